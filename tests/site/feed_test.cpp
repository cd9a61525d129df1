// SPDX-License-Identifier: MIT
// Which rows become entries, how many, in which order, and the bytes of a whole feed.
#include "site/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "support/records.h"

namespace {

using site::FeedEntry;
using site::FeedKind;
using site::FeedRow;
using support::day;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

model::DisclosedEvent event(const std::string& date, model::EventKind kind,
                            std::optional<model::LookBack> result = std::nullopt) {
  model::DisclosedEvent out;
  out.date = day(date);
  out.kind = kind;
  out.result = result;
  return out;
}

model::DisclosedRecord feed_record() {
  model::DisclosedRecord out;
  out.as_of = day("2022-03-25");
  out.organization.number = "A";
  out.meeting.number = "2021";
  return out;
}

site::UnitNode node(const std::string& meeting) {
  site::UnitNode out;
  out.organization = "A";
  out.organization_name = "甲支部";
  out.meeting = meeting;
  return out;
}

std::vector<std::string> said(const std::vector<FeedRow>& rows) {
  std::vector<std::string> out;
  for (const FeedRow& row : rows)
    out.push_back(model::iso(row.date) + " " + std::to_string(static_cast<int>(row.kind)) + " " + row.number + " " +
                  std::to_string(row.ordinal));
  return out;
}

FeedEntry entry(const std::string& organization, const std::string& date, int ordinal) {
  return {{day(date), FeedKind::progress, "R", "事项", ordinal}, organization, "名称", "2021"};
}

TEST(FeedRows, EveryDatedRowIsOneNewestFirst) {
  model::DisclosedRecord unit = feed_record();
  unit.meeting.date = day("2022-02-18");
  unit.items.resize(1);
  unit.items[0].number = "R";
  unit.items[0].events = {event("2022-03-01", model::EventKind::progress),
                          event("2022-03-02", model::EventKind::extension),
                          event("2022-03-03", model::EventKind::closure),
                          event("2022-03-04", model::EventKind::look_back, model::LookBack::relapsed),
                          event("2022-03-05", model::EventKind::closure),
                          event("2022-03-06", model::EventKind::look_back, model::LookBack::held)};
  unit.commitments.resize(1);
  unit.commitments[0].number = "C";
  for (const auto& [date, result] :
       std::vector<std::pair<const char*, model::Fulfilled>>{{"2022-03-07", model::Fulfilled::under_way},
                                                             {"2022-03-08", model::Fulfilled::broken},
                                                             {"2022-03-09", model::Fulfilled::kept}})
    unit.commitments[0].reports.push_back({day(date), {}, result, std::nullopt});
  unit.stages.resize(2);
  unit.stages[1].done = day("2022-03-10");
  EXPECT_THAT(said(site::feed_rows(unit)),
              ElementsAre("2022-03-10 10 2 1", "2022-03-09 6 C 1", "2022-03-08 8 C 1", "2022-03-07 7 C 1",
                          "2022-03-06 3 R 1", "2022-03-05 2 R 1", "2022-03-04 4 R 1", "2022-03-03 2 R 1",
                          "2022-03-02 1 R 1", "2022-03-01 0 R 1", "2022-02-18 11  1"));
}

// One a day of change, however many cells it changed; its number does not hang on events of that day.
TEST(FeedRows, AnAmendmentIsOne) {
  model::DisclosedRecord unit = feed_record();
  unit.items.resize(1);
  unit.items[0].number = "R";
  unit.items[0].events = {event("2022-03-02", model::EventKind::progress)};
  unit.items[0].amendments = {{day("2022-03-02"), "依据", {{"责任人", {"甲"}, {"乙"}}, {"责任单位", {}, {"丙"}}}}};
  unit.commitments.resize(1);
  unit.commitments[0].number = "R";
  unit.commitments[0].amendments = {{day("2022-03-03"), "依据", {{"措施", {"甲"}, {"乙"}}}}};
  EXPECT_THAT(said(site::feed_rows(unit)), ElementsAre("2022-03-03 9 R 1", "2022-03-02 0 R 1", "2022-03-02 5 R 1"));
}

TEST(FeedRows, AMeetingToComeIsNone) {
  model::DisclosedRecord unit = feed_record();
  unit.meeting.date = unit.as_of + 1;
  EXPECT_TRUE(site::feed_rows(unit).empty());
  unit.meeting.date = unit.as_of;
  unit.posts_meeting = false;
  EXPECT_TRUE(site::feed_rows(unit).empty()) << "nor one that is not posted";
  unit.posts_meeting = true;
  EXPECT_EQ(site::feed_rows(unit).size(), 1U);
}

TEST(FeedRows, RowsOfOneDayAreCountedAndTitlesCut) {
  model::DisclosedRecord unit = feed_record();
  unit.items.resize(1);
  unit.items[0].number = "R";
  for (int i = 0; i < 50; ++i) unit.items[0].item.text += "字";
  unit.items[0].events = {event("2022-03-01", model::EventKind::progress),
                          event("2022-03-01", model::EventKind::closure)};
  const auto rows = site::feed_rows(unit);
  EXPECT_THAT(said(rows), ElementsAre("2022-03-01 0 R 1", "2022-03-01 2 R 2"));
  EXPECT_EQ(rows[0].title.size(), 40 * std::string("字").size() + std::string("…").size());
}

TEST(FeedRows, AreAtMostTwentyOfAnOrganisation) {
  model::DisclosedRecord unit = feed_record();
  unit.items.resize(1);
  for (int i = 0; i < 40; ++i) {
    unit.items[0].events.push_back(event("2021-06-01", model::EventKind::progress));
    unit.items[0].events.back().date = day("2021-06-01") + i;
  }
  const auto rows = site::feed_rows(unit);
  ASSERT_EQ(rows.size(), site::kMostFeedRows);
  EXPECT_EQ(rows.back().date, day("2021-06-01") + 20);
}

TEST(Feed, ARowOfACarriedItemStandsOnceAtTheNewestMeeting) {
  const FeedRow row{day("2022-03-01"), FeedKind::progress, "R", "事项", 1};
  const FeedRow held{day("2022-03-01"), FeedKind::meeting, "", "会", 1};
  std::vector<FeedEntry> feed;
  add_rows(feed, node("2022"), {row, held});
  add_rows(feed, node("2021"), {row, held});
  std::vector<std::string> meetings;
  for (const FeedEntry& each : feed)
    meetings.push_back(std::to_string(static_cast<int>(each.row.kind)) + " " + each.meeting);
  EXPECT_THAT(meetings, ElementsAre("0 2022", "11 2022", "11 2021")) << "two meetings on one day are two";
}

TEST(Feed, TheNewestTwoHundredInWhateverOrderTheyAreAddedUp) {
  std::mt19937 random(20220301);
  std::vector<std::vector<FeedEntry>> lists;
  for (int i = 0; i < 30; ++i) {
    std::vector<FeedEntry> list;
    for (int j = 20; j > 0; --j) {
      list.push_back(entry("B" + std::to_string(100 + i), "2022-01-01", 1));
      list.back().row.date = day("2022-01-01") + j * (i % 7 + 1);
    }
    lists.push_back(list);
  }
  const auto summed = [&] {
    std::vector<FeedEntry> sum;
    for (const auto& list : lists) site::merge(sum, list);
    std::string text;
    for (const FeedEntry& each : sum) text += model::iso(each.row.date) + each.organization + " ";
    EXPECT_EQ(sum.size(), site::kMostFeedEntries);
    EXPECT_GE(sum.front().row.date, sum.back().row.date);
    return text;
  };
  const std::string first = summed();
  for (int round = 0; round < 5; ++round) {
    std::shuffle(lists.begin(), lists.end(), random);
    EXPECT_EQ(summed(), first);
  }
}

TEST(FeedXml, IsAtomByteByByte) {
  const site::FeedHead head{"ZZ", "学校<总支>", model::Audience::unit, "https://DJ.example.cn:8443/公示/index.html",
                            std::nullopt};
  EXPECT_EQ(
      site::feed_xml(head, {{{day("2022-03-01"), FeedKind::closure, "R-1", "“记录”&<台账>", 2}, "A", "甲支部", "2021"},
                            {{day("2022-02-18"), FeedKind::stage, "3", "谈心谈话", 1}, "A", "甲支部", "2021"}}),
      R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>tag:dj.example.cn,2025:ZZ/feed/unit</id>
<title>学校&lt;总支&gt; 公示栏</title>
<updated>2022-03-01T00:00:00+08:00</updated>
<author><name>学校&lt;总支&gt;</name></author>
<link rel="self" type="application/atom+xml" href="https://DJ.example.cn:8443/公示/feed.xml"/>
<link rel="alternate" type="text/html" href="https://DJ.example.cn:8443/公示/index.html"/>
<entry>
<id>tag:dj.example.cn,2025:A/rectification/R-1/2022-03-01/2</id>
<title>已销号：R-1 “记录”&amp;&lt;台账&gt;（甲支部）</title>
<updated>2022-03-01T00:00:00+08:00</updated>
<author><name>甲支部</name></author>
<link rel="alternate" type="text/html" href="https://DJ.example.cn:8443/公示/A/2021/rectification.html#R-1"/>
</entry>
<entry>
<id>tag:dj.example.cn,2025:A/2021/stage/3/2022-02-18/1</id>
<title>阶段完成：谈心谈话（甲支部）</title>
<updated>2022-02-18T00:00:00+08:00</updated>
<author><name>甲支部</name></author>
<link rel="alternate" type="text/html" href="https://DJ.example.cn:8443/公示/A/2021/stages.html#stage-3"/>
</entry>
</feed>
)");
}

TEST(FeedXml, AnAmendmentHasAnIdOfItsOwnAndLeadsToItsRow) {
  const site::FeedHead head{"ZZ", "学校", model::Audience::unit, "", std::nullopt};
  const std::string feed =
      site::feed_xml(head, {{{day("2022-03-02"), FeedKind::amended, "R", "事项", 1}, "A", "甲支部", "2021"},
                            {{day("2022-03-01"), FeedKind::promise_amended, "C", "承诺", 1}, "A", "甲支部", "2021"}});
  EXPECT_THAT(feed, HasSubstr("<id>tag:gongshilan.invalid,2025:A/rectification/R/amendment/2022-03-02/1</id>\n"
                              "<title>内容调整：R 事项（甲支部）</title>"));
  EXPECT_THAT(feed, HasSubstr("href=\"A/2021/rectification.html#R\""));
  EXPECT_THAT(feed, HasSubstr("<id>tag:gongshilan.invalid,2025:A/commitment/C/amendment/2022-03-01/1</id>\n"
                              "<title>承诺调整：C 承诺（甲支部）</title>"));
  EXPECT_THAT(feed, HasSubstr("href=\"A/2021/commitments.html#C\""));
}

TEST(FeedXml, WithoutEntriesIsAsOldAsTheData) {
  const std::string feed = site::feed_xml({"A", "甲", model::Audience::members, "", day("2022-03-01")}, {});
  EXPECT_THAT(feed, HasSubstr("<id>tag:gongshilan.invalid,2025:A/feed/members</id>"));
  EXPECT_THAT(feed, HasSubstr("<updated>2022-03-01T00:00:00+08:00</updated>"));
  EXPECT_THAT(feed, HasSubstr("<link rel=\"alternate\" type=\"text/html\" href=\"index.html\"/>"));
  EXPECT_THAT(feed, Not(HasSubstr("rel=\"self\"")));
  EXPECT_THAT(site::feed_xml({"A", "甲", model::Audience::members, "", std::nullopt}, {}),
              HasSubstr("<updated>1970-01-01T00:00:00+08:00</updated>"));
}

TEST(FeedXml, AddressesOfASite) {
  const auto links = [](const std::string& url) {
    return site::feed_xml({"A", "甲", model::Audience::unit, url, std::nullopt}, {});
  };
  EXPECT_THAT(links("https://a.cn"), HasSubstr("href=\"https://a.cn/index.html\""));
  EXPECT_THAT(links("https://a.cn/"), HasSubstr("href=\"https://a.cn/index.html\""));
  EXPECT_THAT(links("https://a.cn/b"), HasSubstr("href=\"https://a.cn/b/index.html\""));
  EXPECT_THAT(links("https://a.cn/b?c=1#d"), HasSubstr("href=\"https://a.cn/b/index.html\""));
  EXPECT_THAT(links("http://10.1.2.3:8080/b/"), HasSubstr("<id>tag:10.1.2.3,2025:"));
  EXPECT_THAT(links("https://公示.cn/"), HasSubstr("<id>tag:gongshilan.invalid,2025:"));
}

}  // namespace
