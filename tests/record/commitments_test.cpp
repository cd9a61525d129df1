// SPDX-License-Identifier: MIT
#include "record/commitments.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

#include "base/hash.h"

namespace {

using record::commit_to;

constexpr const char* kCore = "0000  data/record.db\n";

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(Commitments, EachLineCanBeShownByItself) {
  const auto made = commit_to(kCore, {R"(member {"member":"M01"})", R"(member {"member":"M02"})"});
  const auto openings = lines_of(made.openings);
  const auto list = lines_of(made.list);
  ASSERT_EQ(2U, openings.size());
  for (const std::string& line : openings) EXPECT_THAT(list, testing::Contains(base::sha256_hex(line)));
  EXPECT_THAT(record::texts_in(made.openings),
              testing::ElementsAre(R"(member {"member":"M01"})", R"(member {"member":"M02"})"));
}

TEST(Commitments, TheListTellsNeitherOrderNorNumber) {
  EXPECT_EQ(64U, lines_of(commit_to(kCore, {}).list).size());
  EXPECT_EQ(64U, lines_of(commit_to(kCore, {"a"}).list).size());
  EXPECT_EQ(64U, lines_of(commit_to(kCore, std::vector<std::string>(64, "a")).list).size());
  EXPECT_EQ(128U, lines_of(commit_to(kCore, std::vector<std::string>(65, "a")).list).size());
  const auto list = lines_of(commit_to(kCore, {"b", "a", "c"}).list);
  EXPECT_TRUE(std::is_sorted(list.begin(), list.end()));
}

TEST(Commitments, SaltsHangOnEveryByteOfTheCore) {
  const auto one = lines_of(commit_to(kCore, {"a", "b"}).openings);
  const auto other = lines_of(commit_to("0001  data/record.db\n", {"a", "b"}).openings);
  EXPECT_NE(one[0], other[0]);
  EXPECT_NE(one[0].substr(0, 32), one[1].substr(0, 32));
  EXPECT_EQ(commit_to(kCore, {"a"}).openings, commit_to(kCore, {"a"}).openings);
}

// By hand: printf '%s' "$(printf '0000  data/record.db\n' | sha256sum | cut -c1-64) a" | sha256sum
TEST(Commitments, AreThoseOfTheFormat) {
  const std::string root = base::sha256_hex(kCore);
  EXPECT_EQ(base::sha256_hex(root + " a").substr(0, 32) + "  a\n", commit_to(kCore, {"a"}).openings);
}

}  // namespace
