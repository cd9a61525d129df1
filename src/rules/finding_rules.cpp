// SPDX-License-Identifier: MIT
#include "rules/finding_rules.h"

#include <array>

namespace rules {
namespace {

using enum Urgency;

constexpr std::array kRules{
    FindingRule{Rule::item_overdue, "item_overdue", "整改逾期", late},
    FindingRule{Rule::stage_overdue, "stage_overdue", "阶段逾期", late},
    FindingRule{Rule::filing_overdue, "filing_overdue", "报送逾期", late},
    FindingRule{Rule::report_missing, "report_missing", "缺践诺报告", late},
    FindingRule{Rule::item_due_soon, "item_due_soon", "整改临期", soon},
    FindingRule{Rule::stage_due_soon, "stage_due_soon", "阶段临期", soon},
    FindingRule{Rule::filing_due_soon, "filing_due_soon", "报送临期", soon},
    FindingRule{Rule::report_due_soon, "report_due_soon", "践诺报告临期", soon},
    FindingRule{Rule::posting_ends_soon, "posting_ends_soon", "公示期将满", soon},
    FindingRule{Rule::meeting_date_missing, "meeting_date_missing", "缺会议日期", missing},
    FindingRule{Rule::contact_missing, "contact_missing", "缺监督方式", missing},
    FindingRule{Rule::item_gap, "item_gap", "整改缺项", missing},
    FindingRule{Rule::problem_unanswered, "problem_unanswered", "问题没有整改事项", missing},
    FindingRule{Rule::list_missing, "list_missing", "缺整改清单", missing},
    FindingRule{Rule::carried_unexplained, "carried_unexplained", "上年未完成没有说明", missing},
    FindingRule{Rule::look_back_missing, "look_back_missing", "缺回头看", missing},
    FindingRule{Rule::commitment_missing, "commitment_missing", "缺整改承诺", missing},
    FindingRule{Rule::commitment_gap, "commitment_gap", "承诺缺项", missing},
    FindingRule{Rule::tier_missing, "tier_missing", "缺等次", missing},
    FindingRule{Rule::tier_unapproved, "tier_unapproved", "等次未经上级审批", missing},
    FindingRule{Rule::absent_not_made_up, "absent_not_made_up", "缺席未补课", missing},
    FindingRule{Rule::absent_not_told, "absent_not_told", "缺席未转告", missing},
    FindingRule{Rule::tally_gap, "tally_gap", "测评缺项", missing},
    FindingRule{Rule::opinion_unanswered, "opinion_unanswered", "意见未回应", missing},
    FindingRule{Rule::talks_short, "talks_short", "谈话不足", missing},
    FindingRule{Rule::filing_not_listed, "filing_not_listed", "报送未列", missing},
    FindingRule{Rule::filing_not_reviewed, "filing_not_reviewed", "报送未审核", missing},
    FindingRule{Rule::material_not_archived, "material_not_archived", "材料未归档", missing},
    FindingRule{Rule::unapproved, "unapproved", "公开内容未经审批", missing},
    FindingRule{Rule::over_cap, "over_cap", "优秀超比例", look},
    FindingRule{Rule::only_carried, "only_carried", "清单全是旧问题", look},
    FindingRule{Rule::over_a_year, "over_a_year", "问题超过一年", look},
    FindingRule{Rule::extension_late, "extension_late", "逾期后才延期", look},
    FindingRule{Rule::verifier_responsible, "verifier_responsible", "自己核验自己", look},
    FindingRule{Rule::feedback_before_review, "feedback_before_review", "先反馈后审核", look},
    FindingRule{Rule::meeting_before_approval, "meeting_before_approval", "方案未批先开会", look},
    FindingRule{Rule::calendar_missing, "calendar_missing", "缺放假安排", look},
    FindingRule{Rule::stage_unknown, "stage_unknown", "方案没有的阶段", look},
    FindingRule{Rule::posting_unknown, "posting_unknown", "公开了方案没有的内容", look},
    FindingRule{Rule::meeting_number, "meeting_number", "会议编号不合方案", look},
    FindingRule{Rule::posted_gone, "posted_gone", "公示后台账已删", look},
    FindingRule{Rule::same_name, "same_name", "党员同名", look},
    FindingRule{Rule::name_private_use, "name_private_use", "姓名用字显示不出", look},
    FindingRule{Rule::health_words, "health_words", "涉及健康情况", look},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRules.size(); ++i)
    if (kRules[i].rule != static_cast<Rule>(i)) return false;
  return true;
}
static_assert(in_order() && kRules.size() == static_cast<std::size_t>(Rule::health_words) + 1);

}  // namespace

std::string_view heading(Urgency urgency) {
  constexpr std::array<std::string_view, 4> headings{"已经逾期", "快要到期", "还没有填或没有做", "请核对"};
  return headings[static_cast<std::size_t>(urgency)];
}

std::span<const FindingRule> finding_rules() { return kRules; }

const FindingRule& finding_rule(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }

std::optional<Rule> rule_from_key(std::string_view key) {
  for (const FindingRule& each : kRules)
    if (each.key == key) return each.rule;
  return std::nullopt;
}

}  // namespace rules
