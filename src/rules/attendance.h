// SPDX-License-Identifier: MIT
// Who should have come to the meeting and who did not, by the members' 评议情况. Whoever is away, took part elsewhere
// or is out of scope is not expected; a guest is.
#pragma once
#include "model/record.h"

namespace rules {

struct MeetingAttendance {
  int expected = 0, missed = 0, made_up = 0;  // made_up: of those who missed it
};

bool missed_meeting(const model::Member& member);
MeetingAttendance attendance_of(const model::YearRecord& record);

}  // namespace rules
