// SPDX-License-Identifier: MIT
#include "record/commitment_texts.h"

#include <algorithm>

#include "base/json.h"

namespace record {

std::string row_text(std::string_view table, const std::vector<std::string>& columns,
                     const std::vector<std::string>& cells) {
  std::string text(table);
  text += " {";
  bool is_first = true;
  for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i) {
    if (cells[i].empty()) continue;
    if (!is_first) text += ',';
    is_first = false;
    base::append_json_text(text, columns[i]);
    text += ':';
    base::append_json_text(text, cells[i]);
  }
  return text + "}";
}

std::string file_text(std::string_view path, std::string_view sha256) {
  return row_text("file", {"path", "sha256"}, {std::string(path), std::string(sha256)});
}

}  // namespace record
