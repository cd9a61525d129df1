// SPDX-License-Identifier: MIT
// Small counts beyond members: every distribution of up to twelve members is grouped by all that is published of it,
// and whatever a published cell hides takes at least two values in each group. One level, two levels; three children
// are tried with GONGSHILAN_LONG only. Single cases first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <unordered_map>

#include "rules/disclose.h"
#include "rules/figures.h"

namespace {

using model::DisclosedDistribution;
using model::Tier;
using model::TierCell;
using testing::ElementsAre;

constexpr int kMost = 12;

model::Appraisal appraisal_of(std::vector<Tier> tiers, std::vector<Tier> approved = {}) {
  model::Appraisal out;
  out.approved = std::move(approved);
  out.tiers = std::move(tiers);
  return out;
}

const std::vector<Tier> kTiers{Tier::excellent, Tier::qualified, Tier::basically_qualified, Tier::unqualified};
const model::Appraisal kPlain = appraisal_of(kTiers);        // P01, P10, P11; the superior approves none
const model::Appraisal kAll = appraisal_of(kTiers, kTiers);  // P12; or all
const model::Appraisal kFour = appraisal_of(kTiers, {Tier::excellent});
const model::Appraisal kThree =
    appraisal_of({Tier::excellent, Tier::qualified, Tier::unqualified}, {Tier::excellent, Tier::unqualified});  // P04

// By tier, then under review, then undecided: all that can be hidden of a branch.
using Hidden = std::array<int, 6>;
constexpr std::size_t kUnderReview = 4, kUndecided = 5;

rules::Distribution raw_of(const Hidden& counts) {
  rules::Distribution raw;
  std::copy_n(counts.begin(), raw.tiers.size(), raw.tiers.begin());
  raw.under_review = counts[kUnderReview];
  raw.undecided = counts[kUndecided];
  for (const int count : counts) raw.assessed += count;
  raw.members = raw.formal = raw.assessed;
  return raw;
}

// All that is published of it.
std::string text_of(const DisclosedDistribution& shown) {
  std::string out;
  for (const TierCell& cell : shown.cells) {
    out += model::word(cell.from);
    if (cell.from != cell.to) out.append("至").append(model::word(cell.to));
    out += (cell.open ? "或未定" : "") + std::to_string(cell.count) + " ";
  }
  out +=
      "共" + std::to_string(shown.assessed) + "/" + std::to_string(shown.members) + "/" + std::to_string(shown.formal);
  for (const int count : {shown.under_review, shown.undecided, shown.pending}) out += " " + std::to_string(count);
  if (shown.within_cap) out += *shown.within_cap ? " 未超" : " 超";
  return out;
}

struct Rule {
  const model::Appraisal& appraisal;
  int threshold;
  bool commended;
  [[nodiscard]] DisclosedDistribution publish(const Hidden& counts) const {
    return rules::publish_tiers(raw_of(counts), appraisal, threshold, commended);
  }
};

std::string name_of(const Rule& rule) {
  return std::to_string(rule.appraisal.tiers.size()) + " tiers, " + std::to_string(rule.appraisal.approved.size()) +
         " approved, threshold " + std::to_string(rule.threshold) + (rule.commended ? ", commended" : "");
}

std::string published(const Hidden& counts, int threshold, bool commended = false,
                      const model::Appraisal& appraisal = kFour) {
  const std::string text = text_of(Rule{appraisal, threshold, commended}.publish(counts));
  return text.substr(0, text.find("共"));
}

int pending(const Hidden& counts, int threshold) { return Rule{kFour, threshold, false}.publish(counts).pending; }

TEST(SmallCounts, Cases) {
  EXPECT_EQ(published({3, 8, 0, 0}, 0), "优秀3 合格8 基本合格0 不合格0 ");  // for members
  EXPECT_EQ(published({3, 8, 3, 3}, 3), "优秀3 合格8 基本合格3 不合格或未定3 ");
  EXPECT_EQ(published({3, 8, 2, 1}, 3), "优秀3 合格8 基本合格至不合格或未定3 ");
  EXPECT_EQ(published({3, 8, 1, 1}, 3), "优秀3 合格至不合格或未定10 ");
  EXPECT_EQ(published({3, 8, 0, 0}, 3), "优秀3 合格至不合格或未定8 ");
  EXPECT_EQ(published({2, 9, 0, 0}, 3), "优秀至不合格或未定11 ");
  EXPECT_EQ(published({2, 9, 0, 0}, 3, true), "优秀2 合格至不合格或未定9 ");  // 优秀 are known by name
  EXPECT_EQ(published({3, 8, 0, 1}, 3, false, kThree), "优秀3 合格至不合格或未定9 ");
}

TEST(SmallCounts, OfThoseWithoutASettledTier) {
  EXPECT_EQ(published({3, 8, 0, 0, 1, 0}, 3), "优秀3 合格至不合格或未定9 ");
  EXPECT_EQ(pending({3, 8, 0, 0, 1, 0}, 3), 0);
  EXPECT_EQ(published({3, 8, 0, 0, 2, 1}, 3), "优秀3 合格至不合格8 ");
  EXPECT_EQ(pending({3, 8, 0, 0, 2, 1}, 3), 3);
  EXPECT_EQ(pending({3, 8, 0, 0, 0, 1}, 1), 0) << "a single one is never told";
  EXPECT_EQ(published({0, 0, 0, 0, 0, 9}, 3), "") << "nobody has a tier yet";
  EXPECT_EQ(pending({0, 0, 0, 0, 0, 9}, 3), 9);
  EXPECT_EQ(published({0, 0, 0, 0, 0, 2}, 3), "优秀至不合格或未定2 ");
  EXPECT_EQ(published({}, 3), "");
  EXPECT_EQ(published({4, 0, 0, 0, 0, 5}, 3, true), "优秀4 合格至不合格或未定5 ");
}

TEST(SmallCounts, WhoWaitsIsToldWhereItTellsNoTier) {
  for (const model::Appraisal* appraisal : {&kPlain, &kAll}) {
    EXPECT_EQ(published({3, 8, 0, 0, 1, 0}, 3, false, *appraisal), "优秀3 合格至不合格8 ");
    EXPECT_EQ(published({3, 8, 0, 0, 0, 0}, 3, false, *appraisal), "优秀3 合格至不合格8 ");
    EXPECT_EQ(published({0, 0, 0, 0, 1, 1}, 3, false, *appraisal), "");
    const DisclosedDistribution shown = Rule{*appraisal, 3, false}.publish({3, 8, 0, 0, 1, 2});
    EXPECT_EQ(shown.under_review, 1);
    EXPECT_EQ(shown.undecided, 2);
    EXPECT_FALSE(shown.lumped);
    EXPECT_EQ(shown.merged_below, 3);
  }
}

TEST(SmallCounts, ToMembersBothAreTold) {
  const DisclosedDistribution shown = Rule{kFour, 0, true}.publish({3, 8, 0, 0, 1, 2});
  EXPECT_EQ(shown.under_review, 1);
  EXPECT_EQ(shown.undecided, 2);
  EXPECT_EQ(shown.pending, 0);
  EXPECT_FALSE(shown.lumped);
  EXPECT_EQ(shown.merged_below, 0);
}

// Which of the six are not told by themselves: tiers in a merged cell, and those without a settled tier. Where these
// are tried as one kind (undecided), that is hidden only in an open cell.
std::array<bool, 6> hidden_in(const DisclosedDistribution& shown, bool both_kinds) {
  std::array<bool, 6> hidden{};
  bool open = false;
  for (const TierCell& cell : shown.cells) {
    open = open || cell.open;
    for (auto tier = static_cast<std::size_t>(cell.from); tier <= static_cast<std::size_t>(cell.to); ++tier)
      hidden[tier] = cell.merged();
  }
  hidden[kUnderReview] = shown.lumped && both_kinds && (open || shown.pending > 0);
  hidden[kUndecided] = shown.lumped && (open || hidden[kUnderReview]);
  return hidden;
}

// The only case in which a merged cell hides nothing: all who have a tier are commended as 优秀, with their names.
bool all_are_commended(const DisclosedDistribution& shown) {
  return shown.cells.size() == 2 && !shown.cells.front().merged() &&
         shown.cells.front().count == shown.assessed - shown.under_review - shown.undecided;
}

// What the hidden ones were seen to be: the least and the most.
struct Range {
  Hidden least, most;
  void add(const Hidden& counts) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      least[i] = std::min(least[i], counts[i]);
      most[i] = std::max(most[i], counts[i]);
    }
  }
};

