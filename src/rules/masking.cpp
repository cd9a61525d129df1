// SPDX-License-Identifier: MIT
#include "rules/masking.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rules {
namespace {

// Words by which a 责任人 is seen to be a post or a body rather than a person: anywhere, only as its last character,
// and what may follow such a word.
constexpr std::array<std::string_view, 24> kPosts{"书记", "委员", "支委", "支部", "总支", "党委", "小组", "组长",
                                                  "主任", "班子", "全体", "党员", "院长", "校长", "村委", "庭长",
                                                  "局长", "处长", "科长", "部长", "所长", "站长", "队长", "干事"};
constexpr std::array<std::string_view, 8> kLastCharacters{"科", "室", "办", "处", "部", "庭", "局", "中心"};
constexpr std::array<std::string_view, 9> kAfterPost{"会",   "成员", "会成员", "各成员", "干部",
                                                     "同志", "人员", "代表",   "负责人"};
constexpr std::u32string_view kSeparators = U"、，,；;：:/（）() \u3000\n";
constexpr std::size_t kLongestName = 15;

// Where the last word that names a post or a body ends; 0 if there is none. 王处 is rather a person than a body.
std::size_t end_of_post(std::string_view part) {
  for (const std::string_view last : kLastCharacters)
    if (part.ends_with(last) && base::length(part) > 2) return part.size();
  std::size_t end = 0;
  for (const std::string_view post : kPosts)
    if (const std::size_t at = part.rfind(post); at != std::string_view::npos) end = std::max(end, at + post.size());
  return end;
}

// One name, post or body, known names being masked already. 书记赵六: the post stays, the rest is a name.
std::string mask_part(const std::string& part) {
  if (part.empty() || part.find('*') != std::string::npos || base::length(part) > kLongestName) return part;
  const std::size_t post = end_of_post(part);
  const std::string rest = part.substr(post);
  if (rest.empty() || (post > 0 && std::find(kAfterPost.begin(), kAfterPost.end(), rest) != kAfterPost.end()))
    return part;
  return part.substr(0, post) + mask_name(rest);
}

}  // namespace

std::string mask_name(std::string_view name) {
  const std::u32string points = base::to_code_points(name);
  if (points.size() < 2) return "*";
  std::u32string masked{points.front(), U'*'};
  if (points.size() > 2) masked += points.back();
  return base::to_utf8(masked);
}

KnownNames::KnownNames(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    std::u32string points = base::to_code_points(name);
    if (points.size() < 2) continue;  // one character would mask too much
    if (std::find(lengths_.begin(), lengths_.end(), points.size()) == lengths_.end()) lengths_.push_back(points.size());
    names_.insert(std::move(points));
  }
  std::sort(lengths_.rbegin(), lengths_.rend());
}

std::size_t KnownNames::length_at_start(std::u32string_view text) const {
  for (const std::size_t length : lengths_)
    if (length <= text.size() && names_.contains(text.substr(0, length))) return length;
  return 0;
}

std::string mask_names(std::string_view text, const KnownNames& names) {
  const std::u32string points = base::to_code_points(text);
  std::string out;
  for (std::size_t at = 0; at < points.size();) {
    const std::u32string_view rest = std::u32string_view(points).substr(at);
    const std::size_t length = names.length_at_start(rest);
    out += length == 0 ? base::to_utf8(rest.substr(0, 1)) : mask_name(base::to_utf8(rest.substr(0, length)));
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string mask_responsible(std::string_view text, const KnownNames& names) {
  std::u32string out, part;
  const auto finish_part = [&] {
    out += base::to_code_points(mask_part(base::to_utf8(part)));
    part.clear();
  };
  for (const char32_t c : base::to_code_points(mask_names(text, names))) {
    if (kSeparators.find(c) == std::u32string_view::npos) {
      part += c;
    } else {
      finish_part();
      out += c;
    }
  }
  finish_part();
  return base::to_utf8(out);
}

}  // namespace rules
