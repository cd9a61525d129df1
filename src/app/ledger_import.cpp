// SPDX-License-Identifier: MIT
#include "app/ledger_import.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "rules/personal_data.h"
#include "rules/validate.h"
#include "sheet/ledger_reader.h"

namespace app {

using model::TableId;

// Hands rows to the importer; refuses personal numbers at the door, so that they never reach the disk.
class LedgerImport::Sink : public sheet::RowSink {
 public:
  Sink(LedgerImport& import, int file_order, FileNote& note) : import_(import), file_order_(file_order), note_(note) {}

  void begin(const model::LedgerSheet& sheet) override {
    sheet_ = import_.importer_.add_sheet(sheet);
    import_.sheets_[sheet_] = sheet;
    import_.file_order_[sheet_] = file_order_;
  }

  void row(model::Row row, sheet::RowReader& reader) override {
    ++note_.rows;
    if (row.table == TableId::organization && row.at("organization") == import_.workspace_.settings.organization)
      import_.has_own_organization_ = true;
    if (!without_personal_data(row, reader)) return;
    import_.importer_.stage(row, sheet_);
  }

 private:
  // Empties texts with personal numbers; false if such a number stands as an identifier and the row must not be kept.
  static bool without_personal_data(model::Row& row, sheet::RowReader& reader) {
    const model::Table& table = model::table(row.table);
    bool keep = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const model::CellKind kind = table.columns[i].kind;
      const bool identifier = kind == model::CellKind::identifier;
      if (!identifier && kind != model::CellKind::text) continue;
      const auto found = rules::personal_data_in(row.cells[i], row.table == TableId::organization);
      if (!found) continue;
      reader.reject(
          row.number, i, fmt::format("{}里有{}", table.columns[i].header, *found),
          identifier ? "个人的号码不能进台账，请改用自编的编号，例如 D01。" : "个人的号码不能进台账，请删去。");
      row.cells[i].clear();
      keep = keep && !identifier;
    }
    return keep;
  }

  LedgerImport& import_;
  int file_order_;
  FileNote& note_;
  int sheet_ = 0;
};

LedgerImport::LedgerImport(Workspace& workspace, const Console& console)
    : workspace_(workspace), importer_(workspace.database, today()), loader_(workspace.database) {
  read_files(console);
  stage_own_organization();
  const sheet::Rejects while_reading = rejects_;
  refuse(importer_.apply());
  refuse(rules::validate_tree(loader_.organizations()));
  validate(console, while_reading);
  console.end_progress();
}

LedgerImport::~LedgerImport() = default;

void LedgerImport::read_files(const Console& console) {
  const std::filesystem::path ledger = workspace_.ledger();
  if (!std::filesystem::is_directory(ledger))
    throw base::Failure(ledger.string(), "找不到 ledger 文件夹", "请在工作区里建立 ledger 文件夹，放进台账。");
  const sheet::Defaults defaults{workspace_.settings.organization, workspace_.settings.meeting};
  int order = 0;
  for (const std::filesystem::path& path : base::files_below(ledger)) {
    const sheet::LedgerFile file{ledger / path, path.string(), order++};
    if (sheet::kind_of(file) == sheet::FileKind::ignored) continue;
    console.progress(fmt::format("正在读 {}", file.shown));
    FileNote note{file.shown, "", 0};
    Sink sink(*this, file.order, note);
    note.encoding = sheet::read_ledger_file(file, defaults, sink, rejects_);
    files_.push_back(std::move(note));
  }
}

// Name and contact from the settings stand in for a 组织 table.
void LedgerImport::stage_own_organization() {
  const auto& own = workspace_.settings.own;
  if (!own || has_own_organization_) return;
  const model::LedgerSheet sheet{config::kSettingsFile, "组织", true, TableId::organization, 0, {}};
  for (const std::string& text : {own->name, own->phone, own->mailbox, own->address})
    if (const auto found = rules::personal_data_in(text, true))
      rejects_.add({-1, 0, 0, 0, config::kSettingsFile, fmt::format("里有{}", *found), "个人的号码不能公示，请删去。"});
  const int id = importer_.add_sheet(sheet);
  sheets_[id] = sheet;
  importer_.stage(
      {TableId::organization,
       {own->number, own->name, std::string(model::word(own->kind)), "", own->phone, own->mailbox, own->address},
       1},
      id);
}

