// SPDX-License-Identifier: MIT
#include "sheet/json_list.h"

#include <fmt/format.h>

#include <array>
#include <set>
#include <utility>

#include "base/encoding.h"
#include "base/failure.h"
#include "base/file_system.h"
#include "base/json.h"
#include "base/text.h"
#include "sheet/csv.h"

namespace sheet {
namespace {

using base::Json;

// What was typed, or nothing for a value no cell can hold.
std::optional<std::string> cell_text(const Json& value) {
  if (value.is_null()) return "";
  if (const auto* text = value.get<std::string>()) return *text;
  if (const auto* number = value.get<std::int64_t>()) return fmt::format("{}", *number);
  if (const auto* decimal = value.get<Json::Decimal>()) return decimal->digits;
  return std::nullopt;
}

void read_entry(const Json& entry, int number, RowReader& reader, RowSink& sink) {
  const auto* object = entry.get<Json::Object>();
  if (object == nullptr) {
    reader.reject(number, std::nullopt, "这一条不是对象", "请写成 {\"列名\": 值, …}。");
    return;
  }
  const model::Table& table = model::table(reader.sheet().table);
  std::vector<std::string> cells(table.columns.size());
  std::set<std::size_t> seen, refused;
  for (const auto& [key, value] : *object) {
    const auto column = table.index_of(key);
    if (!column) {
      reader.reject(number, std::nullopt, fmt::format("“{}”表没有“{}”这一列", table.header, base::excerpt(key)),
                    "请改名或删去。");
      continue;
    }
    if (!seen.insert(*column).second) {
      reader.reject(number, column, fmt::format("“{}”写了两次（列名和键名各一次）", table.columns[*column].header),
                    "请只留一个。");
      continue;
    }
    auto text = cell_text(value);
    if (!text || text->size() > kMostCellBytes) {
      refused.insert(*column);
      reader.reject(number, column, text ? "这一格超过 32 KiB" : "这里只能写文字或数字",
                    text ? "请缩短文字。" : "请加上引号写成文字。");
      continue;
    }
    cells[*column] = std::move(*text);
  }
  if (auto row = reader.read(number, cells, refused)) sink.row(std::move(*row), reader);
}

}  // namespace

std::string read_json_lists(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects,
                            Notes& notes) {
  const base::Decoded decoded = base::decode(base::read_file(file.path, kMostFileBytes), file.shown);
  const Json document = base::parse_json(decoded.text, file.shown);
  const auto* lists = document.get<Json::Object>();
  if (lists == nullptr)
    throw base::Failure(file.shown, "最外层不是对象", "请写成 {\"整改\": [ … ], …}。", base::ExitCode::refused);
  std::array<bool, model::kTableCount> seen{};
  int order = 0;
  for (const auto& [key, value] : *lists) {
    const auto table = model::find_table(key);
    const auto* list = value.get<Json::List>();
    if (!table) {
      rejects.add(
          {file.order, 0, 0, 0, file.shown, fmt::format("“{}”不是台账的表", base::excerpt(key)), "请改名或删去。"});
    } else if (list == nullptr) {
      rejects.add({file.order, 0, 0, 0, file.shown, fmt::format("“{}”不是列表", key), "请写成 [ {…}, {…} ]。"});
    } else if (list->size() > static_cast<std::size_t>(kMostRows)) {
      rejects.add({file.order, 0, 0, 0, file.shown, fmt::format("“{}”超过 {} 行", key, kMostRows),
                   "请按年度或组织拆成几个文件。"});
    } else if (std::exchange(seen[static_cast<std::size_t>(*table)], true)) {
      rejects.add({file.order, 0, 0, 0, file.shown,
                   fmt::format("“{}”写了两次（表名和键名各一次）", model::table(*table).header), "请合成一个。"});
    } else {
      RowReader reader({file.shown, std::string(model::table(*table).header), true, *table, order++, {}}, file.order,
                       defaults, rejects, notes);
      reader.match_all_columns();
      sink.begin(reader.sheet());
      for (std::size_t i = 0; i < list->size(); ++i) read_entry((*list)[i], static_cast<int>(i) + 1, reader, sink);
    }
  }
  return std::string(base::name(decoded.encoding));
}

}  // namespace sheet
