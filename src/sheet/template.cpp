// SPDX-License-Identifier: MIT
#include "sheet/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>

#include "base/text.h"
#include "model/column_notes.h"
#include "model/ledger_sheet.h"
#include "sheet/template_guide.h"

namespace sheet {
namespace {

using model::Column;
using model::Refers;
using model::Table;
using model::TableId;

constexpr int kSpareRows = 300;  // below those filled in, with formats and drop-downs

struct TableSheet {
  const Table* table;
  std::vector<std::size_t> columns;
  int rows;  // those filled in and spare ones
};

std::vector<TableSheet> table_sheets(const LedgerBook& book) {
  std::vector<TableSheet> sheets;
  for (const Table& table : model::tables()) {
    const std::vector<model::Row>& rows = book.of(table.id);
    const bool used = std::any_of(book.plans.begin(), book.plans.end(),
                                  [&](const model::Plan* plan) { return plan->uses(table.id); });
    // Further organisations are added where the first one stands.
    const bool offered = table.id == TableId::meeting || !rows.empty() || (used && table.id != TableId::organization);
    if (offered)
      sheets.push_back(
          {&table, offered_columns(table, book.plans, book.offered, rows), static_cast<int>(rows.size()) + kSpareRows});
  }
  return sheets;
}

// Words that do not fit into a cell's own list stand in columns of a hidden sheet.
class Choices {
 public:
  std::string range(const std::vector<std::string>& words) {
    const std::string letters = model::column_letters(static_cast<int>(sheet_.columns.size()) + 1);
    const std::size_t column = sheet_.columns.size();
    sheet_.columns.emplace_back();
    if (sheet_.rows.size() < words.size()) sheet_.rows.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      sheet_.rows[i].resize(column + 1);
      sheet_.rows[i][column].value = words[i];
    }
    return fmt::format("'{0}'!${1}$1:${1}${2}", kChoicesSheet, letters, words.size());
  }
  [[nodiscard]] const OutSheet& sheet() const { return sheet_; }

 private:
  OutSheet sheet_{.name = kChoicesSheet, .hidden = true};
};

class Builder {
 public:
  explicit Builder(const LedgerBook& book) : book_(book), sheets_(table_sheets(book)) {}

  Workbook build() {
    Workbook out{book_.title + " 台账"};
    std::vector<TableId> tables;
    for (const TableSheet& each : sheets_) tables.push_back(each.table->id);
    out.sheets.push_back(guide_sheet(book_, tables));
    if (!book_.unfinished.empty()) out.sheets.push_back(unfinished_sheet(book_));
    for (const TableSheet& each : sheets_) out.sheets.push_back(table_sheet(each));
    if (!choices_.sheet().columns.empty()) out.sheets.push_back(choices_.sheet());
    return out;
  }

 private:
  OutSheet table_sheet(const TableSheet& each) {
    const Table& table = *each.table;
    OutSheet out;
    out.name = table.header;
    out.frozen_rows = out.frozen_columns = 1;
    out.validated_rows = each.rows;
    out.landscape = true;
    out.heights = {{1, 24}};
    std::vector<OutCell> headers;
    for (const std::size_t index : each.columns) {
      const Column& column = table.columns[index];
      headers.push_back(header_cell(table, column, book_.plans));
      out.comments.push_back({1, static_cast<int>(headers.size()), header_comment(table, column, book_.plans)});
      const double width = model::column_note(table.id, column.key).width;
      out.columns.push_back({width, holds(column.kind), validation_for(table, column)});
    }
    out.rows.push_back(std::move(headers));
    for (const model::Row& row : book_.of(table.id)) {
      std::vector<OutCell> cells;
      for (const std::size_t index : each.columns)
        cells.push_back({row.cells[index], Look::plain, holds(table.columns[index].kind)});
      out.rows.push_back(std::move(cells));
    }
    fit_heights(out);
    return out;
  }

  std::optional<Validation> validation_for(const Table& table, const Column& column) {
    if (auto reference = reference_to(table, column)) return reference;
    std::optional<Validation> out = validation_of(table, column, book_.plans);
    if (table.id == TableId::meeting && column.key == "plan" && !book_.known_plans.empty()) {
      out = Validation{.words = book_.known_plans};
      out->refusal = "请填方案的编号，例如 P01。";
    }
    if (out && out->kind == Validation::Kind::list && base::join(out->words, ",").size() > kMostListBytes) {
      out->kind = Validation::Kind::range;
      out->range = choices_.range(out->words);
    }
    return out;
  }

