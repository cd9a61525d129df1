// SPDX-License-Identifier: MIT
#include "rules/findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "rules/finder.h"

namespace rules {

void Finder::say(Rule rule, const Place& place, std::string text, When when) {
  found.push_back({rule, place.table, place.origin, std::string(place.column), std::move(text), item, when.day,
                   when.days, std::move(when.to)});
}

void Finder::say_without_calendar(const model::Due& due, const Place& place) {
  if (due.kind == model::DueKind::no_calendar)
    say(Rule::calendar_missing, place,
        fmt::format("时限{}：放假通知还没有装入，日子算不出来。通知公布后请用 gongshilan calendar add 装入。",
                    due.text));
}

void Finder::say_gone(model::TableId table, const std::string& number, model::Date day) {
  if (day > options.as_of) return;
  say(Rule::posted_gone, {table, {}, ""},
      fmt::format("{} {} 已公示，台账里却删去了（{} 起），仍保留，网站上标“台账已删”。请把这一行补回台账。",
                  model::table(table).header, number, chinese(day)));
}

std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 10;
  if (names.size() <= most) return base::join(names, "、");
  return fmt::format("{} 等 {} 名", base::join({names.begin(), names.begin() + most}, "、"), names.size());
}

bool more_urgent(const Finding& a, const Finding& b) {
  if (a.urgency() != b.urgency()) return a.urgency() < b.urgency();
  if (a.urgency() == Urgency::late) return a.days > b.days;
  return a.urgency() == Urgency::soon && a.days < b.days;
}

model::Objection as_objection(const Finding& finding, model::Origin meeting) {
  constexpr std::string_view stop = "。";
  const std::size_t end = finding.text.find(stop);
  const FindingRule& rule = finding_rule(finding.rule);
  model::Objection objection{finding.table, finding.origin, finding.column, finding.text.substr(0, end),
                             end == std::string::npos ? "" : finding.text.substr(end + stop.size())};
  objection.hint += fmt::format("设置 refuse 里有 {}（{}），不改不能导入。", rule.key, rule.name);
  if (finding.origin.row > 0) return objection;
  objection.table = model::TableId::meeting;
  objection.origin = meeting;
  objection.column.clear();
  return objection;
}

std::vector<Finding> find(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                          const Options& options) {
  Finder finder{record, computed, plan, options};
  find_in_meeting(finder);
  find_in_preparation(finder);
  find_in_members(finder);
  find_in_items(finder);
  find_in_commitments(finder);
  find_in_lists(finder);
  find_in_filings(finder);
  find_in_postings(finder);
  find_in_texts(finder);
  std::stable_sort(finder.found.begin(), finder.found.end(), more_urgent);
  return std::move(finder.found);
}

}  // namespace rules
