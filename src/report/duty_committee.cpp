// SPDX-License-Identifier: MIT
// 班子评议: the ballots on the committee as a body, in the superior's own choices and in the ledger's order. Reads no
// tally of a single member.
#include <fmt/format.h>

#include <algorithm>

#include "report/duty_sections.h"

namespace report {
namespace {

using model::CommitteeTally;
using render::Value;

// 77%: to the nearest whole, half upwards.
std::string vote_share(int votes, int valid) {
  return valid > 0 ? fmt::format("{}%", (200 * votes + valid) / (2 * valid)) : "";
}

std::string aspect_of(const CommitteeTally& tally) { return tally.aspect.empty() ? "总体" : tally.aspect; }

std::vector<CommitteeTally> as_entered(std::vector<CommitteeTally> tallies) {
  std::stable_sort(tallies.begin(), tallies.end(), [](const CommitteeTally& a, const CommitteeTally& b) {
    return std::pair(a.origin.file, a.origin.row) < std::pair(b.origin.file, b.origin.row);
  });
  return tallies;
}

}  // namespace

std::optional<Value> committee_section(const Unit& unit) {
  if (!was_held(unit) || !unit.plan.uses(model::TableId::committee_tally)) return std::nullopt;
  const std::vector<CommitteeTally> tallies = as_entered(unit.record.committee_tallies);
  std::vector<std::string> names;
  for (const CommitteeTally& tally : tallies)
    if (std::find(names.begin(), names.end(), aspect_of(tally)) == names.end()) names.push_back(aspect_of(tally));
  Value::List aspects;
  for (const std::string& name : names) {
    Value::List choices;
    for (const CommitteeTally& tally : tallies) {
      if (aspect_of(tally) != name) continue;
      Value row = Value::object();
      row.set("choice", tally.choice).set("votes", std::to_string(tally.votes));
      row.set("valid", std::to_string(tally.valid)).set("share", vote_share(tally.votes, tally.valid));
      row.set("is_first", choices.empty());
      choices.push_back(std::move(row));
    }
    const std::string span = std::to_string(choices.size());
    for (Value& row : choices) row.set("aspect", name).set("span", span);
    aspects.push_back(Value::object().set("choices", std::move(choices)));
  }
  if (aspects.empty()) return std::nullopt;
  return Value::object().set("aspects", std::move(aspects));
}

}  // namespace report
