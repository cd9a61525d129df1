// SPDX-License-Identifier: MIT
// 会后安排 and 报送: what the plan asks for after the meeting, and what is sent to whom, each with its day and state.
#include <fmt/format.h>

#include <algorithm>

#include "report/duty_sections.h"

namespace report {
namespace {

using model::StageState;
using render::Value;

std::string days_of(StageState state, int days_late) {
  if (state == StageState::overdue) return fmt::format("{} 天", days_late);
  return state == StageState::done_late ? fmt::format("晚 {} 天", days_late) : "";
}

// 会后6个月, where the plan counts from the meeting.
const model::Relative* counted_after(const Unit& unit, const rules::StageStatus& stage) {
  const auto planned = std::find_if(unit.plan.stages.begin(), unit.plan.stages.end(),
                                    [&](const model::PlanStage& each) { return each.name == stage.name; });
  if (planned == unit.plan.stages.end() || !planned->end) return nullptr;
  const auto* relative = std::get_if<model::Relative>(&*planned->end);
  return relative != nullptr && !relative->before ? relative : nullptr;
}

// Of the plan's stages those due after the meeting, with P10 the half-year notice on the committee's list; of sittings
// and of those that are due by no day, what was held, done or begun after it, with P11 the group meetings.
bool is_later(const Unit& unit, const rules::StageStatus& stage) {
  if (!stage.of_plan) return false;
  const auto& meeting = unit.record.meeting.date;
  auto day = stage.sitting ? std::nullopt : stage.due.known();
  if (!day) day = stage.done;
  if (!day && stage.row != nullptr) day = stage.row->start;
  if (day && meeting) return *day > *meeting;
  return !stage.sitting && counted_after(unit, stage) != nullptr;
}

std::string deadline_of(const rules::StageStatus& stage) {
  if (!stage.due.text.empty()) return stage.due.text;
  if (stage.row == nullptr || !stage.row->start) return "没有定";
  return model::chinese(*stage.row->start) + (stage.sitting ? "" : "起");
}

Value later_row(const Unit& unit, const rules::StageStatus& stage) {
  Value row = Value::object();
  const model::Relative* after = counted_after(unit, stage);
  const bool rule_is_news = after != nullptr && stage.due.known();  // without a day the text says it already
  row.set("name", stage.name).set("deadline", deadline_of(stage));
  put(row, "has_rule", rule_is_news ? model::canonical(*after) : "");
  row.set("late", stage.state == StageState::overdue).set("state", model::word(stage.state));
  put(row, "has_days", days_of(stage.state, stage.days_late));
  put(row, "has_done", stage.done ? model::chinese(*stage.done) : "");
  return row;
}

Value filing_row(const rules::FilingStatus& filing) {
  Value row = Value::object();
  row.set("material", filing.material).set("recipient", filing.recipient);
  put(row, "has_deadline", filing.due.text);
  const bool late = filing.state == StageState::overdue;
  const char* state = filing.state == StageState::done_late ? "逾期报送" : filing.sent ? "已报送" : "未报送";
  row.set("late", late).set("state", late ? "逾期" : state);
  put(row, "has_days", days_of(filing.state, filing.days_late));
  put(row, "has_sent", filing.sent ? model::chinese(*filing.sent) : "");
  put(row, "has_reviewed",
      filing.reviewed         ? "已审核 " + model::chinese(*filing.reviewed)
      : filing.reviewed_there ? "还没有审核"
                              : "");
  return row;
}

}  // namespace

std::optional<Value> later_section(const Unit& unit) {
  Value::List rows;
  for (const rules::StageStatus& stage : unit.computed.stages)
    if (is_later(unit, stage)) rows.push_back(later_row(unit, stage));
  if (rows.empty()) return std::nullopt;
  return Value::object().set("rows", std::move(rows));
}

std::optional<Value> filings_section(const Unit& unit) {
  Value::List rows;
  int sent = 0, overdue = 0;
  for (const rules::FilingStatus& filing : unit.computed.filings) {
    rows.push_back(filing_row(filing));
    if (filing.sent) ++sent;
    if (filing.state == StageState::overdue) ++overdue;
  }
  if (rows.empty()) return std::nullopt;
  std::string counts = fmt::format("应报送 {} 件，已报送 {} 件", rows.size(), sent);
  if (overdue > 0) counts += fmt::format("，逾期未报送 {} 件", overdue);
  return Value::object().set("counts", counts + "。").set("rows", std::move(rows));
}

}  // namespace report
