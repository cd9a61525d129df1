// SPDX-License-Identifier: MIT
#include "app/archive_core.h"

#include <fmt/format.h>

#include <array>

#include "app/commands.h"
#include "app/workspace_files.h"
#include "base/embedded.h"
#include "base/failure.h"
#include "base/file_pieces.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/json.h"
#include "record/bag_writer.h"
#include "record/commitment_texts.h"
#include "store/extract.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::Json;

constexpr const char* kData = "data";
// What the program brought and the public layer is made with. No scripts: there are none in it.
constexpr std::array<std::string_view, 4> kShipped{"site-templates/", "public/site.css", "data/plans/",
                                                   "data/calendars/"};

void write_tables(const store::Database& database, const fs::path& folder) {
  for (const store::TableShape& table : store::table_shapes(database)) {
    const std::vector<std::string_view> head(table.columns.begin(), table.columns.end());
    std::string csv = std::string(kCsvMark) + csv_line(head);
    store::for_each_row(database, table, [&](const auto& cells) { csv += csv_line(cells); });
    base::write_file(folder / (table.name + ".csv"), csv);
  }
}

void copy_own_files(const Workspace& workspace, std::vector<WorkspaceFile>& files, const fs::path& data) {
  for (WorkspaceFile& file : files) {
    const fs::path to = data / file.path;
    const base::FileReader from(workspace.folder / file.name);
    base::make_folder(to.parent_path());
    base::FileWriter out(to);
    from.read(0, from.size(), [&](std::string_view bytes) { out.add(bytes); });
    const record::FileHashes hashes = record::hash_file(to);
    file.size = hashes.size;
    file.sha256 = hashes.sha256;
  }
}

void write_shipped(const fs::path& folder) {
  for (const std::string_view each : kShipped)
    for (const base::EmbeddedFile& file : base::embedded_under(each)) base::write_file(folder / file.path, file.bytes);
}

std::string text_at(const Json& json, const char* key, const std::string& where) {
  const Json* found = json.find(key);
  const auto* text = found == nullptr ? nullptr : found->get<std::string>();
  if (text == nullptr)
    throw Failure(where, fmt::format("没有“{}”", key), "归档可能损坏，请先用 gongshilan verify 核对。",
                  base::ExitCode::refused);
  return *text;
}

Json to_json(const Making& making) {
  Json json{Json::Object()};
  json.set("format", 1).set("program", making.program).set("program_sha256", making.program_sha256);
  json.set("organization", making.organization).set("meeting", making.meeting);
  json.set("audience", std::string(config::audience_key(making.audience))).set("as_of", model::iso(making.as_of));
  return json;
}

}  // namespace

std::string program_sha256() {
  const base::FileReader program("/proc/self/exe");
  base::Sha256 hash;
  program.read(0, program.size(), [&](std::string_view bytes) { hash.add(bytes); });
  return hash.hex();
}

Making making_of(const Workspace& workspace, const std::string& meeting, model::Audience audience, model::Date as_of) {
  return {version(), program_sha256(), workspace.settings.organization, meeting, audience, as_of};
}

Making making_in(const record::BagSource& internal) {
  const std::string where = internal.name() + "/" + kMakingFile;
  const Json json = base::parse_json(internal.text(kMakingFile), where);
  const auto text = [&](const char* key) { return text_at(json, key, where); };
  Making making{text("program"), text("program_sha256"), text("organization"), text("meeting"), {}, {}};
  const auto audience = config::audience_from_key(text("audience"));
  const auto as_of = model::parse_date(text("as_of"));
  if (!audience || !as_of)
    throw Failure(where, "范围或计算日不认识", "归档可能是更新的程序写的，请换用新版 gongshilan。",
                  base::ExitCode::refused);
  making.audience = *audience;
  making.as_of = *as_of;
  return making;
}

Materials write_core(Workspace& workspace, const Making& making, const std::vector<std::string>& ledger,
                     const fs::path& bag) {
  const fs::path data = bag / kData;
  base::make_folder(data);
  store::extract_record(workspace.database, bag / kRecordFile);
  write_tables(store::Database::open_plain(bag / kRecordFile), data / "tables");
  write_shipped(bag / kShippedFolder);
  std::vector<WorkspaceFile> files = workspace_files(workspace.folder, ledger);
  copy_own_files(workspace, files, data);
  base::write_file(bag / kFilesList, files_csv(files));
  std::vector<std::string> names;
  for (const WorkspaceFile& file : files) names.push_back(file.name);
  Materials materials = find_materials(workspace, making.meeting, names);
  base::write_file(data / "materials.csv", materials_csv(materials));
  base::write_file(bag / kMakingFile, to_json(making).dump());
  return materials;
}

void write_workspace(const record::BagSource& internal, const fs::path& into) {
  base::make_folder(into);
  const auto copy = [&](const std::string& from, const fs::path& to) {
    base::make_folder(to.parent_path());
    base::FileWriter out(to);
    internal.read(from, [&](std::string_view bytes) { out.add(bytes); });
  };
  copy(kRecordFile, into / "gongshilan.db");
  for (const WorkspaceFile& file : files_in(internal.text(kFilesList), internal.name() + "/" + kFilesList))
    copy(std::string(kData) + "/" + file.path, into / file.name);
}

std::vector<std::string> committed_texts(const store::Database& database, const std::string& core) {
  std::vector<std::string> texts;
  for (const store::TableShape& table : store::table_shapes(database))
    store::for_each_row(database, table, [&](const auto& cells) {
      texts.push_back(record::row_text(table.name, table.columns, {cells.begin(), cells.end()}));
    });
  constexpr std::size_t hash_digits = 64, blanks = 2;
  for (std::size_t at = 0; at < core.size();) {
    const std::size_t end = core.find('\n', at);
    texts.push_back(record::file_text(core.substr(at + hash_digits + blanks, end - at - hash_digits - blanks),
                                      core.substr(at, hash_digits)));
    at = end + 1;
  }
  return texts;
}

}  // namespace app
