// SPDX-License-Identifier: MIT
#include "rules/fulfilment.h"

#include <algorithm>

namespace rules {

using model::Fulfilment;
using model::Quarter;

FulfilmentStatus fulfilment_of(const model::Commitment& commitment, const model::Plan& plan,
                               std::optional<model::Date> meeting, model::Date as_of) {
  FulfilmentStatus status;
  for (const Fulfilment& report : commitment.reports) {
    if (report.date > as_of) continue;
    status.latest = report.result;
    if (report.result == model::Fulfilled::kept && !status.kept_on) status.kept_on = report.date;
  }
  if (plan.fulfilment != model::Rhythm::quarterly || !meeting || *meeting > as_of) return status;
  const auto given_in = [&](const Quarter& quarter) {
    return std::any_of(commitment.reports.begin(), commitment.reports.end(), [&](const Fulfilment& report) {
      return report.date <= as_of && quarter_of(report.date) == quarter;
    });
  };
  for (Quarter quarter = next(quarter_of(*meeting)); quarter <= quarter_of(as_of); quarter = next(quarter)) {
    if (status.kept_on && quarter > quarter_of(*status.kept_on)) break;
    const QuarterReport report{quarter, given_in(quarter)};
    if (last_day(quarter) >= as_of) {  // its last day is not late yet
      status.running = report;
    } else {
      status.due.push_back(report);
      ++(report.given ? status.given : status.missing);
    }
  }
  return status;
}

}  // namespace rules
