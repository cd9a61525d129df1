// SPDX-License-Identifier: MIT
#include "site/publisher.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/file_system.h"
#include "site/kiosk.h"

namespace site {
namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::Json;
using Kind = Step::Kind;

constexpr const char* kMarker = ".gongshilan-site.json";
constexpr const char* kWorkInside = ".gongshilan-work";
constexpr std::uintmax_t kMostMarkerBytes = 1U << 20U;
constexpr int kLockSeconds = 60;

// The folder itself, not a link to it: what is beside a link may be another disk.
fs::path real_path(fs::path target) {
  if (target.filename().empty()) target = target.parent_path();
  std::error_code error;
  fs::path real = fs::weakly_canonical(fs::absolute(target), error);
  return error ? target : real;
}

std::array<fs::path, 2> work_folders(const fs::path& target) {
  return {target.parent_path() / ("." + target.filename().string() + ".gongshilan"), target / kWorkInside};
}

// Outside of the site; inside only where nothing can be renamed from beside it: a mount point, a parent of others.
fs::path work_folder(const fs::path& target) {
  const auto [beside, inside] = work_folders(target);
  if (!base::exists(target)) return beside;
  const fs::path parent = target.parent_path();
  return base::on_one_mount(target, parent) && base::may_write(parent) ? beside : inside;
}

// Sites of several workspaces may stand side by side; two runs at once must not meet in one of them.
fs::path folder_above(const fs::path& target) {
  base::make_folder(target.parent_path());
  return target.parent_path();
}

// Assets first, so that no new page is without its stylesheet; then what is new, then what changes, the root's last.
int order_of(const Step& step) {
  if (is_asset(step.path)) return 0;
  const int place = step.path.find('/') != std::string::npos ? 1 : 2;
  return step.kind == Kind::replace ? place + 2 : place;
}

}  // namespace

std::optional<fs::path> site_around(const fs::path& folder) {
  for (fs::path up = real_path(folder); up.has_relative_path(); up = up.parent_path())
    if (base::exists(up / kMarker)) return up;
  return std::nullopt;
}

Publisher::Publisher(fs::path target, std::string workspace, std::string audience)
    : target_(real_path(std::move(target))),
      workspace_(std::move(workspace)),
      audience_(std::move(audience)),
      lock_(folder_above(target_), kLockSeconds),
      journal_(target_, work_folder(target_)),
      early_sync_(work_folder(target_)) {
  refuse_inside_another_site();
  for (const fs::path& work : work_folders(target_)) Journal(target_, work).recover();
  read_marker();
}

Publisher::~Publisher() { journal_.abandon(); }

// What only members may see must not stand in a folder that everybody is shown.
void Publisher::refuse_inside_another_site() const {
  if (const auto around = site_around(target_.parent_path()))
    throw Failure(target_.string(), fmt::format("这个文件夹在另一个网站里面（{}）", around->string()),
                  "请换一个文件夹。");
}

void Publisher::read_marker() {
  std::error_code error;
  const bool is_link = fs::is_symlink(target_, error);
  if (!fs::exists(target_, error) && is_link)
    throw Failure(target_.string(), "这是一个链接，它指向的文件夹不存在", "请先建立那个文件夹，或换一个文件夹。");
  if (!fs::exists(target_, error)) return;
  if (!fs::is_directory(target_, error)) throw Failure(target_.string(), "这不是文件夹", "请换一个文件夹。");
  if (!base::exists(target_ / kMarker)) {
    if (fs::is_empty(target_, error)) return;
    throw Failure(target_.string(), "文件夹里有不是本程序生成的文件",
                  "为免误删，请换一个空文件夹，或先移走里面的文件。");
  }
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
}

Json Publisher::parse_marker() const {
  try {
    return base::parse_json(base::read_file(target_ / kMarker, kMostMarkerBytes), kMarker);
  } catch (const Failure&) {
    throw Failure(target_.string(), "网站的标记文件坏了", "请删去整个文件夹，再生成一次。");
  }
}

std::string Publisher::version() const {
  if (!marked_ || !base::exists(target_ / kVersionFile) || !base::exists(target_ / Manifest::kFile)) return "";
  return base::read_file(target_ / kVersionFile, kMostMarkerBytes);
}

