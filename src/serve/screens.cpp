// SPDX-License-Identifier: MIT
#include "serve/screens.h"

#include <algorithm>

#include "base/text.h"
#include "serve/query.h"

namespace serve {
namespace {

constexpr std::size_t kLongest = 32;  // characters of a screen's name, and of what it shows

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_code(std::string_view text) {
  return base::length(text) <= kLongest && !base::has_hidden_controls(text) &&
         text.find_first_of("\t\n") == std::string_view::npos;
}

}  // namespace

void Screens::note(std::string_view target, const std::string& address, Clock::time_point now) {
  const auto screen = query_value(target, "screen");
  auto shown = query_value(target, "shown");
  if (!screen || !shown || !is_name(*screen) || !is_code(*shown)) return;
  const std::lock_guard lock(mutex_);
  screens_[{*screen, address}] = {std::move(*shown), now};
  if (screens_.size() <= kMost) return;
  screens_.erase(std::min_element(screens_.begin(), screens_.end(),
                                  [](const auto& a, const auto& b) { return a.second.at < b.second.at; }));
}

base::Json Screens::list(Clock::time_point now) const {
  const std::lock_guard lock(mutex_);
  base::Json::List all;
  for (const auto& [key, seen] : screens_) {
    base::Json screen{base::Json::Object{}};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - seen.at).count();
    screen.set("screen", key.first)
        .set("address", key.second)
        .set("shown", seen.shown)
        .set("seconds", static_cast<std::int64_t>(seconds));
    all.push_back(std::move(screen));
  }
  return {std::move(all)};
}

}  // namespace serve
