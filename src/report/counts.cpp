// SPDX-License-Identifier: MIT
#include "report/counts.h"

#include <algorithm>

#include "report/duty_sections.h"
#include "rules/attendance.h"

namespace report {
namespace {

using model::Attendance;
using model::NotAssessed;
using model::Status;
using model::TableId;

// A word that the plan does not know has no column, unless the ledger has it all the same.
void set_if_known(Counts& counts, Counted what, int count, bool known) {
  if (known || count > 0) counts.set(what, count);
}

// Without members of its own there is nothing to count, and who came is counted where they are members: a general
// branch's 党员大会 is of its branches' members (P12).
void count_members(const Unit& unit, Counts& counts) {
  const auto& members = unit.record.members;
  if (members.empty()) return;
  const auto of = [&](auto&& is) { return static_cast<int>(std::count_if(members.begin(), members.end(), is)); };
  const auto is_guest = [](const model::Member& member) { return member.attendance == Attendance::guest; };
  const auto is_formal = [](const model::Member& member) { return member.kind == model::MemberKind::formal; };
  const int guests = of(is_guest);
  const int formal = of([&](const model::Member& member) { return is_formal(member) && !is_guest(member); });
  const int own = static_cast<int>(members.size()) - guests;
  counts.set(Counted::members, own);
  counts.set(Counted::formal, formal);
  counts.set(Counted::probationary, own - formal);
  const bool appraises = unit.plan.appraisal.has_value();
  set_if_known(counts, Counted::away, of([](const auto& member) { return member.attendance == Attendance::away; }),
               appraises && unit.plan.knows(Attendance::away));
  set_if_known(counts, Counted::guests, guests, appraises && unit.plan.knows(Attendance::guest));
  if (!was_held(unit)) return;
  const rules::MeetingAttendance attendance = rules::attendance_of(unit.record);
  counts.set(Counted::expected, attendance.expected);
  if (unit.record.meeting.attended) counts.set(Counted::attended, *unit.record.meeting.attended);
  counts.set(Counted::missed, attendance.missed);
  set_if_known(counts, Counted::made_up, attendance.made_up, appraises && unit.plan.knows(Attendance::made_up));
}

void count_preparation(const Unit& unit, Counts& counts) {
  if (unit.plan.uses(TableId::opinion) && !unit.record.opinions.empty()) {
    int all = 0, answered = 0;
    bool known = unit.plan.requires_column("opinion.answered");
    for (const model::Opinion& opinion : unit.record.opinions) {
      all += opinion.count;
      answered += opinion.answered.value_or(0);
      known = known || opinion.answered;
    }
    counts.set(Counted::opinions, all);
    if (known) counts.set(Counted::answered, answered);
  }
  if (unit.plan.uses(TableId::talk) && !unit.record.talks.empty()) {
    int held = 0, lacking = 0;
    for (const model::Talk& talk : unit.record.talks) {
      held += talk.held;
      lacking += std::max(0, talk.expected.value_or(0) - talk.held);
    }
    counts.set(Counted::talks, held);
    counts.set(Counted::talks_lacking, lacking);
  }
}

void count_lists(const Unit& unit, Counts& counts) {
  if (unit.plan.uses(TableId::problem)) {
    const auto& problems = unit.record.problems;
    const auto own = std::count_if(problems.begin(), problems.end(),
                                   [](const model::Problem& problem) { return problem.subject.is_committee(); });
    counts.set(Counted::problems_of_committee, static_cast<int>(own));
    counts.set(Counted::problems_of_members, static_cast<int>(problems.size()) - static_cast<int>(own));
  }
  if (unit.plan.uses(TableId::rectification)) {
    std::array<int, model::kStatusCount> by_status{};
    int carried = 0;
    for (const rules::ComputedItem& item : unit.computed.items) {
      ++by_status[static_cast<std::size_t>(item.status.status)];
      if (item.carried) ++carried;
    }
    const auto count = [&](Status status) { return by_status[static_cast<std::size_t>(status)]; };
    counts.set(Counted::items, static_cast<int>(unit.computed.items.size()));
    counts.set(Counted::carried, carried);
    counts.set(Counted::closed, count(Status::closed) + count(Status::rechecked));
    counts.set(Counted::open, count(Status::reopened) + count(Status::under_way) + count(Status::not_started) +
                                  count(Status::standing));
    counts.set(Counted::due_soon, count(Status::due_soon));
    counts.set(Counted::overdue, count(Status::overdue));
  }
  if (unit.plan.uses(TableId::commitment)) {
    int kept = 0, missing = 0;
    for (const rules::FulfilmentStatus& fulfilment : unit.computed.fulfilments) {
      if (fulfilment.latest == model::Fulfilled::kept) ++kept;
      missing += fulfilment.missing;
    }
    counts.set(Counted::commitments, static_cast<int>(unit.record.commitments.size()));
    counts.set(Counted::kept, kept);
    if (unit.plan.fulfilment != model::Rhythm::none) counts.set(Counted::reports_missing, missing);
  }
}

void count_tiers(const Unit& unit, Counts& counts) {
  if (!unit.computed.distribution || unit.computed.distribution->members == 0) return;
  const rules::Distribution& tiers = *unit.computed.distribution;
  counts.set(Counted::assessed, tiers.assessed);
  for (const model::Tier tier : unit.plan.appraisal->tiers)
    counts.set(static_cast<Counted>(static_cast<int>(Counted::excellent) + static_cast<int>(tier)), tiers.tier(tier));
  set_if_known(counts, Counted::under_review, tiers.under_review, !unit.plan.appraisal->approved.empty());
  counts.set(Counted::undecided, tiers.undecided);
  const auto why = [&](Counted what, NotAssessed reason, bool known) {
    set_if_known(counts, what, tiers.not_assessed[static_cast<std::size_t>(reason)], known);
  };
  why(Counted::not_assessed_probationary, NotAssessed::probationary, true);
  why(Counted::not_assessed_leaders, NotAssessed::at_leaders_meeting, unit.plan.knows(Attendance::at_leaders_meeting));
  why(Counted::not_assessed_absent, NotAssessed::absent, unit.plan.knows(Attendance::absent));
  why(Counted::not_assessed_away, NotAssessed::away, unit.plan.knows(Attendance::away));
  why(Counted::not_assessed_out_of_scope, NotAssessed::out_of_scope, unit.plan.knows(Attendance::out_of_scope));
}

}  // namespace

void Counts::add(const Counts& other) {
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (other.values_[i]) values_[i] = values_[i].value_or(0) + *other.values_[i];
}

Counts counts_of(const Unit& unit) {
  Counts counts;
  counts.set(Counted::registered, 1);
  counts.set(Counted::held, was_held(unit) ? 1 : 0);
  count_members(unit, counts);
  count_preparation(unit, counts);
  count_lists(unit, counts);
  count_tiers(unit, counts);
  return counts;
}

}  // namespace report
