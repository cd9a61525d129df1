// SPDX-License-Identifier: MIT
#include "sheet/cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "model/content_code.h"
#include "model/deadline.h"
#include "model/period.h"
#include "model/words.h"
#include "sheet/mend.h"

namespace sheet {
namespace {

using model::CellKind;
using model::Column;

constexpr std::int64_t kMostCount = 1'000'000;

CellResult refuse(const Column& column, std::string_view typed, std::string_view what, std::string hint) {
  return {"", fmt::format("{}“{}”{}", column.header, base::excerpt(typed), what), std::move(hint)};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Half-width, without any blank: how numbers, dates and words are compared.
std::string packed(std::string_view typed) {
  std::string out = base::to_half_width(base::trim(typed));
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
  return out;
}

using model::is_identifier;

// What a spreadsheet shows instead of a value that it could not compute.
bool is_error_value(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kErrors{"#REF!",   "#N/A",   "#VALUE!", "#NAME?",
                                                           "#DIV/0!", "#NULL!", "#NUM!",   "#SPILL!"};
  return text.starts_with('#') && std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

// 1.2E+17: a long number that a spreadsheet has shortened for good.
bool is_shortened_number(std::string_view text) {
  const std::size_t exponent = text.find("E+");
  if (exponent == std::string_view::npos || exponent == 0 || !is_digit(text.front())) return false;
  const auto is_mantissa = [](char c) { return is_digit(c) || c == '.'; };
  const std::string_view mantissa = text.substr(0, exponent), power = text.substr(exponent + 2);
  return std::all_of(mantissa.begin(), mantissa.end(), is_mantissa) && power.size() >= 2 && power.size() <= 3 &&
         std::all_of(power.begin(), power.end(), is_digit);
}

CellResult refuse_shortened(const Column& column, std::string_view typed) {
  return refuse(column, typed, "是被表格软件缩短了的数字，后面几位已经丢了", "请先把这一列设成文本格式，再重新输入。");
}

CellResult read_text(std::string_view typed, const Column& column) {
  std::string text(base::trim(typed));
  if (is_shortened_number(text)) return refuse_shortened(column, typed);
  if (text.find('\r') != std::string::npos)
    text = base::replace_all(base::replace_all(std::move(text), "\r\n", "\n"), "\r", "\n");
  if (is_error_value(text)) return refuse(column, typed, "是表格软件的错误值", "请改正公式，或直接写上内容。");
  if (column.refers == model::Refers::subject && !text.empty() && text != "班子" && !is_identifier(text))
    return refuse(column, typed, "不是“班子”，也不是党员编号", "请写 班子，或“党员”表中的党员编号。");
  return {std::move(text), "", ""};
}

CellResult read_identifier(std::string_view typed, const Column& column) {
  const std::string_view text = base::trim(typed);
  if (text.empty() || is_identifier(text)) return {std::string(text), "", ""};
  if (is_shortened_number(text)) return refuse_shortened(column, typed);
  const std::string mended = packed(text);
  return refuse(column, typed, "不是编号",
                is_identifier(mended) ? fmt::format("请写成 {}。", mended)
                                      : fmt::format("编号只用半角字母、数字、- 和 _，最多 32 个，例如 {}。",
                                                    column.key == "member" ? "D01" : "R-2024-01"));
}

CellResult read_number(std::string_view typed, const Column& column) {
  std::string text = packed(typed);
  if (text.empty()) return {};
  if (const std::size_t point = text.find('.');
      point != std::string::npos && text.find_first_not_of('0', point + 1) == std::string::npos)
    text.resize(point);
  const auto value = base::to_integer(text);
  if (!value || *value < 0 || *value > kMostCount)
    return refuse(column, typed, "不是人数或票数", "请写 0 或正整数，例如 12。");
  return {fmt::format("{}", *value), "", ""};
}

CellResult read_decimal(std::string_view typed, const Column& column) {
  const std::string text = packed(typed);
  if (text.empty()) return {};
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto whole = base::to_integer(std::string_view(text).substr(0, point));
  std::string fraction = point < text.size() ? text.substr(point + 1) : "";
  while (fraction.ends_with('0')) fraction.pop_back();
  const bool digits = std::all_of(fraction.begin(), fraction.end(), is_digit);
  if (!whole || text.starts_with('-') || *whole > kMostCount || !digits || fraction.size() > 4)
    return refuse(column, typed, "不是分数", "请写数字，最多四位小数，例如 92.5。");
  return {fraction.empty() ? fmt::format("{}", *whole) : fmt::format("{}.{}", *whole, fraction), "", ""};
}

// Spreadsheets write a day as midnight when a cell has a time format. Any other time (10:00) is left to be refused.
std::string_view without_midnight(std::string_view text) {
  for (const std::string_view suffix : {"00:00:00", "0:00:00", "00:00", "0:00"}) {
    if (!text.ends_with(suffix)) continue;
    const std::string_view day = text.substr(0, text.size() - suffix.size());
    if (day.empty() || is_digit(day.back()) || day.back() == ':') continue;
    return base::trim(day.ends_with('T') ? day.substr(0, day.size() - 1) : day);
  }
  return text;
}

// Half-width, without midnight and blanks; a blank between two digits stays, or "2024/3/1 1" would be the 11th.
std::string packed_day(std::string_view typed) {
  const std::string half = base::to_half_width(base::trim(typed));
  std::string out;
  bool blank = false;
  for (const char c : without_midnight(half)) {
    if (c == ' ' || c == '\t') {
      blank = true;
      continue;
    }
    if (blank && is_digit(c) && is_digit(out.back())) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

// As a day is kept; most are typed so.
bool is_canonical_day(std::string_view typed) {
  return typed.size() == 10 && typed[4] == '-' && typed[7] == '-' && model::parse_date(typed);
}

CellResult refuse_day(const Column& column, std::string_view typed, const std::string& text, std::string hint) {
  if (text.size() == 8)  // 20250331
    if (const auto day = model::parse_date(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6)))
      return refuse(column, typed, "不是日期", fmt::format("请写成 {}。", model::iso(*day)));
  if (base::to_integer(text))
    return refuse(column, typed, "是一个数字，不是日期", "请把这一列设成“日期”格式后再另存，或写成 2024-12-31。");
  return refuse(column, typed, "不是日期", std::move(hint));
}

CellResult read_date(std::string_view typed, const Column& column) {
  if (is_canonical_day(typed)) return {std::string(typed), "", ""};
  const std::string text = packed_day(typed);
  if (text.empty()) return {};
  if (const auto date = model::parse_date(text)) return {model::iso(*date), "", ""};
  return refuse_day(column, typed, text, "请写成 2024-12-31。");
}

CellResult read_deadline(std::string_view typed, const Column& column) {
  if (is_canonical_day(typed)) return {std::string(typed), "", ""};
  const std::string text = packed_day(typed);
  if (text.empty()) return {};
  if (const auto deadline = model::parse_deadline(text)) return {model::canonical(*deadline), "", ""};
  return refuse_day(column, typed, text, "请写成 2024-12-31、2024年7月底、立行立改 或 会后15日。");
}

CellResult read_period(std::string_view typed, const Column& column) {
  const std::string text = packed_day(typed);
  if (text.empty()) return {};
  if (const auto period = model::parse_period(text)) return {model::canonical(*period), "", ""};
  return refuse(column, typed, "看不懂", "请写成 5个工作日、30日、最后一天（2025-01-24）或 长期。");
}

std::string listed(const Column& column) {
  return base::join(std::vector<std::string>(column.words.begin(), column.words.end()), "、");
}

bool is_listed(const Column& column, std::string_view word) {
  return std::find(column.words.begin(), column.words.end(), word) != column.words.end();
}

CellResult read_word(std::string_view typed, const Column& column) {
  if (is_listed(column, typed)) return {std::string(typed), "", ""};
  const std::string text = packed(base::trim(typed));
  if (text.empty() || is_listed(column, text)) return {text, "", ""};
  return refuse(column, typed, "不在可填的词里", fmt::format("请填：{}。", listed(column)));
}

CellResult read_words(std::string_view typed, const Column& column) {
  if (is_listed(column, typed)) return {std::string(typed), "", ""};
  std::string text = packed(typed);
  for (const std::string_view separator : {"，", ",", "；", ";", "/", "\n"})
    text = base::replace_all(text, separator, "、");
  const std::vector<std::string> parts = base::split(text, "、");
  for (const std::string& part : parts)
    if (!is_listed(column, part))
      return refuse(column, part, "不在可填的词里", fmt::format("请填（几个用、隔开）：{}。", listed(column)));
  return {base::join(parts, "、"), "", ""};
}

CellResult read_content_code(std::string_view typed, const Column& column) {
  if (base::trim(typed).empty()) return {};
  if (auto code = model::parse_content_code(packed(typed))) return {std::move(*code), "", ""};
  return refuse(column, typed, "不是内容码", "请照签了字的审批表抄，十个字母和数字，例如 7K3MQ-9TD4X。");
}

CellResult read_kind(std::string_view typed, const Column& column) {
  switch (column.kind) {
    case CellKind::text:
    case CellKind::name:
    case CellKind::names:
      return read_text(typed, column);
    case CellKind::identifier:
      return read_identifier(typed, column);
    case CellKind::number:
      return read_number(typed, column);
    case CellKind::decimal:
      return read_decimal(typed, column);
    case CellKind::date:
      return read_date(typed, column);
    case CellKind::deadline:
      return read_deadline(typed, column);
    case CellKind::period:
      return read_period(typed, column);
    case CellKind::word:
      return read_word(typed, column);
    case CellKind::words:
      return read_words(typed, column);
    case CellKind::content_code:
      return read_content_code(typed, column);
  }
  return {};
}

}  // namespace

CellResult read_cell(std::string_view typed, const Column& column) {
  if (typed.empty()) return {};
  if (stands_as_meant(typed, column)) return read_kind(typed, column);
  const std::optional<Mended> mended = mend(typed, column);
  const std::string_view text = mended ? mended->text : typed;
  if (is_free_text(column.kind) && base::has_hidden_controls(base::replace_all(std::string(text), "\r", "")))
    return refuse(column, typed, "里有看不见的控制字符", "请删去重新输入这一格。");
  CellResult cell = read_kind(text, column);
  if (mended && !mended->done.empty() && !cell.value.empty()) cell.note = told(*mended, cell.value);
  return cell;
}

}  // namespace sheet
