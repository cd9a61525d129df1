// SPDX-License-Identifier: MIT
#include "base/hash.h"

#include <gtest/gtest.h>

namespace {

TEST(Sha256, GivesTheKnownDigests) {
  EXPECT_EQ(base::sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(base::sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(base::sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PartsAreOneText) {
  base::Sha256 hash;
  hash.add("a");
  hash.add("");
  hash.add("bc");
  EXPECT_EQ(hash.hex(), base::sha256_hex("abc"));
}

TEST(Sha256, FieldsDoNotRunTogether) {
  const auto of = [](std::initializer_list<std::string_view> fields) {
    base::Sha256 hash;
    for (const std::string_view field : fields) hash.add_field(field);
    return hash.hex();
  };
  EXPECT_EQ(of({"ab", "c"}), of({"ab", "c"}));
  EXPECT_NE(of({"ab", "c"}), of({"a", "bc"}));
  EXPECT_NE(of({"abc"}), of({"abc", ""}));
  EXPECT_EQ(of({"abc"}), base::sha256_hex("3:abc"));
}

TEST(Sha256, AShortCodeIsForPeople) {
  EXPECT_EQ(base::short_code("3fa291bc07de"), "3FA2-91BC");
  EXPECT_EQ(base::short_code(base::sha256_hex("abc")), "BA78-16BF");
}

}  // namespace
