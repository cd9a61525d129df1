// SPDX-License-Identifier: MIT
// The strip of counts and dots over a list, key figures, and the lists of what is late and next.
#pragma once
#include <string>
#include <vector>

#include "render/value.h"
#include "site/page.h"

namespace site {

struct StateCount {
  std::string state, label, href;
  int count = 0;
};

inline constexpr int kMostDots = 60;  // beyond, a bar

// The object strip of CONTEXT.md; states without a count are left out.
render::Value strip(const std::vector<StateCount>& counts, const std::string& total_label);

// Of rectification items; each state leads to its group on list_href, or all to only_href if that is given.
std::vector<StateCount> item_counts(const model::Figures& figures, const std::string& list_href,
                                    const std::string& only_href = "");

// Keys of DueLists. up: from the page to the site's root.
// scope: 本级 where those below are not among them. posts_days: false where nothing with a day is posted; that nothing
// is late would be an assurance there.
void put_due_lists(render::Value& page, const DueEntries& due, model::Audience audience, const std::string& up,
                   bool name_units, const std::string& scope = "", bool posts_days = true);

struct Figure {
  std::string label, href, value, base, unit, note;
  bool alert = false;
  std::string until{};  // the last day of posting of what it counts, if it has one
};
render::Value::List figure_rows(const std::vector<Figure>& figures);

// The figures both a unit's home and the root index show. Empty hrefs: no page to lead to.
std::vector<Figure> key_figures(const model::Figures& figures, const std::string& items_href,
                                const std::string& commitments_href, const std::string& appraisal_href);

}  // namespace site
