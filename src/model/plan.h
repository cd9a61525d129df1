// SPDX-License-Identifier: MIT
// A work plan (工作方案) as data: what this kind of organisation in this year is asked for. Loaded by config from
// data/plans/*.json; rules ask it, no code knows a plan by name.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/deadline.h"
#include "model/table.h"
#include "model/words.h"

namespace model {

struct PlanStage {
  std::string name;
  std::optional<Deadline> end;  // nothing where the seed leaves the day open
  bool sitting = false;
};

// Tiers are given only where a plan appraises (P01, P04, P10, P11, P12).
struct Appraisal {
  std::vector<Tier> tiers;
  std::vector<Attendance> attendance;  // words that 评议情况 may hold
  bool cap_third = false;              // 优秀一般不超过三分之一: P01, P10, P11
  bool reviewed = false;               // tiers count only once the superior has approved them: P12
  bool commended = false;              // 优秀 are commended publicly: P11
};

enum class Rhythm { none, quarterly };  // of members' reports on their commitments: P10 quarterly

struct Plan {
  std::string id, name, kind_of_organization, source;
  int year = 0;
  std::vector<TableId> tables;  // offered to the clerk; the others have no page and no finding
  std::optional<Appraisal> appraisal;
  std::vector<std::string> required;  // ° columns it asks for, as "rectification.deadline"
  bool standing_allowed = false;      // 长期 as a deadline; no seed allows it
  Audience commitments_posted = Audience::members;
  Audience items_posted = Audience::society;
  Rhythm fulfilment = Rhythm::none;
  std::vector<PlanStage> stages;

  [[nodiscard]] bool uses(TableId table) const;
  [[nodiscard]] bool knows(Attendance attendance) const;  // a plan that does not appraise knows every word
  [[nodiscard]] bool requires_column(std::string_view table_and_column) const;
};

}  // namespace model
