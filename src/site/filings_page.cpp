// SPDX-License-Identifier: MIT
// 报送归档: what is sent to whom by when, and what is kept. Only members see it.
#include <fmt/format.h>

#include <algorithm>

#include "site/anchors.h"
#include "site/posting.h"
#include "site/slugs.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::DisclosedFiling;
using model::StageState;
using render::Value;

std::string state_note(const DisclosedFiling& filing, model::Date as_of) {
  if (filing.state == StageState::overdue) return fmt::format("{}天", filing.days_late);
  if (filing.state == StageState::done_late) return fmt::format("晚{}天", filing.days_late);
  const auto due = filing.due.known();
  return due && !filing.sent ? days_left_text(*due - as_of) : "";
}

// A filing is sent, not done; one without a day to send it by waits for nothing that could be 待定.
std::string state_label(const DisclosedFiling& filing) {
  switch (filing.state) {
    case StageState::done:
      return "已报送";
    case StageState::done_late:
      return "逾期报送";
    case StageState::overdue:
      return "逾期";
    default:
      return "未报送";
  }
}

// What the plan wants before the meeting without saying how long before.
std::string deadline_text(const DisclosedFiling& filing) {
  if (!filing.due.text.empty()) return filing.due.text;
  return filing.gate ? "会前" : "没有定";
}

Value filing_row(const DisclosedFiling& filing, std::size_t index, const model::DisclosedRecord& record, bool reviews) {
  const std::optional<model::Date> meeting = record.meeting.date;
  Value row = Value::object();
  row.set("anchor", fmt::format("filing-{}", index + 1)).set("material", filing.material);
  row.set("recipient", filing.recipient).set("deadline", deadline_text(filing));
  row.set("state", slug(filing.state)).set("state_label", state_label(filing));
  put(row, "has_state_note", state_note(filing, record.as_of));
  row.set("has_reviews", reviews);
  row.set("sent", shown_date(filing.sent));
  put(row, "has_review_note",
      filing.gate && filing.reviewed && meeting && *filing.reviewed > *meeting ? "会后才审核" : "");
  row.set("reviewed", filing.reviewed                      ? model::chinese(*filing.reviewed)
                      : filing.needs_review && filing.sent ? "还没有审核"
                      : filing.needs_review                ? "要审核"
                                                           : "");
  return row;
}

DataCell deadline_cell_of(const DisclosedFiling& filing) {
  return filing.gate && filing.due.text.empty() ? DataCell(deadline_text(filing)) : deadline_cell(filing.due);
}

DataTable filings_of(const model::DisclosedRecord& record) {
  using enum DataKind;
  DataTable table{"filings",
                  "报送",
                  {{"material", "材料"},
                   {"recipient", "报送对象"},
                   {"deadline", "截止", deadline},
                   {"status", "状态"},
                   {"days_late", "逾期天数", number},
                   {"sent_on", "报送日期", date},
                   {"reviewed_on", "审核日期", date}},
                  {}};
  for (const DisclosedFiling& filing : record.filings)
    table.rows.push_back({filing.material, filing.recipient, deadline_cell_of(filing), state_label(filing),
                          number_cell(filing.days_late, filing.days_late > 0), date_cell(filing.sent),
                          date_cell(filing.reviewed)});
  return table;
}

DataTable materials_of(const model::DisclosedRecord& record) {
  DataTable table{"materials", "归档材料", {{"material", "材料"}, {"archived_on", "归档日期", DataKind::date}}, {}};
  for (const model::DisclosedMaterial& material : record.materials)
    table.rows.push_back({material.name, date_cell(material.archived)});
  return table;
}

}  // namespace

PageView filings_page(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  const bool counts_days = std::any_of(record.filings.begin(), record.filings.end(),
                                       [](const DisclosedFiling& each) { return each.due.known() && !each.sent; });
  PageView view{"filings", "filings.html", unit_page(unit, {"filings.html", "报送归档", {}, counts_days})};
  Value::List filings, materials;
  const bool reviews = std::any_of(record.filings.begin(), record.filings.end(),
                                   [](const auto& f) { return f.needs_review || f.reviewed; });
  for (std::size_t i = 0; i < record.filings.size(); ++i)
    filings.push_back(filing_row(record.filings[i], i, record, reviews));
  for (const model::DisclosedMaterial& material : record.materials) {
    Value row = Value::object();
    row.set("name", material.name).set("archived", shown_date(material.archived));
    row.set("state", material.archived ? "done" : "upcoming")
        .set("state_label", material.archived ? "已归档" : "未归档");
    materials.push_back(std::move(row));
  }
  const auto sent = std::count_if(record.filings.begin(), record.filings.end(), [](const auto& f) { return f.sent; });
  const auto archived =
      std::count_if(record.materials.begin(), record.materials.end(), [](const auto& m) { return m.archived; });
  view.value.set("is_empty", filings.empty() && materials.empty());
  view.value.set("has_reviews", reviews);
  view.value.set("filings_note", fmt::format("已报送 {} / {} 件", sent, filings.size()));
  view.value.set("materials_note", fmt::format("已归档 {} / {} 种", archived, materials.size()));
  view.value.set("filings_period", period_of(record, model::Matter::filings));
  view.value.set("materials_period", period_of(record, model::Matter::materials));
  put(view.value, "has_filings", std::move(filings));
  put(view.value, "has_materials", std::move(materials));
  view.tables.push_back(filings_of(record));
  view.tables.push_back(materials_of(record));
  return view;
}

}  // namespace site
