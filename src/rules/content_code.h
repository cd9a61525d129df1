// SPDX-License-Identifier: MIT
// What people approve (党务公开条例: 提出, 审核, 审批) as lines of text, and the 内容码 that stands for it on paper.
// Hangs on the ledger alone, never on a date: no status, no days, no progress. The deadline is as typed, the person
// responsible as first listed; the texts are those that the batch's audience sees, masked where that one sees them so.
// Of items and commitments those of this meeting: what is carried here was approved with its own.
#pragma once
#include <string>
#include <vector>

#include "rules/discloser.h"

namespace rules {

struct ContentField {
  std::string table, record, column, text;  // 整改, ZG03, 整改措施, …; headers of the ledger
  friend bool operator==(const ContentField&, const ContentField&) = default;
};
using Content = std::vector<ContentField>;

bool holds(const model::Batch& batch, model::Matter matter);

// For the batch's audience, whatever the discloser's is. Without records that were withdrawn.
Content content_of(const Discloser& discloser, const model::Batch& batch);

// Nothing but what the batch says of itself.
bool is_bare(const Content& content);

// A line a field, which is what the code is the hash of and what the record keeps.
std::string to_text(const Content& content);
Content content_from_text(const std::string& text);

std::string content_code(const Discloser& discloser, const model::Batch& batch);
bool same_code(const std::string& a, const std::string& b);  // however typed; never of what are no codes

// Its 内容码 is that of the content as it is now, and it was approved by as_of. Taking a record down since needs no new
// approval.
bool is_approved(const Discloser& discloser, const model::Batch& batch);

// Whether what is posted to that audience has to be approved: the workspace wants it, or the plan does.
bool wants_approval(const model::Plan& plan, const DisclosureOptions& options, model::Audience audience);

}  // namespace rules
