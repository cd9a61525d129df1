// SPDX-License-Identifier: MIT
#include "rules/attendance.h"

#include <gtest/gtest.h>

#include "support/records.h"

namespace {

using model::Attendance;

rules::MeetingAttendance of(std::initializer_list<Attendance> members) {
  model::YearRecord record = support::record();
  for (const Attendance attendance : members) record.members.push_back(support::member("D", "甲", {}, attendance));
  return rules::attendance_of(record);
}

TEST(MeetingAttendance, WhoeverIsElsewhereIsNotExpected) {
  using enum Attendance;
  const rules::MeetingAttendance counted =
      of({present, present_in_writing, at_leaders_meeting, guest, elsewhere, away, out_of_scope});
  EXPECT_EQ(counted.expected, 4);
  EXPECT_EQ(counted.missed, 0);
}

TEST(MeetingAttendance, WhoMadeUpForItMissedItAllTheSame) {
  using enum Attendance;
  const rules::MeetingAttendance counted = of({present, absent, made_up, made_up});
  EXPECT_EQ(counted.expected, 4);
  EXPECT_EQ(counted.missed, 3);
  EXPECT_EQ(counted.made_up, 2);
}

}  // namespace
