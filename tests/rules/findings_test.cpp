// SPDX-License-Identifier: MIT
// What is said but let pass: every finding with its urgency, its cell and its whole text, and when it is not said.
#include "rules/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/findings.h"

namespace {

using model::Attendance;
using model::Tier;
using rules::Options;
using support::day;
using support::found;
using support::item;
using support::member;
using support::with_item;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Findings, NoneInARecordInOrder) {
  EXPECT_THAT(found(support::record()), IsEmpty());
  EXPECT_EQ(rules::heading(rules::Urgency::late), "已经逾期");
  EXPECT_EQ(rules::heading(rules::Urgency::soon), "快要到期");
  EXPECT_EQ(rules::heading(rules::Urgency::missing), "还没有填或没有做");
  EXPECT_EQ(rules::heading(rules::Urgency::look), "请核对");
}

TEST(Findings, OfTheMeeting) {
  model::YearRecord record = support::record();
  record.meeting.date.reset();
  record.organization.phone.clear();
  EXPECT_THAT(
      found(record),
      ElementsAre(
          "meeting_date_missing 年度.会议日期 第2行：会议日期没有填，从会议起算的时限都是待定。开会后请填上。",
          "contact_missing 组织.监督电话 第2行：监督电话和监督信箱都没有填，群众看到公示也无处反映。请至少填一个。"));
  record = support::record();
  record.organization.phone.clear();
  record.organization.mailbox = "a@example.cn";
  EXPECT_THAT(found(record), IsEmpty());
}

TEST(Findings, OfStages) {
  model::YearRecord record = support::record();
  record.stages = {{"民主评议", {}, support::deadline("2024-03-08"), {}, "", {1, 4}}};
  EXPECT_THAT(found(record, "2024-02-21"), IsEmpty());
  EXPECT_THAT(found(record, "2024-02-22"),
              ElementsAre("stage_due_soon 安排.完成日期 第4行：阶段“民主评议”应在 2024年3月8日 前完成，还有 15 天。"));
  EXPECT_THAT(found(record, "2024-03-08"),
              ElementsAre("stage_due_soon 安排.完成日期 第4行：阶段“民主评议”应在 2024年3月8日 前完成，今天到期。"));
  EXPECT_THAT(found(record, "2024-03-09"), ElementsAre("stage_overdue 安排.完成日期 第4行：阶段“民主评议”应在 "
                                                       "2024年3月8日 前完成，已过 1 天。完成后请填完成日期。"));
  record.stages[0].done = day("2024-03-09");
  EXPECT_THAT(found(record, "2024-03-09"), IsEmpty());
  record.meeting.date = day("2024-12-20");
  record.stages = {{"总结", {}, support::deadline("会后15个工作日"), {}, "", {1, 4}}};
  EXPECT_THAT(found(record, "2024-12-21"),
              ElementsAre("calendar_missing 安排.截止 第4行：时限待国务院通知（会后15个工作日）：放假通知还没有装入，"
                          "日子算不出来。通知公布后请用 gongshilan calendar add 装入。"));
}

TEST(Findings, OfMembers) {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan();
  plan.required = {"member.tier"};
  record.members = {member("M1", "甲一", Tier::qualified), member("M2", "乙二"),
                    member("M3", "丙三", {}, Attendance::absent), member("M4", "丁四", {}, Attendance::away)};
  for (int i = 0; i < 4; ++i) record.members[static_cast<std::size_t>(i)].origin.row = i + 2;
  const std::string absent =
      "absent_not_made_up 党员.评议情况 第4行：丙三缺席，还没有补课。补课后请把评议情况改为“已补课”。";
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("tier_missing 党员.等次 第3行：乙二还没有评定等次。", absent));
  EXPECT_THAT(found(record, "2024-01-18", plan), ElementsAre(absent));  // the meeting is tomorrow
  EXPECT_THAT(found(record), ElementsAre(absent));                      // the plan does not require a tier
  plan.appraisal->attendance = {Attendance::present, Attendance::absent, Attendance::away};  // P10, P11
  EXPECT_THAT(found(record, "2024-02-01", plan),
              Contains("absent_not_made_up 党员.评议情况 第4行：丙三缺席，没有参加评议。请核对评议情况。"));
}

