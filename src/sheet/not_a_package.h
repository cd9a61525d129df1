// SPDX-License-Identifier: MIT
// What a file named .xlsx is when it is no .xlsx, and what to do then. Looks at bytes and at names of parts only.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sheet {

struct NotAPackage {
  std::string what, hint;
};

std::optional<NotAPackage> what_else_it_is(std::string_view bytes);  // nothing for a zip archive

// For a zip archive that is no workbook of ours.
NotAPackage what_other_package_it_is(const std::function<bool(std::string_view name)>& has, std::string_view mimetype);

// By extension (".xls", in small letters): files of other spreadsheet programs. Nothing for all others.
std::optional<NotAPackage> what_other_workbook_it_is(std::string_view extension);

}  // namespace sheet
