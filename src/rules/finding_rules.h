// SPDX-License-Identifier: MIT
// Every rule of ledger.md whose breach is said but let pass: its key in settings and JSON, its name, its urgency.
// Nothing here decides whether a record breaks it: rules/findings.h.
#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace rules {

enum class Urgency { late, soon, missing, look };  // overdue; due soon; asked for and not there; worth a look

enum class Rule {
  // late
  item_overdue,
  stage_overdue,
  filing_overdue,
  report_missing,
  // soon
  item_due_soon,
  stage_due_soon,
  filing_due_soon,
  report_due_soon,
  posting_ends_soon,
  // missing
  meeting_date_missing,
  contact_missing,
  item_gap,
  problem_unanswered,
  list_missing,
  carried_unexplained,
  look_back_missing,
  commitment_missing,
  commitment_gap,
  tier_missing,
  tier_unapproved,
  absent_not_made_up,
  absent_not_told,
  tally_gap,
  opinion_unanswered,
  talks_short,
  filing_not_listed,
  filing_not_reviewed,
  material_not_archived,
  unapproved,
  // look
  over_cap,
  only_carried,
  over_a_year,
  extension_late,
  verifier_responsible,
  feedback_before_review,
  meeting_before_approval,
  calendar_missing,
  stage_unknown,
  posting_unknown,
  meeting_number,
  posted_gone,
  same_name,
  name_private_use,
  health_words
};

struct FindingRule {
  Rule rule;
  std::string_view key, name;  // item_overdue, 整改逾期
  Urgency urgency;
};

std::string_view heading(Urgency urgency);  // 已经逾期

std::span<const FindingRule> finding_rules();  // in the order of Rule
const FindingRule& finding_rule(Rule rule);
std::optional<Rule> rule_from_key(std::string_view key);

}  // namespace rules
