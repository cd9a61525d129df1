// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
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

// Told of the meeting (P06), or made up for it (P12), or just not there.
void absent(Finder& finder, const model::Member& member) {
  if (finder.plan.absent_told) {
    if (finder.is_held() && (!member.told || *member.told > finder.options.as_of))
      finder.say(Rule::absent_not_told, {TableId::member, member.origin, "told"},
                 fmt::format("{}缺席，会议情况和批评意见还没有转告。转告后请填反馈日期。", member.name));
    return;
  }
  const bool appraised = finder.plan.appraisal.has_value();
  finder.say(Rule::absent_not_made_up, {TableId::member, member.origin, "attendance"},
             member.name + (!appraised ? "缺席，没有参加会议。请核对评议情况。"
                            : finder.plan.knows(model::Attendance::made_up)
                                ? "缺席，还没有补课。补课后请把评议情况改为“已补课”。"
                                : "缺席，没有参加评议。请核对评议情况。"));
}

// Characters that each machine draws as it likes, from before Unicode had the rare ones.
bool has_private_use(const std::string& name) {
  const std::u32string points = base::to_code_points(name);
  return std::any_of(points.begin(), points.end(),
                     [](char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; });
}

void members(Finder& finder) {
  std::map<std::string, int> names;
  for (const model::Member& member : finder.record.members) {
    ++names[member.name];
    const auto reason = why_not_assessed(member);
    if (member.attendance == model::Attendance::absent) absent(finder, member);
    if (has_private_use(member.name))
      finder.say(Rule::name_private_use, {TableId::member, member.origin, "name"},
                 fmt::format("{}的姓名里有自造的字，别的电脑显示不出来。请改用这个字的正式编码，或换成同音字并注明。",
                             member.name));
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

std::string_view base_of(model::CapBase base) {
  return base == model::CapBase::formal ? "正式党员" : base == model::CapBase::members ? "党员" : "参评党员";
}

std::string share_of(const model::Cap& cap) {
  return cap.part == 1 && cap.of == 3 ? "三分之一" : fmt::format(" {}/{}", cap.part, cap.of);
}

void distribution(Finder& finder) {
  if (!finder.plan.appraisal || !finder.plan.appraisal->cap || !finder.computed.distribution) return;
  const Distribution& tiers = *finder.computed.distribution;
  if (!tiers.within_cap())
    finder.say(Rule::over_cap, {TableId::member, {}, "tier"},
               fmt::format("优秀 {} 人，超过{} {} 人的{}（最多 {} 人）。方案 {} 要求一般不超过，请支部核对并说明。",
                           tiers.tier(model::Tier::excellent), base_of(tiers.rule.base), tiers.base(),
                           share_of(tiers.rule), tiers.cap(), finder.plan.id));
}

}  // namespace

void find_in_members(Finder& finder) {
  members(finder);
  tallies(finder);
  distribution(finder);
}

}  // namespace rules
