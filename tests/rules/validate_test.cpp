// SPDX-License-Identifier: MIT
// ledger.md, refusals over several cells or rows: each with its cell and its whole text.
#include "rules/validate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/records.h"

namespace {

using model::Attendance;
using model::MemberKind;
using model::Tier;
using support::item;
using support::member;
using testing::ElementsAre;
using testing::IsEmpty;

// "党员.等次 第7行：…。…" of each.
std::vector<std::string> texts(const std::vector<model::Objection>& objections) {
  std::vector<std::string> out;
  for (const model::Objection& each : objections) {
    const model::Table& table = model::table(each.table);
    out.push_back(std::string(table.header) + "." + std::string(table.columns.at(*table.index_of(each.column)).header) +
                  " 第" + std::to_string(each.origin.row) + "行：" + each.what + "。" + each.hint);
  }
  return out;
}

std::vector<std::string> refused(const model::YearRecord& record, const model::Plan& plan = support::plan()) {
  return texts(rules::validate(record, plan, support::calendar()));
}

std::vector<std::string> refused(model::Member member, const model::Plan& plan) {
  model::YearRecord record = support::record();
  member.origin.row = 7;
  record.members.push_back(std::move(member));
  return refused(record, plan);
}

TEST(Validate, TierOfWhomIsNotAssessed) {
  const model::Plan plan = support::plan();
  const auto tier = [&](Attendance attendance, MemberKind kind) {
    return refused(member("M1", "甲", Tier::qualified, attendance, kind), plan);
  };
  const std::string end = "，这里却填了“合格”。请清空等次，或改正类别和评议情况。";
  EXPECT_THAT(tier(Attendance::present, MemberKind::formal), IsEmpty());
  EXPECT_THAT(tier(Attendance::made_up, MemberKind::formal), IsEmpty());
  EXPECT_THAT(tier(Attendance::present, MemberKind::probationary),
              ElementsAre("党员.等次 第7行：预备党员不评定等次" + end));
  EXPECT_THAT(tier(Attendance::out_of_scope, MemberKind::formal),
              ElementsAre("党员.等次 第7行：不在范围不评定等次" + end));
  EXPECT_THAT(tier(Attendance::guest, MemberKind::formal), ElementsAre("党员.等次 第7行：流入参评不评定等次" + end));
  EXPECT_THAT(tier(Attendance::away, MemberKind::formal), ElementsAre("党员.等次 第7行：流动在外不评定等次" + end));
  EXPECT_THAT(tier(Attendance::at_leaders_meeting, MemberKind::formal),
              ElementsAre("党员.等次 第7行：已参加民主生活会不评定等次" + end));
  EXPECT_THAT(tier(Attendance::absent, MemberKind::formal),
              ElementsAre("党员.等次 第7行：缺席（尚未补课）不评定等次，这里却填了“合格”。"
                          "请清空；已经补课的，把评议情况改为“已补课”再填等次。"));
}

TEST(Validate, ASignedBatchSaysWhoSignedItAndWhen) {
  model::YearRecord record = support::record();
  record.batches.resize(1);
  record.batches[0].number = "GK01";
  record.batches[0].origin.row = 7;
  EXPECT_THAT(refused(record), IsEmpty());
  record.batches[0].code = "7K3MQ-9TD4X";
  const std::string end = "是空的。请照签了字的审批表填；还没有签字的，先清空内容码。";
  EXPECT_THAT(refused(record), ElementsAre("公开.审核人 第7行：公开 GK01 有内容码，审核人" + end,
                                           "公开.审批人 第7行：公开 GK01 有内容码，审批人" + end,
                                           "公开.审批日期 第7行：公开 GK01 有内容码，审批日期" + end));
  record.batches[0].reviewer = "甲";
  record.batches[0].approver = "乙";
  record.batches[0].approved = support::day("2024-03-01");
  EXPECT_THAT(refused(record), IsEmpty());
}

TEST(Validate, TierOfTheAbsentWhereThePlanKnowsNoMakingUp) {  // P10, P11: the advice must not lead to another refusal
  model::Plan plan = support::plan("P11");
  plan.appraisal->attendance = {Attendance::present, Attendance::absent};
  EXPECT_THAT(refused(member("M1", "甲", Tier::qualified, Attendance::absent), plan),
              ElementsAre("党员.等次 第7行：缺席不评定等次，这里却填了“合格”。"
                          "请清空等次，或改正类别和评议情况。"));
}

TEST(Validate, TierOrAttendanceThatThePlanDoesNotKnow) {
  model::Plan plan = support::plan("P04");
  plan.appraisal->tiers = {Tier::excellent, Tier::qualified, Tier::unqualified};
  plan.appraisal->attendance = {Attendance::present, Attendance::present_in_writing};
  EXPECT_THAT(refused(member("M1", "甲", Tier::basically_qualified), plan),
              ElementsAre("党员.等次 第7行：方案 P04 没有等次“基本合格”。请填：优秀、合格、不合格。"));
  EXPECT_THAT(refused(member("M1", "甲", Tier::qualified, Attendance::elsewhere), plan),
              ElementsAre("党员.评议情况 第7行：方案 P04 没有评议情况“流入地参评”。请填：参评、书面参评。"));
  plan.appraisal.reset();
  EXPECT_THAT(refused(member("M1", "甲", Tier::qualified, Attendance::elsewhere), plan),
              ElementsAre("党员.等次 第7行：方案 P04 不评定等次，这里却填了“合格”。请清空。"));
  EXPECT_THAT(refused(member("M1", "甲", {}, Attendance::elsewhere), plan), IsEmpty());
}

std::vector<std::string> refused_tally(std::optional<int> issued, std::optional<int> returned, int valid,
                                       std::array<std::optional<int>, 4> tiers) {
  model::YearRecord record = support::record();
  record.tallies = {{"M1", issued, returned, valid, tiers[0], tiers[1], tiers[2], tiers[3], "", {1, 3}}};
  return refused(record);
}

TEST(Validate, TalliesThatDoNotAddUp) {
  EXPECT_THAT(refused_tally(10, 10, 10, {3, 4, 2, 1}), IsEmpty());
  EXPECT_THAT(refused_tally(12, 11, 10, {3, 4, 2, {}}), IsEmpty());  // an abstention
  EXPECT_THAT(refused_tally({}, {}, 10, {}), IsEmpty());
  EXPECT_THAT(refused_tally(10, 10, 10, {3, 4, 2, 2}),
              ElementsAre("测评.有效 第3行：四个等次共 11 票，多于有效 10 票。请核对计票。"));
  EXPECT_THAT(refused_tally(12, 9, 10, {}), ElementsAre("测评.收回 第3行：有效 10 票，多于收回 9 票。请核对计票。"));
  EXPECT_THAT(refused_tally(10, 11, 10, {}), ElementsAre("测评.发出 第3行：收回 11 票，多于发出 10 票。请核对计票。"));
  EXPECT_THAT(refused_tally(9, {}, 10, {}), ElementsAre("测评.发出 第3行：有效 10 票，多于发出 9 票。请核对计票。"));
  EXPECT_THAT(refused_tally(8, 9, 10, {11, {}, {}, {}}),
              ElementsAre("测评.有效 第3行：四个等次共 11 票，多于有效 10 票。请核对计票。",
                          "测评.收回 第3行：有效 10 票，多于收回 9 票。请核对计票。",
                          "测评.发出 第3行：收回 9 票，多于发出 8 票。请核对计票。"));
}

TEST(Validate, CommitteeTalliesThatDoNotAddUp) {
  model::YearRecord record = support::record();
  record.committee_tallies = {
      {"总体", 10, "好", 6, {1, 2}}, {"总体", 10, "较好", 4, {1, 3}}, {"作风", 3, "好", 3, {1, 4}}};
  EXPECT_THAT(refused(record), IsEmpty());
  record.committee_tallies[1].votes = 5;
  record.committee_tallies.insert(record.committee_tallies.begin() + 2, {"总体", 10, "差", 1, {1, 5}});
  EXPECT_THAT(refused(record),
              ElementsAre("班子评议.票数 第3行：项目“总体”各档次共 11 票，多于有效 10 票。请核对计票。"));  // once
  record.committee_tallies[1] = {"总体", 9, "较好", 1, {1, 3}};
  EXPECT_THAT(refused(record), ElementsAre("班子评议.有效 第3行：项目“总体”的有效票数前后不同：10 和 9。请核对计票。"));
}

std::vector<std::string> refused_events(std::initializer_list<const char*> events, const char* due = "2024-06-30") {
  model::YearRecord record = support::record();
  record.items = {item("R1", due, events)};
  int row = 2;
  for (model::Event& each : record.items[0].events) each.origin.row = row++;
  return refused(record);
}

TEST(Validate, Extensions) {
  EXPECT_THAT(refused_events({"2024-05-01 延期 2024-07-01", "2024-06-01 延期 2024-07-02"}), IsEmpty());
  EXPECT_THAT(refused_events({"2024-05-01 延期"}), ElementsAre("进展.新时限 第2行：延期没有新时限。请填新的日期。"));
  EXPECT_THAT(refused_events({"2024-05-01 延期 2024-06-29"}),
              ElementsAre("进展.新时限 第2行：新时限 2024年6月29日 不晚于原时限 2024年6月30日。延期要填更晚的日期。"));
  EXPECT_THAT(refused_events({"2024-05-01 延期 2024-06-30"}),
              ElementsAre("进展.新时限 第2行：新时限 2024年6月30日 不晚于原时限 2024年6月30日。延期要填更晚的日期。"));
  EXPECT_THAT(refused_events({"2024-05-01 延期 2024-08-01", "2024-06-01 延期 2024-07-15"}),
              ElementsAre("进展.新时限 第3行：新时限 2024年7月15日 不晚于原时限 2024年8月1日。延期要填更晚的日期。"));
  EXPECT_THAT(refused_events({"2024-01-25 延期 2024-02-19"}, "会后1个月"),
              ElementsAre("进展.新时限 第2行：新时限 2024年2月19日 不晚于原时限 2024年2月19日。延期要填更晚的日期。"));
  EXPECT_THAT(refused_events({"2024-05-01 延期 2024-06-01"}, "立行立改"), IsEmpty());
  EXPECT_THAT(refused_events({"2024-05-01 销号", "2024-06-01 延期 2024-07-01"}),
              ElementsAre("进展.类别 第3行：整改 R1 已经销号，不能延期。请核对日期和编号。"));
}

TEST(Validate, LookBacks) {
  EXPECT_THAT(refused_events({"2024-05-01 销号", "2024-06-01 回头看 保持", "2024-07-01 回头看 反弹 2024-09-01",
                              "2024-07-02 延期 2024-10-01", "2024-08-01 销号", "2024-08-02 回头看 保持"}),
              IsEmpty());
  EXPECT_THAT(refused_events({"2024-06-01 回头看 保持"}),
              ElementsAre("进展.类别 第2行：整改 R1 还没有销号，不能回头看。请先登记销号，或核对日期和编号。"));
  EXPECT_THAT(refused_events({"2024-06-01 回头看 保持", "2024-06-02 销号"}),
              ElementsAre("进展.类别 第2行：整改 R1 还没有销号，不能回头看。请先登记销号，或核对日期和编号。"));
  EXPECT_THAT(refused_events({"2024-05-01 销号", "2024-06-01 回头看 反弹 2024-09-01", "2024-07-01 回头看 保持"}),
              ElementsAre("进展.类别 第4行：整改 R1 还没有销号，不能回头看。请先登记销号，或核对日期和编号。"));
  EXPECT_THAT(refused_events({"2024-05-01 销号", "2024-06-01 回头看"}),
              ElementsAre("进展.结果 第3行：回头看没有结果。请填：保持、反弹。"));
  EXPECT_THAT(refused_events({"2024-05-01 销号", "2024-06-01 回头看 反弹"}),
              ElementsAre("进展.新时限 第3行：反弹没有新时限。请填新的日期。"));
  EXPECT_THAT(refused_events({"2024-05-01 销号", "2024-06-01 回头看 保持 2024-07-01"}),
              ElementsAre("进展.新时限 第3行：“回头看”不填新时限。新时限只用于延期和反弹，请清空，或改正类别。"));
}

TEST(Validate, CellsThatBelongToAnotherKindOfEvent) {
  EXPECT_THAT(refused_events({"2024-05-01 进展 2024-07-01"}),
              ElementsAre("进展.新时限 第2行：“进展”不填新时限。新时限只用于延期和反弹，请清空，或改正类别。"));
  EXPECT_THAT(refused_events({"2024-05-01 销号 反弹"}),
              ElementsAre("进展.结果 第2行：“销号”不填结果。结果只用于回头看，请清空，或改正类别。"));
}

TEST(Validate, ItemsAndCommitmentsWithoutAText) {
  model::YearRecord record = support::record();
  record.items = {item("R1", "2024-06-30")};
  record.items[0].origin.row = 5;
  record.items[0].item.clear();
  record.commitments = {support::commitment("C1", "M1", "")};
  record.commitments[0].origin.row = 6;
  EXPECT_THAT(refused(record), ElementsAre("整改.整改事项 第5行：没有问题编号，整改事项也是空的。请填其中一个。",
                                           "承诺.承诺事项 第6行：没有整改编号，承诺事项也是空的。请填其中一个。"));
  record.items[0].problem = "P1";
  record.commitments[0].rectification = "R1";
  EXPECT_THAT(refused(record), IsEmpty());
}

TEST(Validate, StandingDeadlinesWhereThePlanKnowsNone) {
  model::YearRecord record = support::record();
  record.items = {item("R1", "长期")};
  record.items[0].origin.row = 5;
  record.commitments = {support::commitment("C1", "M1", "甲")};
  record.commitments[0].deadline = support::deadline("长期");
  record.commitments[0].origin.row = 6;
  EXPECT_THAT(refused(record), ElementsAre("整改.整改时限 第5行：方案 P99 不许时限为“长期”。请填具体日期。",
                                           "承诺.完成时限 第6行：方案 P99 不许时限为“长期”。请填具体日期。"));
  model::Plan plan = support::plan();
  plan.standing_allowed = true;
  EXPECT_THAT(refused(record, plan), IsEmpty());
}

std::vector<std::string> refused_tree(std::vector<std::pair<const char*, const char*>> parents) {
  std::vector<model::Organization> organizations;
  for (const auto& [number, parent] : parents) {
    model::Organization each;
    each.number = number;
    each.parent = parent;
    each.origin.row = static_cast<int>(organizations.size()) + 2;
    organizations.push_back(std::move(each));
  }
  return texts(rules::validate_tree(organizations));
}

TEST(ValidateTree, RefusesCircles) {
  const auto at = [](int row, const std::string& parent) {
    return "组织.上级编号 第" + std::to_string(row) + "行：上级编号“" + parent +
           "”绕回了自己。请改正，最上级的组织不填上级编号。";
  };
  EXPECT_THAT(refused_tree({}), IsEmpty());
  EXPECT_THAT(refused_tree({{"A", ""}, {"B", "A"}, {"C", "B"}, {"D", "B"}}), IsEmpty());
  EXPECT_THAT(refused_tree({{"A", "A"}}), ElementsAre(at(2, "A")));
  EXPECT_THAT(refused_tree({{"A", "B"}, {"B", "C"}, {"C", "A"}}), ElementsAre(at(2, "B"), at(3, "C"), at(4, "A")));
  EXPECT_THAT(refused_tree({{"A", "MISSING"}}), IsEmpty());  // the record's business
}

TEST(ValidateTree, DoesNotBlameWhoeverStandsBelowACircle) {
  const auto refusals = refused_tree({{"A", "B"}, {"B", "A"}, {"X", "A"}, {"Y", "X"}});
  ASSERT_EQ(refusals.size(), 2U);
  EXPECT_THAT(refusals[0], testing::HasSubstr("第2行"));
  EXPECT_THAT(refusals[1], testing::HasSubstr("第3行"));
}

TEST(ValidateTree, PassesThirtyTwoLevelsAndNoMore) {
  std::vector<model::Organization> chain(rules::kMostLevels);
  for (std::size_t i = 0; i < chain.size(); ++i) {
    chain[i].number = "O" + std::to_string(i);
    if (i > 0) chain[i].parent = chain[i - 1].number;
  }
  EXPECT_TRUE(rules::validate_tree(chain).empty());
  chain.push_back(chain.back());
  chain.back().number = "TOO-DEEP";
  chain.back().parent = chain[rules::kMostLevels - 1].number;
  const auto refusals = rules::validate_tree(chain);
  ASSERT_EQ(refusals.size(), 1U);
  EXPECT_EQ(refusals[0].what + "。" + refusals[0].hint, "上级一层一层数上去超过 32 层。请核对上级编号。");
  chain.pop_back();
  chain[0].parent = chain.back().number;
  EXPECT_EQ(rules::validate_tree(chain).size(), chain.size());
}

TEST(Validate, AveragesAboveFullMarks) {  // P04: five aspects of equal points
  model::Plan plan = support::plan("P04");
  plan.appraisal->ballot = model::Ballot::scores;
  plan.appraisal->scores = {5, 20};
  const auto average = [&](const char* text) {
    model::YearRecord record = support::record();
    record.tallies.push_back({"M1", {}, {}, 10, {}, {}, {}, {}, text, {1, 3}});
    return refused(record, plan);
  };
  EXPECT_THAT(average(""), IsEmpty());
  EXPECT_THAT(average("99.9999"), IsEmpty());
  EXPECT_THAT(average("100"), IsEmpty());
  EXPECT_THAT(average("100.5"),
              ElementsAre("测评.平均分 第3行：平均分 100.5，超过满分 100（5 项，每项 20 分）。请核对评分。"));
  EXPECT_THAT(average("101"),
              ElementsAre("测评.平均分 第3行：平均分 101，超过满分 100（5 项，每项 20 分）。请核对评分。"));
  plan.appraisal->ballot = model::Ballot::tiers;
  EXPECT_THAT(average("101"), IsEmpty());
}

TEST(Validate, MoreAnswersThanOpinions) {
  model::YearRecord record = support::record();
  record.opinions = {{"座谈会", 3, 3, {1, 2}}, {"意见箱", 2, 3, {1, 3}}, {"网络", 2, {}, {1, 4}}};
  EXPECT_THAT(refused(record), ElementsAre("意见.已回应 第3行：已回应 3 条，多于条数 2。请核对。"));
}

TEST(Validate, PlansThatAreStillOpen) {
  model::Plan plan = support::plan("P02");
  plan.unsaid = {"会前几天（plan_values 的 P02.days）", "会后几天（plan_values 的 P02.after）"};
  EXPECT_THAT(
      refused(support::record(), plan),
      ElementsAre(
          "年度.方案 第2行：方案 P02 还有没定的：会前几天（plan_values 的 P02.days）、会后几天"
          "（plan_values 的 P02.after）。工作方案的原文没有写死，由单位定。请写进 gongshilan.json 的 plan_values。"));
}

}  // namespace
