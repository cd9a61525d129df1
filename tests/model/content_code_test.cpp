// SPDX-License-Identifier: MIT
#include "model/content_code.h"

#include <gtest/gtest.h>

namespace {

using model::content_code_of_digest;
using model::parse_content_code;

// Fifty bits from the left, five a character.
TEST(ContentCode, IsTheBeginningOfADigest) {
  EXPECT_EQ(content_code_of_digest(std::string(7, '\0')), "00000-00000");
  EXPECT_EQ(content_code_of_digest(std::string(7, '\xFF')), "ZZZZZ-ZZZZZ");
  EXPECT_EQ(content_code_of_digest("\x08\x86\x42\x98\xE8\x4A\x80"), "12345-6789A");
  EXPECT_EQ(content_code_of_digest("\x08\x86\x42\x98\xE8\x4A\xBF"), "12345-6789A");
}

TEST(ContentCode, IsReadAsPeopleWriteIt) {
  for (const char* typed : {"7K3MQ-9TD4X", "7k3mq-9td4x", "7K3MQ9TD4X", " 7K3MQ 9TD4X ", "7K3MQ - 9TD4X", "7K3MQ−9TD4X",
                            "7K3MQ—9TD4X", "7K3MQ–9td4x", "7K-3MQ-9TD-4X"})
    EXPECT_EQ(parse_content_code(typed), "7K3MQ-9TD4X") << typed;
}

TEST(ContentCode, KnowsWhatIsMeantByLettersItHasNot) { EXPECT_EQ(parse_content_code("OoIiL-lUuAB"), "00111-1VVAB"); }

TEST(ContentCode, IsNothingElse) {
  for (const char* typed : {"", "7K3MQ", "7K3MQ-9TD4", "7K3MQ-9TD4XA", "7K3MQ-9TD4*", "7K3MQ-9TD码", "7K3MQ-9TD4\xE2",
                            "７Ｋ３ＭＱ９ＴＤ４Ｘ", "2024-03-08"})
    EXPECT_EQ(parse_content_code(typed), std::nullopt) << typed;
}

}  // namespace
