// SPDX-License-Identifier: MIT
// Findings and deadlines of all units, each said once: an unfinished item stands on the lists of several meetings.
#pragma once
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "rules/agenda.h"
#include "rules/findings.h"

namespace app {

struct UnitName {
  std::string organization, meeting, plan;  // numbers
  std::string organization_name, title;     // title: 柳溪村党支部 2019年度组织生活会
};

struct PlacedFinding {
  rules::Finding finding;
  UnitName unit;
};

struct PlacedDeadline {
  rules::AgendaEntry entry;
  UnitName unit;
};

class FindingList {
 public:
  // refused: rules whose findings are told elsewhere. due_days: deadlines that many days ahead, and all that are past.
  FindingList(std::set<rules::Rule> refused, int due_days) : refused_(std::move(refused)), due_days_(due_days) {}

  void add(const model::YearRecord& record, std::vector<rules::Finding> findings,
           const std::vector<rules::AgendaEntry>& agenda);
  void sort();  // most urgent first, nearest day first; alike ones as added

  [[nodiscard]] const std::vector<PlacedFinding>& findings() const { return findings_; }
  [[nodiscard]] const std::vector<PlacedDeadline>& deadlines() const { return deadlines_; }
  [[nodiscard]] int due_days() const { return due_days_; }
  [[nodiscard]] bool has_several_organizations() const { return organizations_.size() > 1; }

 private:
  std::set<rules::Rule> refused_;
  int due_days_;
  std::vector<PlacedFinding> findings_;
  std::vector<PlacedDeadline> deadlines_;
  std::set<std::string> organizations_;
  std::set<std::tuple<int, int, std::string>> seen_findings_;  // file, row, text
  std::set<std::tuple<int, int, rules::AgendaKind, model::Date>> seen_deadlines_;
};

}  // namespace app
