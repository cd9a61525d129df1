// SPDX-License-Identifier: MIT
// Who has to list and who has to promise, as the plan says; the names are for the secretary, never for a site.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "rules/finder.h"

namespace rules {
namespace {

using model::Attendance;
using model::Member;
using model::OrganizationKind;
using model::Post;
using model::TableId;

// Those who are here to list and promise: 流入 do it at home, 流动在外 and 不在范围 not at all.
bool takes_part(const Member& member) {
  return member.attendance != Attendance::guest && member.attendance != Attendance::away &&
         member.attendance != Attendance::out_of_scope;
}

// The committee's own members; a 总支委员 lists with the general branch, wherever the row stands, and not twice where
// he leads a branch too (P12).
bool is_commissioner(const Member& member, OrganizationKind kind) {
  bool of_branch = false, of_superior = false;
  for (const Post post : member.posts) {
    const bool branch = post == Post::secretary || post == Post::deputy_secretary || post == Post::commissioner;
    of_branch = of_branch || branch;
    of_superior = of_superior || (!branch && post != Post::group_leader);
  }
  return kind == OrganizationKind::branch ? of_branch && !of_superior : of_branch || of_superior;
}

void list(Finder& finder) {
  const model::YearRecord& record = finder.record;
  bool of_committee = false;
  std::set<std::string> listed;
  for (const model::Rectification& item : record.items) {  // a list of former meetings is not this one's
    of_committee = of_committee || item.subject.is_committee();
    listed.insert(item.subject.member);
  }
  if (finder.plan.lists_of(model::Lister::committee) && !of_committee)
    finder.say(Rule::list_missing, {TableId::rectification, {}, ""},
               fmt::format("方案 {} 要求班子列整改清单，“整改”表里还没有班子这次会议的事项，请填写。", finder.plan.id));
  std::vector<std::string> without;
  for (const Member& member : record.members) {
    const bool must =
        finder.plan.lists_of(model::Lister::members) ||
        (finder.plan.lists_of(model::Lister::commissioners) && is_commissioner(member, record.organization.kind));
    if (must && takes_part(member) && !listed.contains(member.number)) without.push_back(member.name);
  }
  if (!without.empty())
    finder.say(Rule::list_missing, {TableId::rectification, {}, ""},
               fmt::format("{} 还没有自己这次会议的整改事项。方案 {} 要求列出，请在“整改”表填写，主体填党员编号。",
                           some_of(without), finder.plan.id));
}

void promises(Finder& finder) {
  if (finder.plan.promises == model::Promisers::none) return;
  const model::YearRecord& record = finder.record;
  std::set<std::string> promised;
  for (const model::Commitment& commitment : record.commitments) promised.insert(commitment.member);
  std::vector<std::string> without;
  for (const Member& member : record.members)
    if (takes_part(member) && !promised.contains(member.number)) without.push_back(member.name);
  const Place place{TableId::commitment, {}, ""};
  if (finder.plan.promises == model::Promisers::all && !without.empty()) {
    finder.say(Rule::commitment_missing, place,
               fmt::format("{} 还没有整改承诺。方案 {} 要求每名党员作出承诺，请在“承诺”表填写。", some_of(without),
                           finder.plan.id));
  } else if (finder.plan.promises != model::Promisers::all && promised.empty()) {
    finder.say(Rule::commitment_missing, place,
               fmt::format("还没有一条承诺。方案 {} 要求{}作出承诺，请在“承诺”表填写。", finder.plan.id,
                           finder.plan.promises == model::Promisers::leaders ? "党员领导干部" : "党员干部"));
  }
}

// P02, P07: old problems must not stand for new ones; asked of the committee and of each member.
void fresh_problems(Finder& finder) {
  struct Counts {
    std::string name;
    int all = 0, carried = 0;
    model::Origin first;
  };
  std::map<std::string, Counts> by_subject;
  for (const model::Problem& problem : finder.record.problems) {
    Counts& counts = by_subject[problem.subject.member];
    if (counts.all++ == 0) counts.first = problem.origin;
    counts.name = problem.subject.is_committee() ? "班子" : problem.subject.name;
    if (!problem.earlier.empty()) ++counts.carried;
  }
  for (const auto& [member, counts] : by_subject)
    if (counts.all == counts.carried)
      finder.say(Rule::only_carried, {TableId::problem, counts.first, "earlier"},
                 fmt::format("{}的 {} 个问题都是以前查摆过的。方案 {} 不许用老问题代替新发现的问题，请核对。",
                             counts.name, counts.all, finder.plan.id));
}

}  // namespace

void find_in_lists(Finder& finder) {
  for (const LastItem& last : finder.computed.last_list) {
    if (last.explained || !finder.is_held()) continue;
    finder.item = last.item->number;
    finder.say(Rule::carried_unexplained, {TableId::rectification, last.item->origin, "deadline"},
               fmt::format("上次的整改 {} 到会议当天尚未整改，没有写全原因、责任人和新的时限。方案 {} 要求说明，"
                           "会上说过的，请在“进展”表登记一次延期，日期不晚于会议当天，新时限不早于会议当天。",
                           last.item->number, finder.plan.id));
  }
  finder.item.clear();
  if (finder.plan.fresh_problems) fresh_problems(finder);
  if (!finder.is_held() || finder.record.members.empty()) return;
  if (finder.plan.uses(TableId::rectification)) list(finder);
  if (finder.plan.uses(TableId::commitment)) promises(finder);
}

}  // namespace rules