TEST(Findings, OfMembersOfOneName) {
  model::YearRecord record = support::record();
  record.members = {member("M1", "甲一"), member("M2", "乙二"), member("M3", "甲一"), member("M4", "甲一")};
  EXPECT_THAT(found(record), ElementsAre("same_name 党员.姓名 第0行：有 3 名党员都叫甲一，请核对是否同一人重复填写。"));
  record.members.pop_back();
  EXPECT_THAT(found(record), ElementsAre("same_name 党员.姓名 第0行：有 2 名党员都叫甲一，请核对是否同一人重复填写。"));
  record.members.pop_back();
  EXPECT_THAT(found(record), IsEmpty());
}

TEST(Findings, OfTiersUnderReview) {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan("P12");
  record.members = {member("M1", "甲一", Tier::qualified)};
  record.members[0].origin.row = 2;
  record.members[0].told = day("2024-02-01");
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  plan.appraisal->approved = plan.appraisal->tiers;
  plan.appraisal->told_after = true;
  const std::string early =
      "feedback_before_review 党员.反馈日期 第2行：甲一的反馈早于上级审批。方案 P12 要求先审核后反馈，请核对日期。";
  EXPECT_THAT(
      found(record, "2024-02-01", plan),
      ElementsAre("tier_unapproved 党员.上级审批日期 第2行：甲一的等次还没有上级审批日期，公示时算作待审批。", early));
  record.members[0].approved = day("2024-02-02");
  EXPECT_THAT(found(record, "2024-02-03", plan), ElementsAre(early));
  record.members[0].approved = day("2024-02-01");
  EXPECT_THAT(found(record, "2024-02-03", plan), IsEmpty());
}

TEST(Findings, OfTheCap) {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan("P11");
  record.members = {member("M1", "甲", Tier::excellent), member("M2", "乙", Tier::excellent),
                    member("M3", "丙", Tier::qualified), member("M4", "丁", {}, Attendance::guest)};
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
  plan.appraisal->cap.emplace();
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("over_cap 党员.等次 第0行：优秀 2 人，超过正式党员 3 人的三分之一（最多 1 人）。方案 P11 "
                          "要求一般不超过，请支部核对并说明。"));
  record.members[1].tier = Tier::qualified;
  EXPECT_THAT(found(record, "2024-02-01", plan), IsEmpty());
}

TEST(Findings, OfTalliesThatThePlanAsksFor) {
  model::YearRecord record = support::record();
  record.tallies = {{"M1", {}, {}, 10, 4, 6, 0, 0, "", {1, 2}}, {"M2", {}, {}, 10, 10, {}, {}, 0, "", {1, 3}}};
  EXPECT_THAT(found(record), IsEmpty());
  model::Plan plan = support::plan("P10");
  plan.required = {"tally.excellent", "tally.qualified", "tally.basically_qualified", "tally.unqualified"};
  EXPECT_THAT(
      found(record, "2024-02-01", plan),
      ElementsAre("tally_gap 测评.党员编号 第3行：M2 的测评没有填合格、基本合格。方案 P10 要求写明，没有的填 0。"));
  plan.required = {"tally.average"};
  EXPECT_THAT(found(record, "2024-02-01", plan),
              Contains("tally_gap 测评.党员编号 第2行：M1 的测评没有填平均分。方案 P10 要求写明。"));
}

