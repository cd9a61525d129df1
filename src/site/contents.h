// SPDX-License-Identifier: MIT
// What pages show of, as flags that add up over a tree: 关于本站 explains what its site has, and nothing else.
#pragma once
#include <cstdint>

#include "model/disclosed.h"

namespace site {

using Contents = std::uint32_t;  // a bit each

enum class Content : Contents {
  list = 1U << 0U,  // a rectification list that this audience is posted, even if there is nothing on it yet
  committee_items = 1U << 1U,
  personal_items = 1U << 2U,
  standing = 1U << 3U,
  recurring = 1U << 4U,
  carried = 1U << 5U,
  commitments = 1U << 6U,  // this audience is posted them, even if there are none yet
  reports_due = 1U << 7U,
  appraisal = 1U << 8U,
  cap = 1U << 9U,
  guests = 1U << 10U,
  excellent = 1U << 11U,
  absent = 1U << 12U,
  talks = 1U << 13U,
  opinions = 1U << 14U,
  filings = 1U << 15U,
  units_below = 1U << 16U,
};

inline bool has(Contents contents, Content one) { return (contents & static_cast<Contents>(one)) != 0; }

Contents contents_of(const model::DisclosedRecord& record, bool units_below);

}  // namespace site
