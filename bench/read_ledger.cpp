// SPDX-License-Identifier: MIT
// Reads one ledger file to typed rows and stores nothing: what the reader costs by itself. Prints rows and refusals.
#include <fmt/format.h>

#include "sheet/ledger_reader.h"

namespace {

struct Counter : sheet::RowSink {
  std::size_t rows = 0;
  void begin(const model::LedgerSheet&) override {}
  void row(model::Row, sheet::RowReader&) override { ++rows; }
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::filesystem::path path = arguments[1];
  Counter counter;
  sheet::Rejects rejects;
  sheet::Notes notes;
  sheet::read_ledger_file({path, path.filename().string(), 0}, {"ORG1", "2024"}, counter, rejects, notes);
  fmt::print("{} rows, {} refused\n", counter.rows, rejects.count());
  return rejects.empty() ? 0 : 1;
}
