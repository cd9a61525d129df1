// SPDX-License-Identifier: MIT
// 承诺践诺: how many were promised and where they stand; where the plan expects reports, by period, with the names of
// those whose report is missing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "model/meeting_title.h"
#include "report/duty_sections.h"

namespace report {
namespace {

using render::Value;

struct Period {
  std::string label;
  bool running = false;  // its last day is not past
  int expected = 0, given = 0;
  std::vector<std::string> missing;  // a name for each report
};

class Periods {
 public:
  void expect(const std::string& label, bool running, bool given, const std::string& name) {
    auto at = std::find_if(all_.begin(), all_.end(), [&](const Period& each) { return each.label == label; });
    if (at == all_.end()) at = all_.insert(at, {label, running, 0, 0, {}});
    ++at->expected;
    if (given) ++at->given;
    if (!given && !running) at->missing.push_back(name);
  }
  [[nodiscard]] const std::vector<Period>& all() const { return all_; }

 private:
  std::vector<Period> all_;  // as first expected
};

// 张一、李二（2 条）
std::string names_of(const std::vector<std::string>& missing, const char* unit) {
  std::vector<std::string> texts;
  std::set<std::string> seen;
  for (const std::string& name : missing) {
    if (!seen.insert(name).second) continue;
    const auto times = std::count(missing.begin(), missing.end(), name);
    texts.push_back(times > 1 ? fmt::format("{}（{} {}）", name, times, unit) : name);
  }
  return base::join(texts, "、");
}

Periods periods_of(const Unit& unit) {
  Periods periods;
  const auto& earlier = unit.computed.earlier_fulfilments;
  for (std::size_t i = 0; i < earlier.size(); ++i)
    for (const rules::ExpectedReport& report : earlier[i].due)
      periods.expect("上次的承诺，到本次会议", false, report.given, unit.record.earlier_commitments[i].name);
  const auto& own = unit.computed.fulfilments;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const std::string& name = unit.record.commitments[i].name;
    for (const rules::ExpectedReport& report : own[i].due) periods.expect(report.label, false, report.given, name);
    if (own[i].running) periods.expect(own[i].running->label, true, own[i].running->given, name);
  }
  return periods;
}

Value period_row(const Period& period) {
  Value row = Value::object();
  row.set("label", period.running ? period.label + "（未到期）" : period.label);
  row.set("expected", std::to_string(period.expected)).set("given", std::to_string(period.given));
  row.set("missing", period.running ? "" : std::to_string(period.expected - period.given));
  put(row, "has_names", names_of(period.missing, "条"));
  return row;
}

std::string counts_of(const std::vector<model::Commitment>& commitments,
                      const std::vector<rules::FulfilmentStatus>& fulfilments) {
  std::array<int, 3> by_result{};
  int unreported = 0;
  std::set<std::string> members;
  for (std::size_t i = 0; i < commitments.size(); ++i) {
    members.insert(commitments[i].member);
    const auto latest = fulfilments[i].latest;
    ++(latest ? by_result[static_cast<std::size_t>(*latest)] : unreported);
  }
  std::string text = fmt::format("{} 名党员承诺 {} 条：", members.size(), commitments.size());
  for (const model::Fulfilled result : {model::Fulfilled::kept, model::Fulfilled::under_way, model::Fulfilled::broken})
    text += fmt::format("{} {} 条，", model::word(result), by_result[static_cast<std::size_t>(result)]);
  return text + fmt::format("还没有报告 {} 条。", unreported);
}

std::string reports_of(int expected, int given) {
  if (expected == 0) return "";
  return fmt::format("到期应报告 {} 次，已报告 {} 次，缺报 {} 次。", expected, given, expected - given);
}

// Where reports go on by quarter until a promise is kept (P10), those of the former meeting go on too.
std::string earlier_of(const Unit& unit) {
  const model::YearRecord& record = unit.record;
  if (unit.plan.fulfilment != model::Rhythm::quarterly || !record.former_meeting) return "";
  std::vector<rules::FulfilmentStatus> all;
  std::vector<std::string> missing;
  int expected = 0, given = 0;
  for (const model::Commitment& commitment : record.earlier_commitments) {
    all.push_back(
        rules::fulfilment_of(commitment, unit.plan, record.former_meeting->date, std::nullopt, unit.options.as_of));
    expected += static_cast<int>(all.back().due.size());
    given += all.back().given;
    for (int i = 0; i < all.back().missing; ++i) missing.push_back(commitment.name);
  }
  const bool any_open = std::any_of(all.begin(), all.end(), [](const auto& each) { return !each.kept_on; });
  if (!any_open && missing.empty()) return "";
  std::string text = model::meeting_year(record.former_meeting->number) + " " +
                     counts_of(record.earlier_commitments, all) + reports_of(expected, given);
  if (!missing.empty()) text += "缺报的是" + names_of(missing, "次") + "。";
  return text;
}

}  // namespace

std::optional<Value> commitments_section(const Unit& unit) {
  if (!was_held(unit)) return std::nullopt;
  const Periods periods = periods_of(unit);
  const std::string earlier = earlier_of(unit);
  if (unit.record.commitments.empty() && periods.all().empty() && earlier.empty()) return std::nullopt;
  Value::List rows;
  int expected = 0, given = 0;
  for (const Period& period : periods.all()) {
    rows.push_back(period_row(period));
    if (period.running) continue;
    expected += period.expected;
    given += period.given;
  }
  Value section = Value::object();
  put(section, "has_counts",
      unit.record.commitments.empty() ? "" : counts_of(unit.record.commitments, unit.computed.fulfilments));
  put(section, "has_reports", reports_of(expected, given));
  put(section, "has_earlier", earlier);
  put(section, "has_rows", std::move(rows));
  return section;
}

}  // namespace report
