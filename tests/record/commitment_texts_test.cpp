// SPDX-License-Identifier: MIT
#include "record/commitment_texts.h"

#include <gtest/gtest.h>

namespace record {
namespace {

TEST(CommitmentTexts, TellARowByItsColumns) {
  EXPECT_EQ(R"(member {"organization":"ZB1","meeting":"2021","name":"张一"})",
            row_text("member", {"organization", "meeting", "id", "name"}, {"ZB1", "2021", "", "张一"}));
}

TEST(CommitmentTexts, EscapeAsJsonDoes) {
  EXPECT_EQ(R"(item {"text":"说“好”\"a\"\\b\nc\u0009d"})", row_text("item", {"text"}, {"说“好”\"a\"\\b\nc\td"}));
}

TEST(CommitmentTexts, TellARowOfNothing) { EXPECT_EQ("item {}", row_text("item", {"a", "b"}, {"", ""})); }

TEST(CommitmentTexts, TellAFileByItsPathAndHash) {
  EXPECT_EQ(R"(file {"path":"data/record.db","sha256":"00ff"})", file_text("data/record.db", "00ff"));
}

}  // namespace
}  // namespace record