TEST(Findings, OfItemsOverdueAndDueSoon) {
  model::YearRecord record = with_item(item("R1", "2024-06-30"));
  EXPECT_THAT(found(record, "2024-06-14"), IsEmpty());
  EXPECT_THAT(found(record, "2024-06-15"),
              ElementsAre("item_due_soon 整改.整改时限 第5行：整改 R1 还有 15 天到期（时限 2024年6月30日）。"));
  record.items[0].responsible = "甲一";
  EXPECT_THAT(found(record, "2024-06-30"),
              ElementsAre("item_due_soon 整改.整改时限 第5行：整改 R1 今天到期（时限 2024年6月30日，责任人 甲一）。"));
  EXPECT_THAT(found(record, "2024-07-02"),
              ElementsAre("item_overdue 整改.整改时限 第5行：整改 R1 已逾期 2 天（时限 2024年6月30日，责任人 甲一）。"
                          "请登记进展、销号或经审批延期。"));
  EXPECT_THAT(found(record, "2024-06-29", support::plan(), 0), IsEmpty());
  record.items[0].events = {support::event("2024-03-01 进展")};
  record.items[0].events[0].new_responsible = "乙二";  // who answers for it now
  EXPECT_THAT(found(record, "2024-06-30"),
              ElementsAre("item_due_soon 整改.整改时限 第5行：整改 R1 今天到期（时限 2024年6月30日，责任人 乙二）。"));
}

TEST(Findings, OfLateExtensions) {
  const model::YearRecord record =
      with_item(item("R1", "2024-03-31", {"2024-04-02 延期 2024-06-30", "2024-06-01 延期 2024-12-31"}));
  EXPECT_THAT(
      found(record, "2024-06-10"),
      ElementsAre("extension_late 整改.整改时限 第5行：整改 R1 在时限 2024年3月31日 过后才于 2024年4月2日 延期，"
                  "逾期天数仍从原时限算。"));  // the second one came in time
  EXPECT_THAT(found(with_item(item("R1", "2024-03-31", {"2024-03-31 延期 2024-12-31"})), "2024-06-10"), IsEmpty());
}

TEST(Findings, OfItemsLateFromAnEarlierDeadlineNameBoth) {
  const auto late = [](const char* extended) {
    return found(with_item(item("R1", "2024-03-31", {extended})), "2024-07-01").front();
  };
  EXPECT_EQ(late("2024-04-02 延期 2024-06-30"),
            "item_overdue 整改.整改时限 第5行：整改 R1 已逾期 92 天（时限 2024年6月30日，原 2024年3月31日）。"
            "请登记进展、销号或经审批延期。");
  EXPECT_EQ(
      late("2024-03-31 延期 2024-06-30"),
      "item_overdue 整改.整改时限 第5行：整改 R1 已逾期 1 天（时限 2024年6月30日）。请登记进展、销号或经审批延期。");
}

TEST(Findings, OfVerifiersWhoAreResponsible) {
  model::YearRecord record =
      with_item(item("R1", "2024-12-31", {"2024-02-01 进展", "2024-03-01 销号", "2024-03-02 进展"}));
  model::Rectification& raw = record.items[0];
  raw.responsible = "甲一、乙二";
  raw.events[1].verifier = "乙二";
  const std::string said =
      "verifier_responsible 进展.核验人 第9行：整改 R1 的核验人就是责任人（乙二）。最好由另一人核验。";
  EXPECT_THAT(found(record, "2024-03-01"), ElementsAre(said));
  EXPECT_THAT(found(record, "2024-02-28"), IsEmpty());
  raw.responsible = "乙二二";
  EXPECT_THAT(found(record, "2024-03-01"), IsEmpty());
  raw.events[0].new_responsible = "乙二";  // took over before
  EXPECT_THAT(found(record, "2024-03-01"), ElementsAre(said));
  raw.events[0].new_responsible.clear();
  raw.events[2].new_responsible = "乙二";  // took over later
  EXPECT_THAT(found(record, "2024-03-02"), IsEmpty());
}

TEST(Findings, OfWhatThePlanRequiresOfAnItem) {
  model::Plan plan = support::plan("P11");
  plan.required = {"rectification.measures", "rectification.responsible", "rectification.deadline"};
  const model::YearRecord record = with_item(item("R1", ""));
  EXPECT_THAT(found(record), IsEmpty());
  EXPECT_THAT(found(record, "2024-02-01", plan),
              ElementsAre("item_gap 整改.整改措施 第5行：整改 R1 没有填整改措施。方案 P11 要求写明。",
                          "item_gap 整改.责任人 第5行：整改 R1 没有填责任人。方案 P11 要求写明。",
                          "item_gap 整改.整改时限 第5行：整改 R1 没有填整改时限。方案 P11 要求写明。"));
  EXPECT_THAT(found(with_item(item("R1", "立行立改")), "2024-02-01", plan), testing::SizeIs(2));
}

