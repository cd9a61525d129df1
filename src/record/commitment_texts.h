// SPDX-License-Identifier: MIT
// The texts that commitments are of (docs/archive.md): a row of the record, a file of the internal payload. One form
// for who makes an archive and for who checks it. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace record {

// TABLE {"column":"value",…}: columns in the order given, without those whose cell is empty (NULL).
std::string row_text(std::string_view table, const std::vector<std::string>& columns,
                     const std::vector<std::string>& cells);

// path: from the bag's folder, data/record.db.
std::string file_text(std::string_view path, std::string_view sha256);

}  // namespace record
