// SPDX-License-Identifier: MIT
// What a record holds only for audiences narrower than a site's, as texts to look for in its files. Decided by the
// disclosure table and each row, not by what disclose() made of them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/needles.h"
#include "model/plan.h"
#include "model/record.h"

namespace rules {

// The parts of a value to look for: each line; of a long one each sentence of eight characters and more. Nothing that
// stands anywhere by chance: less than two characters, ASCII of less than three, numbers and dates, words of the
// ledger's lists.
std::vector<std::string_view> pieces_of(std::string_view value);

struct Secret {
  std::string text;  // a piece of the value
  model::TableId table;
  std::string_view column;  // its key
  std::string record;       // the row's number, or what else tells it from others
  bool is_name = false;     // of a member
};

struct Secrets {
  std::vector<Secret> secrets;        // each text once
  std::string shown, shown_unmasked;  // what this audience may see
  bool masks_names = false;           // members' names that stand in `shown` are not shown: society

  // Sealed, numbered as `secrets`, without those that also stand in what is shown.
  [[nodiscard]] base::Needles needles() const;
};

Secrets secrets_of(const model::YearRecord& record, const model::Plan& plan, model::Audience audience);

// "整改 ZG03 的“整改措施”", without the value.
std::string place_of(const Secret& secret);

}  // namespace rules
