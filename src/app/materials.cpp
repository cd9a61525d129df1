// SPDX-License-Identifier: MIT
#include "app/materials.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/archive_core.h"
#include "app/workspace_files.h"
#include "base/failure.h"
#include "base/text.h"
#include "record/file_look.h"

namespace app {
namespace {

constexpr std::string_view kFolder = "materials/";

struct Filed {
  std::string organization;
  std::string name;  // of the file, or of the folder that it lies in
};

// Whose file it is; nothing for one of another meeting.
std::optional<Filed> filed(const Workspace& workspace, const std::string& meeting,
                           const std::set<std::string>& organizations, std::string_view path) {
  const config::Settings& settings = workspace.settings;
  path.remove_prefix(kFolder.size());
  const auto cut = [&] {
    const std::size_t slash = path.find('/');
    const std::string first(path.substr(0, slash));
    return slash == std::string_view::npos ? std::string() : first;
  };
  Filed found{settings.organization, ""};
  if (const std::string first = cut(); first == meeting) {
    path.remove_prefix(first.size() + 1);
    if (const std::string second = cut(); organizations.contains(second)) {
      found.organization = second;
      path.remove_prefix(second.size() + 1);
    }
  } else if (meeting != settings.meeting) {
    return std::nullopt;
  }
  found.name = path;
  return found;
}

}  // namespace

Materials find_materials(const Workspace& workspace, const std::string& meeting,
                         const std::vector<std::string>& names) {
  Materials materials;
  std::set<std::string> organizations, meetings;
  store::Statement rows = workspace.database.prepare(
      "SELECT organization, material, archived FROM material WHERE meeting = ? ORDER BY organization, ordinal, "
      "material");
  rows.bind_text(meeting);
  while (rows.step()) {
    organizations.insert(rows.text(0));
    materials.listed.push_back({rows.text(0), meeting, rows.text(1), rows.text(2), {}});
  }
  store::Statement others = workspace.database.prepare("SELECT DISTINCT meeting FROM meeting");
  while (others.step()) meetings.insert(others.text(0));
  for (const std::string& path : names) {
    if (!path.starts_with(kFolder)) continue;
    const std::string first = path.substr(kFolder.size(), path.find('/', kFolder.size()) - kFolder.size());
    if (first != meeting && meetings.contains(first)) continue;  // of another one
    const auto file = filed(workspace, meeting, organizations, path);
    if (!file) continue;
    FiledMaterial* best = nullptr;
    for (FiledMaterial& each : materials.listed)
      if (each.organization == file->organization && file->name.starts_with(each.name) &&
          (best == nullptr || each.name.size() > best->name.size()))
        best = &each;
    (best == nullptr ? materials.others : best->files).push_back(path);
  }
  return materials;
}

std::string materials_csv(const Materials& materials) {
  std::string csv = std::string(kCsvMark) + csv_line({"organization", "meeting", "material", "archived", "files"});
  for (const FiledMaterial& each : materials.listed)
    csv += csv_line({each.organization, each.meeting, each.name, each.archived, base::join(each.files, "\n")});
  for (const std::string& file : materials.others) csv += csv_line({"", "", "", "", file});
  return csv;
}

void refuse_unfit_materials(const record::BagSource& internal) {
  std::vector<std::string> unfit;
  for (const WorkspaceFile& file : files_in(internal.text(kFilesList), kFilesList)) {
    if (!file.name.starts_with(kFolder)) continue;
    const std::string reason = record::unfit(record::look_at_file(internal, {"data/" + file.path, file.size}, false));
    if (!reason.empty()) unfit.push_back(fmt::format("{}（{}）", file.name.substr(kFolder.size()), reason));
  }
  if (unfit.empty()) return;
  throw base::Failure("materials", fmt::format("有 {} 个文件不能归档：{}", unfit.size(), base::join(unfit, "、")),
                      "归档以后不能再换，核对也通不过。请换成好的，或者先从 materials 里拿出来，再归档。",
                      base::ExitCode::refused);
}

}  // namespace app
