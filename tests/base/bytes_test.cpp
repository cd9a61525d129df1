// SPDX-License-Identifier: MIT
// What is written comes back; what is cut, grown or garbage is noticed and never read past its end.
#include "base/bytes.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <random>
#include <vector>

namespace {

using base::ByteReader;
using base::ByteWriter;

std::vector<std::int64_t> edges() {
  std::vector<std::int64_t> numbers{0, INT64_MIN, INT64_MIN + 1, INT64_MAX, INT64_MAX - 1};
  for (int bits = 0; bits < 63; ++bits)
    for (const std::int64_t near : {-1, 0, 1}) {
      const std::int64_t number = (std::int64_t{1} << bits) + near;
      numbers.push_back(number);
      numbers.push_back(-number);
    }
  return numbers;
}

TEST(Bytes, NumbersComeBackAtEveryEdge) {
  ByteWriter out;
  for (const std::int64_t number : edges()) out.number(number);
  ByteReader in(out.bytes());
  for (const std::int64_t number : edges()) EXPECT_EQ(in.number(), number);
  EXPECT_TRUE(in.at_end());
}

TEST(Bytes, SmallNumbersOfEitherSignTakeOneByte) {
  for (std::int64_t number = -64; number < 64; ++number) EXPECT_EQ(ByteWriter().number(number).bytes().size(), 1U);
  for (const std::int64_t number : {std::int64_t{64}, std::int64_t{-65}})
    EXPECT_EQ(ByteWriter().number(number).bytes().size(), 2U);
  for (const std::int64_t number : {INT64_MIN, INT64_MAX})
    EXPECT_EQ(ByteWriter().number(number).bytes().size(), 10U) << number;
}

TEST(Bytes, TextsComeBackWithWhateverIsInThem) {
  const std::vector<std::string> texts{"",           "整改", std::string("a\0b\0", 4), std::string(1, '\0'),
                                       "\xFF\x80\n", " ",    std::string(70000, 'x')};
  ByteWriter out;
  for (const std::string& text : texts) out.text(text).flag(text.empty());
  ByteReader in(out.bytes());
  for (const std::string& text : texts) {
    EXPECT_EQ(in.text(), text);
    EXPECT_EQ(in.flag(), text.empty());
  }
  EXPECT_TRUE(in.at_end());
}

TEST(Bytes, TextsReadStandInTheBytesGiven) {
  const std::string bytes = ByteWriter().text("整改").bytes();
  ByteReader in(bytes);
  EXPECT_EQ(in.text().data(), bytes.data() + 1);
}

TEST(Bytes, NothingIsReadFromNothing) {
  ByteReader in("");
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(in.number(), 0);
  EXPECT_FALSE(in.ok());
  EXPECT_FALSE(in.at_end());
  EXPECT_EQ(in.text(), "");
  EXPECT_EQ(in.count(), 0U);
}

TEST(Bytes, AfterAFaultEveryValueIsEmptyThoughBytesAreLeft) {
  ByteReader in(
      "\x7F"
      "abc");  // a negative length
  EXPECT_EQ(in.text(), "");
  EXPECT_FALSE(in.ok());
  EXPECT_EQ(in.number(), 0);
  EXPECT_FALSE(in.flag());
  EXPECT_EQ(in.text(), "");
  EXPECT_EQ(in.count(), 0U);
  EXPECT_FALSE(in.at_end());
}

TEST(Bytes, ANumberHasNoMoreThanTenBytes) {
  ByteReader in(std::string_view("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 11));
  EXPECT_EQ(in.number(), 0);
  EXPECT_FALSE(in.ok());
}

TEST(Bytes, ACountIsNeverMoreThanWhatIsLeft) {
  for (const std::int64_t left : {0, 1, 63, 64, 200})
    for (const std::int64_t said : edges()) {
      ByteWriter out;
      const std::string bytes = out.number(said).bytes() + std::string(static_cast<std::size_t>(left), '\1');
      ByteReader in(bytes);
      const bool right = said >= 0 && said <= left;
      EXPECT_EQ(in.count(), right ? static_cast<std::size_t>(said) : 0U) << said << " of " << left;
      EXPECT_EQ(in.ok(), right) << said << " of " << left;
    }
}

TEST(Bytes, ATextMayBeAsLongAsWhatIsLeftAndNotLonger) {
  ByteReader whole(
      "\x06"
      "abc");
  EXPECT_EQ(whole.text(), "abc");
  EXPECT_TRUE(whole.at_end());
  ByteReader cut(
      "\x06"
      "ab");
  EXPECT_EQ(cut.text(), "");
  EXPECT_FALSE(cut.ok());
}

// A sequence of every kind of value; true: all of it was there and right.
bool reads(std::string_view bytes) {
  ByteReader in(bytes);
  bool right = in.number() == 1'000'000;
  right = in.text() == "整改\n" && right;
  std::size_t left = in.count();
  right = left == 3 && right;
  for (; left > 0; --left) right = in.text() == "x" && right;
  right = in.flag() && right;
  right = in.number() == INT64_MIN && right;
  return in.at_end() && right;
}

TEST(Bytes, EveryCutIsNoticed) {
  const std::string whole = ByteWriter()
                                .number(1'000'000)
                                .text("整改\n")
                                .number(3)
                                .text("x")
                                .text("x")
                                .text("x")
                                .flag(true)
                                .number(INT64_MIN)
                                .bytes();
  ASSERT_TRUE(reads(whole));
  EXPECT_FALSE(reads(whole + '\0')) << "bytes behind the end";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    // In memory of just this size, so that a sanitizer sees one byte too many.
    const auto cut = std::make_unique<char[]>(size);  // NOLINT(modernize-avoid-c-arrays)
    std::copy_n(whole.data(), size, cut.get());
    EXPECT_FALSE(reads({cut.get(), size})) << size;
  }
}

TEST(Bytes, GarbageGivesSomethingAndNeverMoreThanItself) {
  std::mt19937 random(20170301);
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<int> few(0, 7);
  for (int round = 0; round < 20000; ++round) {
    const auto size = static_cast<std::size_t>(few(random)) * static_cast<std::size_t>(few(random));
    const auto garbage = std::make_unique<char[]>(size);  // NOLINT(modernize-avoid-c-arrays)
    const bool small = few(random) < 4;                   // small numbers are right more often
    for (std::size_t i = 0; i < size; ++i) garbage[i] = static_cast<char>(small ? few(random) : byte(random));
    ByteReader in({garbage.get(), size});
    std::size_t most = size;
    for (int reads = 0; reads < 50; ++reads) {
      switch (few(random) % 3) {
        case 0:
          (void)in.number();
          break;
        case 1: {
          const std::string text(in.text());
          ASSERT_LE(text.size(), most);
          most -= text.size();
          break;
        }
        default:
          ASSERT_LE(in.count(), most);
      }
      ASSERT_TRUE(in.ok() || !in.at_end());
    }
    ASSERT_TRUE(!in.ok() || size >= 50) << "each reading takes a byte at least";
  }
}

}  // namespace
