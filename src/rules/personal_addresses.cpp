// SPDX-License-Identifier: MIT
// Home addresses below 乡镇 and 街道: a street or a village's group with the number of a house, a building with the
// number of a flat. Offices have rooms too (行政楼205室, 3号楼201会议室), and 12号 may be a day: both pass.
#include <algorithm>
#include <optional>

#include "rules/personal_finders.h"

namespace rules {
namespace {

using Words = std::initializer_list<std::u32string_view>;

constexpr std::u32string_view kNumerals = U"零〇一二三四五六七八九十百两";

bool is_numeral(char32_t c) { return is_digit(c) || is_among(c, kNumerals); }
bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

bool ends_with_any(std::u32string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}
bool starts_with_any(std::u32string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}
bool holds_any(std::u32string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; });
}

// Where the number before `end` begins (12, 12-3, 十二); `end` itself if there is none.
std::size_t begin_of_number(std::u32string_view text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && (is_numeral(text[at - 1]) || (at < end && at > 1 && text[at - 1] == '-' && is_digit(text[at - 2]))))
    --at;
  return at;
}

// Of a flat: three or four digits from `at` on, and nothing that is counted after them.
std::optional<std::size_t> end_of_room(std::u32string_view text, std::size_t at) {
  if (at < text.size() && is_among(text[at], U"- ")) ++at;
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end - at < 3 || end - at > 4) return std::nullopt;
  if (end == text.size()) return end;
  if (is_among(text[end], U"室号"))
    return starts_with_any(text.substr(end), {U"号楼", U"号文"}) ? std::nullopt : std::optional(end + 1);
  const bool goes_on = (is_han(text[end]) && !is_among(text[end], U"住的户家")) || is_letter_or_digit(text[end]);
  const bool counted = text[end] == U'户' && text.substr(end, 2) != U"户主";
  return goes_on || counted ? std::nullopt : std::optional(end);
}

bool is_office(std::u32string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t nearby = 6;
  static constexpr Words kRooms{U"会议", U"办公", U"活动", U"接待", U"服务", U"阅览", U"教室", U"大厅",
                                U"中心", U"窗口", U"机关", U"行政", U"综合", U"教学", U"教研", U"实验"};
  const std::size_t before = std::min(begin, nearby);
  return holds_any(text.substr(begin - before, before), kRooms) || holds_any(text.substr(end, nearby), kRooms);
}

// 12号前, 5号上午: a day of a month.
bool may_be_a_day(std::u32string_view number, std::u32string_view after) {
  const bool large = number.size() > 2 || (number.size() == 2 && is_digit(number[0]) && number > U"31");
  return (!large || !is_digit(number[0])) &&
         (starts_with_any(after, {U"前", U"之前", U"以前", U"起", U"后", U"之后", U"以后", U"至", U"到", U"上午",
                                  U"下午", U"晚", U"早", U"召开", U"开", U"集中", U"、"}));
}

// Two characters of its name too: where a name begins cannot be told, and the same house must read the same anywhere.
std::size_t begin_of_name(std::u32string_view text, std::size_t end, std::size_t word) {
  constexpr std::size_t longest = 2;
  std::size_t at = end - word;
  for (std::size_t i = 0;
       i < longest && at > 0 && is_han(text[at - 1]) && !is_among(text[at - 1], U"在到于住从至由对的为把向区市县镇乡");
       ++i)
    --at;
  return at;
}

