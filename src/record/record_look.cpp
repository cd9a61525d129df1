// SPDX-License-Identifier: MIT
#include "record/record_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/failure.h"
#include "base/file_pieces.h"
#include "base/hash.h"
#include "base/scratch_folder.h"
#include "base/text.h"
#include "store/database.h"
#include "store/extract.h"
#include "store/log.h"

namespace record {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRecord = "data/record.db";
constexpr const char* kHint = "表格和记录库应当是同一次归档写出的。请找出没有动过的备份，重新核对。";

void copy_record(const BagSource& internal, const fs::path& to) {
  base::FileWriter out(to);
  internal.read(kRecord, [&](std::string_view bytes) { out.add(bytes); });
}

std::string fault_of(const store::Database& database) {
  store::Statement check = database.prepare("PRAGMA integrity_check(1)");
  const std::string said = check.step() ? check.text(0) : "";
  return said == "ok" ? "" : fmt::format("SQLite 自查没有通过（{}）", base::excerpt(said));
}

BagTable table_in(const store::Database& database, const store::TableShape& shape) {
  BagTable table{shape.columns, {}};
  store::for_each_row(database, shape, [&](const auto& cells) { table.rows.emplace_back(cells.begin(), cells.end()); });
  return table;
}

// By number of rows and of the first that differs: what stands there may be nobody's business.
std::string difference(BagTable in_record, BagTable in_table) {
  if (in_record.columns != in_table.columns) return "各列和记录库里的不一样";
  std::sort(in_record.rows.begin(), in_record.rows.end());
  std::sort(in_table.rows.begin(), in_table.rows.end());
  if (in_record.rows == in_table.rows) return "";
  std::vector<std::vector<std::string>> odd;
  std::set_symmetric_difference(in_record.rows.begin(), in_record.rows.end(), in_table.rows.begin(),
                                in_table.rows.end(), std::back_inserter(odd));
  return fmt::format("表格 {} 行，记录库 {} 行，有 {} 行对不上", in_table.rows.size(), in_record.rows.size(),
                     odd.size());
}

void compare(const store::Database& database, const BagTables& tables, RecordLook& look) {
  const auto differ = [&](const std::string& name, std::string what) {
    look.differences.push_back({fmt::format("{}{}{}", kTables, name, kTableEnding), std::move(what), kHint});
  };
  std::set<std::string> known;
  for (const store::TableShape& shape : store::table_shapes(database)) {
    known.insert(shape.name);
    BagTable in_record = table_in(database, shape);
    look.rows += in_record.rows.size();
    const auto at = tables.find(shape.name);
    if (at == tables.end())
      differ(shape.name, "没有这张表，或读不出来，记录库里有");
    else if (std::string what = difference(std::move(in_record), at->second); !what.empty())
      differ(shape.name, std::move(what));
  }
  look.tables = known.size();
  for (const auto& [name, table] : tables)
    if (!known.contains(name)) differ(name, "记录库里没有这张表");
}

}  // namespace

BagTables tables_of(const BagSource& internal) {
  BagTables tables;
  for (const BagFile& file : internal.files()) {
    if (!file.path.starts_with(kTables) || !file.path.ends_with(kTableEnding)) continue;
    try {
      ReadBagTable read = bag_table_in(internal.text(file.path));
      if (read.fault.empty())
        tables.emplace(file.path.substr(kTables.size(), file.path.size() - kTables.size() - kTableEnding.size()),
                       std::move(read.table));
    } catch (const base::Failure&) {  // NOLINT(bugprone-empty-catch): said where files are opened
    }
  }
  return tables;
}

RecordLook look_at_record(const BagSource& internal, const BagTables& tables) {
  RecordLook look;
  if (!internal.has(kRecord)) {
    look.fault = "没有这个文件";
    return look;
  }
  try {
    const base::ScratchFolder scratch("gongshilan-verify");
    copy_record(internal, scratch.path() / "record.db");
    const store::Database database = store::Database::open_plain(scratch.path() / "record.db");
    look.fault = fault_of(database);
    if (look.fault.empty()) compare(database, tables, look);
  } catch (const base::Failure& failure) {
    look.fault = failure.what_is_wrong;
  }
  return look;
}

LogLook look_at_log(const BagTables& tables) {
  LogLook look;
  const auto log = tables.find("log");
  if (log == tables.end()) {
    look.fault = "没有 data/tables/log.csv，或读不出来";
    return look;
  }
  std::vector<std::optional<std::size_t>> places;
  for (const char* name :
       {"number", "at", "action", "organization", "meeting", "record", "detail", "inputs", "program", "user", "hash"})
    places.push_back(log->second.column(name));
  if (std::find(places.begin(), places.end(), std::nullopt) != places.end()) {
    look.fault = "data/tables/log.csv 的列不齐";
    return look;
  }
  std::vector<store::LogLine> lines;
  for (const auto& row : log->second.rows) {
    const auto cell = [&](std::size_t i) { return row[*places[i]]; };
    lines.push_back({base::to_integer(cell(0)).value_or(0), cell(1), cell(2), cell(3), cell(4), cell(5), cell(6),
                     cell(7), cell(8), cell(9), cell(10)});
  }
  look.lines = lines.size();
  if (const auto broken = store::first_broken(lines))
    look.fault = fmt::format("第 {} 行和前面接不上，这一行或它前面有一行被改过、删过或插进来过", *broken + 1);
  if (!lines.empty()) look.last_code = base::short_code(lines.back().hash);
  return look;
}

}  // namespace record
