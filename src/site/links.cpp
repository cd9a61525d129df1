// SPDX-License-Identifier: MIT
#include "site/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/failure.h"

namespace site {
namespace {

// The values of every ` id="…"`, and of every ` href="…"` and ` src="…"`. Our own pages write attributes in this form
// only.
template <class UseId, class UseHref>
void each_attribute(std::string_view bytes, const UseId& use_id, const UseHref& use_href) {
  for (std::size_t at = bytes.find('"'); at != std::string_view::npos; at = bytes.find('"', at)) {
    const std::string_view before = bytes.substr(0, at++);
    if (!before.ends_with('=')) continue;
    const std::size_t end = bytes.find('"', at);
    if (end == std::string_view::npos) return;
    if (before.ends_with(" id=")) use_id(bytes.substr(at, end - at));
    if (before.ends_with(" href=") || before.ends_with(" src=")) use_href(bytes.substr(at, end - at));
    at = end + 1;
  }
}

bool has(const std::vector<std::string_view>& sorted, std::string_view id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

[[noreturn]] void fail(const std::string& page, std::string_view target) {
  throw base::Failure(page, fmt::format("链接“{}”没有去处", target), "这是程序或模板的错误，网站没有更新，请报告。");
}

}  // namespace

std::string resolve_link(const std::string& page, std::string_view href, std::string_view root) {
  static constexpr std::array<std::string_view, 5> kOutside{"http:", "https:", "data:", "mailto:", "tel:"};
  for (const std::string_view scheme : kOutside)
    if (href.starts_with(scheme)) return "";
  if (href.starts_with("#")) return page + std::string(href);
  if (href.starts_with(root)) return std::string(href.substr(root.size()));
  std::string folder = page.substr(0, page.find_last_of('/') + 1);  // ends with a slash, or is empty
  while (href.starts_with("../") && !folder.empty()) {
    folder.pop_back();
    folder.resize(folder.find_last_of('/') + 1);
    href.remove_prefix(3);
  }
  return folder.append(href);
}

void LinkCheck::add(const std::string& page, std::string_view bytes) {
  if (const std::string folder = page.substr(0, page.rfind('/') + 1); folder != folder_) {
    folder_ = folder;
    seen_.clear();
  }
  std::vector<std::string_view>& ids = ids_[page];
  std::vector<std::string_view> within;
  each_attribute(
      bytes, [&](std::string_view id) { ids.push_back(id); },
      [&](std::string_view href) {
        if (href.starts_with('#')) {
          within.push_back(href);
        } else if (seen_.insert(href).second) {
          if (const std::string target = resolve_link(page, href, root_); !target.empty()) add_target(target, page);
        }
      });
  std::sort(ids.begin(), ids.end());
  for (const std::string_view value : within)
    if (!has(ids, value.substr(1))) fail(page, page + std::string(value));
}

void LinkCheck::add_target(const std::string& target, const std::string& page) { links_.emplace(target, page); }

void LinkCheck::check() const {
  for (const auto& [target, page] : links_) {
    const std::size_t hash = target.find('#');
    const std::string file = target.substr(0, hash);
    const auto known = ids_.find(file);
    const bool good = known == ids_.end()
                          ? files_.contains(file)
                          : hash == std::string::npos || has(known->second, std::string_view(target).substr(hash + 1));
    if (!good) fail(page, target);
  }
}

}  // namespace site
