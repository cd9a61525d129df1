// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "rules/finder.h"

namespace rules {
namespace {

using model::TableId;

Place place_of(const FilingStatus& filing, std::string_view column) {
  return {TableId::filing, filing.row == nullptr ? model::Origin() : filing.row->origin, column};
}

void deadline(Finder& finder, const FilingStatus& filing) {
  const auto due = filing.due.known();
  const int left = due ? *due - finder.options.as_of : 0;
  if (filing.state == model::StageState::overdue) {
    finder.say(Rule::filing_overdue, place_of(filing, "sent"),
               fmt::format("材料“{}”应在 {} 前报{}，已过 {} 天。报送后请在“报送”表填报送日期。", filing.material,
                           filing.due.text, filing.recipient, filing.days_late),
               {due, filing.days_late, filing.recipient});
  } else if (due && !filing.sent && left <= finder.options.due_soon_days) {
    finder.say(Rule::filing_due_soon, place_of(filing, "sent"),
               fmt::format("材料“{}”应在 {} 前报{}，{}。", filing.material, filing.due.text, filing.recipient,
                           left == 0 ? "今天到期" : fmt::format("还有 {} 天", left)),
               {due, left, filing.recipient});
  } else if (filing.row == nullptr && filing.due.kind == model::DueKind::none && finder.is_held()) {
    finder.say(Rule::filing_not_listed, place_of(filing, "material"),
               fmt::format("方案 {} 要求把“{}”报{}，“报送”表里还没有。报送后请登记。", finder.plan.id, filing.material,
                           filing.recipient),
               {{}, 0, filing.recipient});
  }
  finder.say_without_calendar(filing.due, place_of(filing, "end"));
}

// P07: the meeting's plan is approved, else there is no meeting.
void review(Finder& finder, const FilingStatus& filing) {
  if (!filing.reviewed_there) return;
  const auto meeting = finder.is_held() ? finder.record.meeting.date : std::nullopt;
  if (filing.gate && meeting && (!filing.reviewed || *filing.reviewed > *meeting)) {
    finder.say(Rule::meeting_before_approval, place_of(filing, "reviewed"),
               fmt::format("会议在 {} 召开，材料“{}”{}。方案 {} 要求{}审核同意后才能开会，{}。", chinese(*meeting),
                           filing.material, filing.reviewed ? chinese(*filing.reviewed) + " 才审核" : "还没有审核日期",
                           finder.plan.id, filing.recipient,
                           filing.reviewed ? "请核对日期" : "会前已经审核的，请在“报送”表填审核日期"),
               {{}, 0, filing.recipient});
  } else if (filing.sent && !filing.reviewed) {
    finder.say(Rule::filing_not_reviewed, place_of(filing, "reviewed"),
               fmt::format("材料“{}”已报{}，还没有审核日期。审核后请填上。", filing.material, filing.recipient),
               {{}, 0, filing.recipient});
  }
}

}  // namespace

void find_in_filings(Finder& finder) {
  for (const FilingStatus& filing : finder.computed.filings) {
    deadline(finder, filing);
    review(finder, filing);
  }
  if (!finder.is_held()) return;
  for (const MaterialStatus& material : finder.computed.materials)
    if (!material.archived)
      finder.say(Rule::material_not_archived,
                 {TableId::material, material.row == nullptr ? model::Origin() : material.row->origin, "archived"},
                 fmt::format("材料“{}”还没有归档。归档后请在“档案”表填归档日期。", material.name));
}

}  // namespace rules
