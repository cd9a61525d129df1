// SPDX-License-Identifier: MIT
#include "rules/computed.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "rules/ahead.h"
#include "rules/deadlines.h"

namespace rules {
namespace {

using model::Date;
using model::Problem;
using model::Rectification;
using model::YearRecord;

// The year a meeting is for: 2018 of 2018 and of 2018-2.
std::string year_of(const std::string& meeting) { return meeting.substr(0, 4); }

// 2018 and 2019, or 2018-2 and 2019-1: one year.
int years_between(const std::string& earlier, const std::string& later) {
  const auto from = base::to_integer(year_of(earlier));
  const auto to = base::to_integer(year_of(later));
  return from && to && *to > *from ? static_cast<int>(*to - *from) : 0;
}

class Newest {
 public:
  explicit Newest(Date as_of) : as_of_(as_of) {}
  void see(const std::optional<Date>& date) {
    if (!date || *date > as_of_) return;
    newest_ = any_ ? std::max(newest_, *date) : *date;
    any_ = true;
  }
  [[nodiscard]] std::optional<Date> value() const { return any_ ? std::optional(newest_) : std::nullopt; }

 private:
  Date as_of_;
  Date newest_;  // not an optional: GCC 12 warns falsely about it under -fsanitize
  bool any_ = false;
};

std::optional<Date> data_date_of(const YearRecord& record, const std::vector<ComputedItem>& items, Date as_of) {
  Newest newest(as_of);
  newest.see(record.meeting.date);
  for (const model::Stage& stage : record.stages) newest.see(stage.done);
  for (const model::Member& member : record.members) {
    newest.see(member.approved);
    newest.see(member.told);
  }
  for (const ComputedItem& computed : items)
    for (const model::Event& event : computed.item->events) newest.see(event.date);
  for (const model::Commitment& commitment : record.commitments)
    for (const model::Fulfilment& report : commitment.reports) newest.see(report.date);
  for (const model::Filing& filing : record.filings) {
    newest.see(filing.sent);
    newest.see(filing.reviewed);
  }
  for (const model::Material& material : record.materials) newest.see(material.archived);
  return newest.value();
}

}  // namespace

const Problem* find_problem(const YearRecord& record, const std::string& number) {
  if (number.empty()) return nullptr;
  for (const auto* list : {&record.problems, &record.earlier_problems})
    for (const Problem& problem : *list)
      if (problem.number == number) return &problem;
  return nullptr;
}

int years_of(const Problem& problem, const YearRecord& record) {
  std::set<std::string> years{year_of(problem.meeting)};
  std::set<std::string> seen{problem.number};
  for (const Problem* earlier = find_problem(record, problem.earlier);
       earlier != nullptr && seen.insert(earlier->number).second; earlier = find_problem(record, earlier->earlier))
    years.insert(year_of(earlier->meeting));
  return static_cast<int>(years.size());
}

bool is_carried(const Rectification& item, std::optional<Date> meeting, const model::Calendar& calendar,
                const Options& options) {
  const Date start = std::min(meeting.value_or(options.as_of), options.as_of);
  return !status_of(item, start - 1, options.due_soon_days, calendar).is_closed() ||
         !status_of(item, options.as_of, options.due_soon_days, calendar).is_closed();
}

Computed compute(const YearRecord& record, const model::Plan& plan, const model::Calendar& calendar,
                 const Options& options) {
  Computed computed;
  const auto add = [&](const Rectification& item, bool carried) {
    const Problem* problem = find_problem(record, item.problem);
    const int on_lists = problem == nullptr ? 1 : years_of(*problem, record);
    const std::string& since = problem == nullptr ? item.meeting : problem->meeting;
    ItemStatus status = status_of(item, options.as_of, options.due_soon_days, calendar);
    auto ahead = status_ahead(item, status, options.as_of, options.due_soon_days, calendar);
    computed.items.push_back({&item, problem, std::move(status), std::move(ahead), carried,
                              on_lists + years_between(since, record.meeting.number)});
  };
  for (const Rectification& item : record.earlier_items)
    if (is_carried(item, record.meeting.date, calendar, options)) add(item, true);
  for (const Rectification& item : record.items) add(item, false);
  for (const model::Commitment& commitment : record.commitments) {
    computed.fulfilments.push_back(
        fulfilment_of(commitment, plan, record.meeting.date, record.next_meeting, options.as_of));
    computed.commitment_dues.push_back(resolve(commitment.deadline, record.meeting.date, calendar));
  }
  if (plan.fulfilment == model::Rhythm::next_meeting && record.former_meeting)
    for (const model::Commitment& commitment : record.earlier_commitments) {
      const auto former = record.former_meeting->date;
      const model::OtherMeeting here{record.meeting.number, record.meeting.date};
      computed.earlier_fulfilments.push_back(fulfilment_of(commitment, plan, former, here, options.as_of));
      model::Due due = resolve(commitment.deadline, former, calendar);
      if (!commitment.deadline)
        for (const Rectification& item : record.earlier_items)
          if (item.number == commitment.rectification)
            due = status_of(item, options.as_of, options.due_soon_days, calendar).due;
      computed.earlier_commitment_dues.push_back(std::move(due));
    }
  computed.stages = stages_of(record, plan, options.as_of, calendar);
  computed.filings = filings_of(record, plan, options.as_of, calendar);
  computed.materials = materials_of(record, plan, options.as_of);
  computed.last_list = last_list_of(record, plan, options.as_of, options.due_soon_days, calendar);
  for (const model::Batch& batch : record.batches) computed.periods.push_back(posting_period(batch, calendar));
  computed.distribution = distribution_of(record, plan, options.as_of);
  computed.data_date = data_date_of(record, computed.items, options.as_of);
  return computed;
}

}  // namespace rules
