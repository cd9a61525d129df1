// SPDX-License-Identifier: MIT
#include "sheet/mend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/repair.h"
#include "base/text.h"
#include "sheet/person_name.h"

namespace sheet {
namespace {

using model::CellKind;
using Done = std::vector<std::string>;

constexpr std::size_t kMostNamed = 3;  // characters of one kind; further ones are "等"

bool is_names(CellKind kind) { return kind == CellKind::name || kind == CellKind::names; }

std::string code(char32_t c) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)); }

// Each once, in order.
std::string named(const std::vector<std::string>& all) {
  std::vector<std::string> some;
  for (const std::string& each : all) {
    if (std::find(some.begin(), some.end(), each) != some.end()) continue;
    if (some.size() == kMostNamed) return base::join(some, "、") + "等";
    some.push_back(each);
  }
  return base::join(some, "、");
}

std::string replaced(char32_t from, char32_t to) {
  const std::string now = to == 0x3000 ? "空格" : fmt::format("“{}”", base::to_utf8({&to, 1}));
  const bool old = from >= 0xE000 && from <= 0xF8FF;  // nothing would be drawn
  return old ? fmt::format("旧字库字符 {} 换成{}", code(from), now)
             : fmt::format("少用的编码 {}“{}”换成{}", code(from), base::to_utf8({&from, 1}), now);
}

// Blanks and line ends are of no account where a cell is a date, a number or a word.
void tell(const base::Repair& repair, bool free_text, Done& done) {
  std::vector<std::string> swaps, removed;
  for (const auto& [from, to] : repair.replaced) swaps.push_back(replaced(from, to));
  for (const char32_t c : repair.removed) removed.push_back(code(c));
  if (!swaps.empty()) done.push_back(named(swaps));
  if (!removed.empty()) done.push_back("去掉了看不见的字符 " + named(removed));
  if (repair.composed) done.emplace_back("拼开的字母和附加符号合成了一个字符");
  if (repair.blanks && free_text) done.emplace_back("特殊的空格换成了普通空格");
  if (repair.lines && free_text) done.emplace_back("特殊的换行换成了普通换行");
}

// The apostrophe before a text that begins with a digit or = is for the spreadsheet; one that is closed again quotes.
std::size_t apostrophe(std::string_view text, bool free_text) {
  if (text.starts_with('\'')) return !free_text || text.find('\'', 1) == std::string_view::npos ? 1 : 0;
  for (const std::string_view wide : {"’", "‘", "＇"})
    if (!free_text && text.starts_with(wide)) return wide.size();
  return 0;
}

void write_names(Mended& mended, CellKind kind, Done& done) {
  auto name = kind == CellKind::name ? one_name(mended.text) : listed_names(mended.text);
  if (!name) return;
  mended.text = std::move(name->text);
  if (name->dots) done.emplace_back("间隔号统一成“·”");
  if (name->blanks) done.emplace_back("去掉了姓名中间的空格");
}

}  // namespace

bool is_free_text(CellKind kind) { return kind == CellKind::text || is_names(kind); }

bool stands_as_meant(std::string_view typed, const model::Column& column) {
  // A blank or a quotation mark at the front: with no, half or full width.
  const bool begins_plainly = std::string_view(" \t\n'\xE2\xE3\xEF").find(typed.front()) == std::string_view::npos;
  return begins_plainly && !is_names(column.kind) && base::is_plain(typed);
}

std::optional<Mended> mend(std::string_view typed, const model::Column& column) {
  const std::string_view text = base::trim(typed);
  const bool free_text = is_free_text(column.kind);
  const bool names = is_names(column.kind);
  const auto repair = base::repair(text);
  if (!repair && !names && apostrophe(text, free_text) == 0) return std::nullopt;
  Mended mended;
  Done done;
  if (repair) tell(*repair, free_text, done);
  mended.text = base::trim(repair ? std::string_view(repair->text) : text);
  mended.before = base::replace_all(mended.text, "\r\n", "\n");
  if (const std::size_t length = apostrophe(mended.text, free_text); length > 0) {
    mended.text.erase(0, length);
    done.emplace_back("去掉了开头的撇号");
  }
  if (names) write_names(mended, column.kind, done);
  if (mended.text == text) return std::nullopt;
  mended.done = base::join(done, "，");
  return mended;
}

std::optional<Mended> mend_header(std::string_view typed) {
  const auto repair = base::repair(base::trim(typed));
  if (!repair) return std::nullopt;
  Done done;
  tell(*repair, false, done);
  const std::string text(base::trim(repair->text));
  return Mended{text, text, base::join(done, "，")};
}

std::string told(const Mended& mended, std::string_view value) {
  const std::string before = base::excerpt(mended.before), now = base::excerpt(value);
  return fmt::format("{}读作“{}”（{}）", before == now ? "" : fmt::format("“{}”", before), now, mended.done);
}

}  // namespace sheet
