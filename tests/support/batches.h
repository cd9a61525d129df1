// SPDX-License-Identifier: MIT
// Batches of the table 公开, and a unit to look at them with.
#pragma once
#include <string>
#include <vector>

#include "rules/content_code.h"
#include "support/records.h"

namespace support {

inline model::Batch batch(model::Audience scope, std::vector<model::Matter> contents, std::string number = "GK01") {
  model::Batch out;
  out.number = std::move(number);
  out.contents = std::move(contents);
  out.scope = scope;
  out.start = day("2024-02-01");
  out.proposer = "甲一";
  out.origin = {3, 2};
  return out;
}

struct Unit {
  model::YearRecord record = support::record();
  model::Plan plan = support::plan();
  model::Date as_of = day("2024-03-01");
  model::Audience audience = model::Audience::society;
  std::optional<model::Audience> approval{};
  model::Audience mask_from = model::Audience::society;
  rules::KnownNames names{std::vector<std::string>{"甲一", "乙二二", "丙三"}};
  rules::Computed computed{};  // content asks nothing of it

  [[nodiscard]] rules::DisclosureOptions options() const {
    return {audience, model::Audience::unit, 3, as_of, names, approval, mask_from};
  }
  template <class F>
  auto with(F use) const {
    const rules::DisclosureOptions own = options();
    return use(rules::Discloser{record, computed, plan, own});
  }
  [[nodiscard]] rules::Content content(const model::Batch& batch) const {
    return with([&](const rules::Discloser& discloser) { return rules::content_of(discloser, batch); });
  }
  [[nodiscard]] std::string code(const model::Batch& batch) const {
    return with([&](const rules::Discloser& discloser) { return rules::content_code(discloser, batch); });
  }
  [[nodiscard]] bool approved(const model::Batch& batch) const {
    return with([&](const rules::Discloser& discloser) { return rules::is_approved(discloser, batch); });
  }
};

}  // namespace support
