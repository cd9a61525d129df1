// SPDX-License-Identifier: MIT
#include "rules/known_names.h"

#include <algorithm>

#include "base/text.h"
#include "model/name_dots.h"

namespace rules {
namespace {

constexpr std::size_t kMostApart = 4;  // characters of a name that blanks may keep apart

// A name as other texts may write it: with blanks between its characters (张　三), without what stands in brackets,
// with any dot or none between the parts of a name. Columns of names have one way of writing; texts have not.
std::vector<std::string> spellings_of(const std::string& name) {
  static const std::u32string kDots = U"·．." + std::u32string(model::kNameDots);
  std::string plain = name.substr(0, std::min({name.size(), name.find("（"), name.find('(')}));
  for (const std::string_view blank : {" ", "　"}) plain = base::replace_all(std::move(plain), blank, "");
  std::vector<std::string> spellings{name, plain};
  const std::u32string points = base::to_code_points(plain);
  if (points.size() <= kMostApart) {
    for (const char32_t blank : {U' ', U'　'}) {
      std::u32string apart;
      for (const char32_t c : points) apart += apart.empty() ? std::u32string{c} : std::u32string{blank, c};
      spellings.push_back(base::to_utf8(apart));
    }
  }
  const std::size_t at = points.find_first_of(kDots);
  if (at == std::u32string::npos) return spellings;
  for (const char32_t dot : kDots) {
    std::u32string other = points;
    std::replace(other.begin(), other.end(), points[at], dot);
    spellings.push_back(base::to_utf8(other));
  }
  std::u32string without = points;
  std::erase(without, points[at]);
  spellings.push_back(base::to_utf8(without));
  return spellings;
}

}  // namespace

KnownNames::KnownNames(const std::vector<std::string>& names, const std::vector<std::string>& allowed) {
  for (const std::string& text : allowed) allowed_.push_back(base::to_code_points(text));
  for (const std::string& name : names) {
    for (const std::string& spelling : spellings_of(name)) {
      std::u32string points = base::to_code_points(spelling);
      if (points.size() < 2) continue;  // one character would mask too much
      if (std::find(lengths_.begin(), lengths_.end(), points.size()) == lengths_.end())
        lengths_.push_back(points.size());
      names_.insert(std::move(points));
    }
  }
  std::sort(lengths_.rbegin(), lengths_.rend());
}

std::size_t KnownNames::length_at_start(std::u32string_view text) const {
  for (const std::size_t length : lengths_)
    if (length <= text.size() && names_.contains(text.substr(0, length))) return length;
  return 0;
}

bool KnownNames::is_allowed(std::u32string_view text, std::size_t at, std::size_t length) const {
  return std::any_of(allowed_.begin(), allowed_.end(), [&](const std::u32string& each) {
    if (each.size() < length) return false;
    const std::size_t before = each.size() - length;  // characters of it that may stand in front
    const std::size_t from = at - std::min(at, before);
    const std::size_t found = text.substr(0, at + each.size()).find(each, from);
    return found != std::u32string_view::npos;
  });
}

std::vector<std::string> names_in(std::string_view text, const KnownNames& names) {
  std::vector<std::string> found;
  split_at_names(base::to_code_points(text), names, true, [&](std::u32string_view part, bool is_name) {
    if (!is_name) return;
    std::string name = base::to_utf8(part);
    if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(std::move(name));
  });
  return found;
}

}  // namespace rules
