// SPDX-License-Identifier: MIT
#include "rules/posting_period.h"

#include "rules/deadlines.h"

namespace rules {
namespace {

using model::Date;

std::optional<Date> last_day(Date start, const model::Span& span, const model::Calendar& calendar) {
  switch (span.unit) {
    case model::Unit::day:
      return start + (span.count - 1);
    case model::Unit::week:
      return start + (7 * span.count - 1);
    case model::Unit::month:
      return model::add_months(start, span.count) - 1;
    case model::Unit::working_day:
      return add_working_days(start - 1, span.count, calendar);
  }
  return std::nullopt;
}

}  // namespace

PostingPeriod posting_period(const model::Batch& batch, const model::Calendar& calendar) {
  if (const auto* span = std::get_if<model::Span>(&batch.period))
    return {batch.start, last_day(batch.start, *span, calendar)};
  if (const auto* day = std::get_if<Date>(&batch.period)) return {batch.start, *day};
  return {batch.start, {}, true};
}

}  // namespace rules
