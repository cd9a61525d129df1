// SPDX-License-Identifier: MIT
// Reads one ledger file from given bytes and keeps the rows and the messages.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "sheet/ledger_reader.h"
#include "support/temp_dir.h"

namespace sheet_test {

using Messages = std::vector<std::string>;

inline Messages messages_of(const sheet::Rejects& rejects) {
  Messages out;
  for (const sheet::Reject& reject : rejects.in_file_order()) out.push_back(reject.message());
  return out;
}

struct Sink : sheet::RowSink {
  std::vector<model::LedgerSheet> sheets;
  std::vector<model::Row> rows;
  void begin(const model::LedgerSheet& sheet) override { sheets.push_back(sheet); }
  void row(model::Row row, sheet::RowReader&) override { rows.push_back(std::move(row)); }
};

struct Read {
  std::string encoding;
  Sink sink;
  sheet::Rejects rejects;
  sheet::Notes notes;
  [[nodiscard]] Messages messages() const { return messages_of(rejects); }
};

inline void read_into(Read& read, const std::filesystem::path& folder, const std::string& name, int order = 0) {
  const sheet::Defaults defaults{"ORG1", "2024"};
  read.encoding = sheet::read_ledger_file({folder / name, name, order}, defaults, read.sink, read.rejects, read.notes);
}

inline Read read_ledger(const std::string& name, const std::string& bytes) {
  const support::TempDir dir;
  base::write_file(dir.path() / name, bytes);
  Read read;
  read_into(read, dir.path(), name);
  return read;
}

}  // namespace sheet_test