void LedgerImport::validate(const Console& console, const sheet::Rejects& while_reading) {
  std::map<std::string, model::Organization> organizations;
  for (model::Organization& each : loader_.organizations()) organizations[each.number] = std::move(each);
  const std::vector<store::UnitKey> touched = importer_.touched();
  std::size_t done = 0;
  for (const store::UnitKey& unit : touched) {
    if (++done % 100 == 0) console.progress(fmt::format("正在核对 {}/{}", done, touched.size()));
    const model::YearRecord record = loader_.load(unit, organizations[unit.organization]);
    const model::Plan* plan = workspace_.plans.find(record.meeting.plan);
    if (plan == nullptr) {
      refuse({{TableId::meeting, record.meeting.origin, "plan", fmt::format("没有方案“{}”", record.meeting.plan),
               fmt::format("可用的方案：{}。", workspace_.plans.known())}});
      continue;
    }
    refuse_sound_rows(rules::validate(record, *plan, workspace_.calendar), while_reading);
  }
}

const model::LedgerSheet* LedgerImport::sheet_of(int id) {
  const auto known = sheets_.find(id);
  if (known != sheets_.end()) return &known->second;
  auto stored = loader_.sheet(id);
  return stored ? &sheets_.emplace(id, std::move(*stored)).first->second : nullptr;
}

void LedgerImport::refuse(const std::vector<model::Objection>& objections) {
  for (const model::Objection& objection : objections) rejects_.add(to_reject(objection));
}

// Rules over rows: nothing is said of a row that reading refused already, what they see is not what was typed.
void LedgerImport::refuse_sound_rows(const std::vector<model::Objection>& objections, const sheet::Rejects& before) {
  for (const model::Objection& objection : objections) {
    sheet::Reject reject = to_reject(objection);
    if (!before.has_row(reject.file, reject.sheet, reject.row)) rejects_.add(std::move(reject));
  }
}

sheet::Reject LedgerImport::to_reject(const model::Objection& objection) {
  const auto order = file_order_.find(objection.origin.file);
  const auto column = model::table(objection.table).index_of(objection.column);
  const model::LedgerSheet* sheet = sheet_of(objection.origin.file);
  const int at = sheet != nullptr && column && *column < sheet->columns.size() ? sheet->columns[*column] : 0;
  return {order == file_order_.end() ? static_cast<int>(files_.size()) : order->second,
          sheet == nullptr ? 0 : sheet->order,
          objection.origin.row,
          at,
          place(objection.table, objection.origin, objection.column),
          objection.what,
          objection.hint};
}

std::string LedgerImport::place(TableId table, model::Origin origin, const std::string& column) {
  const model::LedgerSheet* sheet = sheet_of(origin.file);
  if (sheet == nullptr) return std::string(model::table(table).header) + "表";
  return model::place(*sheet, origin.row, column.empty() ? std::nullopt : model::table(table).index_of(column));
}

void LedgerImport::report(const Console& console) const {
  constexpr std::size_t most_named = 12;
  std::map<std::string, std::vector<std::string>> by_encoding;
  for (const FileNote& note : files_)
    if (!note.encoding.empty()) by_encoding[note.encoding].push_back(fmt::format("{}（{} 行）", note.file, note.rows));
  for (const auto& [encoding, files] : by_encoding)
    console.say(
        fmt::format("读取编码 {}：{}", encoding,
                    files.size() <= most_named ? base::join(files, "、") : fmt::format("{} 个文件", files.size())));
  if (files_.empty()) console.say("ledger 文件夹里没有台账文件。");
  if (!importer_.changed_anything()) {
    console.say("台账没有变化。");
    return;
  }
  for (const model::Table& table : model::tables()) {
    const store::TableCounts& counts = importer_.counts(table.id);
    if (counts.created + counts.changed + counts.unchanged + counts.gone == 0) continue;
    console.say(fmt::format("{}：新增 {}，改动 {}，不变 {}，消失 {}", table.header, counts.created, counts.changed,
                            counts.unchanged, counts.gone));
  }
}

void LedgerImport::report_rejects(const Console& console) const {
  for (const sheet::Reject& reject : rejects_.in_file_order()) console.err << reject.message() << '\n';
  if (rejects_.count() > sheet::Rejects::kMost)
    console.err << fmt::format("另有 {} 处没有列出，请先改正以上各处。\n", rejects_.count() - sheet::Rejects::kMost);
  console.err << fmt::format("共 {} 处要改。台账没有导入，原有记录和网站没有改变。\n", rejects_.count());
}

}  // namespace app
