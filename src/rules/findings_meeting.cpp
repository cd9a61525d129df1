// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/text.h"
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

// 2021, or 2021- and something.
bool has_year(const std::string& number) {
  return base::to_integer(number.substr(0, 4)) >= 1000 && (number.size() == 4 || number[4] == '-');
}

// 2021-1 and 2021-2 where there are two a year, else 2021: meetings are put in order and counted in years by it.
void number(Finder& finder) {
  const std::string& number = finder.record.meeting.number;
  const bool half = has_year(number) && (number.substr(4) == "-1" || number.substr(4) == "-2");
  const Place place{TableId::meeting, finder.record.meeting.origin, "meeting"};
  if (finder.plan.meetings_a_year == 1 && !has_year(number))
    finder.say(Rule::meeting_number, place,
               fmt::format("会议编号“{}”看不出是哪一年的会，各年的先后会排错。应写成 2021 这样。", number));
  if (finder.plan.meetings_a_year == 2 && !half)
    finder.say(Rule::meeting_number, place,
               fmt::format("方案 {} 一年开两次会，会议编号“{}”看不出是哪一次。应写成 2021-1、2021-2 这样。",
                           finder.plan.id, number));
  if (finder.plan.meetings_a_year == 1 && half)
    finder.say(Rule::meeting_number, place,
               fmt::format("方案 {} 一年开一次会，会议编号“{}”是半年一次的写法。应写成 {}。", finder.plan.id, number,
                           number.substr(0, 4)));
}

// A name that is not the plan's while a stage of the plan is not there: it may be the same stage.
void unknown_stages(Finder& finder) {
  const auto& stages = finder.computed.stages;
  std::vector<std::string> open;
  for (const StageStatus& stage : stages)
    if (stage.row == nullptr) open.push_back(stage.name);
  if (open.empty()) return;
  for (const StageStatus& stage : stages)
    if (!stage.of_plan)
      finder.say(Rule::stage_unknown, {TableId::stage, stage.row->origin, "stage"},
                 fmt::format("方案 {} 没有阶段“{}”。如果就是方案里的“{}”{}，请照方案的写法；是另加的，不用改。",
                             finder.plan.id, stage.name, base::join(open, "”“"), open.size() > 1 ? "中的一个" : ""));
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
               fmt::format("阶段“{}”应在 {} 前完成，{}。", status.name, status.due.text,
                           left == 0 ? "今天到期" : fmt::format("还有 {} 天", left)),
               {due, left});
  }
  finder.say_without_calendar(status.due, {TableId::stage, origin, "end"});
}

}  // namespace

void find_in_meeting(Finder& finder) {
  meeting(finder);
  number(finder);
  unknown_stages(finder);
  for (const StageStatus& status : finder.computed.stages) stage(finder, status);
}

}  // namespace rules
