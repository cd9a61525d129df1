// SPDX-License-Identifier: MIT
// When a batch of 公开 is posted. The first day counts as day one: 30日 from 20 January end on 18 February, 1个月 on
// 19 February. Of working days only those count, 调休 among them, so that a start on a holiday is day nought; the last
// day is still posted. Where a working day's notice is not out yet the last day is not known, and it stays posted.
#pragma once
#include <optional>

#include "model/calendar.h"
#include "model/record.h"

namespace rules {

enum class PostingState { not_yet, posted, ended };

struct PostingPeriod {
  model::Date since;
  std::optional<model::Date> until;  // the last day
  bool standing = false;             // 长期; otherwise without `until` the last day is not known yet

  [[nodiscard]] PostingState on(model::Date day) const {
    if (day < since) return PostingState::not_yet;
    return until && *until < day ? PostingState::ended : PostingState::posted;
  }
};

PostingPeriod posting_period(const model::Batch& batch, const model::Calendar& calendar);

}  // namespace rules
