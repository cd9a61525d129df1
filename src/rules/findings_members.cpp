// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

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
bool is_private_use(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

// Han characters that Unicode took in after 2017 (extensions G to I): the fonts that pages name end at extension F.
bool is_beyond_fonts(char32_t c) { return (c >= 0x2EBF0 && c < 0x2F800) || (c >= 0x30000 && c < 0xF0000); }

bool any_in(const std::string& name, bool (*is)(char32_t)) {
  const std::u32string points = base::to_code_points(name);
  return std::any_of(points.begin(), points.end(), is);
}

void drawn(Finder& finder, const model::Member& member) {
  const Place place{TableId::member, member.origin, "name"};
  if (any_in(member.name, is_private_use))
    finder.say(Rule::name_private_use, place,
               fmt::format("{}的姓名里有自造的字，别的电脑显示不出来。请改用这个字的正式编码，或换成同音字并注明。",
                           member.name));
  if (any_in(member.name, is_beyond_fonts))
    finder.say(Rule::name_private_use, place,
               fmt::format("{}的姓名里有很新的生僻字，一般的字体里没有。请看网页和打印显示得出来没有。", member.name));
}

void members(Finder& finder) {
  std::map<std::string, int> names;
  for (const model::Member& member : finder.record.members) {
    ++names[member.name];
    const auto reason = why_not_assessed(member);
    if (member.attendance == model::Attendance::absent) absent(finder, member);
    drawn(finder, member);
    if (finder.plan.appraisal && !reason && finder.computed.distribution) tier(finder, member);
  }
  for (const auto& [name, count] : names)
    if (count > 1)
      finder.say(Rule::same_name, {TableId::member, {}, "name"},
                 fmt::format("有 {} 名党员都叫{}，请核对是否同一人重复填写。", count, name));
}

// Whoever was there and is assessed was balloted.
void without_tally(Finder& finder) {
  std::set<std::string> balloted;
  for (const model::Tally& tally : finder.record.tallies) balloted.insert(tally.member);
  std::vector<std::string> without;
  for (const model::Member& member : finder.record.members)
    if (member.attendance == model::Attendance::present && !why_not_assessed(member) &&
        !balloted.contains(member.number))
      without.push_back(member.name);
  if (!without.empty())
    finder.say(Rule::tally_gap, {TableId::tally, {}, "member"},
               fmt::format("{} 没有测评。方案 {} 要求测评，请在“测评”表填写。", some_of(without), finder.plan.id));
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
                 fmt::format("{} 的测评没有填{}。方案 {} 要求写明{}。", tally.member, base::join(gaps, "、"),
                             finder.plan.id, gaps.back() == "平均分" ? "" : "，没有的填 0"));
  }
}

std::string share_of(const model::Cap& cap) {
  constexpr int whole = 100;
  if (cap.part == 1 && cap.of == 3) return "三分之一";
  if (whole * cap.part % cap.of == 0) return fmt::format(" {}%", whole * cap.part / cap.of);
  return fmt::format(" {}/{}", cap.part, cap.of);
}

void distribution(Finder& finder) {
  if (!finder.plan.appraisal || !finder.plan.appraisal->cap || !finder.computed.distribution) return;
  const Distribution& tiers = *finder.computed.distribution;
  if (tiers.rule.of * tiers.excellent_given > tiers.rule.part * tiers.base())  // said before the superior approves them
    finder.say(Rule::over_cap, {TableId::member, {}, "tier"},
               fmt::format("优秀 {} 人，超过{} {} 人的{}（最多 {} 人）。方案 {} 要求一般不超过，请支部核对并说明。",
                           tiers.excellent_given, model::word(tiers.rule.base), tiers.base(), share_of(tiers.rule),
                           tiers.cap(), finder.plan.id));
}

}  // namespace

void find_in_members(Finder& finder) {
  members(finder);
  tallies(finder);
  const auto& asked = finder.plan.required;
  const bool asks_tallies =
      std::any_of(asked.begin(), asked.end(), [](const std::string& each) { return each.starts_with("tally."); });
  if (asks_tallies && finder.plan.appraisal && finder.is_held()) without_tally(finder);
  distribution(finder);
}

}  // namespace rules
