// SPDX-License-Identifier: MIT
#include "rules/tiers.h"

namespace rules {

using model::Attendance;
using model::Member;
using model::NotAssessed;

std::optional<NotAssessed> why_not_assessed(const Member& member) {
  if (member.attendance == Attendance::guest) return NotAssessed::guest;
  if (member.attendance == Attendance::out_of_scope) return NotAssessed::out_of_scope;
  if (member.kind == model::MemberKind::probationary) return NotAssessed::probationary;
  if (member.attendance == Attendance::at_leaders_meeting) return NotAssessed::at_leaders_meeting;
  if (member.attendance == Attendance::absent) return NotAssessed::absent;
  if (member.attendance == Attendance::away) return NotAssessed::away;
  return std::nullopt;
}

bool tier_counts(const Member& member, const model::Appraisal& appraisal, model::Date as_of) {
  if (!member.tier) return false;
  return !appraisal.needs_approval(*member.tier) || (member.approved && *member.approved <= as_of);
}

int Distribution::base() const {
  switch (rule.base) {
    case model::CapBase::formal:
      return formal;
    case model::CapBase::members:
      return members - not_assessed[static_cast<std::size_t>(NotAssessed::guest)];
    case model::CapBase::assessed:
      return assessed;
  }
  return formal;
}

std::optional<Distribution> distribution_of(const model::YearRecord& record, const model::Plan& plan,
                                            model::Date as_of) {
  if (!plan.appraisal || !record.meeting.date || *record.meeting.date > as_of) return std::nullopt;
  Distribution result;
  result.rule = plan.appraisal->cap.value_or(model::Cap());
  for (const Member& member : record.members) {
    ++result.members;
    if (member.kind == model::MemberKind::formal && member.attendance != Attendance::guest) ++result.formal;
    if (const auto reason = why_not_assessed(member)) {
      ++result.not_assessed[static_cast<std::size_t>(*reason)];
      continue;
    }
    ++result.assessed;
    if (member.tier == model::Tier::excellent) ++result.excellent_given;
    if (!member.tier) {
      ++result.undecided;
    } else if (!tier_counts(member, *plan.appraisal, as_of)) {
      ++result.under_review;
    } else {
      ++result.tiers[static_cast<std::size_t>(*member.tier)];
    }
  }
  return result;
}

}  // namespace rules
