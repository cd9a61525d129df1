// SPDX-License-Identifier: MIT
#include "rules/attendance.h"

namespace rules {

using model::Attendance;

bool missed_meeting(const model::Member& member) {
  return member.attendance == Attendance::absent || member.attendance == Attendance::made_up;
}

MeetingAttendance attendance_of(const model::YearRecord& record) {
  MeetingAttendance result;
  for (const model::Member& member : record.members) {
    using enum Attendance;
    if (member.attendance == away || member.attendance == elsewhere || member.attendance == out_of_scope) continue;
    ++result.expected;
    if (missed_meeting(member)) ++result.missed;
    if (member.attendance == made_up) ++result.made_up;
  }
  return result;
}

}  // namespace rules
