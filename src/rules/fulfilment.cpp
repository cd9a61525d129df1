// SPDX-License-Identifier: MIT
#include "rules/fulfilment.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/meeting_title.h"

namespace rules {
namespace {

using model::Date;
using model::Fulfilment;
using model::Quarter;

class Expectations {
 public:
  Expectations(const model::Commitment& commitment, Date as_of, FulfilmentStatus& status)
      : commitment_(commitment), as_of_(as_of), status_(status) {}

  void by_quarter(Date meeting) {
    for (Quarter quarter = next(quarter_of(meeting)); quarter <= quarter_of(as_of_); quarter = next(quarter)) {
      if (status_.kept_on && quarter > quarter_of(*status_.kept_on)) break;
      expect({fmt::format("{}年第{}季度", quarter.year, quarter.number), last_day(quarter),
              any([&](const Fulfilment& report) { return quarter_of(report.date) == quarter; })});
    }
  }

  void at_next_meeting(Date meeting, const std::optional<model::OtherMeeting>& next) {
    const std::optional<Date> day = next ? next->date : std::nullopt;
    ExpectedReport report{next ? model::meeting_title(next->number) : "下次组织生活会", day};
    report.given = any([&](const Fulfilment& each) {
      if (each.occasion != model::Occasion::life_meeting) return each.date == day;
      return each.date > meeting && (!day || each.date <= *day);
    });
    report.made_up = any([&](const Fulfilment& each) { return day && each.date > *day; });
    expect(std::move(report));
  }

 private:
  template <class In>
  [[nodiscard]] bool any(const In& in) const {
    return std::any_of(commitment_.reports.begin(), commitment_.reports.end(),
                       [&](const Fulfilment& report) { return report.date <= as_of_ && in(report); });
  }

  void expect(ExpectedReport report) {
    if (!report.last_day || *report.last_day >= as_of_) {  // its last day is not late yet
      status_.running = std::move(report);
      return;
    }
    ++(report.given ? status_.given : status_.missing);
    status_.due.push_back(std::move(report));
  }

  const model::Commitment& commitment_;
  Date as_of_;
  FulfilmentStatus& status_;
};

}  // namespace

FulfilmentStatus fulfilment_of(const model::Commitment& commitment, const model::Plan& plan,
                               std::optional<Date> meeting, const std::optional<model::OtherMeeting>& next,
                               Date as_of) {
  FulfilmentStatus status;
  for (const Fulfilment& report : commitment.reports) {
    if (report.date > as_of) continue;
    status.latest = report.result;
    if (report.result == model::Fulfilled::kept && !status.kept_on) status.kept_on = report.date;
  }
  if (!meeting || *meeting > as_of) return status;
  Expectations expectations(commitment, as_of, status);
  if (plan.fulfilment == model::Rhythm::quarterly) expectations.by_quarter(*meeting);
  if (plan.fulfilment == model::Rhythm::next_meeting) expectations.at_next_meeting(*meeting, next);
  return status;
}

}  // namespace rules
