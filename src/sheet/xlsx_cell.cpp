// SPDX-License-Identifier: MIT
#include "sheet/xlsx_cell.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "model/date.h"
#include "sheet/csv.h"

namespace sheet {
namespace {

using model::CellKind;

constexpr double kFirstLost = 1e15;      // numbers of 16 digits: spreadsheets keep fifteen
constexpr double kDaysUntil1904 = 1462;  // a serial of 1904 and the same day's of 1900
constexpr double kLastSerial = 2958466;  // the day after 9999-12-31
constexpr double kNoSuchDay = 60;        // 1900-02-29, as Lotus 1-2-3 had it
constexpr int kSecondsADay = 24 * 60 * 60;
constexpr std::int32_t kDayZero = -25569;  // 1899-12-30, days before 1970-01-01

CellText refused(std::string what, std::string hint) { return {"", std::move(what), std::move(hint), ""}; }

std::optional<double> parse_number(std::string_view digits) {
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double value = 0;
  const char* last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  if (end != last || digits.empty() || error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range) return std::nullopt;
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

// At most 15 digits, as spreadsheets show them: 0.30000000000000004 is 0.3.
std::string number_text(double value) {
  if (value == 0) return "0";
  if (std::abs(value) >= kFirstLost) return fmt::format("{:.15g}", value);
  if (std::abs(value) >= 1e-4) return fmt::format("{:.15g}", value);
  std::string text = fmt::format("{:.15f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string clock_text(int seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

// "2024-03-08", "2024-03-08 10:00:00", or only a time on day zero.
CellText day_text(double serial, bool from_1904) {
  constexpr const char* hint = "请写成 2024-12-31。";
  if (from_1904 && serial >= 0) serial += kDaysUntil1904;
  if (!(serial >= 0 && serial < kLastSerial)) return refused("这一格的日期不在 1900 年到 9999 年之间", hint);
  double day = std::floor(serial);
  auto seconds = static_cast<int>(std::lround((serial - day) * kSecondsADay));
  if (seconds == kSecondsADay) {
    seconds = 0;
    day += 1;
  }
  if (day == 0) return {clock_text(seconds), "", "", ""};
  if (day == kNoSuchDay) return refused("1900-02-29 没有这一天", hint);
  const int shift = day < kNoSuchDay ? 1 : 0;
  const std::string date = model::iso({kDayZero + static_cast<std::int32_t>(day) + shift});
  return {seconds == 0 ? date : date + " " + clock_text(seconds), "", "", ""};
}

bool keeps_what_is_typed(CellKind kind) { return kind != CellKind::number && kind != CellKind::decimal; }

CellText read_number(const SheetCell& cell, const NumberFormat& format, const model::Column& column, bool from_1904) {
  const auto value = parse_number(cell.text);
  if (!value) return refused(fmt::format("这一格存的数“{}”读不出来", base::excerpt(cell.text)), "请重新输入这一格。");
  if (format.is_date) {
    CellText day = day_text(*value, from_1904);
    if (!day.what.empty()) return day;
    if (column.kind == CellKind::identifier)
      return refused(fmt::format("{}被表格软件变成了日期 {}", column.header, day.text),
                     "请先把这一列设成文本格式，再重新输入。");
    const bool of_days =
        column.kind == CellKind::date || column.kind == CellKind::deadline || column.kind == CellKind::period;
    if (!of_days && keeps_what_is_typed(column.kind))  // 3-1 was typed, or a date meant
      day.note = fmt::format("这一格存的是日期，读作“{}”", day.text);
    if (of_days && !format.shows_day && day.text.ends_with("-01"))  // 2024年7月 was typed, or only shown
      day.note = fmt::format("这一格只显示到月，按 {} 读；如果是月底，请写上日", day.text);
    return day;
  }
  if (keeps_what_is_typed(column.kind) && std::abs(*value) >= kFirstLost)
    return refused(fmt::format("{}是 16 位以上的数字，表格软件已经丢了后面几位", column.header),
                   "请先把这一列设成文本格式，再重新输入。");
  if (format.digits > 0 && keeps_what_is_typed(column.kind) && *value >= 0 && *value == std::floor(*value))
    return {format.before + fmt::format("{:0{}.0f}", *value, format.digits) + format.after, "", "", ""};
  return {number_text(*value), "", "", ""};
}

// "2024-03-08T00:00:00.000Z". SheetJS writes the instant in UTC: midnight in China is 16:00 of the day before.
std::string iso_text(std::string_view text) {
  const bool utc = text.ends_with('Z');
  if (utc) text.remove_suffix(1);
  const std::size_t t = text.find('T');
  if (t == std::string_view::npos) return std::string(text);
  const std::string_view day = text.substr(0, t);
  const std::string_view time = text.substr(t + 1, text.find('.', t) - t - 1);
  if (time == "00:00:00" || time == "00:00") return std::string(day);
  const auto date = model::parse_date(day);
  if (utc && time == "16:00:00" && date) return model::iso(*date + 1);
  return fmt::format("{} {}", day, time);
}

}  // namespace

CellText cell_text(SheetCell cell, const NumberFormat& format, const model::Column& column, bool from_1904) {
  switch (cell.holds) {
    case SheetCell::Holds::formula:
      return refused("这一格是公式，文件里没有存它的结果", "请在表格软件中打开并保存一次，或直接写上内容。");
    case SheetCell::Holds::number:
      return read_number(cell, format, column, from_1904);
    case SheetCell::Holds::iso_date:
      return {iso_text(cell.text), "", "", ""};
    case SheetCell::Holds::text:
      break;
  }
  if (cell.text.size() > kMostCellBytes) return refused("这一格超过 32 KiB", "请缩短文字。");
  return {std::move(cell.text), "", "", ""};
}

}  // namespace sheet
