// SPDX-License-Identifier: MIT
#include "site/links.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "base/failure.h"

namespace site {
namespace {

// Calls use(value) for every `name="value"` in the markup. Our own pages write attributes in this form only.
template <class Use>
void each_attribute(std::string_view bytes, std::string_view opening, const Use& use) {
  for (std::size_t at = bytes.find(opening); at != std::string_view::npos; at = bytes.find(opening, at)) {
    at += opening.size();
    const std::size_t end = bytes.find('"', at);
    if (end == std::string_view::npos) return;
    use(bytes.substr(at, end - at));
  }
}

}  // namespace

std::string resolve_link(const std::string& page, std::string_view href) {
  static constexpr std::array<std::string_view, 5> kOutside{"http:", "https:", "data:", "mailto:", "tel:"};
  for (const std::string_view scheme : kOutside)
    if (href.starts_with(scheme)) return "";
  if (href.starts_with("#")) return page + std::string(href);
  const std::size_t hash = href.find('#');
  const std::string fragment(hash == std::string_view::npos ? "" : href.substr(hash));
  const std::string file(href.substr(0, hash));
  const std::filesystem::path base = std::filesystem::path(page).parent_path();
  const std::filesystem::path target = file.starts_with("/") ? std::filesystem::path(file.substr(1)) : base / file;
  return target.lexically_normal().string() + fragment;
}

void LinkCheck::add(const std::string& path, std::string_view bytes) {
  targets_.insert(path);
  if (!path.ends_with(".html")) return;
  each_attribute(bytes, " id=\"", [&](std::string_view id) { targets_.insert(fmt::format("{}#{}", path, id)); });
  each_attribute(bytes, " href=\"", [&](std::string_view href) {
    std::string target = resolve_link(path, href);
    if (!target.empty()) links_.emplace(std::move(target), path);
  });
}

void LinkCheck::check() const {
  for (const auto& [target, page] : links_)
    if (!targets_.contains(target))
      throw base::Failure(page, fmt::format("链接“{}”没有去处", target),
                          "这是程序或模板的错误，网站没有更新，请报告。");
}

}  // namespace site
