// SPDX-License-Identifier: MIT
// 民主评议明细表: one row a member, with the ballots as the plan counts them (P04 an average, others four tiers), the
// tier and what became of it. The only sheet with a named member's tally and tier.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/meeting_title.h"
#include "report/statistics.h"

namespace report {
namespace {

using sheet::Holds;

std::string number(const std::optional<int>& count) { return count ? std::to_string(*count) : ""; }

std::string day(const Unit& unit, const std::optional<model::Date>& date) {
  return date && *date <= unit.options.as_of ? model::iso(*date) : "";
}

std::string posts_of(const model::Member& member) {
  std::vector<std::string> words;
  for (const model::Post post : member.posts) words.emplace_back(model::word(post));
  return base::join(words, "、");
}

std::string tier_of(const Unit& unit, const model::Member& member) {
  if (const auto reason = rules::why_not_assessed(member))
    return "不评定：" + model::shown_word(*reason, unit.plan.knows(model::Attendance::made_up));
  if (!member.tier) return "待评定";
  const bool counts = rules::tier_counts(member, *unit.plan.appraisal, unit.options.as_of);
  return std::string(model::word(*member.tier)) + (counts ? "" : "（待审批）");
}

const model::Tally* tally_of(const Unit& unit, const model::Member& member) {
  const auto& tallies = unit.record.tallies;
  const auto at =
      std::find_if(tallies.begin(), tallies.end(), [&](const auto& tally) { return tally.member == member.number; });
  return at == tallies.end() ? nullptr : &*at;
}

std::vector<std::string> ballots(const model::Tally* tally) {
  if (tally == nullptr) return std::vector<std::string>(8);
  return {number(tally->issued),        number(tally->returned),
          std::to_string(tally->valid), number(tally->excellent),
          number(tally->qualified),     number(tally->basically_qualified),
          number(tally->unqualified),   tally->average};
}

}  // namespace

Form appraisal_detail_form(const FormHead& head, const Unit& unit) {
  const model::Appraisal& appraisal = *unit.plan.appraisal;
  Form form;
  form.name = "明细表";
  form.title = model::meeting_year(head.meeting) + "民主评议党员明细表";
  form.facts = facts_of(head);
  form.fixed_columns = 2;
  form.columns = {{"", "序号", Holds::number, 5},
                  {"", "姓名", Holds::text, 10},
                  {"", "类别", Holds::text, 6},
                  {"", "党内职务", Holds::text, 12},
                  {"", "党小组", Holds::text, 12},
                  {"", "评议情况", Holds::text, 12},
                  {"测评票", "发出", Holds::number},
                  {"测评票", "收回", Holds::number},
                  {"测评票", "有效", Holds::number},
                  {"测评票", "优秀", Holds::number},
                  {"测评票", "合格", Holds::number},
                  {"测评票", "基本合格", Holds::number},
                  {"测评票", "不合格", Holds::number},
                  {"", "平均分", Holds::number, 8},
                  {"", "等次", Holds::text, 16},
                  {"", "上级审批日期", Holds::date, 11.5, !appraisal.approved.empty()},
                  {"", "反馈日期", Holds::date, 11.5, appraisal.told_after}};
  for (const model::Member& member : unit.record.members) {
    FormRow row{{std::to_string(form.rows.size() + 1), member.name, std::string(model::word(member.kind)),
                 posts_of(member), member.group, std::string(model::word(member.attendance))}};
    for (std::string& cell : ballots(tally_of(unit, member))) row.cells.push_back(std::move(cell));
    row.cells.push_back(tier_of(unit, member));
    row.cells.push_back(day(unit, member.approved));
    row.cells.push_back(day(unit, member.told));
    form.rows.push_back(std::move(row));
  }
  leave_out_empty_columns(form);
  if (appraisal.ballot == model::Ballot::scores)
    form.notes.push_back(fmt::format("平均分满分 {} 分：{} 个方面，每个方面 {} 分。", appraisal.scores.most(),
                                     appraisal.scores.aspects, appraisal.scores.points));
  if (unit.computed.distribution && unit.computed.distribution->under_review > 0)
    form.notes.emplace_back("待审批：等次已经评定，上级还没有审批，汇总表里不算进各等次。");
  form.notes.emplace_back("测评票和平均分供支部评定时参考，等次由组织评定。");
  return form;
}

}  // namespace report
