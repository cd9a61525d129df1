// SPDX-License-Identifier: MIT
#include "site/manifest.h"

#include <algorithm>
#include <utility>

#include "base/file_system.h"
#include "base/text.h"

namespace site {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t kMostManifestBytes = 256U << 20U;

std::pair<std::string, std::string> split(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {"", path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

}  // namespace

Manifest Manifest::read(const fs::path& site) {
  Manifest manifest;
  if (!base::exists(site / kFile)) return manifest;
  for (const std::string& line : base::split(base::read_file(site / kFile, kMostManifestBytes), "\n")) {
    std::vector<std::string> words = base::split(line, " ");
    const std::string first = words.front();
    words.erase(words.begin());
    for (const std::string& name : words) {
      const std::string path = first == "." || first == "-" ? name : join(first, name);
      if (!is_inside(path)) continue;
      if (first == "-") {
        manifest.retired.insert(path);
      } else {
        manifest.add(path);
      }
    }
  }
  return manifest;
}

std::string Manifest::text() const {
  std::string out;
  for (const auto& [folder, names] : folders_) out += (folder.empty() ? "." : folder) + " " + names + "\n";
  for (const std::string& path : retired) out += "- " + path + "\n";
  return out;
}

void Manifest::add(const std::string& path) {
  const auto [folder, name] = split(path);
  std::string& names = folders_[folder];
  std::vector<std::string> all = names_in(names);
  const auto at = std::lower_bound(all.begin(), all.end(), name);
  if (at != all.end() && *at == name) return;
  all.insert(at, name);
  names = base::join(all, " ");
}

void Manifest::remove(const std::string& path) {
  const auto [folder, name] = split(path);
  const auto at = folders_.find(folder);
  if (at == folders_.end()) return;
  std::vector<std::string> names = names_in(at->second);
  std::erase(names, name);
  at->second = base::join(names, " ");
  if (names.empty()) folders_.erase(at);
}

bool Manifest::contains(const std::string& path) const {
  const auto [folder, name] = split(path);
  const auto at = folders_.find(folder);
  if (at == folders_.end()) return false;
  const std::vector<std::string> names = names_in(at->second);
  return std::binary_search(names.begin(), names.end(), name);
}

std::vector<std::string> Manifest::paths() const { return without({}); }

std::vector<std::string> Manifest::without(const Manifest& other) const {
  std::vector<std::string> paths;
  for (const auto& [folder, names] : folders_)
    for (const std::string& name : names_in(names))
      if (std::string path = join(folder, name); !other.contains(path)) paths.push_back(std::move(path));
  return paths;
}

std::vector<std::string> names_in(std::string_view names) { return base::split(names, " "); }

bool is_inside(const std::string& path) {
  const fs::path plain(path);
  return plain.is_relative() && !plain.empty() &&
         std::none_of(plain.begin(), plain.end(), [](const fs::path& part) { return part == ".."; });
}

bool is_asset(const std::string& path) {
  return path.find('/') == std::string::npos && (path.ends_with(".css") || path.ends_with(".js"));
}

}  // namespace site
