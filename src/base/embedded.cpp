// SPDX-License-Identifier: MIT
#include "base/embedded.h"

namespace base {

std::vector<EmbeddedFile> embedded_under(std::string_view folder) {
  std::vector<EmbeddedFile> found;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with(folder)) found.push_back(file);
  return found;
}

std::optional<std::string_view> embedded_file(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path) return file.bytes;
  return std::nullopt;
}

}  // namespace base
