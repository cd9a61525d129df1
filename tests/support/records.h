// SPDX-License-Identifier: MIT
// Records, plans and a calendar for tests, written as short as a clerk would: empty text for what is not filled in.
#pragma once
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "model/calendar.h"
#include "model/plan.h"
#include "model/record.h"

namespace support {

inline model::Date day(const std::string& iso) {
  if (const auto date = model::parse_date(iso)) return *date;
  throw std::invalid_argument("no such day: " + iso);
}

inline std::optional<model::Date> maybe_day(const std::string& iso) {
  return iso.empty() ? std::nullopt : std::optional(day(iso));
}

inline std::optional<model::Deadline> deadline(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto parsed = model::parse_deadline(text)) return parsed;
  throw std::invalid_argument("no such deadline: " + text);
}

// 2023 and 2024 around the turn of the year and the two long holidays, as the notices have them.
inline model::Calendar calendar() {
  const auto days = [](std::initializer_list<const char*> list) {
    std::set<model::Date> out;
    for (const char* each : list) out.insert(day(each));
    return out;
  };
  model::Calendar out;
  out.years[2023] = {days({"2023-09-29", "2023-09-30", "2023-10-01", "2023-10-02", "2023-10-03", "2023-10-04",
                           "2023-10-05", "2023-10-06"}),
                     days({"2023-10-07", "2023-10-08"})};
  out.years[2024] = {days({"2024-01-01", "2024-02-10", "2024-02-11", "2024-02-12", "2024-02-13", "2024-02-14",
                           "2024-02-15", "2024-02-16", "2024-02-17"}),
                     days({"2024-02-04", "2024-02-18"})};
  return out;
}

// A plan that appraises in four tiers, without anything special.
inline model::Plan plan(std::string id = "P99") {
  model::Plan out;
  out.id = std::move(id);
  out.name = "试用方案";
  out.posted.items = model::Audience::society;
  for (const model::Table& table : model::tables()) out.tables.push_back(table.id);
  out.appraisal.emplace();
  out.appraisal->tiers = {model::Tier::excellent, model::Tier::qualified, model::Tier::basically_qualified,
                          model::Tier::unqualified};
  for (std::size_t i = 0; i < model::words<model::Attendance>().size(); ++i)
    out.appraisal->attendance.push_back(static_cast<model::Attendance>(i));
  return out;
}

// A branch that met on 2024-01-19 for 2023.
inline model::YearRecord record() {
  model::YearRecord out;
  out.organization = {"ORG1", "第一党支部", model::OrganizationKind::branch, "", "010-12345678", "", "", {1, 2}};
  out.meeting.number = "2023";
  out.meeting.plan = "P99";
  out.meeting.theme = "主题";
  out.meeting.date = day("2024-01-19");
  out.meeting.origin = {1, 2};
  return out;
}

inline model::Member member(std::string number, std::string name, std::optional<model::Tier> tier = {},
                            model::Attendance attendance = model::Attendance::present,
                            model::MemberKind kind = model::MemberKind::formal) {
  model::Member out;
  out.number = std::move(number);
  out.name = std::move(name);
  out.tier = tier;
  out.attendance = attendance;
  out.kind = kind;
  return out;
}

// "2024-03-01 延期 2024-05-01", "2024-03-01 回头看 反弹 2024-05-01", "2024-03-01 销号", "2024-03-01 进展".
inline model::Event event(const std::string& text) {
  model::Event out;
  out.date = day(text.substr(0, 10));
  out.content = text;
  const auto holds = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  for (std::size_t i = 0; i < model::words<model::EventKind>().size(); ++i)
    if (holds(model::words<model::EventKind>()[i])) out.kind = static_cast<model::EventKind>(i);
  if (holds("保持")) out.result = model::LookBack::held;
  if (holds("反弹")) out.result = model::LookBack::relapsed;
  if (text.size() > 20 && text[text.size() - 3] == '-') out.new_deadline = day(text.substr(text.size() - 10));
  return out;
}

inline model::Rectification item(std::string number, const std::string& due,
                                 std::initializer_list<const char*> events = {}) {
  model::Rectification out;
  out.number = std::move(number);
  out.meeting = "2023";
  out.item = "事项" + out.number;
  out.deadline = deadline(due);
  out.meeting_date = day("2024-01-19");
  for (const char* each : events) out.events.push_back(event(each));
  return out;
}

inline model::Problem problem(std::string number, std::string meeting, std::string earlier = "") {
  model::Problem out;
  out.number = std::move(number);
  out.meeting = std::move(meeting);
  out.earlier = std::move(earlier);
  out.text = "问题" + out.number;
  return out;
}

inline model::Fulfilment report(const std::string& date, model::Fulfilled result = model::Fulfilled::under_way) {
  model::Fulfilment out;
  out.date = day(date);
  out.content = "情况" + date;
  out.result = result;
  return out;
}

inline model::Commitment commitment(std::string number, std::string member_number, std::string text,
                                    std::string rectification = "") {
  model::Commitment out;
  out.number = std::move(number);
  out.member = std::move(member_number);
  out.name = "姓名" + out.member;
  out.text = std::move(text);
  out.rectification = std::move(rectification);
  return out;
}

}  // namespace support
