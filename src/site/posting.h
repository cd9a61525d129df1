// SPDX-License-Identifier: MIT
// Since when and until when a page or a part of it is posted, for readers and for the script that takes it away on a
// screen left open (CONTEXT.md, "Posting periods"), and neutral lines on what is not posted. No rule: dates are given.
#pragma once
#include <string>

#include "model/disclosed.h"
#include "render/value.h"

namespace site {

// Of a matter posted by several batches: since the first, until the last of them. Nothing while it is not posted.
struct PostedTime {
  std::optional<model::Date> since, until;  // without `until`: 长期, or the last day is not known yet
};
std::optional<PostedTime> posted_time(const model::DisclosedRecord& record, model::Matter matter);

// The last day as the script compares it, 2025-01-24; empty without one.
std::string last_posted_day(const model::DisclosedRecord& record, model::Matter matter);
bool has_last_day(const model::DisclosedRecord& record);  // any of its matters

std::string posting_name(model::Matter matter);  // 整改清单
std::string over_text(const std::string& what, model::Date last_day);
std::string notice_text(const model::DisclosedNotice& notice);

// For attributes of a part: {since, until, over}; false without a last day.
render::Value period_of(const model::DisclosedRecord& record, model::Matter matter);

// What a reader of the overview has to know: has ended, is not approved; never what is still to come. What was taken
// down is said by site/notices.h.
render::Value::List notice_rows(const model::DisclosedRecord& record);

}  // namespace site
