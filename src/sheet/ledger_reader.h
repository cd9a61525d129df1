// SPDX-License-Identifier: MIT
// One ledger file to typed rows: finds its tables by name, decodes it, hands every row to a sink. Stores nothing.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "model/ledger_sheet.h"
#include "sheet/note.h"
#include "sheet/reject.h"
#include "sheet/row_reader.h"

namespace sheet {

inline constexpr std::uintmax_t kMostFileBytes = 64U << 20U;

class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void begin(const model::LedgerSheet& sheet) = 0;
  // May refuse the row through `reader`, for example an identifier that came before.
  virtual void row(model::Row row, RowReader& reader) = 0;
};

struct LedgerFile {
  std::filesystem::path path;
  std::string shown;  // relative to ledger/
  int order = 0;
};

// What a file of the ledger folder is, by its name.
enum class FileKind { workbook, csv, json, ignored /* lock files, hidden files, what Windows leaves */, unknown };
FileKind kind_of(const LedgerFile& file);

std::string table_names();  // for messages: 组织、年度、…

inline constexpr std::string_view kWorkbookRead = "工作簿";

// The encoding as read ("UTF-8", "GB18030"), kWorkbookRead for a workbook; empty: not read. What is wrong goes to
// `rejects`; a file that cannot be read at all is one. What was read otherwise than it stands goes to `notes`.
std::string read_ledger_file(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects,
                             Notes& notes);

}  // namespace sheet
