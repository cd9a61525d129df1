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
  std::size_t label_width = 0, item_width = 0, outcome_width = 0;
  const auto facts = facts_of(report);
  for (const auto& [label, value] : facts) label_width = std::max(label_width, base::width(label));
  for (const auto& [label, value] : facts) out += padded(label, label_width) + value + "\n";
  const auto outcome_of = [](const NatureItem& item) {
    return fmt::format("{} {}", mark(item.outcome), word(item.outcome));
  };
  for (const NatureItem& item : report.items) {
    item_width = std::max(item_width, base::width(item.item));
    outcome_width = std::max(outcome_width, base::width(outcome_of(item)));
  }
  std::size_t natures = 0;
  const NatureItem* last = nullptr;
  for (const NatureItem& item : report.items) {
    if (last == nullptr || last->nature != item.nature) out += heading(natures++, item.nature);
    out += padded(outcome_of(item), outcome_width) + padded(item.item, item_width) + item.value + "\n";
    last = &item;
  }
  out += fmt::format("\n结论：{}。{}\n", verdict_of(report), reason_of(report));
  append_details(out, report);
  return out;
}

}  // namespace record