  // The numbers that stand in another sheet. Members and organisations must be there; items, problems and commitments
  // may be of an earlier year.
  [[nodiscard]] std::optional<Validation> reference_to(const Table& table, const Column& column) const {
    static const std::map<Refers, TableId> kTables{{Refers::organization, TableId::organization},
                                                   {Refers::meeting, TableId::meeting},
                                                   {Refers::member, TableId::member},
                                                   {Refers::subject, TableId::member},
                                                   {Refers::problem, TableId::problem},
                                                   {Refers::rectification, TableId::rectification},
                                                   {Refers::commitment, TableId::commitment}};
    const auto found = kTables.find(column.refers);
    if (found == kTables.end() || column.key == "earlier") return std::nullopt;
    const auto sheet = std::find_if(sheets_.begin(), sheets_.end(),
                                    [&](const TableSheet& each) { return each.table->id == found->second; });
    if (sheet == sheets_.end()) return std::nullopt;
    const Table& there = *sheet->table;
    const std::string_view key = column.refers == Refers::subject   ? "member"
                                 : column.refers == Refers::meeting ? "meeting"
                                                                    : there.key;
    const auto at = std::find_if(sheet->columns.begin(), sheet->columns.end(),
                                 [&](std::size_t index) { return there.columns[index].key == key; });
    assert(at != sheet->columns.end());
    Validation out;
    out.kind = Validation::Kind::range;
    out.range = fmt::format("'{0}'!${1}$2:${1}${2}", there.header,
                            model::column_letters(static_cast<int>(at - sheet->columns.begin()) + 1), sheet->rows + 1);
    out.only_these =
        column.refers == Refers::organization || column.refers == Refers::meeting || column.refers == Refers::member;
    out.refusal =
        fmt::format("“{}”表里没有这个编号。请从下拉里选；还没有的，先到“{}”表加一行。", there.header, there.header);
    if (column.refers == Refers::subject) {
      out.title = column.header;
      out.hint = table.id == TableId::problem ? "空着就是班子；党员个人的，写他的党员编号"
                                              : "空着就是问题的主体；党员个人的，写他的党员编号";
    }
    return out;
  }

  const LedgerBook& book_;
  std::vector<TableSheet> sheets_;
  Choices choices_;
};

}  // namespace

model::Row row_of(TableId table, std::initializer_list<std::pair<std::string_view, std::string>> cells) {
  const Table& schema = model::table(table);
  model::Row row{table, std::vector<std::string>(schema.columns.size())};
  for (const auto& [key, value] : cells) {
    const auto index = schema.index_of(key);
    assert(index);
    row.cells[*index] = value;
  }
  return row;
}

void add_meeting(LedgerBook& book, const model::Plan& plan, const std::string& organization, const std::string& meeting,
                 model::OrganizationKind kind) {
  const auto add = [&](TableId table, std::initializer_list<std::pair<std::string_view, std::string>> cells) {
    model::Row row = row_of(table, cells);
    row.cells[*model::table(table).index_of("organization")] = organization;
    row.cells[*model::table(table).index_of("meeting")] = meeting;
    book.of(table).push_back(std::move(row));
  };
  add(TableId::meeting, {{"plan", plan.id}});
  if (plan.uses(TableId::stage))
    for (const model::PlanStage& stage : plan.stages)
      if (stage.of.concerns(kind)) add(TableId::stage, {{"stage", stage.name}});
  if (plan.uses(TableId::filing))
    for (const model::PlanFiling& filing : plan.filings)
      if (filing.of.concerns(kind) && !filing.if_any)
        add(TableId::filing, {{"material", filing.material}, {"recipient", filing.recipient}});
  if (plan.uses(TableId::material))
    for (const std::string& material : plan.materials) add(TableId::material, {{"material", material}});
}

Workbook ledger_workbook(const LedgerBook& book) { return Builder(book).build(); }

}  // namespace sheet
