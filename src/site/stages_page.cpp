// SPDX-License-Identifier: MIT
// 工作安排: the plan's stages with a line of days, the meeting as its centre.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "site/anchors.h"
#include "site/dated.h"
#include "site/ics.h"
#include "site/slugs.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::Date;
using model::DisclosedStage;
using model::StageState;
using render::Value;

// Days on a line: the meeting at 50 %, each side linear with a reach of its own, its farthest mark at 5 % or 95 %.
class Timeline {
 public:
  Timeline(const model::DisclosedRecord& record) : meeting_(record.meeting.date) {
    if (!meeting_) return;
    for (const DisclosedStage& stage : record.stages)
      for (const std::optional<Date>& day : {stage.start, stage.done, stage.due.known()})
        if (day) {
          before_ = std::max(before_, *meeting_ - *day);
          after_ = std::max(after_, *day - *meeting_);
          has_days_ = true;
        }
  }
  [[nodiscard]] bool shown() const { return has_days_; }

  [[nodiscard]] std::string at(const std::optional<Date>& day) const {
    return shown() && day ? fmt::format("{:.2f}%", position(*day)) : "";
  }

  // First days of months, that many percent apart. The year stands at the first and wherever it is another one.
  [[nodiscard]] Value::List ticks(double apart) const {
    Value::List rows;
    if (!shown()) return rows;
    double last = -100;
    int year = 0;
    for (Date day = *meeting_ - before_; day <= *meeting_ + after_; day = day + 1) {
      const model::YearMonthDay parts = model::parts(day);
      if (parts.day != 1 || position(day) - last < apart) continue;
      last = position(day);
      Value row = Value::object();
      row.set("x", fmt::format("{:.2f}%", last)).set("label", fmt::format("{}月", parts.month));
      put(row, "has_year", parts.year == year ? "" : fmt::format("{}年", parts.year));
      rows.push_back(std::move(row));
      year = parts.year;
    }
    return rows;
  }

 private:
  [[nodiscard]] double position(Date day) const {
    const int days = day - meeting_.value_or(day);
    return 50 + 45.0 * days / (days < 0 ? before_ : after_);
  }

  std::optional<Date> meeting_;
  int before_ = 7, after_ = 7;
  bool has_days_ = false;
};

std::string state_note(const DisclosedStage& stage, Date as_of) {
  if (stage.state == StageState::overdue) return fmt::format("{}天", stage.days_late);
  if (stage.state == StageState::done_late) return fmt::format("晚{}天", stage.days_late);
  const auto due = stage.due.known();
  return due && !stage.done ? days_left_text(*due - as_of) : "";
}

Value::List stages_line(const std::vector<DisclosedStage>& stages) {
  std::array<int, 6> counts{};
  for (const DisclosedStage& stage : stages) ++counts[static_cast<std::size_t>(stage.state)];
  const int late = counts[static_cast<std::size_t>(StageState::done_late)];
  const int done = counts[static_cast<std::size_t>(StageState::done)] + late;
  std::vector<std::string> parts;
  if (done > 0)
    parts.push_back(late > 0 ? fmt::format("{}个完成（其中{}个逾期完成）", done, late) : fmt::format("{}个完成", done));
  for (const StageState state : {StageState::overdue, StageState::current, StageState::upcoming, StageState::pending})
    if (const int count = counts[static_cast<std::size_t>(state)]; count > 0)
      parts.push_back(fmt::format("{}个{}", count, model::word(state)));
  return sentence(parts, fmt::format("{}个阶段：", stages.size()));
}

// The one day to be said: of a sitting, of a stage that begins and ends on one, or is done on the only one known.
std::optional<Date> only_day(const DisclosedStage& stage, std::optional<Date> meeting) {
  const bool has_deadline = stage.due.kind != model::DueKind::none;
  if (meeting) return meeting;
  if (stage.start && stage.start == stage.due.known()) return stage.start;
  if (stage.start) return stage.sitting && !has_deadline ? stage.start : std::nullopt;
  return !has_deadline || stage.done == stage.due.known() ? stage.done : std::nullopt;
}

