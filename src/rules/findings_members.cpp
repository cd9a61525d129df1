// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "rules/finder.h"

namespace rules {
namespace {

using model::TableId;

void tier(Finder& finder, const model::Member& member) {
  if (finder.lacks("member.tier", !member.tier))
    finder.say(Rule::tier_missing, {TableId::member, member.origin, "tier"},
               fmt::format("{}还没有评定等次。", member.name));
  const model::Appraisal& appraisal = *finder.plan.appraisal;
  if (!member.tier || !appraisal.needs_approval(*member.tier)) return;
  if (!member.approved)
    finder.say(Rule::tier_unapproved, {TableId::member, member.origin, "approved"},
               fmt::format("{}的等次还没有上级审批日期，公示时算作待审批。", member.name));
  if (appraisal.told_after && member.told && (!member.approved || *member.told < *member.approved))
    finder.say(
        Rule::feedback_before_review, {TableId::member, member.origin, "told"},
        fmt::format("{}的反馈早于上级审批。方案 {} 要求先审核后反馈，请核对日期。", member.name, finder.plan.id));
}

void members(Finder& finder) {
  std::map<std::string, int> names;
  for (const model::Member& member : finder.record.members) {
    ++names[member.name];
    const auto reason = why_not_assessed(member);
    if (reason == model::NotAssessed::absent)
      finder.say(Rule::absent_not_made_up, {TableId::member, member.origin, "attendance"},
                 member.name + (finder.plan.knows(model::Attendance::made_up)
                                    ? "缺席，还没有补课。补课后请把评议情况改为“已补课”。"
                                    : "缺席，没有参加评议。请核对评议情况。"));
    if (finder.plan.appraisal && !reason && finder.computed.distribution) tier(finder, member);
  }
  for (const auto& [name, count] : names)
    if (count > 1)
      finder.say(Rule::same_name, {TableId::member, {}, "name"},
                 fmt::format("有 {} 名党员都叫{}，请核对是否同一人重复填写。", count, name));
}

void tallies(Finder& finder) {
  for (const model::Tally& tally : finder.record.tallies) {
    std::vector<std::string> gaps;
    const auto gap = [&](const char* column, bool empty, const char* header) {
      if (finder.lacks(std::string("tally.") + column, empty)) gaps.emplace_back(header);
    };
    gap("excellent", !tally.excellent, "优秀");
    gap("qualified", !tally.qualified, "合格");
    gap("basically_qualified", !tally.basically_qualified, "基本合格");
    gap("unqualified", !tally.unqualified, "不合格");
    gap("average", tally.average.empty(), "平均分");
    if (!gaps.empty())
      finder.say(Rule::tally_gap, {TableId::tally, tally.origin, "member"},
                 fmt::format("{} 的测评没有填{}。方案 {} 要求写明，没有的填 0。", tally.member, base::join(gaps, "、"),
                             finder.plan.id));
  }
}

void distribution(Finder& finder) {
  if (!finder.plan.appraisal || !finder.plan.appraisal->cap || !finder.computed.distribution) return;
  const Distribution& tiers = *finder.computed.distribution;
  if (!tiers.within_cap())
    finder.say(Rule::over_cap, {TableId::member, {}, "tier"},
               fmt::format(
                   "优秀 {} 人，超过正式党员 {} 人的三分之一（最多 {} 人）。方案 {} 要求一般不超过，请支部核对并说明。",
                   tiers.tier(model::Tier::excellent), tiers.formal, tiers.cap(), finder.plan.id));
}

}  // namespace

void find_in_members(Finder& finder) {
  members(finder);
  tallies(finder);
  distribution(finder);
}

}  // namespace rules
