// SPDX-License-Identifier: MIT
#include "base/base64.h"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace {

// Section 10 of the RFC.
TEST(Base64, WritesAndReadsTheExamplesOfTheRfc) {
  const std::array<std::pair<const char*, const char*>, 7> examples{{{"", ""},
                                                                     {"f", "Zg=="},
                                                                     {"fo", "Zm8="},
                                                                     {"foo", "Zm9v"},
                                                                     {"foob", "Zm9vYg=="},
                                                                     {"fooba", "Zm9vYmE="},
                                                                     {"foobar", "Zm9vYmFy"}}};
  for (const auto& [bytes, text] : examples) {
    EXPECT_EQ(base::to_base64(bytes), text);
    EXPECT_EQ(base::from_base64(text), bytes);
  }
}

TEST(Base64, TakesEveryByte) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  const std::string text = base::to_base64(bytes);
  EXPECT_EQ(text.substr(0, 8), "AAECAwQF");
  EXPECT_EQ(text.substr(text.size() - 8), "/P3+/w==");
  EXPECT_EQ(base::from_base64(text), bytes);
}

TEST(Base64, ReadsNothingThatItWouldNotWrite) {
  for (const char* text : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v====", "Z", "=", "====", "Zm9v\n", " Zm9v",
                           "Zm 9v", "Zm9-", "Zm9_", "Zg==Zg==", "Zm=v"})
    EXPECT_EQ(base::from_base64(text), std::nullopt) << text;
}

}  // namespace
