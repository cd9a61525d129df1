// SPDX-License-Identifier: MIT
#include "rules/masking.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/name_dots.h"

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
constexpr std::size_t kMostApart = 4;  // characters of a name that blanks may keep apart

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

std::string mask_name(std::string_view name) {
  std::u32string points = base::to_code_points(name);
  std::erase_if(points, [](char32_t c) { return c == U' ' || c == U'\u3000'; });  // else 李 四 were 李*四
  if (points.size() < 2) return "*";
  std::u32string masked{points.front(), U'*'};
  if (points.size() > 2) masked += points.back();
  return base::to_utf8(masked);
}

KnownNames::KnownNames(const std::vector<std::string>& names) {
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
  std::string out;
  for_each_part(mask_names(text, names),
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
