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

std::string of_abc(base::HashKind kind) {
  base::Hash hash(kind);
  hash.add("abc");
  return hash.hex();
}

// FIPS 180-4, GB/T 32905 and RFC 7693 each have "abc" as their example.
TEST(Hash, GivesTheKnownDigests) {
  EXPECT_EQ(of_abc(base::HashKind::sha256), base::sha256_hex("abc"));
  EXPECT_EQ(of_abc(base::HashKind::sha512),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  EXPECT_EQ(of_abc(base::HashKind::sm3), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(of_abc(base::HashKind::blake2b),
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
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
