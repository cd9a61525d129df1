// SPDX-License-Identifier: MIT
// A plan's shipped example as a workbook's rows: read from the binary through the same import as anybody's ledger.
#pragma once
#include <filesystem>
#include <string>

#include "app/console.h"
#include "sheet/template.h"

namespace app {

struct Example {
  std::string settings;  // gongshilan.json as it ships
  std::string as_of;     // the day that its numbers were worked out for
  sheet::LedgerBook book;
};

// The book points to `plan`. Works in a folder of its own below `scratch` and leaves nothing there.
Example read_example(const model::Plan& plan, const std::filesystem::path& scratch, const Console& console);

}  // namespace app
