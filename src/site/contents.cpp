// SPDX-License-Identifier: MIT
#include "site/contents.h"

#include <algorithm>

namespace site {

Contents contents_of(const model::DisclosedRecord& record, bool units_below) {
  Contents contents = 0;
  const auto add = [&](Content one, bool is_there) {
    if (is_there) contents |= static_cast<Contents>(one);
  };
  const auto any_item = [&](const auto& test) { return std::any_of(record.items.begin(), record.items.end(), test); };
  using Item = model::DisclosedItem;
  add(Content::list, record.posts_list);
  add(Content::committee_items, any_item([](const Item& item) { return item.of_committee; }));
  add(Content::personal_items, any_item([](const Item& item) { return !item.of_committee; }));
  add(Content::standing, record.figures.count(model::Status::standing) > 0);
  add(Content::recurring, any_item([](const Item& item) { return item.years > 1; }));
  add(Content::carried, record.figures.carried > 0);
  add(Content::commitments, record.has_commitments_page);
  add(Content::reports_due, record.figures.due_reports > 0);
  if (const auto& tiers = record.figures.distribution) {
    add(Content::appraisal, tiers->members > 0);
    add(Content::cap, tiers->has_cap && tiers->members > 0);
    add(Content::guests, tiers->not_assessed[static_cast<std::size_t>(model::NotAssessed::guest)] > 0);
    add(Content::excellent, !tiers->excellent.empty());
  }
  add(Content::absent, !record.absent.empty());
  add(Content::talks, !record.talks.empty());
  add(Content::opinions, !record.opinions.empty());
  add(Content::filings, !record.filings.empty() || !record.materials.empty());
  add(Content::units_below, units_below);
  return contents;
}

}  // namespace site
