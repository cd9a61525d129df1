// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "rules/finder.h"

namespace rules {
namespace {

using model::TableId;

void meeting(Finder& finder) {
  const model::Meeting& meeting = finder.record.meeting;
  const model::Organization& organization = finder.record.organization;
  if (!meeting.date)
    finder.say(Rule::meeting_date_missing, {TableId::meeting, meeting.origin, "date"},
               "会议日期没有填，从会议起算的时限都是待定。开会后请填上。");
  if (organization.phone.empty() && organization.mailbox.empty())
    finder.say(Rule::contact_missing, {TableId::organization, organization.origin, "phone"},
               "监督电话和监督信箱都没有填，群众看到公示也无处反映。请至少填一个。");
}

void stage(Finder& finder, const StageStatus& status) {
  const model::Origin origin = status.row == nullptr ? model::Origin() : status.row->origin;
  const auto due = status.due.known();
  const int left = due ? *due - finder.options.as_of : 0;
  if (status.state == model::StageState::overdue) {
    finder.say(Rule::stage_overdue, {TableId::stage, origin, "done"},
               fmt::format("阶段“{}”应在 {} 前完成，已过 {} 天。完成后请填完成日期。", status.name, status.due.text,
                           status.days_late),
               {due, status.days_late});
  } else if (due && !status.done && left <= finder.options.due_soon_days) {
    finder.say(Rule::stage_due_soon, {TableId::stage, origin, "done"},
               fmt::format("阶段“{}”应在 {} 前完成，还有 {} 天。", status.name, status.due.text, left), {due, left});
  }
  finder.say_without_calendar(status.due, {TableId::stage, origin, "end"});
}

}  // namespace

void find_in_meeting(Finder& finder) {
  meeting(finder);
  for (const StageStatus& status : finder.computed.stages) stage(finder, status);
}

}  // namespace rules