bool is_known(const model::Appraisal& appraisal, std::size_t value) {
  return value >= kUnderReview ||
         std::find(appraisal.tiers.begin(), appraisal.tiers.end(), static_cast<Tier>(value)) != appraisal.tiers.end();
}

void check_group(const DisclosedDistribution& shown, const Range& seen, const Rule& rule, bool both_kinds) {
  const std::array<bool, 6> hidden = hidden_in(shown, both_kinds);
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    if (!is_known(rule.appraisal, i)) continue;
    if (hidden[i]) {
      ASSERT_LT(seen.least[i], seen.most[i]) << name_of(rule) << ": value " << i << " of " << text_of(shown);
    } else {
      ASSERT_EQ(seen.least[i], seen.most[i])
          << name_of(rule) << ": not hidden, value " << i << " of " << text_of(shown);
    }
  }
}

// Every distribution with its total, and by which group it is published.
struct Level {
  struct Case {
    Hidden counts;
    int total, group;
  };
  std::vector<Case> cases;
  std::vector<DisclosedDistribution> groups;

  // both_kinds: under review and undecided each by itself; otherwise all without a settled tier are undecided.
  Level(const Rule& rule, bool both_kinds) {
    std::map<std::string, int> known;
    const auto add = [&](const Hidden& counts, int total) {
      const DisclosedDistribution shown = rule.publish(counts);
      const auto [at, is_new] = known.emplace(text_of(shown), static_cast<int>(groups.size()));
      if (is_new) groups.push_back(shown);
      cases.push_back({counts, total, at->second});
    };
    const int basic = rule.appraisal.tiers.size() == 4 ? kMost : 0, reviewed = both_kinds ? kMost : 0;
    for (int a = 0; a <= kMost; ++a)
      for (int b = 0; a + b <= kMost; ++b)
        for (int c = 0; c <= std::min(basic, kMost - a - b); ++c)
          for (int d = 0; a + b + c + d <= kMost; ++d)
            for (int e = 0; e <= std::min(reviewed, kMost - a - b - c - d); ++e)
              for (int f = 0; a + b + c + d + e + f <= kMost; ++f) add({a, b, c, d, e, f}, a + b + c + d + e + f);
    std::stable_sort(cases.begin(), cases.end(), [](const Case& x, const Case& y) { return x.total < y.total; });
  }
};

