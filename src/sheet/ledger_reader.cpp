// SPDX-License-Identifier: MIT
#include "sheet/ledger_reader.h"

#include <fmt/format.h>

#include "base/encoding.h"
#include "base/failure.h"
#include "base/file_system.h"
#include "base/text.h"
#include "sheet/csv.h"
#include "sheet/json_list.h"
#include "sheet/not_a_package.h"
#include "sheet/xlsx_ledger.h"

namespace sheet {
namespace {

std::string read_csv(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects, Notes& notes) {
  const auto table = model::find_table(file.path.stem().string());
  if (!table) {
    rejects.add({file.order, 0, 0, 0, file.shown, "文件名不是台账的表名",
                 fmt::format("请改名为表名加 .csv（{}），或移出 ledger 文件夹。", table_names())});
    return "";
  }
  const base::Decoded decoded = base::decode(base::read_file(file.path, kMostFileBytes), file.shown);
  RowReader reader({file.shown, "", false, *table, 0, {}}, file.order, defaults, rejects, notes);
  CsvReader csv(decoded.text, file.shown);
  RawRow raw;
  if (!csv.next(raw)) {
    rejects.add({file.order, 0, 0, 0, file.shown, "文件是空的", "请写上表头，或删去这个文件。"});
    return "";
  }
  if (!reader.match_headers(raw.cells)) return "";
  sink.begin(reader.sheet());
  while (csv.next(raw))
    if (auto row = reader.read(raw.number, raw.cells)) sink.row(std::move(*row), reader);
  return std::string(base::name(decoded.encoding));
}

std::string lower_extension(const LedgerFile& file) {
  std::string extension = file.path.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

void refuse_unknown(const LedgerFile& file, Rejects& rejects) {
  if (const auto other = what_other_workbook_it_is(lower_extension(file)))
    rejects.add({file.order, 0, 0, 0, file.shown, other->what, other->hint});
  else
    rejects.add({file.order, 0, 0, 0, file.shown, "不能读这种文件",
                 "台账请存成“Excel 工作簿（.xlsx）”；不是台账的文件请移出 ledger 文件夹。"});
}

}  // namespace

std::string table_names() {
  std::vector<std::string> names;
  for (const model::Table& table : model::tables()) names.emplace_back(table.header);
  return base::join(names, "、");
}

FileKind kind_of(const LedgerFile& file) {
  for (const auto& part : std::filesystem::path(file.shown)) {
    const std::string name = part.string();
    if (name.starts_with(".") || name.starts_with("~")) return FileKind::ignored;
    if (name == "Thumbs.db" || name == "desktop.ini") return FileKind::ignored;
  }
  const std::string extension = lower_extension(file);
  if (extension == ".xlsx" || extension == ".xlsm") return FileKind::workbook;
  if (extension == ".csv") return FileKind::csv;
  if (extension == ".json") return FileKind::json;
  return FileKind::unknown;
}

std::string read_ledger_file(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects,
                             Notes& notes) {
  try {
    switch (kind_of(file)) {
      case FileKind::workbook:
        return read_workbook(file, defaults, sink, rejects, notes);
      case FileKind::csv:
        return read_csv(file, defaults, sink, rejects, notes);
      case FileKind::json:
        return read_json_lists(file, defaults, sink, rejects, notes);
      case FileKind::ignored:
        return "";
      case FileKind::unknown:
        refuse_unknown(file, rejects);
    }
  } catch (const base::Failure& failure) {  // the file as a whole: one reject, the other files are still read
    if (failure.code != base::ExitCode::refused) throw;
    const bool whole = failure.where == file.path.string();  // files are shown as in ledger/, wherever that is
    rejects.add({file.order, 0, 0, 0, whole ? file.shown : failure.where, failure.what_is_wrong, failure.hint});
  }
  return "";
}

}  // namespace sheet
