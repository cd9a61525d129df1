// SPDX-License-Identifier: MIT
// 整改情况 and 上次整改落实: the committee's own items one by one, those of single members only as counts.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "model/meeting_title.h"
#include "report/duty_sections.h"

namespace report {
namespace {

using model::Status;
using render::Value;
using rules::ItemStatus;

class ItemCounts {
 public:
  void add(const rules::ComputedItem& computed) {
    ++all_;
    ++by_status_[static_cast<std::size_t>(computed.status.status)];
    if (computed.carried) ++carried_;
    if (computed.status.closed_late) ++closed_late_;
  }
  [[nodiscard]] int all() const { return all_; }
  [[nodiscard]] int closed() const { return of(Status::closed) + of(Status::rechecked); }
  [[nodiscard]] int of(Status status) const { return by_status_[static_cast<std::size_t>(status)]; }

  // 共 16 项，其中结转 1 项。已销号 6 项，其中已复查 1 项；未销号 10 项，其中逾期 3 项、推进中 2 项。
  [[nodiscard]] std::string sentence() const {
    std::string text = fmt::format("共 {} 项", all_);
    if (carried_ > 0) text += fmt::format("，其中往年结转 {} 项", carried_);
    text += fmt::format("。已销号 {} 项", closed());
    std::vector<std::string> parts;
    if (of(Status::rechecked) > 0) parts.push_back(fmt::format("已复查 {} 项", of(Status::rechecked)));
    if (closed_late_ > 0) parts.push_back(fmt::format("逾期销号 {} 项", closed_late_));
    if (!parts.empty()) text += "，其中" + base::join(parts, "、");
    parts.clear();
    for (const Status status : {Status::overdue, Status::due_soon, Status::reopened, Status::under_way,
                                Status::not_started, Status::standing})
      if (of(status) > 0) parts.push_back(fmt::format("{} {} 项", model::word(status), of(status)));
    text += fmt::format("；未销号 {} 项", all_ - closed());
    if (!parts.empty()) text += "，其中" + base::join(parts, "、");
    return text + "。";
  }

 private:
  int all_ = 0, carried_ = 0, closed_late_ = 0;
  std::array<int, model::kStatusCount> by_status_{};
};

std::string state_note(const ItemStatus& status) {
  switch (status.status) {
    case Status::overdue:
      return fmt::format("{} 天", status.days_late);
    case Status::due_soon:
      return status.days_left == 0 ? "今天到期" : fmt::format("还有 {} 天", status.days_left);
    case Status::closed:
      return status.closed_on ? model::chinese(*status.closed_on) : "";
    case Status::rechecked:
      return status.rechecked_on ? model::chinese(*status.rechecked_on) : "";
    default:
      return "";
  }
}

// What a reader must know beside the title: where it comes from, for how many years.
std::string marks_of(const rules::ComputedItem& computed) {
  std::vector<std::string> marks;
  if (computed.carried) marks.push_back("结转自" + model::meeting_year(computed.item->meeting));
  if (computed.years > 1) marks.push_back(fmt::format("第{}年", computed.years));
  return base::join(marks, "，");
}

std::string earlier_of(const ItemStatus& status) {
  std::vector<std::string> texts;
  for (const rules::EarlierDeadline& earlier : status.earlier) {
    const char* note = earlier.approved_late ? "（到期后才延期）" : earlier.relapse ? "（反弹后重定）" : "";
    texts.push_back("原 " + earlier.due.text + note);
  }
  if (status.extensions > 0) texts.push_back(fmt::format("延期 {} 次", status.extensions));
  return base::join(texts, "\n");
}

void put_last_event(Value& row, const model::Rectification& item, model::Date as_of) {
  std::string date, text;
  for (const model::Event& event : item.events) {
    if (event.date > as_of) break;
    date = model::chinese(event.date);
    text = event.kind == model::EventKind::progress ? "" : std::string(model::word(event.kind)) + "：";
    if (event.result) text += std::string(model::word(*event.result)) + "。";
    text += event.content;
  }
  put(row, "has_progress", text);
  row.set("progress_date", date);
}

Value item_row(const rules::ComputedItem& computed, model::Date as_of) {
  const model::Rectification& item = *computed.item;
  const ItemStatus& status = computed.status;
  Value row = Value::object();
  row.set("code", item.number).set("title", title_of(item, computed.problem));
  put(row, "has_marks", marks_of(computed));
  put(row, "has_measures", item.measures);
  put(row, "has_responsible", rules::responsible_on(item, as_of));
  put(row, "has_responsible_unit", item.unit);
  put(row, "has_deadline", status.due.text);
  put(row, "has_earlier", earlier_of(status));
  row.set("late", status.status == Status::overdue).set("state", model::word(status.status));
  put(row, "has_state_note", state_note(status));
  put(row, "has_closed_late", status.closed_late ? fmt::format("逾期销号，晚 {} 天", status.days_late) : "");
  put_last_event(row, item, as_of);
  return row;
}

// As on the list: by state, what is late first; then most days late, then by deadline (without one last), then by
// number.
bool before(const rules::ComputedItem* a, const rules::ComputedItem* b) {
  const auto key = [](const rules::ComputedItem* each) {
    const ItemStatus& status = each->status;
    const int days_late = status.status == Status::overdue ? status.days_late : 0;
    return std::make_tuple(status.status, -days_late, status.due.known().value_or(model::Date{INT32_MAX}),
                           std::string_view(each->item->number));
  };
  return key(a) < key(b);
}

Value last_row(const rules::LastItem& last) {
  Value row = Value::object();
  row.set("code", last.item->number).set("title", title_of(*last.item, last.problem));
  row.set("state", model::word(last.state));
  put(row, "has_late", last.status.days_late > 0 ? fmt::format("逾期 {} 天", last.status.days_late) : "");
  const bool unexplained = last.state == model::LastState::not_yet && last.cause.empty();
  put(row, "has_cause", unexplained ? "没有说明原因" : last.cause);
  put(row, "has_responsible", last.responsible);
  put(row, "has_deadline", last.status.due.text);
  put(row, "has_earlier", earlier_of(last.status));
  return row;
}

// 已整改 3 项（其中逾期销号 1 项），…
class LastCounts {
 public:
  void add(const rules::LastItem& last) {
    ++states_[static_cast<std::size_t>(last.state)];
    if (last.status.closed_late) ++closed_late_;
  }
  [[nodiscard]] int all() const { return states_[0] + states_[1] + states_[2]; }
  [[nodiscard]] std::string sentence() const {
    const std::string late = closed_late_ > 0 ? fmt::format("（其中逾期销号 {} 项）", closed_late_) : "";
    return fmt::format("共 {} 项：已整改 {} 项{}，正在整改 {} 项，尚未整改 {} 项。", all(), states_[0], late,
                       states_[1], states_[2]);
  }