template <class Try>
void for_every_rule(const Try& attempt) {
  for (int threshold = 1; threshold <= 5; ++threshold)
    for (const bool commended : {false, true})
      for (const model::Appraisal* appraisal : {&kPlain, &kFour, &kThree})
        ASSERT_NO_FATAL_FAILURE(attempt(Rule{*appraisal, threshold, commended}));
}

// What must hold of each published cell by itself: all but a commended 优秀 hold the threshold, unless all tiers are
// one.
void check_cells(const DisclosedDistribution& shown, const Rule& rule) {
  int sum = shown.pending + shown.under_review + shown.undecided;
  for (std::size_t i = 0; i < shown.cells.size(); ++i) {
    sum += shown.cells[i].count;
    const bool alone = shown.cells.size() == (rule.commended ? 2U : 1U);
    if (i >= (rule.commended ? 1U : 0U) && !alone) {
      ASSERT_GE(shown.cells[i].count, rule.threshold) << text_of(shown);
    }
  }
  ASSERT_EQ(sum, shown.assessed) << text_of(shown);
  ASSERT_NE(shown.pending, 1) << text_of(shown);
  ASSERT_TRUE(shown.pending == 0 || shown.pending >= rule.threshold) << text_of(shown);
}

TEST(SmallCounts, OfOneBranchCannotBeComputed) {
  for_every_rule([](const Rule& rule) {
    const Level level(rule, true);
    std::map<int, Range> groups;
    for (const Level::Case& each : level.cases) {
      ASSERT_NO_FATAL_FAILURE(check_cells(level.groups[static_cast<std::size_t>(each.group)], rule));
      groups.emplace(each.group, Range{each.counts, each.counts}).first->second.add(each.counts);
    }
    int impossible = 0;
    for (const auto& [group, seen] : groups) {
      const DisclosedDistribution& shown = level.groups[static_cast<std::size_t>(group)];
      if (all_are_commended(shown)) {
        ASSERT_TRUE(rule.commended);
        ++impossible;
        continue;
      }
      ASSERT_NO_FATAL_FAILURE(check_group(shown, seen, rule, true));
    }
    // One of each total from 1 to 12; where those under review and undecided are told, one of each with each of those,
    // 1 + 3 + 6 + … + 78. Of nobody, and where nobody has a tier yet, there are no cells at all.
    const int each = rule.appraisal.approved.empty() ? 364 : kMost;
    ASSERT_EQ(impossible, rule.commended ? each : 0) << name_of(rule);
  });
}

