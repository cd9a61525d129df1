// SPDX-License-Identifier: MIT
// Statements that wait for their first use.
#include "store/database.h"

#include <gtest/gtest.h>

#include "base/failure.h"
#include "support/temp_dir.h"

namespace {

TEST(Database, AStatementMayWaitForItsFirstUse) {
  const support::TempDir dir;
  const auto database = store::Database::open_plain(dir.path() / "a.db");
  auto rows = database.prepare_later("SELECT word FROM words WHERE number = ?");
  auto wrong = database.prepare_later("SELECT nothing FROM words");
  EXPECT_THROW(database.prepare("SELECT word FROM words"), base::Failure) << "no such table yet";
  database.run("CREATE TABLE words (number INTEGER, word TEXT); INSERT INTO words VALUES (1, 'one'), (2, 'two')");
  for (const auto& [number, word] : {std::pair(1, "one"), std::pair(2, "two"), std::pair(1, "one")}) {
    ASSERT_TRUE(rows.reset().bind(number).step());
    EXPECT_EQ(rows.text(0), word);
  }
  EXPECT_FALSE(rows.reset().bind(3).step());
  EXPECT_THROW(wrong.reset(), base::Failure);
  EXPECT_THROW(wrong.reset(), base::Failure) << "and again";
}

}  // namespace
