// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>

#include "base/embedded.h"
#include "record/four_nature_words.h"
#include "render/templates.h"
#include "render/value.h"

namespace record {
namespace {

using render::Value;

const render::Templates& sheets() {
  constexpr const char* folder = "data/report-templates/";
  static const render::Templates kSheets(base::embedded_under(folder), folder);
  return kSheets;
}

// The text has them all.
Value lines_of_text(const std::vector<std::string>& lines) {
  constexpr std::size_t most = 50;
  Value::List list;
  for (const std::string& line : lines) {
    if (list.size() == most) {
      list.push_back(Value::object().set("text", fmt::format("另有 {} 条，见文字版。", lines.size() - most)));
      break;
    }
    list.push_back(Value::object().set("text", line));
  }
  return {std::move(list)};
}

Value row_of(const NatureItem& item) {
  return Value::object()
      .set("item", item.item)
      .set("value", item.value)
      .set("failed", item.outcome == Outcome::failed)
      .set("mark", mark(item.outcome))
      .set("outcome", word(item.outcome));
}

Value::List natures_of(const FourNatureReport& report) {
  constexpr std::array<const char*, 4> numerals{"一", "二", "三", "四"};
  Value::List natures;
  for (const Nature nature : {Nature::authentic, Nature::complete, Nature::usable, Nature::safe}) {
    Value::List rows;
    for (const NatureItem& item : report.items)
      if (item.nature == nature) rows.push_back(row_of(item));
    natures.push_back(Value::object()
                          .set("number", numerals.at(natures.size()))
                          .set("name", word(nature))
                          .set("rows", std::move(rows)));
  }
  return natures;
}

// What failed first.
Value::List details_of(const FourNatureReport& report) {
  Value::List details;
  for (const Outcome outcome : {Outcome::failed, Outcome::noted})
    for (const NatureItem& item : report.items)
      if (item.outcome == outcome && !item.details.empty())
        details.push_back(Value::object()
                              .set("mark", mark(outcome))
                              .set("outcome", word(outcome))
                              .set("nature", word(item.nature))
                              .set("item", item.item)
                              .set("lines", lines_of_text(item.details)));
  return details;
}

}  // namespace

std::string four_nature_page(const FourNatureReport& report) {
  Value::List facts;
  for (const ReportFact& fact : facts_of(report))
    facts.push_back(Value::object().set("label", fact.label).set("text", fact.value).set("wide", fact.is_long));
  Value page = Value::object()
                   .set("page_title", fmt::format("{} {}", kReportTitle, report.name))
                   .set("heading", kReportTitle)
                   .set("name", report.name)
                   .set("facts", std::move(facts))
                   .set("natures", natures_of(report))
                   .set("passed", report.passed())
                   .set("verdict", verdict_of(report))
                   .set("reason", reason_of(report));
  put(page, "has_details", details_of(report));
  return sheets().render("four_nature", page);
}

}  // namespace record
