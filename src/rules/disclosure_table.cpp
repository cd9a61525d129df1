// SPDX-License-Identifier: MIT
#include "rules/disclosure_table.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace rules {
namespace {

using model::Audience;
using model::TableId;
using enum Display;

constexpr Audience kMembers = Audience::members;
constexpr Audience kUnit = Audience::unit;
constexpr Audience kSociety = Audience::society;
constexpr auto kNobody = std::nullopt;

// What the notes of many rows say.
constexpr std::string_view kItem = "班子的事项按方案；个人的事项一般只给党员，最宽到本单位；公开范围只能再收窄";
constexpr std::string_view kPromise = "方案公开承诺的给本单位，否则只给党员；公开范围只能再收窄";
constexpr std::string_view kBallot = "民主测评只作支部研究的依据，只用在内部报表";
constexpr std::string_view kInternal = "只留在记录里";
constexpr std::string_view kBatch = "公示目录里的一行，范围是它的那一批";

constexpr auto kTable = std::to_array<DisclosureRow>({
    {TableId::organization, "organization", kSociety, as_is, "网页的地址"},
    {TableId::organization, "name", kSociety, as_is},
    {TableId::organization, "kind", kSociety, as_is},
    {TableId::organization, "parent", kSociety, as_is},
    {TableId::organization, "phone", kSociety, as_is, "监督用；没有填的用上级的"},
    {TableId::organization, "mailbox", kSociety, as_is, "监督用；没有填的用上级的"},
    {TableId::organization, "address", kSociety, as_is},

    {TableId::meeting, "organization", kSociety, as_is},
    {TableId::meeting, "meeting", kSociety, as_is, "网页的地址"},
    {TableId::meeting, "plan", kSociety, as_is, "方案的编号和名称"},
    {TableId::meeting, "theme", kSociety, masked},
    {TableId::meeting, "date", kSociety, as_is},
    {TableId::meeting, "place", kSociety, masked},
    {TableId::meeting, "format", kSociety, masked},
    {TableId::meeting, "attended", kSociety, as_is, "开过会才有"},
    {TableId::meeting, "host", kUnit, as_is},
    {TableId::meeting, "recorder", kNobody, never, kInternal},
    {TableId::meeting, "observers", kNobody, never, kInternal},

    {TableId::stage, "organization", kSociety, as_is},
    {TableId::stage, "meeting", kSociety, as_is},
    {TableId::stage, "stage", kSociety, masked},
    {TableId::stage, "start", kSociety, as_is},
    {TableId::stage, "end", kSociety, as_is},
    {TableId::stage, "done", kSociety, as_is},
    {TableId::stage, "note", kMembers, as_is, "可能写有某个人的原因"},

    {TableId::member, "organization", kSociety, as_is},
    {TableId::member, "meeting", kSociety, as_is},
    {TableId::member, "member", kNobody, never, "只用来对上各表的同一个人"},
    {TableId::member, "name", kUnit, as_is,
     "只随公开的承诺、个人事项；优秀的名单一般只给党员，方案要求通报表扬的给本单位；缺席的只给党员。社会范围的文字里一"
     "律遮去"},
    {TableId::member, "kind", kSociety, counted, "随等次分布；社会范围只在设置放开时有"},
    {TableId::member, "posts", kUnit, as_is, "随本人公开的承诺"},
    {TableId::member, "party_group", kUnit, as_is, "在公开承诺的网页上"},
    {TableId::member, "attendance", kUnit, counted, "应到人数、没有评定的人数；缺席的名单只给党员"},
    {TableId::member, "tier", kSociety, counted,
     "等次分布默认给到本单位，社会范围只在设置放开时有；比党员宽的范围里小的数合并"},
    {TableId::member, "approved", kSociety, counted, "审批以前算在“待审批”里，随等次分布"},
    {TableId::member, "told", kMembers, as_is, "缺席的人是否已转告"},

    {TableId::tally, "organization", kNobody, never, kBallot},
    {TableId::tally, "meeting", kNobody, never, kBallot},
    {TableId::tally, "member", kNobody, never, kBallot},
    {TableId::tally, "issued", kNobody, never, kBallot},
    {TableId::tally, "returned", kNobody, never, kBallot},
    {TableId::tally, "valid", kNobody, never, kBallot},
    {TableId::tally, "excellent", kNobody, never, kBallot},
    {TableId::tally, "qualified", kNobody, never, kBallot},
    {TableId::tally, "basically_qualified", kNobody, never, kBallot},
    {TableId::tally, "unqualified", kNobody, never, kBallot},
    {TableId::tally, "average", kNobody, never, kBallot},

    {TableId::committee_tally, "organization", kNobody, never, kBallot},
    {TableId::committee_tally, "meeting", kNobody, never, kBallot},
    {TableId::committee_tally, "aspect", kNobody, never, kBallot},
    {TableId::committee_tally, "valid", kNobody, never, kBallot},
    {TableId::committee_tally, "choice", kNobody, never, kBallot},
    {TableId::committee_tally, "votes", kNobody, never, kBallot},

    {TableId::problem, "problem", kSociety, as_is, "只写在撤下的通知里；没有撤下的不写"},
    {TableId::problem, "organization", kSociety, as_is},
    {TableId::problem, "meeting", kSociety, as_is},
    {TableId::problem, "subject", kUnit, as_is, "随整改事项，只写“班子”或姓名"},
    {TableId::problem, "origin", kSociety, as_is, "随整改事项；个人的问题同个人的事项，班子认领了也一样"},
    {TableId::problem, "category", kNobody, never, kInternal},
    {TableId::problem, "text", kSociety, masked,
     "随整改事项；个人的问题同个人的事项，班子认领了也一样；没有事项回答的不公开"},
    {TableId::problem, "earlier", kSociety, counted, "随整改事项：这是第几年，上次是哪一项"},

    {TableId::rectification, "rectification", kSociety, as_is, kItem},
    {TableId::rectification, "organization", kSociety, as_is, kItem},
    {TableId::rectification, "meeting", kSociety, as_is, kItem},
    {TableId::rectification, "problem", kNobody, never, kInternal},
    {TableId::rectification, "subject", kUnit, as_is, "只写“班子”或姓名，有姓名的最宽到本单位"},
    {TableId::rectification, "item", kSociety, masked, kItem},
    {TableId::rectification, "measures", kSociety, masked, kItem},
    {TableId::rectification, "responsible", kSociety, masked, "同整改事项；社会范围里职务和单位照写，姓名遮去"},
    {TableId::rectification, "unit", kSociety, masked, kItem},
    {TableId::rectification, "deadline", kSociety, as_is, kItem},
    {TableId::rectification, "scope", kNobody, never, "只用来收窄这一项的范围"},
    {TableId::rectification, "basis", kSociety, masked, "同整改事项；公示以后改了文字的，写在改动旁边"},

    {TableId::event, "organization", kSociety, as_is, "同它的整改事项"},
    {TableId::event, "rectification", kSociety, as_is, "同它的整改事项"},
    {TableId::event, "date", kSociety, as_is, "同它的整改事项"},
    {TableId::event, "kind", kSociety, as_is, "同它的整改事项"},
    {TableId::event, "content", kSociety, masked, "同它的整改事项"},
    {TableId::event, "new_deadline", kSociety, as_is, "同它的整改事项"},
    {TableId::event, "new_responsible", kSociety, masked, "同它的整改事项；社会范围里职务和单位照写，姓名遮去"},
    {TableId::event, "approver", kNobody, never, kInternal},
    {TableId::event, "verifier", kNobody, never, kInternal},
    {TableId::event, "evidence", kNobody, never, kInternal},
    {TableId::event, "result", kSociety, as_is, "同它的整改事项"},

    {TableId::commitment, "commitment", kUnit, as_is, kPromise},
    {TableId::commitment, "organization", kUnit, as_is, kPromise},
    {TableId::commitment, "meeting", kUnit, as_is, kPromise},
    {TableId::commitment, "member", kUnit, as_is, "写姓名，不写编号；范围同承诺"},
    {TableId::commitment, "rectification", kUnit, as_is, "那个事项这个范围看得到时才写"},
    {TableId::commitment, "text", kUnit, as_is, kPromise},
    {TableId::commitment, "measures", kUnit, as_is, kPromise},
    {TableId::commitment, "deadline", kUnit, as_is, kPromise},
    {TableId::commitment, "scope", kNobody, never, "只用来收窄这一条的范围"},
    {TableId::commitment, "basis", kUnit, as_is, "同承诺；公示以后改了文字的，写在改动旁边"},

    {TableId::fulfilment, "organization", kUnit, as_is, "同它的承诺"},
    {TableId::fulfilment, "commitment", kUnit, as_is, "同它的承诺"},
    {TableId::fulfilment, "date", kUnit, as_is, "同它的承诺"},
    {TableId::fulfilment, "content", kUnit, as_is, "同它的承诺"},
    {TableId::fulfilment, "result", kUnit, as_is, "同它的承诺；方案要求报告的，本单位总能看到缺几次"},
    {TableId::fulfilment, "occasion", kUnit, as_is, "同它的承诺"},

    {TableId::opinion, "organization", kMembers, as_is},
    {TableId::opinion, "meeting", kMembers, as_is},
    {TableId::opinion, "channel", kMembers, as_is},
    {TableId::opinion, "count", kMembers, as_is},
    {TableId::opinion, "answered", kMembers, as_is},

    {TableId::talk, "organization", kMembers, as_is},
    {TableId::talk, "meeting", kMembers, as_is},
    {TableId::talk, "kind", kMembers, as_is, "只有次数，没有内容"},
    {TableId::talk, "expected", kMembers, as_is, "只有次数，没有内容"},
    {TableId::talk, "held", kMembers, as_is, "只有次数，没有内容"},

    {TableId::filing, "organization", kMembers, as_is},
    {TableId::filing, "meeting", kMembers, as_is},
    {TableId::filing, "material", kMembers, as_is, "只在有某种党员时才有的名单，审核以后才列"},
    {TableId::filing, "recipient", kMembers, as_is},
    {TableId::filing, "end", kMembers, as_is},
    {TableId::filing, "sent", kMembers, as_is},
    {TableId::filing, "reviewed", kMembers, as_is},

    {TableId::material, "organization", kMembers, as_is},
    {TableId::material, "meeting", kMembers, as_is},
    {TableId::material, "material", kMembers, as_is},
    {TableId::material, "archived", kMembers, as_is},

    {TableId::disclosure, "batch", kSociety, as_is, kBatch},
    {TableId::disclosure, "organization", kSociety, as_is, kBatch},
    {TableId::disclosure, "meeting", kSociety, as_is, kBatch},
    {TableId::disclosure, "contents", kSociety, as_is, kBatch},
    {TableId::disclosure, "scope", kSociety, as_is, kBatch},
    {TableId::disclosure, "start", kSociety, as_is, kBatch},
    {TableId::disclosure, "period", kSociety, as_is, kBatch},
    {TableId::disclosure, "way", kSociety, as_is, kBatch},
    {TableId::disclosure, "proposer", kNobody, never, "在审批表上，不在网页上"},
    {TableId::disclosure, "reviewer", kNobody, never, "在审批表上，不在网页上"},
    {TableId::disclosure, "approver", kNobody, never, "在审批表上，不在网页上"},
    {TableId::disclosure, "approved", kSociety, counted, "只说是否已经审批"},
    {TableId::disclosure, "content_code", kSociety, as_is, kBatch},
});

// Where each table's rows begin.
std::array<std::size_t, model::kTableCount> first_rows() {
  std::array<std::size_t, model::kTableCount> first{};
  for (std::size_t i = kTable.size(); i-- > 0;) first[static_cast<std::size_t>(kTable[i].table)] = i;
  return first;
}

// The widest that the table gives a name or a promise, whatever a plan says.
Audience at_most(Audience by_plan, TableId table, std::string_view column) {
  return std::min(by_plan, *disclosure_of(table, column).widest);
}

}  // namespace

