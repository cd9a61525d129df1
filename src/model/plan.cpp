// SPDX-License-Identifier: MIT
#include "model/plan.h"

#include <algorithm>

namespace model {
namespace {

template <class List, class Value>
bool contains(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool OfKinds::concerns(OrganizationKind kind) const { return kinds.empty() || contains(kinds, kind); }

bool Appraisal::needs_approval(Tier tier) const { return contains(approved, tier); }

bool Plan::uses(TableId table) const { return contains(tables, table); }

bool Plan::knows(Attendance word) const { return !appraisal || contains(appraisal->attendance, word); }

bool Plan::requires_column(std::string_view table_and_column) const { return contains(required, table_and_column); }

bool Plan::must_talk_of(TalkKind kind) const { return contains(must_talk, kind); }

bool Plan::lists_of(Lister lister) const { return contains(lists, lister); }

}  // namespace model
