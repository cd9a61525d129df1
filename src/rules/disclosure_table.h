// SPDX-License-Identifier: MIT
// Who may see what (domain.md rule 7): one row for every column of the ledger. The only place that says it; disclosure
// asks it, the leak test decides by it, docs/disclosure.md is made of it. Settings and 公开范围 only narrow what stands
// here, and names are masked for society whatever they say.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "model/plan.h"
#include "model/record.h"

namespace rules {

// masked: as it is for members and the unit; for society with the names of persons masked.
enum class Display { as_is, masked, counted, never };

struct DisclosureRow {
  model::TableId table;
  std::string_view column;
  std::optional<model::Audience> widest;  // nothing: on no site
  Display display = Display::never;
  std::string_view note{};  // for docs/disclosure.md: what narrows it, where it shows
};

std::span<const DisclosureRow> disclosure_table();  // in the order of model::tables() and their columns
const DisclosureRow& disclosure_of(model::TableId table, std::string_view column);

// The widest audience of one row, by its kind, the plan and its 公开范围.
model::Audience personal_items_posted(const model::Plan& plan);
model::Audience commitments_posted(const model::Plan& plan);
model::Audience excellent_named(const model::Plan& plan);  // of a plan that appraises
model::Audience posted(const model::Plan& plan, const model::Problem& problem);
// problem: that it answers, if any. An item without words of its own is called by it.
model::Audience posted(const model::Plan& plan, const model::Rectification& item, const model::Problem* problem);
model::Audience posted(const model::Plan& plan, const model::Commitment& commitment);

}  // namespace rules
