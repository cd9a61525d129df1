// SPDX-License-Identifier: MIT
#include "app/archive_folder.h"

#include <fmt/format.h>

#include "app/log_book.h"
#include "base/failure.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "record/bag_info.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Json;

constexpr const char* kReady = "ready.json";  // all is made and on the disk: from here on it only has to come in
constexpr std::string_view kCodeMark = "，归档码 ", kInternalMark = "，内部层 ";
constexpr std::uintmax_t kMostReady = 1U << 20U, kMostTags = 1U << 20U;

std::string record_of(const std::string& organization, const ArchiveLine& line) {
  return fmt::format("{}-{}-{}", organization, line.meeting, line.number);
}

std::string text_at(const Json& json, const char* key) {
  const Json* found = json.find(key);
  const auto* text = found == nullptr ? nullptr : found->get<std::string>();
  return text == nullptr ? "" : *text;
}

Json to_json(const std::vector<std::string>& names, const ArchiveLine& line) {
  Json::List list;
  for (const std::string& name : names) list.emplace_back(name);
  Json json{Json::Object()};
  json.set("names", std::move(list)).set("meeting", line.meeting).set("number", line.number);
  json.set("public", line.public_sha256).set("internal", line.internal_sha256);
  json.set("audience", line.audience).set("as_of", line.as_of);
  return json;
}

// The running number in QHFY01-2021-3-public, of that group and nothing else.
std::optional<int> number_in(std::string_view name, const std::string& group, std::string_view ending) {
  if (!name.starts_with(group) || !name.ends_with(ending) || name.size() <= group.size() + ending.size())
    return std::nullopt;
  const auto number = base::to_integer(name.substr(group.size(), name.size() - group.size() - ending.size()));
  if (!number || *number < 1 || *number > 1'000'000) return std::nullopt;
  return static_cast<int>(*number);
}

}  // namespace

ArchiveFolder::ArchiveFolder(Workspace& workspace, const Console& console)
    : workspace_(workspace), folder_(workspace.folder / "archive") {
  if (!base::exists(making())) return;
  if (base::exists(making() / kReady)) {
    finish();
    console.say("上次归档中途停了，已经接着做完。");
  } else {
    base::remove_tree(making());
  }
}

std::optional<FormerArchive> ArchiveFolder::newest(const std::string& meeting) const {
  const std::string group = fmt::format("{}-{}-", workspace_.settings.organization, meeting);
  std::optional<FormerArchive> found;
  const auto take = [&](int number, std::string open, std::string internal) {
    if (!found || number > found->number) found = {number, std::move(open), std::move(internal)};
  };
  for (const store::LogLine& line : store::Log(workspace_.database).lines()) {
    if (line.action != store::word(store::LogAction::archived)) continue;
    const std::size_t at = line.detail.rfind(kInternalMark);
    if (const auto number = number_in(line.record, group, ""))
      take(*number, line.inputs, at == std::string::npos ? "" : line.detail.substr(at + kInternalMark.size()));
  }
  if (!fs::is_directory(folder_)) return found;
  const auto tags_of = [&](int number, const char* layer) {
    const fs::path file = folder_ / fmt::format("{}{}-{}", group, number, layer) / "tagmanifest-sha256.txt";
    return base::exists(file) ? base::sha256_hex(base::read_file(file, kMostTags)) : "";
  };
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
    for (const std::string layer : {record::kPublicLayer, record::kInternalLayer})
      for (const char* ending : {"", ".zip"})
        if (const auto number = number_in(entry.path().filename().string(), group, "-" + layer + ending))
          take(*number, tags_of(*number, record::kPublicLayer), tags_of(*number, record::kInternalLayer));
  return found;
}

fs::path ArchiveFolder::begin() {
  base::remove_tree(making());
  base::make_folder(making());
  fs::permissions(making(), fs::perms::owner_all);  // names and tallies are in it
  return making();
}

void ArchiveFolder::give_up() noexcept {
  std::error_code error;  // what cannot be removed now is by the next run
  if (base::exists(making() / kReady)) return;
  fs::remove_all(making(), error);
  fs::remove(folder_, error);  // only where there is no archive
}

void ArchiveFolder::bring_in(const std::vector<std::string>& names, const ArchiveLine& line) {
  base::sync_file_system(making());
  base::write_file_atomic(making() / kReady, to_json(names, line).dump());
  finish();
}

// May be begun anew at any place.
void ArchiveFolder::finish() {
  const Json ready = base::parse_json(base::read_file(making() / kReady, kMostReady), kReady);
  ArchiveLine line{text_at(ready, "meeting"),  0,
                   text_at(ready, "public"),   text_at(ready, "internal"),
                   text_at(ready, "audience"), text_at(ready, "as_of")};
  if (const Json* number = ready.find("number"))
    if (const auto* value = number->get<std::int64_t>()) line.number = static_cast<int>(*value);
  write_log(line);
  const Json* names = ready.find("names");
  for (const Json& each : *names->get<Json::List>()) {
    const std::string& name = *each.get<std::string>();
    if (base::exists(making() / name)) base::rename_over(making() / name, folder_ / name);
  }
  base::sync_file_system(folder_);
  base::remove_tree(making());
}

void ArchiveFolder::write_log(const ArchiveLine& line) const {
  store::LogLine log = log_line(store::LogAction::archived);
  log.organization = workspace_.settings.organization;
  log.meeting = line.meeting;
  log.record = record_of(log.organization, line);
  log.inputs = line.public_sha256;
  log.detail = fmt::format("范围 {}，计算日 {}{}{}{}{}", line.audience, line.as_of, kCodeMark,
                           base::short_code(line.public_sha256), kInternalMark, line.internal_sha256);
  for (const store::LogLine& each : store::Log(workspace_.database).lines())
    if (each.action == log.action && each.record == log.record && each.inputs == log.inputs) return;
  store::Log(workspace_.database).append(std::move(log));
}

}  // namespace app
