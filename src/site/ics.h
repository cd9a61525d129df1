// SPDX-License-Identifier: MIT
// The open deadlines of one unit as a calendar that phones and mail programs read (RFC 5545), from what this audience
// may see. What is done, or has no day, is not in it.
#pragma once
#include <string>
#include <string_view>

#include "model/disclosed.h"

namespace site {

inline constexpr const char* kCalendarFile = "calendar.ics";

// For members only. Empty for others, and where nothing is to be done by a known day: a calendar must hold something.
// DTSTAMP is the data date, so that a new as_of alone changes nothing but what is done by then.
std::string calendar_of(const model::DisclosedRecord& record);
std::string calendar_href(const model::DisclosedRecord& record);  // from the unit's pages; empty where there is none

// One line of it: folded at 75 octets, never inside a character, ended by CRLF.
std::string folded(std::string_view line);

}  // namespace site
