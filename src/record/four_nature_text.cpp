// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "record/four_nature_words.h"

namespace record {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.append(width - std::min(width, base::width(text)) + 2, ' ');
  return text;
}

// Terminals show marks one column wide, but for the full-width one; words are of two or three characters.
std::string outcome_of(const NatureItem& item) {
  constexpr std::size_t widest_word = 6;
  const char* blanks = item.outcome == Outcome::not_applicable ? " " : "  ";
  return std::string(mark(item.outcome)) + blanks + padded(std::string(word(item.outcome)), widest_word);
}

std::string heading(std::size_t number, Nature nature) {
  constexpr std::array<const char*, 4> numerals{"一", "二", "三", "四"};
  return fmt::format("\n{}、{}\n", numerals.at(number), word(nature));
}

void append_details(std::string& out, const FourNatureReport& report) {
  for (const Outcome outcome : {Outcome::failed, Outcome::noted})
    for (const NatureItem& item : report.items) {
      if (item.outcome != outcome || item.details.empty()) continue;
      out += fmt::format("\n{} {} {}\n", mark(outcome), word(item.nature), item.item);
      for (const std::string& line : item.details) out += line + "\n";
    }
}

}  // namespace

std::string four_nature_text(const FourNatureReport& report) {
  std::string out = std::string(kReportTitle) + "\n\n";
  std::size_t label_width = 0, item_width = 0;
  const auto facts = facts_of(report);
  for (const ReportFact& fact : facts) label_width = std::max(label_width, base::width(fact.label));
  for (const ReportFact& fact : facts) out += padded(fact.label, label_width) + fact.value + "\n";
  for (const NatureItem& item : report.items) item_width = std::max(item_width, base::width(item.item));
  std::size_t natures = 0;
  const NatureItem* last = nullptr;
  for (const NatureItem& item : report.items) {
    if (last == nullptr || last->nature != item.nature) out += heading(natures++, item.nature);
    out += outcome_of(item) + padded(item.item, item_width) + item.value + "\n";
    last = &item;
  }
  out += fmt::format("\n结论：{}。{}\n", verdict_of(report), reason_of(report));
  append_details(out, report);
  return out;
}

}  // namespace record
