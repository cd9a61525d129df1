// SPDX-License-Identifier: MIT
#include "rules/allowed.h"

#include "base/text.h"

namespace rules {
namespace {

// As it is compared: half-width, lower case, without what only parts groups.
std::string squeezed(std::string_view text) {
  std::u32string points = base::to_code_points(base::to_half_width(text));
  std::erase_if(points, [](char32_t c) {
    return c == ' ' || c == '-' || c == '.' || c == '_' || c == '(' || c == ')' || c == '\n' || c == 0xB7 ||
           (c >= 0x2010 && c <= 0x2015);
  });
  for (char32_t& c : points)
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  return base::to_utf8(points);
}

// 65512345 of 037165512345; empty if it has no area code.
std::string without_area_code(const std::string& digits) {
  if (digits.size() < 10 || digits[0] != '0') return "";
  return digits.substr(digits[1] <= '2' ? 3 : 4);
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

constexpr const char* kInAnyArea = "~";  // before the number of a contact whose area code a text may leave out

}  // namespace

Allowed::Allowed(const std::vector<std::string>& texts) {
  for (const std::string& text : texts)
    if (std::string each = squeezed(text); !each.empty()) texts_.push_back(std::move(each));
}

void Allowed::add_contact(std::string text) {
  if (!text.empty()) new_contacts_.push_back(std::move(text));
}

bool Allowed::lets_pass(const PersonalData& found, std::string_view cell) {
  const std::string what = squeezed(found.text);
  if (!texts_.empty()) {
    const std::string whole = squeezed(cell);
    std::size_t covered = 0;
    for (const std::string& text : texts_) covered += count(whole, text) * count(text, what);
    if (covered > 0 && covered >= count(whole, what)) return true;
  }
  return is_contact(found);
}

// Looked at only now: nearly no text needs it, and there may be a contact for each of ten thousand organisations.
bool Allowed::is_contact(const PersonalData& found) {
  if (found.kind == kIdentityNumber) return false;
  for (const std::string& contact : new_contacts_) {
    contacts_.insert(squeezed(contact));
    for (const PersonalData& each : personal_data_in("电话：" + contact)) {
      contacts_.insert(squeezed(each.text));
      if (const std::string local = without_area_code(squeezed(each.text)); !local.empty())
        contacts_.insert(kInAnyArea + local);
    }
  }
  new_contacts_.clear();
  const std::string what = squeezed(found.text);
  const std::string local = without_area_code(what);
  return contacts_.contains(what) || contacts_.contains(local.empty() ? kInAnyArea + what : local);
}

}  // namespace rules
