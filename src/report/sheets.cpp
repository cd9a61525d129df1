// SPDX-License-Identifier: MIT
#include "report/sheets.h"

#include "base/embedded.h"

namespace report {

const render::Templates& sheets() {
  constexpr const char* folder = "data/report-templates/";
  static const render::Templates kSheets(base::embedded_under(folder), folder);
  return kSheets;
}

}  // namespace report