std::span<const DisclosureRow> disclosure_table() { return kTable; }

const DisclosureRow& disclosure_of(TableId table, std::string_view column) {
  static const auto kFirst = first_rows();
  std::size_t row = kFirst[static_cast<std::size_t>(table)];
  while (kTable[row].column != column) {
    ++row;
    assert(row < kTable.size() && kTable[row].table == table);
  }
  return kTable[row];
}

Audience personal_items_posted(const model::Plan& plan) {
  return at_most(plan.posted.personal_items, TableId::rectification, "subject");
}

Audience commitments_posted(const model::Plan& plan) {
  return at_most(plan.posted.commitments, TableId::commitment, "text");
}

Audience excellent_named(const model::Plan& plan) {
  return plan.appraisal->commended ? at_most(kUnit, TableId::member, "name") : kMembers;
}

// A member's problem that the committee took up: the item is the committee's, the problem stays the member's.
Audience posted(const model::Plan& plan, const model::Problem& problem) {
  return problem.subject.is_committee() ? *disclosure_of(TableId::problem, "text").widest : personal_items_posted(plan);
}

Audience posted(const model::Plan& plan, const model::Rectification& item, const model::Problem* problem) {
  const bool named_by_member = item.item.empty() && problem != nullptr && !problem->subject.is_committee();
  const Audience by_rule =
      item.subject.is_committee() && !named_by_member ? plan.posted.items : personal_items_posted(plan);
  return item.scope ? std::min(*item.scope, by_rule) : by_rule;
}

Audience posted(const model::Plan& plan, const model::Commitment& commitment) {
  const Audience by_rule = commitments_posted(plan);
  return commitment.scope ? std::min(*commitment.scope, by_rule) : by_rule;
}

}  // namespace rules
