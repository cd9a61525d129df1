// SPDX-License-Identifier: MIT
#include "app/log_book.h"

#include <fmt/format.h>

#include <vector>

#include "app/commands.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "base/user.h"
#include "config/settings.h"
#include "site/page.h"
#include "site/publisher.h"

namespace app {
namespace {

constexpr std::string_view kNotPutInPlace = "没有换上，仍是原来的网站：";

// "新增 党员 12、整改 5", empty if nothing was.
std::string changes_of(const store::Importer& importer, const char* what, std::int64_t store::TableCounts::*count) {
  std::vector<std::string> tables;
  for (const model::Table& table : model::tables())
    if (const std::int64_t rows = importer.counts(table.id).*count; rows > 0)
      tables.push_back(fmt::format("{} {}", table.header, rows));
  return tables.empty() ? "" : fmt::format("{} {}", what, base::join(tables, "、"));
}

std::string names_of(const FileHashes& files) {
  constexpr std::size_t most_named = 3;
  std::vector<std::string> named;
  for (const auto& [file, hash] : files)
    if (named.size() < most_named) named.push_back(file);
  return base::join(named, "、") + (files.size() > most_named ? fmt::format(" 等 {} 个文件", files.size()) : "");
}

// Of one file its own SHA-256; of several that of the list which `sha256sum` would print, by name.
std::string hash_of(const FileHashes& files) {
  if (files.size() == 1) return files.begin()->second;
  std::string list;
  for (const auto& [file, hash] : files) list += fmt::format("{}  {}\n", hash, file);
  return list.empty() ? "" : base::sha256_hex(list);
}

}  // namespace

store::LogLine log_line(store::LogAction action) {
  store::LogLine line;
  line.at = minute_now();
  line.action = store::word(action);
  line.program = version();
  line.user = base::user_name();
  return line;
}

store::LogLine imported_line(const store::Importer& importer, const FileHashes& files) {
  using Counts = store::TableCounts;
  std::vector<std::string> parts;
  for (std::string part : {changes_of(importer, "新增", &Counts::created),
                           changes_of(importer, "改动", &Counts::changed), changes_of(importer, "消失", &Counts::gone)})
    if (!part.empty()) parts.push_back(std::move(part));
  if (!files.empty()) parts.push_back("读了 " + names_of(files));
  store::LogLine line = log_line(store::LogAction::imported);
  line.detail = base::join(parts, "；");
  line.inputs = hash_of(files);
  return line;
}

store::LogLine built_line(const SiteState& site, model::Audience audience, model::Date as_of,
                          const std::string& target) {
  store::LogLine line = log_line(store::LogAction::built);
  line.detail = fmt::format("{}，范围 {}，计算日 {}，{} 页，生成码 {}", target, site::audience_label(audience),
                            model::iso(as_of), site.pages, site.code);
  const base::Json version = base::parse_json(site.version, site::kVersionFile);
  if (const base::Json* inputs = version.find("inputs")) line.inputs = *inputs->get<std::string>();
  return line;
}

// From the end: a folder's name may hold anything.
std::optional<BuiltLine> read_built_line(const store::LogLine& line) {
  if (line.action != store::word(store::LogAction::built)) return std::nullopt;
  std::string_view rest = line.detail;
  bool complete = true;
  const auto cut = [&](std::string_view mark) {
    const std::size_t at = rest.rfind(mark);
    if (at == std::string_view::npos) return complete = false, std::string();
    std::string last(rest.substr(at + mark.size()));
    rest = rest.substr(0, at);
    return last;
  };
  BuiltLine told;
  told.code = cut("，生成码 ");
  cut("，");  // pages
  const auto as_of = model::parse_date(cut("，计算日 "));
  told.audience = cut("，范围 ");
  told.folder = rest;
  if (!complete || !as_of) return std::nullopt;
  told.as_of = *as_of;
  return told;
}

store::LogLine failed_build_line(const std::string& why) {
  store::LogLine line = log_line(store::LogAction::built);
  line.detail = std::string(kNotPutInPlace) + why;
  return line;
}

bool tells_of_failed_build(const store::LogLine& line) {
  return line.action == store::word(store::LogAction::built) && line.detail.starts_with(kNotPutInPlace);
}

store::LogLine posted_line(const store::UnitKey& unit, model::Audience audience, std::size_t items,
                           std::size_t commitments) {
  store::LogLine line = log_line(store::LogAction::posted);
  line.organization = unit.organization;
  line.meeting = unit.meeting;
  if (items > 0) line.detail += fmt::format("整改 {} 项，", items);
  if (commitments > 0) line.detail += fmt::format("承诺 {} 条，", commitments);
  line.detail += "范围 " + site::audience_label(audience);
  return line;
}

void log_new_allowances(const store::Database& database, const config::Settings& settings) {
  for (const config::Allowance& each : settings.allowances) {
    store::LogLine line = log_line(store::LogAction::allowed);
    line.record = each.text;
    line.detail = fmt::format("{}，{}：{}", each.person, model::iso(each.date), each.reason);
    store::Statement known = database.prepare("SELECT 1 FROM log WHERE action = ? AND record = ? AND detail = ?");
    if (!known.bind(line.action).bind(line.record).bind(line.detail).step()) store::Log(database).append(line);
  }
}

void refuse_broken(const store::LogLine& line) {
  throw base::Failure(fmt::format("操作记录第 {} 行", line.number),
                      "与前面接不上，这一行或它前面有一行被改过、删过或插进来过",
                      "请和备份、和以前抄下的核对码对照，查清是谁、为什么改的。");
}

std::string shown_folder(const std::filesystem::path& folder, const std::filesystem::path& workspace) {
  std::error_code error;
  const std::filesystem::path within = std::filesystem::relative(folder, workspace, error);
  const bool lies_within = !error && !within.empty() && *within.begin() != "..";
  return lies_within ? within.string() : std::filesystem::absolute(folder).lexically_normal().string();
}

}  // namespace app
