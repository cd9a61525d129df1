// SPDX-License-Identifier: MIT
#include "rules/secrets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "rules/disclosure_table.h"
#include "rules/ledger_values.h"
#include "rules/masking.h"

namespace rules {
namespace {

constexpr std::size_t kLongSentence = 8;

const std::unordered_set<std::string_view>& words_of_lists() {
  static const std::unordered_set<std::string_view> kWords = [] {
    std::unordered_set<std::string_view> words;
    for (const model::Table& table : model::tables())
      for (const model::Column& column : table.columns) {
        words.insert(column.words.begin(), column.words.end());
        words.insert(column.fallback);
      }
    return words;
  }();
  return kWords;
}

// Numbers, dates, marks alone and words of lists stand anywhere.
bool can_be_told(std::string_view text) {
  if (words_of_lists().contains(text)) return false;
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool letters =
      std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (ascii) return letters && text.size() >= 3;
  std::size_t told = 0;
  for (const char32_t c : base::to_code_points(text)) {
    constexpr std::u32string_view marks = U"年月日时分前后期底旬上中下第季度人次条个、，。；：！？（）“”《》…—·％";
    if (c >= 0x80 && marks.find(c) == std::u32string_view::npos) ++told;
  }
  return told > 0 && base::length(text) >= 2;
}

model::CellKind kind_of(model::TableId table, std::string_view column) {
  const model::Table& schema = model::table(table);
  return schema.columns[*schema.index_of(column)].kind;
}

std::vector<std::string_view> split_at(std::string_view text, std::initializer_list<std::string_view> marks) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t length = at == text.size() ? 1 : 0;
    for (const std::string_view mark : marks)
      if (length == 0 && text.substr(at).starts_with(mark)) length = mark.size();
    if (length > 0) {
      parts.push_back(base::trim(text.substr(begin, at - begin)));
      begin = at + length;
    }
    at += std::max<std::size_t>(length, 1);
  }
  return parts;
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view value) {
  std::vector<std::string_view> pieces;
  for (const std::string_view line : split_at(value, {"\n"})) {
    const std::size_t before = pieces.size();
    for (const std::string_view sentence : split_at(line, {"。", "；", "！", "？"}))
      if (base::length(sentence) >= kLongSentence && can_be_told(sentence)) pieces.push_back(sentence);
    if (pieces.size() == before && can_be_told(line)) pieces.push_back(line);
  }
  return pieces;
}

namespace {

class SecretCollector {
 public:
  SecretCollector(model::Audience audience, Secrets& out) : audience_(audience), out_(out) {}

  void take(const LedgerValue& value) {
    const model::CellKind kind = kind_of(value.table, value.column);
    const bool may_see = value.widest && audience_ <= *value.widest;
    if (kind == model::CellKind::names) {
      take_persons(value, may_see);
    } else if (may_see) {
      const bool masked = disclosure_of(value.table, value.column).display == Display::masked;
      add_line(masked ? out_.shown : out_.shown_unmasked, value.text);
    } else {
      // 承诺 and 整改 name a member where the ledger has the number.
      const bool is_name = kind == model::CellKind::name || value.column == "subject" ||
                           (value.table == model::TableId::commitment && value.column == "member");
      for (const std::string_view piece : pieces_of(value.text)) add(value, piece, is_name);
    }
  }

 private:
  // Posts and bodies are no secret. For society those who may be seen are without their names.
  void take_persons(const LedgerValue& value, bool may_see) {
    const bool masked = audience_ == model::Audience::society;
    if (may_see) add_line(out_.shown, masked ? mask_responsible(value.text, KnownNames()) : std::string(value.text));
    if (may_see && !masked) return;
    for (const std::string& name : persons_in(value.text))
      if (can_be_told(name)) add(value, name, false);
  }

  void add(const LedgerValue& value, std::string_view text, bool is_name) {
    const auto [at, is_new] = seen_.emplace(text, out_.secrets.size());
    if (is_new) {
      out_.secrets.push_back({std::string(text), value.table, value.column, std::string(value.record), is_name});
    } else if (is_name) {
      out_.secrets[at->second].is_name = true;
    }
  }

  static void add_line(std::string& text, std::string_view line) {
    text += line;
    text += '\n';
  }

  const model::Audience audience_;
  Secrets& out_;
  std::unordered_map<std::string, std::size_t> seen_;
};

}  // namespace

Secrets secrets_of(const model::YearRecord& record, const model::Plan& plan, model::Audience audience) {
  Secrets out;
  out.masks_names = audience == model::Audience::society;
  SecretCollector collector(audience, out);
  for_each_value(record, plan, [&](const LedgerValue& value) { collector.take(value); });
  for (const model::Withdrawal& withdrawal : record.withdrawals) out.shown += withdrawal.reason + '\n';
  for (const model::PlanStage& stage : plan.stages) out.shown += stage.name + '\n';
  out.shown_unmasked += plan.id + ' ' + plan.name + '\n';
  return out;
}

base::Needles Secrets::needles() const {
  base::Needles needles;
  for (const Secret& secret : secrets) needles.add(secret.text);
  needles.seal();
  needles.strike(shown_unmasked);
  std::vector<base::Needles::Hit> hits;
  needles.find(shown, hits);
  for (const base::Needles::Hit& hit : hits)
    if (!masks_names || !secrets[hit.needle].is_name) needles.drop(hit.needle);
  return needles;
}

std::string place_of(const Secret& secret) {
  const model::Table& table = model::table(secret.table);
  const std::string_view header = table.columns[*table.index_of(secret.column)].header;
  return fmt::format("{} {} 的“{}”", table.header, secret.record, header);
}

}  // namespace rules