// A parent as the site makes it: from what its children show.
DisclosedDistribution sum_of(const std::vector<const DisclosedDistribution*>& parts) {
  model::Figures sum;
  for (const DisclosedDistribution* part : parts) {
    model::Figures child;
    child.distribution = *part;
    rules::add(sum, child);
  }
  return *sum.distribution;
}

// All that is published of a parent and its children, grouped. Whatever is hidden in a child, or in the parent's sum,
// takes two values, unless all of that child (of all children) are commended.
class Family {
 public:
  Family(const Level& level, std::size_t children) : level_(level), children_(children) {}

  void add(const std::vector<const Level::Case*>& parts) {
    std::uint64_t key = 0;
    Hidden sum{};
    for (const Level::Case* part : parts) {
      key = key << 20U | static_cast<unsigned>(part->group);
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += part->counts[i];
    }
    const auto [at, is_new] = groups_.try_emplace(key);
    std::vector<Range>& seen = at->second;
    if (is_new) {
      for (const Level::Case* part : parts) seen.push_back({part->counts, part->counts});
      seen.push_back({sum, sum});
      return;
    }
    for (std::size_t i = 0; i < children_; ++i) seen[i].add(parts[i]->counts);
    seen[children_].add(sum);
  }

  void check(const Rule& rule) const {
    for (const auto& [key, seen] : groups_) {
      std::vector<const DisclosedDistribution*> parts;
      for (std::size_t i = 0; i < children_; ++i)
        parts.push_back(&level_.groups[key >> 20U * (children_ - 1 - i) & 0xFFFFFU]);
      for (std::size_t i = 0; i < children_; ++i) {
        if (all_are_commended(*parts[i])) continue;
        ASSERT_NO_FATAL_FAILURE(check_group(*parts[i], seen[i], rule, false));
      }
      const DisclosedDistribution parent = sum_of(parts);
      const std::array<bool, 6> hidden = hidden_in(parent, false);
      const Range& sums = seen[children_];
      for (std::size_t i = 0; i < hidden.size(); ++i)
        if (hidden[i] && is_known(rule.appraisal, i) && is_hidden_below(parts, i)) {
          ASSERT_LT(sums.least[i], sums.most[i])
              << name_of(rule) << ": value " << i << " of the sum " << text_of(parent);
        }
    }
  }

 private:
  static bool is_hidden_below(const std::vector<const DisclosedDistribution*>& parts, std::size_t value) {
    return std::any_of(parts.begin(), parts.end(), [&](const DisclosedDistribution* part) {
      return hidden_in(*part, false)[value] && !all_are_commended(*part);
    });
  }

  const Level& level_;
  std::size_t children_;
  std::unordered_map<std::uint64_t, std::vector<Range>> groups_;
};

TEST(SmallCounts, OfAParentWithTwoChildrenCannotBeComputed) {
  for_every_rule([](const Rule& rule) {
    const Level level(rule, false);
    Family family(level, 2);
    for (const Level::Case& one : level.cases)
      for (const Level::Case& two : level.cases) {
        if (one.total + two.total > kMost) break;
        family.add({&one, &two});
      }
    ASSERT_NO_FATAL_FAILURE(family.check(rule));
  });
}

TEST(SmallCounts, OfAParentWithThreeChildrenCannotBeComputed) {
  if (std::getenv("GONGSHILAN_LONG") == nullptr) GTEST_SKIP() << "with --long only";
  for_every_rule([](const Rule& rule) {
    const Level level(rule, false);
    Family family(level, 3);
    for (const Level::Case& one : level.cases)
      for (const Level::Case& two : level.cases) {
        if (one.total + two.total > kMost) break;
        for (const Level::Case& three : level.cases) {
          if (one.total + two.total + three.total > kMost) break;
          family.add({&one, &two, &three});
        }
      }
    ASSERT_NO_FATAL_FAILURE(family.check(rule));
  });
}

}  // namespace
