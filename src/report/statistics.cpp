// SPDX-License-Identifier: MIT
#include "report/statistics.h"

#include <fmt/format.h>

namespace report {
namespace {

std::optional<CapAudit> cap_of(const Unit& unit) {
  if (!unit.computed.distribution || !unit.plan.appraisal->cap) return std::nullopt;
  const rules::Distribution& tiers = *unit.computed.distribution;
  const model::Cap& cap = tiers.rule;
  return CapAudit{tiers.base(), tiers.cap(), tiers.excellent_given,
                  cap.of * tiers.excellent_given > cap.part * tiers.base(),
                  fmt::format("{}：优秀一般不超过{}的 {}/{}，最多几人取整数。", unit.plan.id, model::word(cap.base),
                              cap.part, cap.of)};
}

// Adds the rows of this organisation and below; gives their sum, or nothing where none has the meeting.
class Rows {
 public:
  explicit Rows(Statistics& out) : out_(out) {}

  std::optional<Counts> add(const Branch& branch, std::size_t depth) {
    const std::size_t at = out_.rows.size();
    const std::size_t missing = out_.unregistered.size();
    out_.rows.push_back({indented(branch.name, depth), "", {}, {}, true});
    if (branch.own) add_own("本级", depth + 1, *branch.own);
    std::optional<Counts> sum;
    if (branch.own) sum = branch.own->counts;
    bool any_below = false;
    for (const Branch& each : branch.below) {
      const auto below = add(each, depth + 1);
      if (!below) continue;
      any_below = true;
      if (!sum) sum.emplace();
      sum->add(*below);
    }
    const auto here = out_.rows.begin() + static_cast<std::ptrdiff_t>(at);
    if (!sum) {
      out_.rows.resize(at);
      out_.unregistered.resize(missing);
      out_.unregistered.push_back(branch.name);
    } else if (any_below) {
      here->name += "（含下级）";
      here->counts = *sum;
    } else {
      out_.rows.resize(at);
      add_own(branch.name, depth, *branch.own);
    }
    return sum;
  }

  static std::string indented(const std::string& name, std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "　";
    return text + name;
  }

 private:
  void add_own(const std::string& name, std::size_t depth, const UnitStatistics& own) {
    out_.rows.push_back({indented(name, depth), own.date, own.counts, own.cap, false});
  }

  Statistics& out_;
};

}  // namespace

UnitStatistics statistics_of(const Unit& unit) {
  const auto& date = unit.record.meeting.date;
  return {date ? model::iso(*date) : "", counts_of(unit), cap_of(unit)};
}

Statistics::Statistics(const std::vector<Branch>& top) {
  Rows all(*this);
  int at_the_top = 0;
  for (const Branch& branch : top) {
    const auto counts = all.add(branch, 0);
    if (!counts) continue;
    ++at_the_top;
    sum.add(*counts);
  }
  if (at_the_top > 1) rows.push_back({"合计", "", sum, {}, true});
}

std::vector<std::string> facts_of(const FormHead& head) {
  return {"填报单位：" + head.filled_by, "计算日：" + head.as_of};
}

}  // namespace report
