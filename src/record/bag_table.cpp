// SPDX-License-Identifier: MIT
#include "record/bag_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace record {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF", kLineEnd = "\r\n";

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }

  // False with a fault where this is no line of cells.
  bool next(std::vector<std::string>& cells, std::string& fault) {
    ++line_;
    cells.clear();
    while (true) {
      cells.emplace_back();
      const char* wrong = text_.substr(at_).starts_with('"') ? read_quoted(cells.back()) : read_plain(cells.back());
      if (wrong == nullptr && text_.substr(at_).starts_with(',')) {
        ++at_;
        continue;
      }
      if (wrong == nullptr && !text_.substr(at_).starts_with(kLineEnd)) wrong = "没有写完，或行尾不是 CRLF";
      if (wrong != nullptr) return fault = fmt::format("第 {} 行{}", line_, wrong), false;
      at_ += kLineEnd.size();
      return true;
    }
  }

 private:
  const char* read_quoted(std::string& cell) {
    ++at_;
    while (true) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) return "的引号没有关上";
      cell.append(text_, at_, quote - at_);
      at_ = quote + 1;
      if (!text_.substr(at_).starts_with('"')) return nullptr;
      cell += '"';
      ++at_;
    }
  }

  const char* read_plain(std::string& cell) {
    const std::size_t end = std::min(text_.find_first_of(",\"\r\n", at_), text_.size());
    cell = text_.substr(at_, end - at_);
    at_ = end;
    return text_.substr(at_).starts_with('"') ? "的引号不在格子开头" : nullptr;
  }

  std::string_view text_;
  std::size_t at_ = 0, line_ = 0;
};

}  // namespace

std::optional<std::size_t> BagTable::column(std::string_view name) const {
  const auto at = std::find(columns.begin(), columns.end(), name);
  if (at == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - columns.begin());
}

ReadBagTable bag_table_in(std::string_view csv) {
  ReadBagTable read;
  if (const auto bad = base::first_invalid_utf8(csv)) {
    read.fault = fmt::format("第 {} 个字节起不是 UTF-8", *bad + 1);
    return read;
  }
  if (!csv.starts_with(kMark)) {
    read.fault = "开头没有 UTF-8 标记";
    return read;
  }
  Lines lines(csv.substr(kMark.size()));
  if (!lines.next(read.table.columns, read.fault)) return read;
  std::vector<std::string> cells;
  while (!lines.at_end()) {
    if (!lines.next(cells, read.fault)) return read;
    if (cells.size() != read.table.columns.size()) {
      read.fault = fmt::format("第 {} 条有 {} 格，表头有 {} 格", read.table.rows.size() + 1, cells.size(),
                               read.table.columns.size());
      return read;
    }
    read.table.rows.push_back(std::move(cells));
  }
  return read;
}

}  // namespace record
