// SPDX-License-Identifier: MIT
#include "app/personal_data_gate.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace app {
namespace {

using model::CellKind;
using model::TableId;

class Contacts : public sheet::RowSink {
 public:
  explicit Contacts(rules::Allowed& allowed) : allowed_(allowed) {}
  void begin(const model::LedgerSheet& /*sheet*/) override {}
  void row(model::Row row, sheet::RowReader& /*reader*/) override {
    if (row.table != TableId::organization) return;
    for (const char* column : {"phone", "mailbox", "address"}) allowed_.add_contact(row.at(column));
  }

 private:
  rules::Allowed& allowed_;
};

// Where meetings are held and what bodies are called is no home: 行政楼205室, 3号楼党小组.
bool names_a_place(const model::Column& column) {
  return column.kind == CellKind::names || column.kind == CellKind::name || column.key == "place" ||
         column.key == "party_group" || column.key == "unit" || column.key == "recipient";
}

// What is looked for in a cell. The row of an organisation is how it can be reached.
bool is_asked(std::string_view kind, TableId table, const model::Column& column) {
  if (kind == rules::kIdentityNumber) return true;
  if (table == TableId::organization) return false;
  if (column.kind == CellKind::identifier) return kind == rules::kMobileNumber || kind == rules::kBankCard;
  return kind != rules::kHomeAddress || !names_a_place(column);
}

}  // namespace

bool PersonalDataGate::pass(model::Row& row, sheet::RowReader& reader) {
  const model::Table& table = model::table(row.table);
  bool keep = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const model::Column& column = table.columns[i];
    std::string& cell = row.cells[i];
    const bool identifier = column.kind == CellKind::identifier;
    if (!identifier && column.kind != CellKind::text && column.kind != CellKind::name && column.kind != CellKind::names)
      continue;
    const std::vector<rules::PersonalData> all = rules::personal_data_in(cell);
    const auto found = std::find_if(all.begin(), all.end(), [&](const rules::PersonalData& each) {
      return is_asked(each.kind, row.table, column) && !lets_pass(each, cell);
    });
    if (found == all.end()) continue;
    reader.reject(row.number, i,
                  fmt::format("{}里有{}“{}”", column.header, found->kind, base::excerpt(rules::hidden(found->text))),
                  identifier ? "个人的号码不能进台账，请改用自编的编号，例如 D01。"
                             : std::string("个人信息不能进台账，请删去。") + kAllowIt);
    cell.clear();
    keep = keep && !identifier;
  }
  return keep;
}

bool PersonalDataGate::lets_pass(const rules::PersonalData& found, const std::string& cell) {
  if (allowed_.lets_pass(found, cell)) return true;
  if (has_read_contacts_) return false;
  has_read_contacts_ = true;
  Contacts contacts(allowed_);
  sheet::Rejects rejects;
  sheet::Notes notes;
  for (const sheet::LedgerFile& file : files_) sheet::read_ledger_file(file, defaults_, contacts, rejects, notes);
  return allowed_.lets_pass(found, cell);
}

}  // namespace app
