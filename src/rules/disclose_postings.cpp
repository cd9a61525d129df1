// SPDX-License-Identifier: MIT
// Amendments: what stood on a site of this audience before, beside what stands there now. A text that the audience was
// never shown, or may not see any more, is left out, and with it both changes it took part in.
#include "rules/discloser.h"
#include "rules/frozen.h"

namespace rules {
namespace {

using model::DisclosedAmendment;
using model::PostedText;
using model::Shown;

// The texts that this audience saw up to the day, and the one that stands now if it has not been posted yet.
std::vector<PostedText> seen_texts(const Discloser& discloser, const model::Posting& posting, const Fields& now,
                                   const std::string& basis) {
  const auto audience = static_cast<std::size_t>(discloser.options.audience);
  const model::Date as_of = discloser.options.as_of;
  if (!posting.first[audience] || *posting.first[audience] > as_of) return {};
  std::vector<PostedText> seen;
  for (std::size_t i = posting.from[audience]; i < posting.texts.size(); ++i)
    if (posting.texts[i].date <= as_of) seen.push_back(posting.texts[i]);
  const bool all = !posting.texts.empty() && posting.texts.back().date <= as_of;
  if (all && !changed_fields(seen.back().fields, now).empty()) seen.push_back({as_of, basis, now});
  return seen;
}

class Changes {
 public:
  Changes(const Discloser& discloser, model::TableId table) : discloser_(discloser), table_(model::table(table)) {}

  void add(std::string_view column, const Shown& before, const Shown& after) {
    if (!same_words(before.text, after.text)) changes_.push_back({std::string(header_of(column)), before, after});
  }
  void add_text(std::string_view column, const std::string& before, const std::string& after) {
    add(column, discloser_.text(before), discloser_.text(after));
  }
  void add_deadline(const std::optional<model::Deadline>& before, const std::optional<model::Deadline>& after) {
    const auto shown = [](const auto& deadline) { return Shown{deadline ? model::shown(*deadline) : "", {}}; };
    add("deadline", shown(before), shown(after));
  }
  std::vector<DisclosedAmendment::Change> take() { return std::move(changes_); }

 private:
  // The words of the problem, not its number.
  [[nodiscard]] std::string_view header_of(std::string_view column) const {
    return column == "problem" ? model::table(model::TableId::problem).header
                               : table_.columns[*table_.index_of(column)].header;
  }

  const Discloser& discloser_;
  const model::Table& table_;
  std::vector<DisclosedAmendment::Change> changes_;
};

// An item as one posted text had it.
struct ItemText {
  model::Rectification item;
  const model::Problem* problem;
  std::string problem_text;

  ItemText(const Discloser& discloser, const model::Rectification& raw, const Fields& text)
      : item(with_text(raw, text)),
        problem(find_problem(discloser.record, item.problem)),
        problem_text(field(text, kProblemText)) {}
  [[nodiscard]] const std::string& title() const { return item.item.empty() ? problem_text : item.item; }
};

std::vector<DisclosedAmendment::Change> changes_of(const Discloser& discloser, const ItemText& a, const ItemText& b) {
  Changes changes(discloser, model::TableId::rectification);
  const auto subject = [&](const ItemText& text) {
    return text.item.subject.is_committee() ? Shown{"班子"} : discloser.name(text.item.subject.name);
  };
  if (a.item.subject.member != b.item.subject.member) changes.add("subject", subject(a), subject(b));
  changes.add_text("item", a.title(), b.title());
  const auto shows_problem = [&](const ItemText& text) {
    return text.item.problem.empty() || (!text.item.item.empty() && discloser.may_see_problem(text.problem));
  };
  if (shows_problem(a) && shows_problem(b)) changes.add_text("problem", a.problem_text, b.problem_text);
  changes.add_text("measures", a.item.measures, b.item.measures);
  changes.add("responsible", discloser.responsible(a.item.responsible), discloser.responsible(b.item.responsible));
  changes.add_text("unit", a.item.unit, b.item.unit);
  changes.add_deadline(a.item.deadline, b.item.deadline);
  return changes.take();
}

PostedState state_of(const Discloser& discloser, const model::Posting& posting) {
  const model::Date as_of = discloser.options.as_of;
  PostedState state;
  state.on = posting.first[static_cast<std::size_t>(discloser.options.audience)];
  if (state.on && *state.on > as_of) state.on.reset();
  if (!state.on && discloser.options.posts) state.on = as_of;
  state.gone = posting.gone && *posting.gone <= as_of;
  return state;
}

void add(PostedState& state, const Discloser& discloser, const PostedText& text,
         std::vector<DisclosedAmendment::Change> changes) {
  if (!changes.empty()) state.amendments.push_back({text.date, discloser.text(text.basis).text, std::move(changes)});
}

}  // namespace

PostedState posted_state(const Discloser& discloser, const model::Rectification& item) {
  PostedState state = state_of(discloser, item.posting);
  const auto seen = seen_texts(discloser, item.posting, frozen_fields(item, discloser.record), item.basis);
  for (std::size_t i = 1; i < seen.size(); ++i) {
    const ItemText before(discloser, item, seen[i - 1].fields), after(discloser, item, seen[i].fields);
    const auto visible = [&](const ItemText& text) {
      const bool knows_whose = !text.item.item.empty() || text.problem != nullptr;
      return knows_whose && discloser.may_see(discloser.widest(text.item, text.problem));
    };
    if (visible(before) && visible(after)) add(state, discloser, seen[i], changes_of(discloser, before, after));
  }
  return state;
}

PostedState posted_state(const Discloser& discloser, const model::Commitment& commitment,
                         const std::function<bool(const std::string&)>& shows_item) {
  PostedState state = state_of(discloser, commitment.posting);
  const auto seen = seen_texts(discloser, commitment.posting, frozen_fields(commitment), commitment.basis);
  for (std::size_t i = 1; i < seen.size(); ++i) {
    const model::Commitment a = with_text(commitment, seen[i - 1].fields), b = with_text(commitment, seen[i].fields);
    Changes changes(discloser, model::TableId::commitment);
    if (a.member != b.member) changes.add("member", discloser.name(a.name), discloser.name(b.name));
    const auto known = [&](const std::string& number) { return number.empty() || shows_item(number); };
    if (known(a.rectification) && known(b.rectification))
      changes.add("rectification", {a.rectification, {}}, {b.rectification, {}});
    changes.add_text("text", a.text, b.text);
    changes.add_text("measures", a.measures, b.measures);
    changes.add_deadline(a.deadline, b.deadline);
    add(state, discloser, seen[i], changes.take());
  }
  return state;
}

}  // namespace rules
