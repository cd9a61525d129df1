// SPDX-License-Identifier: MIT
#include "rules/frozen.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "rules/computed.h"

namespace rules {
namespace {

using model::TableId;

std::string deadline_text(const std::optional<model::Deadline>& deadline) {
  return deadline ? model::canonical(*deadline) : "";
}

std::u32string words_of(std::string_view text) {
  std::u32string words = base::to_code_points(base::to_half_width(text));
  std::erase_if(words,
                [](char32_t c) { return c <= U' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D); });
  return words;
}

// The text that stood on a day, if another one has been posted since; null otherwise.
const model::PostedText* former_text(const model::Posting& posting, model::Date as_of) {
  const auto later = std::find_if(posting.texts.begin(), posting.texts.end(),
                                  [&](const model::PostedText& text) { return text.date > as_of; });
  if (later == posting.texts.end()) return nullptr;
  return later == posting.texts.begin() ? &*later : &*std::prev(later);
}

template <class Record>
void collect(const Record& raw, TableId table, Fields fields, const model::DisclosedRecord& shown,
             std::vector<ToPost>& out) {
  const model::Posting& posting = raw.posting;
  ToPost post{table, raw.number, !posting.first[static_cast<std::size_t>(shown.audience)], 0, {}};
  const bool changed = !posting.is_posted() || !changed_fields(posting.texts.back().fields, fields).empty();
  post.version = changed ? posting.texts.size() : posting.texts.size() - 1;
  if (changed) post.text = {shown.as_of, raw.basis, std::move(fields)};
  if (post.first || changed) out.push_back(std::move(post));
}

}  // namespace

// A problem of a later meeting is not known where the item's own meeting is looked at: its words are nobody's.
Fields frozen_fields(const model::Rectification& item, const model::YearRecord& record) {
  const model::Problem* problem = find_problem(record, item.problem);
  const bool known = problem != nullptr && problem->meeting <= item.meeting;
  return {{"problem", item.problem},
          {std::string(kProblemText), known ? problem->text : ""},
          {"subject", item.subject.is_committee() ? "班子" : item.subject.member},
          {std::string(kName), item.subject.name},
          {"item", item.item},
          {"measures", item.measures},
          {"responsible", item.responsible},
          {"unit", item.unit},
          {"deadline", deadline_text(item.deadline)}};
}

Fields frozen_fields(const model::Commitment& commitment) {
  return {{"member", commitment.member},
          {std::string(kName), commitment.name},
          {"rectification", commitment.rectification},
          {"text", commitment.text},
          {"measures", commitment.measures},
          {"deadline", deadline_text(commitment.deadline)}};
}

const std::string& field(const Fields& fields, std::string_view key) {
  static const std::string kNone;
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.first == key; });
  return found == fields.end() ? kNone : found->second;
}

bool same_words(std::string_view a, std::string_view b) { return a == b || words_of(a) == words_of(b); }

std::vector<std::string> changed_fields(const Fields& before, const Fields& after) {
  std::vector<std::string> changed;
  for (const auto& [key, text] : after)
    if (key != kName && !same_words(field(before, key), text)) changed.push_back(key);
  return changed;
}

std::vector<ToPost> to_post(const model::YearRecord& record, const model::DisclosedRecord& shown) {
  std::vector<ToPost> out;
  std::set<std::string> items, commitments;
  for (const model::DisclosedItem& item : shown.items) items.insert(item.number);
  for (const model::DisclosedLastItem& item : shown.last_list) items.insert(item.number);
  for (const auto* list : {&shown.commitments, &shown.earlier_commitments})
    for (const model::DisclosedCommitment& commitment : *list) commitments.insert(commitment.number);
  for (const auto* list : {&record.items, &record.earlier_items})
    for (const model::Rectification& item : *list)
      if (items.contains(item.number)) collect(item, TableId::rectification, frozen_fields(item, record), shown, out);
  for (const auto* list : {&record.commitments, &record.earlier_commitments})
    for (const model::Commitment& commitment : *list)
      if (commitments.contains(commitment.number))
        collect(commitment, TableId::commitment, frozen_fields(commitment), shown, out);
  return out;
}

model::Rectification with_text(model::Rectification item, const Fields& text) {
  item.problem = field(text, "problem");
  const std::string& subject = field(text, "subject");
  item.subject = subject == "班子" ? model::Subject{} : model::Subject{subject, field(text, kName)};
  item.item = field(text, "item");
  item.measures = field(text, "measures");
  item.responsible = field(text, "responsible");
  item.unit = field(text, "unit");
  item.deadline = model::parse_deadline(field(text, "deadline"));
  return item;
}

model::Commitment with_text(model::Commitment commitment, const Fields& text) {
  commitment.member = field(text, "member");
  commitment.name = field(text, kName);
  commitment.rectification = field(text, "rectification");
  commitment.text = field(text, "text");
  commitment.measures = field(text, "measures");
  commitment.deadline = model::parse_deadline(field(text, "deadline"));
  return commitment;
}

void as_it_stood(model::YearRecord& record, model::Date as_of) {
  for (auto* list : {&record.items, &record.earlier_items})
    for (model::Rectification& item : *list) {
      const model::PostedText* text = former_text(item.posting, as_of);
      if (text == nullptr) continue;
      item = with_text(std::move(item), text->fields);
      for (auto* problems : {&record.problems, &record.earlier_problems})
        for (model::Problem& problem : *problems)
          if (problem.number == item.problem && problem.meeting <= item.meeting)
            problem.text = field(text->fields, kProblemText);
    }
  for (auto* list : {&record.commitments, &record.earlier_commitments})
    for (model::Commitment& commitment : *list)
      if (const model::PostedText* text = former_text(commitment.posting, as_of))
        commitment = with_text(std::move(commitment), text->fields);
}

}  // namespace rules
