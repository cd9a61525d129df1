// SPDX-License-Identifier: MIT
// What is still to be done by a known day: items, commitments, stages, filings, expected reports, ends of postings. For
// the secretary, never for a site. What is done, or has no day, is not on it.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "model/plan.h"
#include "rules/computed.h"

namespace rules {

enum class AgendaKind { item, commitment, stage, filing, report, posting };

struct AgendaEntry {
  model::Date day;
  AgendaKind kind = AgendaKind::item;
  int days = 0;               // left; late ones negative, an item by its first deadline (rules/rectification_status.h)
  std::string number, title;  // number: of the item or commitment
  std::string to;             // the person responsible, or who a filing goes to
  model::TableId table = model::TableId::meeting;
  model::Origin origin;  // row 0: a stage or filing of the plan that the ledger says nothing of
};

std::string_view key(AgendaKind kind);    // item
std::string_view label(AgendaKind kind);  // 整改

// By day, then as the ledger lists them.
std::vector<AgendaEntry> agenda_of(const model::YearRecord& record, const Computed& computed, const Options& options);

}  // namespace rules
