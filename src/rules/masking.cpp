// SPDX-License-Identifier: MIT
#include "rules/masking.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rules {
namespace {

// Words by which a 责任人 is seen to be a post or a body rather than a person.
constexpr std::array<std::string_view, 22> kPosts{"书记", "委员", "支委", "支部", "总支", "党委", "小组", "组长",
                                                  "主任", "班子", "全体", "党员", "科",   "室",   "办",   "处",
                                                  "部",   "庭",   "局",   "院长", "校长", "村委"};
constexpr std::size_t kLongestName = 15;

bool is_post(std::string_view text) {
  return std::any_of(kPosts.begin(), kPosts.end(),
                     [&](std::string_view post) { return text.find(post) != std::string_view::npos; });
}

}  // namespace

std::string mask_name(std::string_view name) {
  const std::u32string points = base::to_code_points(name);
  if (points.size() < 2) return "*";
  std::u32string masked{points.front(), U'*'};
  if (points.size() > 2) masked += points.back();
  return base::to_utf8(masked);
}

std::string mask_names(std::string text, const std::vector<std::string>& longest_first) {
  for (const std::string& name : longest_first)
    if (base::length(name) >= 2) text = base::replace_all(std::move(text), name, mask_name(name));
  return text;
}

std::string mask_responsible(const std::string& text, const std::vector<std::string>& longest_first) {
  std::vector<std::string> out;
  for (const std::string& part : base::split(base::replace_all(text, "，", "、"), "、")) {
    const std::size_t open = std::min(part.find("（"), part.find('('));
    const std::string head = part.substr(0, open);
    const std::string tail = open == std::string::npos ? "" : part.substr(open);
    const std::string masked = mask_names(head, longest_first);
    const bool person = masked == head && !is_post(head) && base::length(head) <= kLongestName;
    out.push_back((person ? mask_name(head) : masked) + mask_names(tail, longest_first));
  }
  return base::join(out, "、");
}

}  // namespace rules
