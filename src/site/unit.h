// SPDX-License-Identifier: MIT
// What pages of other units need to know of a unit, and of all units of an organisation and those below it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/disclosed.h"
#include "model/meeting_title.h"
#include "site/contents.h"

namespace site {

// One row of "已经逾期" or "接下来": an item, a stage, a filing, a commitment, or the reports on
// commitments that are expected by one day.
struct DueEntry {
  std::string state, state_label, state_note, kind_label, title, href /* from the site's root */, unit_name,
      responsible, date;
  int days = 0;         // late: days late; next: days left
  std::string until{};  // its last day of posting, if it has one
};

struct DueEntries {
  std::vector<DueEntry> late, next;  // most days late first; nearest first; at most kMost each
  int late_count = 0, next_count = 0;
  [[nodiscard]] bool empty() const { return late.empty() && next.empty(); }
  static constexpr std::size_t kMost = 8;
};

struct UnitNode {
  std::string organization, meeting, organization_name, parent, theme;
  bool has_commitments_page = false, has_appraisal_page = false;
  model::Figures own, all;           // all: with every unit below it that met under the same number
  std::vector<std::string> missing;  // what its plan asks for and is not there
  Contents contents = 0;
};

// Of a superior: a table that has no rows of its own stands on the pages of its branches.
void leave_out_empty_pages(model::DisclosedRecord& superior);

// The same with the day that counts: the last one, or of what is late the one that days late are counted from.
struct DatedDue {
  DueEntry entry;
  model::Date day;
  bool late = false;
  std::string late_label{};  // its state once its day is past; empty for what is on no list then
  const model::DisclosedItem* item = nullptr;
};
std::vector<DatedDue> dated_due(const model::DisclosedRecord& record);  // all of it
DueEntries due_entries(const model::DisclosedRecord& record);
void merge(DueEntries& sum, const DueEntries& more);  // keeps the most urgent

using model::meeting_title;
using model::meeting_year;
std::string unit_path(const std::string& organization, const std::string& meeting);  // ZB1/2017/

}  // namespace site