// What stands before the number of a house: nothing if it is no street and no village.
std::size_t begin_of_place(std::u32string_view text, std::size_t end, bool surely_a_house) {
  const std::u32string_view before = text.substr(0, end);
  if (ends_with_any(before, {U"路", U"街", U"巷", U"弄", U"胡同", U"大道"})) {
    const bool no_street = ends_with_any(
        before, {U"线路", U"道路", U"思路", U"公路", U"铁路", U"电路", U"链路", U"管路", U"回路", U"修路", U"养路"});
    if (no_street || end < 2 || is_digit(before[end - 2]) || !is_han(before[end - 2])) return end;
    return begin_of_name(text, end, 1);
  }
  if (ends_with_any(before, {U"组", U"社", U"队", U"屯"})) {
    std::size_t number = begin_of_number(text, end - 1);
    if (number == end - 1) return end;
    if (number > 0 && text[number - 1] == U'第') --number;
    return ends_with_any(before.substr(0, number), {U"村", U"庄", U"寨", U"社区"}) ? begin_of_name(text, number, 1)
                                                                                   : end;
  }
  if (surely_a_house &&
      ends_with_any(before, {U"村", U"庄", U"里", U"苑", U"社区", U"小区", U"公寓", U"家园", U"花园"}))
    return begin_of_name(text, end, 1);
  return end;
}

// 人民路15号, 梨花村三组12号, 幸福小区108号
void house(std::u32string_view text, std::size_t mark, Found& found) {
  const std::size_t number = begin_of_number(text, mark);
  if (number == mark) return;
  const std::u32string_view after = text.substr(mark + 1);
  if (may_be_a_day(text.substr(number, mark - number), after)) return;
  if (starts_with_any(after, {U"窗口", U"会议", U"线", U"文", U"令"})) return;
  const bool surely_a_house =
      (mark - number > 2 && is_digit(text[number])) || starts_with_any(after, {U"院", U"户", U"门", U"住"});
  const std::size_t begin = begin_of_place(text, number, surely_a_house);
  if (begin < number) add_found(found, kHomeAddress, text.substr(begin, mark + 1 - begin));
}

// 3栋501, 3号楼2单元501室, 2单元501; `mark`: 栋, 幢, the 楼 of 号楼, 座 or the 单 of 单元.
void flat(std::u32string_view text, std::size_t mark, Found& found) {
  const std::size_t word = text[mark] == U'楼' ? mark - 1 : mark;
  std::size_t begin = begin_of_number(text, word);
  if (begin == word) return;
  const bool of_unit = text[mark] == U'单';
  if (of_unit && begin > 0 && is_among(text[begin - 1], U"栋幢楼座")) return;  // found with the building
  std::size_t at = mark + (of_unit ? 2 : 1);
  if (!of_unit) {
    std::size_t unit = at;
    while (unit < text.size() && is_numeral(text[unit])) ++unit;
    if (unit > at && text.substr(unit, 2) == U"单元") at = unit + 2;
  }
  const auto end = end_of_room(text, at);
  if (end && !is_office(text, begin, *end)) add_found(found, kHomeAddress, text.substr(begin, *end - begin));
}

// 家住梨花苑3栋, 住址：和平里8号: after such a word a house or a building will do.
void residence(std::u32string_view text, std::size_t word, Found& found) {
  constexpr std::size_t farthest = 24;
  std::u32string_view rest = text.substr(word, farthest);
  rest = rest.substr(0, rest.find_first_of(U"。；;，,\n"));
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if (!is_among(rest[at], U"号栋幢室") && rest.substr(at, 2) != U"单元") continue;
    const std::size_t number = begin_of_number(rest, at);
    if (number == at || may_be_a_day(rest.substr(number, at - number), rest.substr(at + 1))) continue;
    const std::size_t begin = std::min(rest.find_first_not_of(U"：: 为是"), number);
    return add_found(found, kHomeAddress, rest.substr(begin, at + 1 - begin));
  }
}

}  // namespace

void find_addresses(std::u32string_view text, Found& found) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == U'号') house(text, at, found);
    if (is_among(text[at], U"栋幢座") || (text[at] == U'楼' && text[at - 1] == U'号') || text.substr(at, 2) == U"单元")
      flat(text, at, found);
  }
  if (!found.empty() && found.back().kind == kHomeAddress) return;
  for (const std::u32string_view word :
       {U"家住", U"现住", U"住在", U"住址", U"居住于", U"租住", U"家庭地址", U"户籍地址"})
    if (const std::size_t at = text.find(word); at != text.npos) residence(text, at + word.size(), found);
}

}  // namespace rules
