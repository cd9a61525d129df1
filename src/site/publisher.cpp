// SPDX-License-Identifier: MIT
#include "site/publisher.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/json.h"

namespace site {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::Json;

constexpr const char* kMarker = ".gongshilan-site.json";
constexpr const char* kStaging = ".gongshilan-staging";
constexpr std::uintmax_t kMostBytes = 256U << 20U;

// Hashed assets first, so that no new page is without its stylesheet; pages after them, the root's last.
int order_of(const std::string& path) {
  if (!path.ends_with(".html")) return path.ends_with(".css") ? 0 : 3;
  return path.find('/') != std::string::npos ? 1 : 2;
}

// A path that cannot lead out of the site, whatever somebody wrote into the marker.
bool is_inside(const std::string& path) {
  const fs::path plain(path);
  return plain.is_relative() && !plain.empty() &&
         std::none_of(plain.begin(), plain.end(), [](const fs::path& part) { return part == ".."; });
}

}  // namespace

Publisher::Publisher(fs::path target, std::string workspace, std::string audience)
    : target_(std::move(target)), workspace_(std::move(workspace)), audience_(std::move(audience)) {
  if (target_.filename().empty()) target_ = target_.parent_path();
  refuse_inside_another_site();
  read_marker();
  staging_ = target_ / kStaging;          // in the target, so that a mount point or a link to another disk can be one
  if (marked_) fs::remove_all(staging_);  // of a run that was stopped
}

Publisher::~Publisher() {
  std::error_code ignored;
  if (marked_) fs::remove_all(staging_, ignored);
}

// What only members may see must not stand in a folder that everybody is shown.
void Publisher::refuse_inside_another_site() const {
  std::error_code error;
  for (fs::path up = fs::weakly_canonical(target_, error).parent_path(); up.has_relative_path(); up = up.parent_path())
    if (fs::exists(up / kMarker, error))
      throw Failure(target_.string(), fmt::format("这个文件夹在另一个网站里面（{}）", up.string()), "请换一个文件夹。");
}

void Publisher::read_marker() {
  std::error_code error;
  if (!fs::exists(target_, error)) return;
  if (!fs::is_directory(target_, error)) throw Failure(target_.string(), "这不是文件夹", "请换一个文件夹。");
  if (fs::is_empty(target_, error)) return;
  if (!fs::exists(target_ / kMarker))
    throw Failure(target_.string(), "文件夹里有不是本程序生成的文件",
                  "为免误删，请换一个空文件夹，或先移走里面的文件。");
  const Json marker = parse_marker();
  const auto text = [&](const char* key) {
    const Json* value = marker.find(key);
    return value != nullptr && value->get<std::string>() != nullptr ? *value->get<std::string>() : std::string();
  };
  if (text("workspace") != workspace_ || text("audience") != audience_)
    throw Failure(target_.string(),
                  fmt::format("这是“{}”范围“{}”的网站，不是这次要生成的“{}”范围“{}”", text("workspace"),
                              text("audience"), workspace_, audience_),
                  "请换一个文件夹，或先删去原来的网站。");
  marked_ = true;
  const Json* files = marker.find("files");
  if (files == nullptr || files->get<Json::List>() == nullptr) return;
  for (const Json& file : *files->get<Json::List>())
    if (const auto* path = file.get<std::string>(); path != nullptr && is_inside(*path)) before_.insert(*path);
}

Json Publisher::parse_marker() const {
  try {
    return base::parse_json(base::read_file(target_ / kMarker, kMostBytes), kMarker);
  } catch (const Failure&) {
    throw Failure(target_.string(), "网站的标记文件坏了", "请删去整个文件夹，再生成一次。");
  }
}

void Publisher::write_marker(const std::set<std::string>& files) {
  Json::List list;
  for (const std::string& file : files) list.emplace_back(file);
  Json marker{Json::Object()};
  marker.set("workspace", workspace_).set("audience", audience_).set("files", std::move(list));
  base::write_file_atomic(target_ / kMarker, marker.dump());
  marked_ = true;
}

void Publisher::add(const std::string& path, std::string_view bytes) {
  files_.insert(path);
  links_.add(path, bytes);
  std::error_code error;
  const bool same_size = before_.contains(path) && fs::file_size(target_ / path, error) == bytes.size() && !error;
  if (same_size && base::read_file(target_ / path, kMostBytes) == bytes) return;
  if (!marked_) write_marker(before_);
  base::write_file(staging_ / path, bytes);
  staged_.insert(path);
}

void Publisher::publish() {
  links_.check();
  std::set<std::string> both = before_;
  both.insert(files_.begin(), files_.end());
  std::vector<std::string> stale;
  std::set_difference(before_.begin(), before_.end(), files_.begin(), files_.end(), std::back_inserter(stale));
  if (staged_.empty() && stale.empty()) return;
  write_marker(both);  // so that a run stopped half-way leaves nothing unowned
  if (!staged_.empty()) base::sync_file_system(staging_);
  std::vector<std::string> moves(staged_.begin(), staged_.end());
  std::stable_sort(moves.begin(), moves.end(),
                   [](const std::string& a, const std::string& b) { return order_of(a) < order_of(b); });
  for (const std::string& path : moves) base::rename_over(staging_ / path, target_ / path);
  for (const std::string& path : stale) {
    base::remove_file(target_ / path);
    std::error_code not_empty;
    for (fs::path folder = fs::path(path).parent_path(); !folder.empty(); folder = folder.parent_path())
      if (!fs::remove(target_ / folder, not_empty) || not_empty) break;
  }
  removed_ = stale.size();
  write_marker(files_);
  fs::remove_all(staging_);
  base::sync_file_system(target_);
}

}  // namespace site