TEST(Findings, OfProblems) {
  model::YearRecord record = support::record();
  record.problems = {support::problem("P1", "2023"), support::problem("P2", "2023"), support::problem("P3", "2023")};
  for (int i = 0; i < 3; ++i) record.problems[static_cast<std::size_t>(i)].origin.row = i + 2;
  record.problems[2].subject = {"M1", "甲一"};  // a member's own
  record.items = {item("R1", "")};
  record.items[0].problem = "P1";
  EXPECT_THAT(found(record), ElementsAre("problem_unanswered 问题.编号 第3行：问题 P2 还没有对应的整改事项。"));
}

TEST(Findings, OfProblemsThatComeBack) {
  model::YearRecord record = with_item(item("R1", "", {"2024-05-01 销号"}));
  record.problems = {support::problem("P1", "2023", "P0")};
  record.earlier_problems = {support::problem("P0", "2022")};
  record.items[0].problem = "P1";
  EXPECT_THAT(found(record),
              ElementsAre("over_a_year 整改.问题编号 第5行：整改 R1 对应的问题已是第 2 年，还没有解决。"));
  EXPECT_THAT(found(record, "2024-05-01"), IsEmpty());
}

TEST(Findings, OfMissingReports) {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan("P10");
  plan.fulfilment = model::Rhythm::quarterly;
  record.commitments = {support::commitment("C1", "M1", "甲")};
  record.commitments[0].origin.row = 3;
  EXPECT_THAT(found(record, "2024-06-14", plan), IsEmpty());
  const std::string soon = "report_due_soon 承诺.编号 第3行：承诺 C1（姓名M1）的2024年第2季度践诺报告还没有登记，";
  EXPECT_THAT(found(record, "2024-06-15", plan), ElementsAre(soon + "还有 15 天到期。"));
  EXPECT_THAT(found(record, "2024-06-30", plan), ElementsAre(soon + "今天到期。"));
  EXPECT_THAT(found(record, "2024-06-30"), IsEmpty());  // a plan without a rhythm
  EXPECT_THAT(found(record, "2024-07-01", plan),
              ElementsAre("report_missing 承诺.编号 第3行：承诺 C1（姓名M1）缺2024年第2季度的践诺报告。"
                          "请在党员大会或党小组会上补报。"));
  EXPECT_THAT(found(record, "2024-10-01", plan),
              ElementsAre("report_missing 承诺.编号 第3行：承诺 C1（姓名M1）缺2024年第2季度、2024年第3季度的践诺报告。"
                          "请在党员大会或党小组会上补报。"));
  EXPECT_THAT(found(record, "2024-10-01"), IsEmpty());  // a plan without a rhythm
}

TEST(Findings, OfYearsWithoutCalendar) {
  model::YearRecord record = with_item(item("R1", "会后15个工作日"));
  record.items[0].meeting_date = record.meeting.date = day("2024-12-20");
  record.commitments = {support::commitment("C1", "M1", "甲")};
  record.commitments[0].deadline = support::deadline("会后15个工作日");
  record.commitments[0].origin.row = 3;
  const std::string end =
      "时限待国务院通知（会后15个工作日）：放假通知还没有装入，日子算不出来。"
      "通知公布后请用 gongshilan calendar add 装入。";
  EXPECT_THAT(found(record, "2024-12-21"), ElementsAre("calendar_missing 整改.整改时限 第5行：" + end,
                                                       "calendar_missing 承诺.完成时限 第3行：" + end));
}

