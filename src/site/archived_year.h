// SPDX-License-Identifier: MIT
// An archived meeting as the site lists it: what its public bag says of itself. Plain values; where they come from is
// not known here.
#pragma once
#include <optional>
#include <string>

#include "model/date.h"

namespace site {

struct ArchivedYear {
  std::string meeting;
  int number = 1;    // of the meeting's archives
  std::string code;  // 3FA2-91BC
  std::optional<model::Date> as_of;
  bool damaged = false;                                    // it could not be read as it was: no figures
  std::optional<int> items, closed, overdue, commitments;  // nothing: not posted to its audience
  std::string copy;                                        // of the ZIP in this site, from its root; empty: none
};

}  // namespace site