void Publisher::put(const std::string& path, std::string_view bytes) {
  const bool same = marked_ && base::has_bytes(target_ / path, bytes);
  if (!same) {
    if (inspect_) inspect_(path, bytes);
    base::write_file(journal_.staged(path), bytes);
    early_sync_.wrote(bytes.size());
  }
  const std::lock_guard lock(mutex_);
  present_.add(path);
  if (!same) staged_.add(path);
}

void Publisher::keep(const std::string& path) {
  const std::lock_guard lock(mutex_);
  present_.add(path);
}

void Publisher::drop(const std::string& path) {
  const std::lock_guard lock(mutex_);
  dropped_.insert(path);
}

// The outermost folder of a path's that is not there, empty if all are.
std::string Publisher::missing_folder(const std::string& folder) const {
  for (std::size_t slash = 0; slash < folder.size();) {
    slash = std::min(folder.find('/', slash + 1), folder.size());
    if (std::string outer = folder.substr(0, slash); !base::exists(target_ / outer)) return outer;
  }
  return "";
}

Step Publisher::bringing(const std::string& file) const {
  return {base::exists(target_ / file) ? Kind::replace : Kind::add, file};
}

// One step a file, or one for the outermost folder that is not there.
std::vector<Step> Publisher::coming_in() const {
  std::vector<Step> steps;
  for (const auto& [folder, names] : staged_.folders()) {
    const bool within_last =
        !steps.empty() && steps.back().kind == Kind::folder && folder.starts_with(steps.back().path + "/");
    if (within_last) continue;
    if (std::string missing = missing_folder(folder); !missing.empty()) {
      steps.push_back({Kind::folder, std::move(missing)});
      continue;
    }
    for (const std::string& name : names_in(names))
      steps.push_back(bringing(folder.empty() ? name : folder + "/" + name));
  }
  return steps;
}

void Publisher::stage(const std::string& path, std::string_view bytes, std::vector<Step>& steps) const {
  base::write_file(journal_.staged(path), bytes);
  steps.push_back(bringing(path));
}

// What is to go; assets only when no page has used them since the site before this one.
std::vector<std::string> Publisher::stage_manifest(std::vector<Step>& steps) const {
  const Manifest before = Manifest::read(target_);
  Manifest now = whole_ ? present_ : before;
  if (!whole_) {
    for (const std::string& path : staged_.paths()) now.add(path);
    for (const std::string& path : dropped_) now.remove(path);
  }
  std::vector<std::string> stale;
  for (const std::string& path : dropped_)  // ours, also where somebody has removed the list
    if (!now.contains(path) && !before.contains(path)) stale.push_back(path);
  for (std::string& path : before.without(now))
    if (is_asset(path)) {
      now.retired.insert(std::move(path));
    } else {
      stale.push_back(std::move(path));
    }
  const bool another = !staged_.empty() || !stale.empty();
  for (const std::string& path : before.retired) {
    if (now.contains(path)) continue;
    if (another) {
      stale.push_back(path);
    } else {
      now.retired.insert(path);
    }
  }
  if (now.text() != before.text()) stage(Manifest::kFile, now.text(), steps);
  return stale;
}

void Publisher::publish(std::string_view version) {
  put(kVersionFile, version);
  changed_ = staged_.paths().size();
  const bool is_first = !base::exists(target_);
  if (is_first && marked_) throw Failure(target_.string(), "网站的文件夹在生成的时候被移走或删去了", "请再生成一次。");
  std::vector<Step> steps = is_first ? std::vector<Step>() : coming_in();
  const bool same_files =
      !is_first && !whole_ && dropped_.empty() &&
      std::all_of(steps.begin(), steps.end(), [](const Step& step) { return step.kind == Kind::replace; });
  const std::vector<std::string> stale = same_files ? std::vector<std::string>() : stage_manifest(steps);
  removed_ = stale.size();
  if (!marked_) {
    Json marker{Json::Object()};
    stage(kMarker, marker.set("workspace", workspace_).set("audience", audience_).dump(), steps);
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return order_of(a) < order_of(b); });
  for (const std::string& path : stale)
    if (base::exists(target_ / path)) steps.push_back({Kind::remove, path});  // or somebody has removed it
  for (const char* path : {Manifest::kFile, kKioskVersionFile, kVersionFile}) {
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.path == path; });
    if (at != steps.end()) std::rotate(at, at + 1, steps.end());
  }
  if (steps.empty()) return;
  early_sync_.end();
  if (is_first) steps = {{Kind::folder, "."}};  // all at one instant, and a thousand renames less
  journal_.publish(steps);
}

}  // namespace site
