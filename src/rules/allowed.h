// SPDX-License-Identifier: MIT
// What may stand in texts although it looks like personal data: false alarms that somebody has allowed, and what is
// anybody's to know, the organisations' own contacts. Identity numbers are nobody's contact.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rules/personal_data.h"

namespace rules {

class Allowed {
 public:
  Allowed() = default;
  explicit Allowed(const std::vector<std::string>& texts);  // of the settings

  void add_contact(std::string text);

  // Whether texts allowed stand in the cell and cover what was found wherever it stands there, or it is a contact.
  // Blanks and dashes make no difference, nor does an area code that one of the two leaves out.
  bool lets_pass(const PersonalData& found, std::string_view cell);

 private:
  bool is_contact(const PersonalData& found);

  std::vector<std::string> texts_, new_contacts_;
  std::unordered_set<std::string> contacts_;
};

}  // namespace rules
