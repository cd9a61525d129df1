// SPDX-License-Identifier: MIT
// Files that travel inside the binary: templates, assets, plans, calendars. Paths are those of the repository.
#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace base {

struct EmbeddedFile {
  std::string_view path, bytes;
};

std::span<const EmbeddedFile> embedded_files();  // sorted by path

std::vector<EmbeddedFile> embedded_under(std::string_view folder);  // "site-templates/"
std::optional<std::string_view> embedded_file(std::string_view path);

// The texts in quotes of the code that writes pages, a line each: the words of the program itself.
std::string_view program_words();

}  // namespace base