 private:
  std::array<int, 3> states_{};
  int closed_late_ = 0;
};

}  // namespace

bool is_of_committee(const model::Rectification& item, const model::Problem* problem) {
  const bool named_by_member = item.item.empty() && problem != nullptr && !problem->subject.is_committee();
  return item.subject.is_committee() && !named_by_member;
}

std::string title_of(const model::Rectification& item, const model::Problem* problem) {
  return item.item.empty() && problem != nullptr ? problem->text : item.item;
}

std::optional<Value> items_section(const Unit& unit) {
  ItemCounts own, personal;
  Value::List rows;
  std::vector<const rules::ComputedItem*> in_order;
  for (const rules::ComputedItem& computed : unit.computed.items) {
    const bool of_committee = is_of_committee(*computed.item, computed.problem);
    (of_committee ? own : personal).add(computed);
    if (of_committee) in_order.push_back(&computed);
  }
  std::stable_sort(in_order.begin(), in_order.end(), before);
  for (const rules::ComputedItem* computed : in_order) rows.push_back(item_row(*computed, unit.options.as_of));
  if (own.all() + personal.all() == 0) return std::nullopt;
  Value section = Value::object();
  section.set("counts", "班子的整改事项" + own.sentence());
  put(section, "has_personal", personal.all() > 0 ? "党员个人的整改事项（只计数）" + personal.sentence() : "");
  put(section, "has_rows", std::move(rows));
  return section;
}

std::optional<Value> last_list_section(const Unit& unit) {
  if (unit.computed.last_list.empty()) return std::nullopt;
  LastCounts own, personal;
  bool only_extended = false;
  Value::List rows;
  for (const rules::LastItem& last : unit.computed.last_list) {
    const bool of_committee = is_of_committee(*last.item, last.problem);
    (of_committee ? own : personal).add(last);
    if (!of_committee || last.state == model::LastState::done) continue;
    rows.push_back(last_row(last));
    if (last.state == model::LastState::not_yet && last.status.extensions > 0) only_extended = true;
  }
  const auto day = was_held(unit) ? *unit.record.meeting.date : unit.options.as_of;
  Value section = Value::object();
  section.set("counts", fmt::format("以 {} 计，{}班子的整改事项{}", model::chinese(day),
                                    model::meeting_year(unit.record.former_meeting->number), own.sentence()));
  put(section, "has_personal", personal.all() > 0 ? "党员个人的整改事项（只计数）" + personal.sentence() : "");
  put(section, "has_rows", std::move(rows));
  put(section, "has_note", only_extended ? "只办了延期、没有其他进展的，这里算“尚未整改”。" : "");
  return section;
}

}  // namespace report
