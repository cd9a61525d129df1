// SPDX-License-Identifier: MIT
#include "site/posting.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "rules/matter_name.h"

namespace site {

using model::DisclosedNotice;
using model::DisclosedRecord;
using render::Value;

namespace {
constexpr const char* kUnapproved = "：还没有经过审批，暂不公示。";
}

std::optional<PostedTime> posted_time(const DisclosedRecord& record, model::Matter matter) {
  std::optional<PostedTime> time;
  for (const model::DisclosedPosting& each : record.postings) {
    if (each.matter != matter) continue;
    if (!time) {
      time = {each.since, each.until};
      continue;
    }
    time->since = std::min(time->since, each.since);
    time->until = time->until && each.until ? std::max(time->until, each.until) : std::nullopt;
  }
  return time;
}

std::string last_posted_day(const DisclosedRecord& record, model::Matter matter) {
  const auto time = posted_time(record, matter);
  return time && time->until ? model::iso(*time->until) : "";
}

bool has_last_day(const DisclosedRecord& record) {
  return std::any_of(record.postings.begin(), record.postings.end(),
                     [&](const auto& each) { return !last_posted_day(record, each.matter).empty(); });
}

std::string posting_name(model::Matter matter) { return std::string(rules::name_of(matter)); }

std::string over_text(const std::string& what, model::Date last_day) {
  return fmt::format("{}：公示期已结束（到 {} 为止）。", what, model::chinese(last_day));
}

std::string notice_text(const DisclosedNotice& notice) {
  switch (notice.why) {
    case DisclosedNotice::Why::withdrawn:
      return fmt::format("{}：已于 {} 撤下{}。", notice.what, notice.date ? model::chinese(*notice.date) : "",
                         notice.basis.empty() ? "" : "，依据：" + notice.basis);
    case DisclosedNotice::Why::ended:
      return notice.date ? over_text(notice.what, *notice.date) : notice.what + "：公示期已结束。";
    case DisclosedNotice::Why::not_yet:
      return fmt::format("{}：{} 起公示。", notice.what, notice.date ? model::chinese(*notice.date) : "");
    case DisclosedNotice::Why::unapproved:
      break;
  }
  return notice.what + kUnapproved;
}

Value period_of(const DisclosedRecord& record, model::Matter matter) {
  const auto time = posted_time(record, matter);
  if (!time || !time->until) return false;
  return Value::object()
      .set("since", time->since ? model::iso(*time->since) : "")
      .set("until", model::iso(*time->until))
      .set("over", over_text(posting_name(matter), *time->until));
}

Value::List notice_rows(const DisclosedRecord& record) {
  Value::List rows;
  std::vector<std::string> unapproved;
  for (const DisclosedNotice& notice : record.notices) {
    if (notice.why == DisclosedNotice::Why::unapproved) unapproved.push_back(notice.what);
    if (notice.why == DisclosedNotice::Why::ended) rows.push_back(Value::object().set("text", notice_text(notice)));
  }
  if (!unapproved.empty()) rows.push_back(Value::object().set("text", base::join(unapproved, "、") + kUnapproved));
  return rows;
}

}  // namespace site