// meeting: its day, if this stage is a sitting on it.
Value stage_row(const DisclosedStage& stage, std::size_t index, const Timeline& line, std::optional<Date> meeting,
                Date as_of) {
  Value row = Value::object();
  row.set("anchor", fmt::format("stage-{}", index + 1))
      .set("number", std::to_string(index + 1))
      .set("name", stage.name);
  row.set("state", slug(stage.state)).set("state_label", model::word(stage.state));
  put(row, "has_state_note", state_note(stage, as_of));
  row.set("states", state_rows(stage, as_of));
  const std::optional<Date> day = only_day(stage, meeting);
  row.set("one_day", day.has_value());
  put(row, "has_start", shown_date(stage.start));
  put(row, "has_deadline", day ? shown_date(day) : stage.due.text);
  put(row, "has_done", day && stage.done == day ? "" : shown_date(stage.done));
  put(row, "has_remark", stage.note);
  row.set("is_meeting", meeting.has_value()).set("has_timeline", line.shown());
  const std::optional<Date> end = stage.done ? stage.done : day ? day : stage.due.known();
  put(row, "has_mark_x", line.at(end));
  put(row, "has_span_from", line.at(stage.start));
  row.set("is_open", line.shown() && stage.start && !end);
  return row;
}

DataTable table_of_stages(const model::DisclosedRecord& record) {
  using enum DataKind;
  DataTable table{"stages",
                  "工作安排",
                  {{"number", "序", number},
                   {"stage", "阶段"},
                   {"status", "状态"},
                   {"days_late", "逾期天数", number},
                   {"days_left", "剩余天数", number},
                   {"start", "开始", date},
                   {"deadline", "截止", deadline},
                   {"done_on", "完成日期", date},
                   {"note", "备注"}},
                  {}};
  for (const DisclosedStage& stage : record.stages) {
    const bool late = stage.state == StageState::overdue || stage.state == StageState::done_late;
    const auto due = stage.due.known();
    const bool to_come = due && !stage.done && !late;
    table.rows.push_back({static_cast<int>(table.rows.size()) + 1, stage.name, std::string(model::word(stage.state)),
                          number_cell(stage.days_late, late), number_cell(to_come ? *due - record.as_of : 0, to_come),
                          date_cell(stage.start), deadline_cell(stage.due), date_cell(stage.done), stage.note});
  }
  return table;
}

}  // namespace

PageView stages_page(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  const bool counts_days = std::any_of(record.stages.begin(), record.stages.end(),
                                       [](const DisclosedStage& each) { return each.due.known() && !each.done; });
  PageView view{"stages", "stages.html",
                unit_page(unit, {"stages.html", "工作安排", {}, counts_days, false, model::Matter::stages})};
  const Timeline line(record);
  const std::optional<Date> meeting = record.meeting.date;
  Value::List rows;
  for (std::size_t i = 0; i < record.stages.size(); ++i) {
    const DisclosedStage& stage = record.stages[i];
    const bool here = stage.sitting && meeting && (stage.start == meeting || stage.done == meeting);
    rows.push_back(stage_row(stage, i, line, here ? meeting : std::nullopt, record.as_of)
                       .set("begins_tail", begins_tail(i, record.stages.size())));
  }
  view.value.set("has_stages", !rows.empty()).set("stages_line", stages_line(record.stages));
  view.value.set("has_timeline", line.shown())
      .set("ticks", line.ticks(14))
      .set("ticks_narrow", line.ticks(30))
      .set("has_meeting_date", meeting.has_value());
  const model::YearMonthDay day = meeting ? model::parts(*meeting) : model::YearMonthDay();
  view.value.set("meeting_date", meeting ? fmt::format("{}月{}日", day.month, day.day) : "")
      .set("stages", std::move(rows));
  view.tables.push_back(table_of_stages(record));
  put(view.value, "has_calendar_href", unit.frame.archive ? "" : calendar_href(record));
  return view;
}

}  // namespace site
