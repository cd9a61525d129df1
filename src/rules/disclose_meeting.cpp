// SPDX-License-Identifier: MIT
#include "rules/attendance.h"
#include "rules/discloser.h"

namespace rules {
namespace {

using model::Attendance;
using model::TableId;

model::DisclosedStage stage_of(const Discloser& discloser, const StageStatus& status) {
  const bool said = status.row != nullptr;
  return {discloser.text(status.name).text,
          said && discloser.may_see(TableId::stage, "note") ? discloser.text(status.row->note).text : "",
          status.sitting,
          said ? status.row->start : std::nullopt,
          status.done,
          status.due,
          status.state,
          status.days_late,
          status.ahead};
}

std::string state_of_absent(const Discloser& discloser, const model::Member& member) {
  const model::Plan& plan = discloser.plan;
  if (member.attendance == Attendance::made_up) return "已补课";
  if (plan.appraisal && plan.knows(Attendance::made_up)) return "尚未补课";
  if (!plan.absent_told) return "";
  const bool told = member.told && *member.told <= discloser.options.as_of;
  return told ? model::chinese(*member.told) + "已转告" : "还没有转告";
}

// Who should have come is known where those who came and those who did not add up; a committee's own sitting, or one
// with statements in writing, does not.
void attendance(const Discloser& discloser, model::DisclosedRecord& out) {
  const MeetingAttendance counted = attendance_of(discloser.record);
  if (discloser.may_see(TableId::member, "told"))
    for (const model::Member& member : discloser.record.members)
      if (missed_meeting(member))
        out.absent.push_back({discloser.name(member.name).text, state_of_absent(discloser, member)});
  if (discloser.may_see(TableId::member, "attendance") && out.meeting.attended &&
      *out.meeting.attended + counted.missed == counted.expected)
    out.meeting.expected = counted.expected;
}

}  // namespace

void disclose_meeting(const Discloser& discloser, model::DisclosedRecord& out) {
  const model::Meeting& meeting = discloser.record.meeting;
  out.meeting.number = meeting.number;
  out.meeting.date = meeting.date;
  if (out.has_stages_page)
    for (const StageStatus& status : discloser.computed.stages) out.stages.push_back(stage_of(discloser, status));
  if (!out.posts_meeting) return;
  out.meeting.theme = discloser.text(meeting.theme).text;
  out.meeting.place = discloser.text(meeting.place).text;
  out.meeting.format = discloser.text(meeting.format).text;
  if (discloser.may_see(TableId::meeting, "host")) out.meeting.host = discloser.responsible(meeting.host);
  if (out.is_to_come()) return;
  out.meeting.attended = meeting.attended;
  attendance(discloser, out);
}

}  // namespace rules
