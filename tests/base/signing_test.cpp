// SPDX-License-Identifier: MIT
#include "base/signing.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

// RFC 8032, 7.1, TEST 3.
const std::string kSeed = from_hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
const std::string kOpen = from_hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
const std::string kMessage = from_hex("af82");
const std::string kSignature = from_hex(
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
    "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");

TEST(Signing, IsThatOfTheRfc) {
  EXPECT_EQ(base::open_key_from(kSeed), kOpen);
  EXPECT_EQ(base::sign_with(kSeed, kMessage), kSignature);
  EXPECT_TRUE(base::is_signed(kMessage, kSignature, kOpen));
}

TEST(Signing, NoBitMayDiffer) {
  for (std::size_t i = 0; i < kSignature.size() * 8; ++i) {
    std::string other = kSignature;
    other[i / 8] = static_cast<char>(other[i / 8] ^ (1 << (i % 8)));
    EXPECT_FALSE(base::is_signed(kMessage, other, kOpen)) << i;
  }
  EXPECT_FALSE(base::is_signed(from_hex("af83"), kSignature, kOpen));
  EXPECT_FALSE(base::is_signed(kMessage, kSignature, base::open_key_from(std::string(base::kSeedBytes, '\1'))));
}

TEST(Signing, OtherLengthsAreNeverValid) {
  EXPECT_FALSE(base::is_signed(kMessage, "", kOpen));
  EXPECT_FALSE(base::is_signed(kMessage, kSignature + '\0', kOpen));
  EXPECT_FALSE(base::is_signed(kMessage, kSignature.substr(1), kOpen));
  EXPECT_FALSE(base::is_signed(kMessage, kSignature, ""));
  EXPECT_FALSE(base::is_signed(kMessage, kSignature, kOpen.substr(1)));
}

TEST(Signing, ChanceIsNeverTheSame) {
  EXPECT_EQ(base::random_bytes(32).size(), 32U);
  EXPECT_NE(base::random_bytes(32), base::random_bytes(32));
}

TEST(Signing, WipingLeavesNothing) {
  std::string secret(100, 'x');
  const char* at = secret.data();
  base::wipe(secret);
  EXPECT_TRUE(secret.empty());
  EXPECT_EQ(at, secret.data());
}

}  // namespace
