// SPDX-License-Identifier: MIT
// Tables of units with their figures, what they lack, and their sum. In a fixed order: by number, never by result.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "render/value.h"
#include "site/unit_pages.h"

namespace site {

struct RollupRow {
  std::string name, href, meeting;
  const UnitNode* unit = nullptr;  // none: an organisation that has not registered the meeting
  bool with_below = false;
};

struct Rollup {
  std::string caption;
  std::vector<RollupRow> rows;
  bool with_sum = false;  // of all rows, on the first page
  std::string folder;     // where its further pages stand, seen from the page that it is on

  // Every direct child, by its number; up: to the site's root.
  void add_children(const std::vector<const UnitNode*>& children, const std::vector<UnregisteredChild>& unregistered,
                    const std::string& up);
};

inline constexpr std::size_t kMostRollupRows = 500;  // on one page

render::Value rollup(const Rollup& table);  // as it stands on its first page

// units-2.html and so on; `frame_of` makes what surrounds them.
std::vector<PageView> further_pages(const Rollup& table,
                                    const std::function<render::Value(const PageHead& head)>& frame_of);

// The rows of all pages of such tables as data.
DataTable rollup_data(const std::vector<Rollup>& tables);

Rollup rollup_of(const UnitContext& unit);  // the unit itself, its children, their sum

}  // namespace site
