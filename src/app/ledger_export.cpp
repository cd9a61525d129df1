// SPDX-License-Identifier: MIT
#include "app/ledger_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/unit_source.h"
#include "base/failure.h"
#include "base/text.h"
#include "model/meeting_title.h"

namespace app {
namespace {

using model::Row;
using model::TableId;
using sheet::LedgerBook;

void add_plan(LedgerBook& book, const Workspace& workspace, const std::string& id) {
  const model::Plan* plan = workspace.plans().find(id);  // none: its file has gone since
  if (plan != nullptr && std::find(book.plans.begin(), book.plans.end(), plan) == book.plans.end())
    book.plans.push_back(plan);
}

// What all rows have in common need not stand in each of them.
void settle_columns(LedgerBook& book, const Workspace& workspace, bool name_meetings) {
  std::set<std::string> organizations{workspace.settings.organization}, meetings;
  if (name_meetings) meetings.insert(workspace.settings.meeting);
  for (const Row& row : book.of(TableId::meeting)) {
    organizations.insert(row.at("organization"));
    meetings.insert(row.at("meeting"));
  }
  book.offered.organizations = organizations.size() > 1 || !book.of(TableId::organization).empty();
  book.offered.meetings = meetings.size() > 1;
  book.known_plans = base::split(workspace.plans().known(), "、");
}

// Name and contact stand in gongshilan.json, not in a 组织 table.
bool is_of_settings(store::Loader& loader, const Row& organization) {
  const auto stored = loader.organization(organization.at("organization"));
  const auto sheet = stored ? loader.sheet(stored->origin.file) : std::nullopt;
  return sheet && sheet->file == config::kSettingsFile;
}

std::string title_of(const LedgerBook& book, store::Loader& loader) {
  std::set<std::string> organizations, meetings;
  for (const Row& row : book.of(TableId::meeting)) {
    organizations.insert(row.at("organization"));
    meetings.insert(row.at("meeting"));
  }
  std::vector<std::string> parts;
  if (organizations.size() == 1)
    if (const auto only = loader.organization(*organizations.begin())) parts.push_back(only->name);
  if (organizations.size() > 1) parts.push_back(fmt::format("{} 个组织", organizations.size()));
  parts.push_back(meetings.size() == 1 ? model::meeting_title(*meetings.begin())
                                       : fmt::format("{} 次会议", meetings.size()));
  return base::join(parts, " ");
}

// A member of last year as one of the next: what the meeting decides is empty. Who is not fully of this branch (moved
// in, away, out of scope) stays so until somebody says otherwise.
Row without_outcome(Row row, const std::string& meeting) {
  const model::Table& table = model::table(TableId::member);
  const auto cell = [&](std::string_view column) -> std::string& { return row.cells[*table.index_of(column)]; };
  cell("meeting") = meeting;
  for (const char* column : {"tier", "approved", "told"}) cell(column).clear();
  const auto attendance = model::from_word<model::Attendance>(cell("attendance"));
  if (attendance != model::Attendance::guest && attendance != model::Attendance::away &&
      attendance != model::Attendance::out_of_scope)
    cell("attendance").clear();
  return row;
}

std::string item_text(const rules::ComputedItem& each) {
  if (!each.item->item.empty()) return each.item->item;
  return each.problem != nullptr ? each.problem->text : "";
}

void add_unfinished(LedgerBook& book, const model::YearRecord& record, const rules::Computed& computed,
                    model::Date as_of) {
  for (const rules::ComputedItem& each : computed.items) {
    if (each.status.is_closed()) continue;
    book.unfinished.push_back({"整改", each.item->number, item_text(each), rules::responsible_on(*each.item, as_of),
                               each.status.due.text, std::string(model::word(each.status.status))});
  }
  for (const model::Commitment& each : record.commitments) {
    const bool settled = std::any_of(each.reports.begin(), each.reports.end(), [&](const model::Fulfilment& report) {
      return report.date <= as_of && report.result != model::Fulfilled::under_way;
    });
    if (settled) continue;
    const std::string text = each.text.empty() ? fmt::format("整改 {}", each.rectification) : each.text;
    book.unfinished.push_back({"承诺", each.number, text, each.name, each.deadline ? model::shown(*each.deadline) : "",
                               each.reports.empty() ? "还没有报告" : "推进中"});
  }
}

}  // namespace

LedgerBook export_book(Workspace& workspace, const store::RowsOf& of) {
  LedgerBook book;
  for (const model::Table& table : model::tables()) book.of(table.id) = ledger_rows(workspace.database, table.id, of);
  if (book.of(TableId::meeting).empty())
    throw base::Failure(workspace.folder.string(), "记录库里没有这样的会议",
                        "请核对 --organization 和 --meeting；还没有导入的，先运行 gongshilan import。");
  for (const Row& row : book.of(TableId::meeting)) add_plan(book, workspace, row.at("plan"));
  store::Loader loader(workspace.database);
  if (book.of(TableId::organization).size() == 1 && is_of_settings(loader, book.of(TableId::organization).front()))
    book.of(TableId::organization).clear();
  settle_columns(book, workspace, true);
  book.title = title_of(book, loader);
  return book;
}

LedgerBook next_year_book(Workspace& workspace, const std::optional<std::string>& organization,
                          const std::string& meeting, model::Date as_of) {
  LedgerBook book;
  UnitSource source(workspace, as_of);
  std::vector<std::string> organizations;
  if (organization) {
    organizations = {*organization};
  } else {
    for (const model::Organization& each : source.loader().organizations()) organizations.push_back(each.number);
  }
  std::string newest;
  for (const std::string& number : organizations) {
    const Place place = source.place(number);
    if (place.meetings.empty()) continue;
    const std::string& last = place.meetings.back();
    newest = std::max(newest, last);
    if (last >= meeting) continue;
    const model::YearRecord record = source.load(place, last);
    const model::Plan& plan = source.plan_of(record);
    add_plan(book, workspace, plan.id);
    sheet::add_meeting(book, plan, number, meeting, record.organization.kind);
    for (Row& row : ledger_rows(workspace.database, TableId::member, {number, last}))
      book.of(TableId::member).push_back(without_outcome(std::move(row), meeting));
    add_unfinished(book, record, source.compute(record, plan), as_of);
  }
  if (book.of(TableId::meeting).empty() && !newest.empty())
    throw base::Failure("--carry-over", fmt::format("记录库里已经有 {} 的会议了，{} 不比它晚", newest, meeting),
                        "请写下一次会议的编号，例如 2025；半年一次的写 2025-1。", base::ExitCode::usage);
  if (book.of(TableId::meeting).empty())
    throw base::Failure(workspace.folder.string(), "记录库里没有会议，接不下去",
                        "请核对 --organization；还没有导入的，先运行 gongshilan import。");
  settle_columns(book, workspace, false);
  book.title = title_of(book, source.loader());
  return book;
}

}  // namespace app
