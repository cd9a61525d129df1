// SPDX-License-Identifier: MIT
// The table against the character set of the system, both ways: the bytes that stood for the old place in GBK are what
// the C library reads as, and writes for, today's character.
#include "base/old_fonts.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <string>
#include <vector>

#include "base/text.h"

namespace {

std::string converted(const char* to, const char* from, std::string text) {
  const iconv_t handle = iconv_open(to, from);
  std::string out(text.size() * 4, '\0');
  char* in = text.data();
  char* end = out.data();
  std::size_t in_left = text.size(), out_left = out.size();
  const bool failed = iconv(handle, &in, &in_left, &end, &out_left) == static_cast<std::size_t>(-1);
  iconv_close(handle);
  return failed ? "" : out.substr(0, out.size() - out_left);
}

struct Old {
  char32_t private_use;
  unsigned lead, trail;
};

// How GBK gave its positions to the private use area.
std::vector<Old> all_old() {
  std::vector<Old> all{{0xE7C7, 0xA8, 0xBC}, {0xE7C8, 0xA8, 0xBF}};
  const auto run = [&](char32_t first, unsigned lead, unsigned from, unsigned to) {
    for (unsigned trail = from; trail <= to; ++trail) all.push_back({first + (trail - from), lead, trail});
  };
  run(0xE78D, 0xA6, 0xD9, 0xDF);
  run(0xE794, 0xA6, 0xEC, 0xED);
  run(0xE796, 0xA6, 0xF3, 0xF3);
  run(0xE7E7, 0xA9, 0x89, 0x95);
  run(0xE815, 0xFE, 0x50, 0x7E);
  run(0xE844, 0xFE, 0x80, 0xA0);
  return all;
}

TEST(OldFonts, MeanWhatTheStandardMeansToday) {
  const std::vector<Old> all = all_old();
  EXPECT_EQ(all.size(), 105U);
  for (const auto& [private_use, lead, trail] : all) {
    const std::string bytes{static_cast<char>(lead), static_cast<char>(trail)};
    const char32_t meant = base::meant_by_old_fonts(private_use);
    const std::string character = base::to_utf8({&meant, 1});
    EXPECT_EQ(converted("UTF-8", "GB18030", bytes), character) << std::hex << static_cast<unsigned>(private_use);
    EXPECT_EQ(converted("GB18030", "UTF-8", character), bytes) << std::hex << static_cast<unsigned>(private_use);
  }
}

TEST(OldFonts, MeanNothingElsewhere) {
  std::size_t known = 0;
  for (char32_t c = 0; c <= 0x10FFFF; ++c)
    if (base::meant_by_old_fonts(c) != 0) ++known;
  EXPECT_EQ(known, 105U + 1U);  // and the blank, whose bytes the C library leaves where they were
  EXPECT_EQ(base::meant_by_old_fonts(0xE5E5), U'\u3000');
  EXPECT_EQ(base::meant_by_old_fonts(0xE863), U'䶮');
}

}  // namespace
