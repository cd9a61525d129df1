// SPDX-License-Identifier: MIT
// Everything the rules say about one unit on a date. Points into the record it was computed from.
#pragma once
#include <optional>
#include <vector>

#include "rules/filings.h"
#include "rules/fulfilment.h"
#include "rules/last_list.h"
#include "rules/posting_period.h"
#include "rules/rectification_status.h"
#include "rules/stages.h"
#include "rules/tiers.h"

namespace rules {

struct ComputedItem {
  const model::Rectification* item = nullptr;
  const model::Problem* problem = nullptr;  // if it answers one
  ItemStatus status;
  std::vector<model::StatusFrom> ahead;  // rules/ahead.h
  bool carried = false;                  // of an earlier meeting
  int years = 1;                         // the problem came back, or is not solved: 2 means 第2年
};

struct Computed {
  std::vector<ComputedItem> items;                    // carried ones first, then by number
  std::vector<FulfilmentStatus> fulfilments;          // beside record.commitments
  std::vector<model::Due> commitment_dues;            // their own, beside record.commitments
  std::vector<FulfilmentStatus> earlier_fulfilments;  // beside record.earlier_commitments; their reports are due here
  std::vector<model::Due> earlier_commitment_dues;    // their own, else their item's
  std::vector<StageStatus> stages;
  std::vector<FilingStatus> filings;
  std::vector<MaterialStatus> materials;
  std::vector<LastItem> last_list;
  std::vector<PostingPeriod> periods;  // beside record.batches
  std::optional<Distribution> distribution;
  std::optional<model::Date> data_date;  // newest dated row not after as_of
};

struct Options {
  model::Date as_of;
  int due_soon_days = 15;
};

Computed compute(const model::YearRecord& record, const model::Plan& plan, const model::Calendar& calendar,
                 const Options& options);

// Among the meeting's problems and earlier ones.
const model::Problem* find_problem(const model::YearRecord& record, const std::string& number);

// In how many years a problem was listed, its own included (2021-1 and 2021-2 are one); follows 上次编号 through the
// earlier problems.
int years_of(const model::Problem& problem, const model::YearRecord& record);

// An unfinished item stays on the list of the next meeting under its own number (domain.md rule 4): it was not closed
// before that meeting's day, or is open now because it relapsed.
bool is_carried(const model::Rectification& item, std::optional<model::Date> meeting, const model::Calendar& calendar,
                const Options& options);

}  // namespace rules
