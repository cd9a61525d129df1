// SPDX-License-Identifier: MIT
// A work plan (工作方案) as data: what this kind of organisation in this year is asked for. Loaded by config from
// data/plans/*.json and a workspace's plans/; rules ask it, no code knows a plan by name. Keys: docs/plans.md.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/deadline.h"
#include "model/table.h"
#include "model/words.h"

namespace model {

// Which kinds of organisation something is for; empty: all (P12: its general branch has sittings of its own).
struct OfKinds {
  std::vector<OrganizationKind> kinds;
  [[nodiscard]] bool concerns(OrganizationKind kind) const;
};

struct PlanStage {
  std::string name;
  std::optional<Deadline> end;  // nothing where the seed leaves the day open
  bool sitting = false;
  OfKinds of;
};

struct Cap {  // 优秀一般不超过三分之一: P01, P10, P11
  int part = 1, of = 3;
  CapBase base = CapBase::formal;
  [[nodiscard]] int most(int base_count) const { return base_count * part / of; }
};

enum class Ballot { none, tiers, scores };
struct Scores {  // P04: aspects of equal points
  int aspects = 0, points = 0;
  [[nodiscard]] int most() const { return aspects * points; }
};

// Tiers are given only where a plan appraises (P01, P04, P10, P11, P12).
struct Appraisal {
  std::vector<Tier> tiers;
  std::vector<Attendance> attendance;  // words that 评议情况 may hold
  std::optional<Cap> cap;
  Ballot ballot = Ballot::none;
  Scores scores;
  std::vector<Tier> approved;  // count only once the superior has approved them: P04 two of them, P12 all
  bool told_after = false;     // 反馈 only after that: P12
  bool commended = false;      // 优秀 are commended publicly: P11

  [[nodiscard]] bool needs_approval(Tier tier) const;
};

// Whose reports on commitments are expected when: by calendar quarter (P10), at the next meeting (P05).
enum class Rhythm { none, quarterly, next_meeting };
enum class Promisers { none, all, in_office, leaders };  // 党员, 党员干部 (P03), 党员领导干部 (P04)
enum class Lister { committee, commissioners, members };
// What this meeting hears of the last one's items: nothing, where they stand, or that in three states (P02).
enum class LastList { none, reported, three_states };

struct Posted {                                 // the widest audience of each
  Audience items = Audience::unit;              // of the committee
  Audience personal_items = Audience::members;  // of a single member; never wider than unit
  Audience commitments = Audience::members;     // never wider than unit
};

struct PlanFiling {
  std::string material, recipient;
  std::optional<Deadline> end;
  bool reviewed = false;  // the recipient reviews it: 审核日期 is asked for
  bool gate = false;      // no meeting before that (P07)
  OfKinds of;
  bool if_any = false;  // only where there is something to send: asked for once the ledger lists it (P12: the absent)
};

struct Plan {
  std::string id, name, kind_of_organization, source;
  int year = 0;
  int meetings_a_year = 1;      // 2: the meetings are YYYY-1 and YYYY-2 (P05)
  std::vector<TableId> tables;  // offered to the clerk; the others have no page and no finding
  std::optional<Appraisal> appraisal;
  std::vector<std::string> required;  // ° columns it asks for, as "rectification.deadline"
  bool standing_allowed = false;      // 长期 as a deadline; no seed allows it
  Posted posted;
  std::vector<Lister> lists;
  Promisers promises = Promisers::none;
  Rhythm fulfilment = Rhythm::none;
  LastList last_list = LastList::none;
  int stale_months = 3;                  // data older than that are called out of date: rules/staleness.h
  bool fresh_problems = false;           // a list made only of carried-over problems is not enough: P02, P07
  bool look_back = false;                // closed items are looked at again: P07
  bool absent_told = false;              // absent members are told of the meeting (反馈日期): P06
  std::vector<TalkKind> must_talk;       // 必谈: P07, P12
  std::vector<std::string> duty_report;  // before whom the secretary reports on rectification (述职)
  std::vector<PlanStage> stages;
  std::optional<Audience> approval;    // the narrowest audience that its postings need approval for
  std::vector<PlanFiling> filings;     // in the order in which they are sent
  std::vector<std::string> materials;  // to be kept
  // What the seed leaves open and the workspace has not said: "会前几天报督导组 (plan_values.P02.days_before)".
  std::vector<std::string> unsaid;

  [[nodiscard]] bool uses(TableId table) const;
  [[nodiscard]] bool knows(Attendance word) const;  // a plan that does not appraise knows every word
  [[nodiscard]] bool requires_column(std::string_view table_and_column) const;
  [[nodiscard]] bool lists_of(Lister lister) const;
  [[nodiscard]] bool must_talk_of(TalkKind kind) const;
};

}  // namespace model