TEST(Findings, NoReportIsDueOnceOneSaysKept) {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan("P10");
  plan.fulfilment = model::Rhythm::quarterly;
  record.commitments = {support::commitment("C1", "M1", "甲")};
  record.commitments[0].reports = {{day("2024-06-15"), "做到了", model::Fulfilled::kept, {}, {1, 2}}};
  EXPECT_THAT(found(record, "2024-06-20", plan), IsEmpty());
  EXPECT_THAT(found(record, "2024-09-20", plan), IsEmpty());
}

std::vector<rules::Finding> all_of(const model::YearRecord& record, const model::Plan& plan = support::plan()) {
  const Options options{day("2024-02-01"), 15};
  return rules::find(record, rules::compute(record, plan, support::calendar(), options), plan, options);
}

TEST(Findings, AsARefusalSayFirstWhatIsWrong) {
  model::YearRecord record = with_item(item("R1", "2024-01-31"));
  const rules::Finding late = all_of(record).at(0);
  const model::Objection refused = rules::as_objection(late, {1, 2});
  EXPECT_EQ(refused.table, model::TableId::rectification);
  EXPECT_EQ(refused.origin.row, 5);
  EXPECT_EQ(refused.column, "deadline");
  EXPECT_EQ(refused.what, "整改 R1 已逾期 1 天（时限 2024年1月31日）");
  EXPECT_EQ(refused.hint, "请登记进展、销号或经审批延期。设置 refuse 里有 item_overdue（整改逾期），不改不能导入。");
}

TEST(Findings, OfNoSingleRowAreRefusedAtTheMeetings) {
  model::YearRecord record = support::record();
  record.members = {member("M1", "甲一"), member("M2", "甲一")};
  const model::Objection refused = rules::as_objection(all_of(record).at(0), {1, 2});
  EXPECT_EQ(refused.table, model::TableId::meeting);
  EXPECT_EQ(refused.origin.row, 2);
  EXPECT_EQ(refused.column, "");
  EXPECT_EQ(refused.what, "有 2 名党员都叫甲一，请核对是否同一人重复填写");
  EXPECT_EQ(refused.hint, "设置 refuse 里有 same_name（党员同名），不改不能导入。");
}

TEST(Findings, StandMostUrgentFirst) {
  model::YearRecord record = support::record();
  record.organization.phone.clear();
  record.items = {item("R1", "2024-02-10"), item("R2", "2024-01-31"), item("R3", "2024-02-01"),
                  item("R4", "2024-01-20")};
  record.stages = {{"民主评议", {}, support::deadline("2024-01-25"), {}, "", {1, 4}}};
  std::vector<std::string> order;
  for (const rules::Finding& each : all_of(record))
    order.push_back(std::string(rules::finding_rule(each.rule).key) + " " + each.item);
  EXPECT_THAT(order, ElementsAre("item_overdue R4", "stage_overdue ", "item_overdue R2", "item_due_soon R3",
                                 "item_due_soon R1", "contact_missing "));
}

TEST(Findings, SayDayDaysAndWhose) {
  model::YearRecord record = support::record();
  record.meeting.date = day("2023-01-19");
  record.items = {item("R1", "2024-01-31"), item("R2", "2024-02-10")};
  record.items[0].responsible = record.items[1].responsible = "甲一";
  record.stages = {{"民主评议", {}, support::deadline("2024-01-25"), {}, "", {1, 4}},
                   {"总结", {}, support::deadline("2024-02-02"), {}, "", {1, 5}}};
  record.commitments = {support::commitment("C1", "M1", "甲")};
  model::Plan plan = support::plan("P10");
  plan.fulfilment = model::Rhythm::quarterly;
  std::vector<std::string> said;
  for (const rules::Finding& each : all_of(record, plan))
    said.push_back(std::string(rules::finding_rule(each.rule).key) + " " + (each.day ? model::iso(*each.day) : "") +
                   " " + std::to_string(each.days) + " " + each.to);
  EXPECT_THAT(said, ElementsAre("report_missing 2023-06-30 216 姓名M1", "stage_overdue 2024-01-25 7 ",
                                "item_overdue 2024-01-31 1 甲一", "stage_due_soon 2024-02-02 1 ",
                                "item_due_soon 2024-02-10 9 甲一"));
}

}  // namespace
