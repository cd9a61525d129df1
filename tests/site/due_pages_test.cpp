// SPDX-License-Identifier: MIT
// What pages say of their days: up to which day they count, how new their figures are, and that nothing is late.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "site/root_pages.h"
#include "site/strip.h"
#include "site/unit_pages.h"
#include "support/records.h"

namespace {

using model::Audience;
using model::Status;
using support::day;
using testing::ElementsAre;

std::string page_text(const render::Value& value, std::string_view key) {
  const render::Value* found = value.find(key);
  const std::string* text = found == nullptr ? nullptr : found->get<std::string>();
  return text == nullptr ? "(none)" : *text;
}

class DuePagesTest : public testing::Test {
 protected:
  DuePagesTest() {
    frame_.as_of = record_.as_of = day("2022-03-25");
    record_.meeting.number = "2021";
    record_.figures.data_date = day("2022-03-01");
  }
  [[nodiscard]] site::UnitContext unit() const {
    return {frame_, record_, node_, site::due_entries(record_), {}, {"2021"}, {}, {}};
  }
  // The day on the home page, the overview, 整改清单, 工作安排, 报送归档, 承诺: - where none is named.
  [[nodiscard]] std::string counted_to() const {
    site::SiteRoot root;
    root.all.due = site::due_entries(record_);
    std::string out;
    for (const site::PageView& page :
         {site::root_pages(frame_, root).front(), site::overview_page(unit()), site::rectification_page(unit()),
          site::stages_page(unit()), site::filings_page(unit()), site::commitments_page(unit())}) {
      const std::string named = page_text(page.value, "counted_to");
      out += named.empty() ? "-" : named == "2022年3月25日" ? "x" : "?";
    }
    return out;
  }
  void one_item(Status status) {
    record_.items.resize(1);
    record_.items[0].number = "Z1";
    record_.items[0].status = status;
    record_.items[0].due = due_;
    record_.figures.by_status = {};
    record_.figures.by_status[static_cast<std::size_t>(status)] = 1;
  }

  const model::Due due_{model::DueKind::day, day("2022-03-31"), "2022年3月31日"};
  site::Frame frame_;
  model::DisclosedRecord record_;
  site::UnitNode node_;
};

TEST_F(DuePagesTest, OnlyPagesThatCountDaysNameTheDay) {
  EXPECT_EQ(counted_to(), "------");
  one_item(Status::under_way);
  EXPECT_EQ(counted_to(), "xx----") << "it comes next; on its own page no days are counted";
  one_item(Status::due_soon);
  EXPECT_EQ(counted_to(), "xxx---");
  one_item(Status::overdue);
  EXPECT_EQ(counted_to(), "xxx---");
  one_item(Status::closed);
  EXPECT_EQ(counted_to(), "------");
}

TEST_F(DuePagesTest, StagesAndFilingsCountUntilTheyAreDone) {
  record_.stages.resize(1);
  EXPECT_EQ(counted_to(), "------") << "no day is known";
  record_.stages[0].due = due_;
  EXPECT_EQ(counted_to(), "xx-x--");
  record_.stages[0].done = day("2022-03-20");
  EXPECT_EQ(counted_to(), "------");
  record_.filings.resize(1);
  record_.filings[0].due = due_;
  EXPECT_EQ(counted_to(), "xx--x-");
  record_.filings[0].sent = day("2022-03-20");
  EXPECT_EQ(counted_to(), "------");
}

TEST_F(DuePagesTest, ASuperiorIsAsNewAsTheNewestBelowIt) {
  node_.own.data_date = day("2022-03-01");
  node_.all.data_date = day("2022-03-20");
  EXPECT_EQ(page_text(site::overview_page(unit()).value, "data_date"), "2022年3月20日");
  EXPECT_EQ(page_text(site::rectification_page(unit()).value, "data_date"), "2022年3月1日") << "its own rows alone";
}

TEST_F(DuePagesTest, NothingLateIsSaidOfWhatThisAudienceSees) {
  const auto said = [](Audience audience, const std::string& scope) {
    render::Value page = render::Value::object();
    site::put_due_lists(page, {}, audience, "", false, scope);
    return std::vector<std::string>{page_text(page, "no_late"), page_text(page, "no_next")};
  };
  EXPECT_THAT(said(Audience::members, ""), ElementsAre("没有逾期的事项。", "没有将要到期的事项。"));
  EXPECT_THAT(said(Audience::members, "本级"), ElementsAre("本级没有逾期的事项。", "本级没有将要到期的事项。"));
  for (const Audience audience : {Audience::unit, Audience::society}) {
    EXPECT_THAT(said(audience, ""), ElementsAre("公示的事项中没有逾期的。", "公示的事项中没有将要到期的。"));
    EXPECT_THAT(said(audience, "本级"),
                ElementsAre("本级公示的事项中没有逾期的。", "本级公示的事项中没有将要到期的。"));
  }
}

TEST_F(DuePagesTest, OfMoreThanEightTheRestIsACount) {
  record_.items.resize(21);
  for (std::size_t i = 0; i < 21; ++i) {
    record_.items[i].status = i < 10 ? Status::overdue : Status::under_way;
    record_.items[i].due = due_;
  }
  render::Value page = render::Value::object();
  site::put_due_lists(page, site::due_entries(record_), Audience::unit, "", false);
  EXPECT_EQ(page_text(page, "late_count"), "10");
  EXPECT_EQ(page_text(page, "more_late"), "另有 2 项逾期。");
  EXPECT_EQ(page_text(page, "more_next"), "另有 3 项未到期。");
}

}  // namespace
