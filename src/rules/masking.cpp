// SPDX-License-Identifier: MIT
#include "rules/masking.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/text.h"

namespace rules {
namespace {

// Words of posts and what may follow them; taken away, the rest of a 责任人 is a name or a body.
constexpr std::array<std::string_view, 42> kPosts{
    "负责人", "委员会", "党小组", "书记", "副书记", "委员", "支委", "支部", "总支", "党委", "小组",
    "组长",   "主任",   "班子",   "全体", "各",     "党员", "院长", "校长", "村委", "庭长", "局长",
    "处长",   "科长",   "部长",   "所长", "站长",   "队长", "干事", "会",   "成员", "干部", "同志",
    "人员",   "代表",   "第一",   "第二", "第三",   "第四", "分管", "副",   "党"};
// A rest with one of these is a body.
constexpr std::array<std::string_view, 31> kBodies{"办公室", "办公", "组织", "宣传", "纪检", "财务", "立案", "审判",
                                                   "执行",   "政治", "人事", "教务", "行政", "综合", "机关", "党办",
                                                   "党务",   "党群", "民事", "刑事", "工会", "团委", "妇联", "中心",
                                                   "单位",   "部门", "业务", "学校", "医院", "公司", "社区"};
constexpr std::array<std::string_view, 12> kLastCharacters{"科", "室", "办", "处", "部", "庭",
                                                           "局", "院", "所", "站", "队", "组"};
constexpr std::u32string_view kSeparators = U"、，,；;：:/（）()和与及 \u3000\n";
constexpr std::size_t kLongestName = 15;

// What of a rest may be a name: nothing of a body, what follows the body's words otherwise (外单位赵某某).
std::string_view name_in(std::string_view rest) {
  const auto ends_as_body = [](std::string_view text) {
    return std::any_of(kLastCharacters.begin(), kLastCharacters.end(),
                       [&](std::string_view last) { return text.ends_with(last); });
  };
  std::size_t after_body = 0;
  for (const std::string_view body : kBodies)
    if (const std::size_t at = rest.rfind(body); at != std::string_view::npos)
      after_body = std::max(after_body, at + body.size());
  const std::string_view name = rest.substr(after_body);
  if (ends_as_body(name) && (after_body > 0 || base::length(name) > 3)) return "";
  return name;
}

// Of one name, post or body, known names being masked already, what is a name. 刘建国主任, 书记赵六: without the post.
// In doubt it is a name: a short department's name may be masked, a person's is not let through.
std::string person_in(const std::string& part) {
  if (part.empty() || part.find('*') != std::string::npos || base::length(part) > kLongestName) return "";
  std::string rest = part;
  for (const std::string_view post : kPosts) rest = base::replace_all(std::move(rest), post, "");
  std::string name(name_in(rest));
  if (name.empty() || part.find(name) != std::string::npos) return name;
  return part;
}

std::string mask_part(const std::string& part) {
  const std::string name = person_in(part);
  return name.empty() ? part : base::replace_all(part, name, mask_name(name));
}

// What stands between separators, and each separator, in their order.
void for_each_part(std::string_view text, const std::function<void(const std::string& part, bool is_separator)>& take) {
  std::u32string part;
  for (const char32_t c : base::to_code_points(text)) {
    if (kSeparators.find(c) == std::u32string_view::npos) {
      part += c;
      continue;
    }
    take(base::to_utf8(part), false);
    part.clear();
    take(base::to_utf8(std::u32string(1, c)), true);
  }
  take(base::to_utf8(part), false);
}

std::string with_masks(std::string_view text, const KnownNames& names, bool with_allowed) {
  std::string out;
  split_at_names(base::to_code_points(text), names, with_allowed, [&](std::u32string_view part, bool is_name) {
    const std::string plain = base::to_utf8(part);
    out += is_name ? mask_name(plain) : plain;
  });
  return out;
}

}  // namespace

std::string mask_name(std::string_view name) {
  std::u32string points = base::to_code_points(name);
  std::erase_if(points, [](char32_t c) { return c == U' ' || c == U'\u3000'; });  // else 李 四 were 李*四
  if (points.size() < 2) return "*";
  std::u32string masked{points.front(), U'*'};
  if (points.size() > 2) masked += points.back();
  return base::to_utf8(masked);
}

std::string mask_names(std::string_view text, const KnownNames& names) { return with_masks(text, names, true); }

std::string mask_responsible(std::string_view text, const KnownNames& names) {
  std::string out;
  for_each_part(with_masks(text, names, false),
                [&](const std::string& part, bool is_separator) { out += is_separator ? part : mask_part(part); });
  return out;
}

std::vector<std::string> persons_in(std::string_view responsible) {
  std::vector<std::string> persons;
  for_each_part(responsible, [&](const std::string& part, bool is_separator) {
    if (std::string name = is_separator ? "" : person_in(part); !name.empty()) persons.push_back(std::move(name));
  });
  return persons;
}

}  // namespace rules
