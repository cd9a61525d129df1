// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/text.h"
#include "rules/computed.h"
#include "rules/content_fields.h"

namespace rules {
namespace {

using model::Matter;
using model::TableId;

const model::Problem* problem_of(const ContentFields& fields, const model::Rectification& item) {
  const model::Problem* problem = find_problem(fields.discloser().record, item.problem);
  return problem != nullptr && fields.is_withdrawn(TableId::problem, problem->number) ? nullptr : problem;
}

bool is_shown(const ContentFields& fields, const model::Rectification& item) {
  const Discloser& discloser = fields.discloser();
  if (fields.is_withdrawn(TableId::rectification, item.number)) return false;
  if (item.item.empty() && problem_of(fields, item) == nullptr) return false;  // its words went with the problem
  return discloser.may_see(discloser.widest(item, find_problem(discloser.record, item.problem)));
}

void add_item(const model::Rectification& item, ContentFields& fields) {
  const Discloser& discloser = fields.discloser();
  const model::Problem* problem = problem_of(fields, item);
  fields.begin(TableId::rectification, item.number);
  if (discloser.may_see_problem(problem)) {
    if (!item.item.empty()) fields.add_as(fields.header(TableId::problem, "text"), discloser.text(problem->text).text);
    if (problem->source)
      fields.add_as(fields.header(TableId::problem, "origin"), std::string(model::word(*problem->source)));
  }
  fields.add("subject", item.subject.is_committee() ? "班子" : discloser.name(item.subject.name).text);
  fields.add("item", discloser.title(item, problem).text);
  fields.add("measures", discloser.text(item.measures).text);
  fields.add("responsible", discloser.responsible(item.responsible).text);
  fields.add("unit", discloser.text(item.unit).text);
  fields.add("deadline", typed(item.deadline));
  fields.add("basis", discloser.text(item.basis).text);
}

const model::Rectification* item_of(const ContentFields& fields, const std::string& number) {
  const model::YearRecord& record = fields.discloser().record;
  if (!number.empty())
    for (const auto* list : {&record.items, &record.earlier_items})
      for (const model::Rectification& item : *list)
        if (item.number == number) return is_shown(fields, item) ? &item : nullptr;
  return nullptr;
}

// Words, measures and deadline may be those of its item: what is approved is what is then read.
void add_commitment(const model::Commitment& commitment, ContentFields& fields) {
  const Discloser& discloser = fields.discloser();
  const model::Rectification* item = item_of(fields, commitment.rectification);
  const bool own_words = !commitment.text.empty();
  if (!own_words && item == nullptr) return;
  fields.begin(TableId::commitment, commitment.number);
  fields.add("member", discloser.name(commitment.name).text);
  for (const model::Member& member : discloser.record.members) {
    if (member.number != commitment.member) continue;
    std::vector<std::string> posts;
    for (const model::Post post : member.posts) posts.emplace_back(model::word(post));
    fields.add_as(fields.header(TableId::member, "posts"), base::join(posts, "、"));
    fields.add_as(fields.header(TableId::member, "party_group"), member.group);
  }
  if (item != nullptr) fields.add("rectification", item->number);
  fields.add("text",
             own_words ? discloser.text(commitment.text).text : discloser.title(*item, problem_of(fields, *item)).text);
  const bool own_measures = own_words || !commitment.measures.empty();
  fields.add("measures", discloser.text(own_measures ? commitment.measures : item->measures).text);
  fields.add("deadline", typed(commitment.deadline || item == nullptr ? commitment.deadline : item->deadline));
  fields.add("basis", discloser.text(commitment.basis).text);
}

}  // namespace

bool ContentFields::is_withdrawn(TableId table, const std::string& record) const {
  return std::any_of(withdrawn_.begin(), withdrawn_.end(), [&](const model::Withdrawal& withdrawal) {
    return withdrawal.table == table && withdrawal.record == record;
  });
}

void add_lists(const model::Batch& batch, ContentFields& fields) {
  const Discloser& discloser = fields.discloser();
  if (holds(batch, Matter::items) && discloser.plan.uses(TableId::rectification))
    for (const model::Rectification& item : discloser.record.items)
      if (is_shown(fields, item)) add_item(item, fields);
  if (holds(batch, Matter::commitments) && discloser.plan.uses(TableId::commitment))
    for (const model::Commitment& commitment : discloser.record.commitments)
      if (discloser.may_see(discloser.widest(commitment)) &&
          !fields.is_withdrawn(TableId::commitment, commitment.number))
        add_commitment(commitment, fields);
}

}  // namespace rules
