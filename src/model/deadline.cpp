// SPDX-License-Identifier: MIT
#include "model/deadline.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace model {
namespace {

struct UnitWords {
  Unit unit;
  std::string_view canonical;
  std::array<std::string_view, 2> accepted;
};
constexpr std::array<UnitWords, 4> kUnits{{{Unit::working_day, "个工作日", {"个工作日", "工作日"}},
                                           {Unit::month, "个月", {"个月", "月"}},
                                           {Unit::week, "周", {"周", "个星期"}},
                                           {Unit::day, "日", {"日", "天"}}}};
constexpr std::array<std::string_view, 2> kAtOnce{"立行立改", "立即整改"};

void drop_one(std::string_view& text, const std::array<std::string_view, 3>& suffixes) {
  for (const std::string_view suffix : suffixes) {
    if (!text.ends_with(suffix)) continue;
    text.remove_suffix(suffix.size());
    return;
  }
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::optional<int> take_number(std::string_view& text, std::size_t most_digits) {
  int value = 0;
  if (text.empty() || text.front() == '-') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (error != std::errc{} || digits == 0 || digits > most_digits) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

std::optional<Deadline> parse_relative(std::string_view text) {
  Relative relative;
  if (take(text, "会前")) {
    relative.before = true;
  } else if (!take(text, "会后")) {
    return std::nullopt;
  }
  drop_one(text, {"之内", "以内", "内"});
  const auto span = parse_span(text);
  if (!span) return std::nullopt;
  relative.count = span->count;
  relative.unit = span->unit;
  return relative;
}

// 2021年7月底, 2021年7月上旬 / 中旬 / 下旬, 2021年底
std::optional<Deadline> parse_end_of(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || *year < 1900 || *year > 2199 || !take(text, "年")) return std::nullopt;
  if (text == "底" || text == "年底") return last_day_of_month(*year, 12);
  const auto month = take_number(text, 2);
  if (!month || *month < 1 || *month > 12 || !take(text, "月")) return std::nullopt;
  if (text == "底" || text == "下旬") return last_day_of_month(*year, *month);
  if (text == "上旬") return make_date(*year, *month, 10);
  if (text == "中旬") return make_date(*year, *month, 20);
  return std::nullopt;
}

}  // namespace

std::string canonical(const Span& span) {
  std::string_view unit;
  for (const UnitWords& words : kUnits)
    if (words.unit == span.unit) unit = words.canonical;
  return fmt::format("{}{}", span.count, unit);
}

std::optional<Span> parse_span(std::string_view text) {
  const auto count = take_number(text, 4);
  if (!count || *count == 0) return std::nullopt;
  for (const UnitWords& unit : kUnits)
    for (const std::string_view word : unit.accepted)
      if (text == word) return Span{*count, unit.unit};
  return std::nullopt;
}

std::string canonical(const Deadline& deadline) {
  if (const auto* date = std::get_if<Date>(&deadline)) return iso(*date);
  if (std::holds_alternative<AtOnce>(deadline)) return std::string(kAtOnce[0]);
  if (std::holds_alternative<Standing>(deadline)) return "长期";
  const Relative& relative = std::get<Relative>(deadline);
  return (relative.before ? "会前" : "会后") + canonical(Span{relative.count, relative.unit});
}

std::string shown(const Deadline& deadline) {
  if (const auto* date = std::get_if<Date>(&deadline)) return chinese(*date);
  return canonical(deadline);
}

std::optional<Deadline> parse_deadline(std::string_view text) {
  for (const std::string_view word : kAtOnce)
    if (text == word) return AtOnce{};
  if (text == "长期" || text == "长期坚持") return Standing{};
  drop_one(text, {"之前", "以前", "前"});
  if (const auto date = parse_date(text)) return *date;
  if (const auto end = parse_end_of(text)) return end;
  return parse_relative(text);
}

}  // namespace model
