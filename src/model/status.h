// SPDX-License-Identifier: MIT
// States that rules compute and pages show. Never typed in by anybody.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "model/date.h"
#include "model/words.h"

namespace model {

// Of a rectification item, in the order in which lists show them.
enum class Status { overdue, due_soon, reopened, under_way, not_started, standing, closed, rechecked };
inline constexpr std::size_t kStatusCount = 8;
template <>
struct WordList<Status> {
  static constexpr std::array<std::string_view, kStatusCount> kWords{"逾期",   "临期",     "重新整改", "推进中",
                                                                     "未开始", "长期坚持", "已销号",   "已复查"};
};

// Of a stage of the plan.
enum class StageState { done, done_late, overdue, current, upcoming, pending };
template <>
struct WordList<StageState> {
  static constexpr std::array<std::string_view, 6> kWords{"已完成", "逾期完成", "逾期", "进行中", "未开始", "待定"};
};

// Of an item of the last list when this meeting hears of it (P02; domain.md rule 3).
enum class LastState { done, under_way, not_yet };
template <>
struct WordList<LastState> {
  static constexpr std::array<std::string_view, 3> kWords{"已整改", "正在整改", "尚未整改"};
};

// Why a member has no tier, in the order of the tables. The parts and the tiers sum to all members.
enum class NotAssessed { probationary, at_leaders_meeting, absent, away, guest, out_of_scope };
inline constexpr std::size_t kNotAssessedCount = 6;
template <>
struct WordList<NotAssessed> {
  static constexpr std::array<std::string_view, kNotAssessedCount> kWords{"预备党员", "已参加民主生活会", "缺席",
                                                                          "流动在外", "流入参评",         "不在范围"};
};
// made_up: the plan knows 已补课, so that absence need not be the last word (P12).
inline std::string shown_word(NotAssessed reason, bool made_up) {
  return std::string(word(reason)) + (made_up && reason == NotAssessed::absent ? "（尚未补课）" : "");
}

// The day a deadline falls on, or why there is none.
enum class DueKind { none, day, at_once, standing, no_meeting_date, no_calendar };
struct Due {
  DueKind kind = DueKind::none;
  Date day{};        // of DueKind::day
  std::string text;  // as a reader sees it: 2024年3月8日, 立行立改, 待定（会后30日）
  [[nodiscard]] std::optional<Date> known() const { return kind == DueKind::day ? std::optional(day) : std::nullopt; }
};

// From a day on, as long as nothing is entered: what a screen that nobody feeds goes on to say.
struct StatusFrom {
  Date from;
  Status status = Status::not_started;
  std::optional<Date> counts_to;  // days late count from it, days left up to it
};
struct StageFrom {
  Date from;
  StageState state = StageState::pending;
};

}  // namespace model
