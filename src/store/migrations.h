// SPDX-License-Identifier: MIT
// Every change of the record's tables, numbered, in one place. The number done is SQLite's user_version.
#pragma once
#include <filesystem>

namespace store {

class Database;

void migrate(const Database& database, const std::filesystem::path& path);

}  // namespace store
