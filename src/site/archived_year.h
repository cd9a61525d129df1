// SPDX-License-Identifier: MIT
// An archived meeting as the site lists it: what its public bag says of itself. Plain values; where they come from is
// not known here.
#pragma once
#include <optional>
#include <string>

#include "model/disclosed.h"

namespace site {

struct ArchivedYear {
  std::string meeting;
  int number = 1;    // of the meeting's archives
  std::string code;  // 3FA2-91BC
  std::optional<model::Date> as_of;
  bool damaged = false;     // it could not be read as it was: nothing else is known
  bool posts_list = false;  // its audience was posted a rectification list
  model::Figures figures;   // of then; of commitments nothing where they were not posted
  std::string copy;         // of the ZIP in this site, from its root; empty: none
};

}  // namespace site
