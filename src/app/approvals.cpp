// SPDX-License-Identifier: MIT
#include "app/approvals.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "app/log_book.h"
#include "store/approval_sheets.h"

namespace app {
namespace {

auto key(const store::LogLine& line) { return std::tie(line.organization, line.meeting, line.record, line.detail); }

}  // namespace

rules::DisclosureOptions disclosure_of(const config::Settings& settings, model::Audience audience, model::Date as_of,
                                       const rules::KnownNames& names) {
  return {audience, settings.appraisal_audience, settings.small_count, as_of,
          names,    settings.approval,           settings.mask_names};
}

bool needs_names(const store::Database& database, const config::Settings& settings, model::Audience audience) {
  if (audience >= settings.mask_names) return true;
  for (const model::Audience scope : {model::Audience::members, model::Audience::unit, model::Audience::society})
    if (scope >= settings.mask_names && store::has_batches_for(database, scope)) return true;
  return false;
}

store::LogLine approval_line(const model::YearRecord& record, const model::Batch& batch) {
  store::LogLine line = log_line(store::LogAction::approval_seen);
  line.organization = record.organization.number;
  line.meeting = record.meeting.number;
  line.record = batch.number;
  line.detail = fmt::format("内容码 {}，{} 由 {} 审批，审核人 {}", batch.code, chinese(*batch.approved), batch.approver,
                            batch.reviewer);
  return line;
}

void log_new_approvals(const store::Database& database, std::vector<store::LogLine> lines) {
  if (lines.empty()) return;
  store::Log log(database);
  std::set<std::tuple<std::string, std::string, std::string, std::string>> known;
  for (const store::LogLine& line : log.lines())
    if (line.action == store::word(store::LogAction::approval_seen)) known.insert(key(line));
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return key(a) < key(b); });
  for (store::LogLine& line : lines)
    if (known.insert(key(line)).second) log.append(std::move(line));
}

void say_lacking(const ApprovalNotes& notes, model::Audience audience, const Console& console) {
  constexpr std::size_t most = 10;
  if (notes.lacking.empty()) return;
  console.say(fmt::format("向{}公开要先审批，下面这 {} 处没有审批，这次没有公示：", model::word(audience),
                          notes.lacking.size()));
  for (std::size_t i = 0; i < std::min(most, notes.lacking.size()); ++i) console.say("  " + notes.lacking[i]);
  if (notes.lacking.size() > most) console.say(fmt::format("  另有 {} 处没有列出。", notes.lacking.size() - most));
}

}  // namespace app
