// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "rules/discloser.h"

namespace rules {
namespace {

std::vector<std::string> groups_of(const model::YearRecord& record) {
  std::vector<std::string> names;
  for (const model::Member& member : record.members)
    if (!member.group.empty() && std::find(names.begin(), names.end(), member.group) == names.end())
      names.push_back(member.group);
  return names;
}

class Promises {
 public:
  Promises(const Discloser& discloser, const model::DisclosedRecord& shown)
      : discloser_(discloser), posts_items_(shown.posts_list) {
    for (const model::DisclosedItem& item : shown.items) shown_items_.insert(item.number);
  }

  // Nothing where its text is that of an item which is not shown.
  [[nodiscard]] std::optional<model::DisclosedCommitment> of_this_meeting(std::size_t index) const {
    const model::Commitment& raw = discloser_.record.commitments[index];
    const Computed& computed = discloser_.computed;
    if (!discloser_.shows(raw)) return std::nullopt;
    if (raw.text.empty() && !shown_items_.contains(raw.rectification)) return std::nullopt;
    return commitment(raw, computed.fulfilments[index], computed.commitment_dues[index]);
  }

  // Its item may have left the list.
  [[nodiscard]] std::optional<model::DisclosedCommitment> of_the_last_meeting(std::size_t index) const {
    const model::Commitment& raw = discloser_.record.earlier_commitments[index];
    const Computed& computed = discloser_.computed;
    if (!discloser_.shows(raw)) return std::nullopt;
    const bool own_due = raw.deadline || posts_items_;  // else it is its item's
    model::DisclosedCommitment out = commitment(raw, computed.earlier_fulfilments[index],
                                                own_due ? computed.earlier_commitment_dues[index] : model::Due());
    for (const model::Rectification& item : discloser_.record.earlier_items) {
      const model::Problem* problem = find_problem(discloser_.record, item.problem);
      if (posts_items_ && out.item.empty() && item.number == raw.rectification && discloser_.shows(item, problem))
        rest_on(out, raw, item, problem);
    }
    if (out.text.empty()) return std::nullopt;
    return out;
  }

 private:
  // A commitment tied to an item need not repeat its text, measures and deadline. Words of its own need measures of
  // its own: those of the item were not promised with them.
  void rest_on(model::DisclosedCommitment& out, const model::Commitment& raw, const model::Rectification& item,
               const model::Problem* problem) const {
    out.item = item.number;
    if (raw.text.empty()) out.text = discloser_.title(item, problem);
    if (raw.text.empty() && raw.measures.empty()) out.measures = discloser_.text(item.measures);
  }

  [[nodiscard]] model::DisclosedCommitment commitment(const model::Commitment& raw, const FulfilmentStatus& status,
                                                      const model::Due& due) const {
    model::DisclosedCommitment out;
    out.number = raw.number;
    out.name = discloser_.name(raw.name);
    out.measures = discloser_.text(raw.measures);
    out.text = discloser_.text(raw.text);
    out.due = due;
    for (const ComputedItem& item : discloser_.computed.items) {
      if (item.item->number != raw.rectification || !shown_items_.contains(raw.rectification)) continue;
      rest_on(out, raw, *item.item, item.problem);
      if (!raw.deadline) out.due = item.status.due;
    }
    out.latest = status.latest;
    out.kept_on = status.kept_on;
    for (const ExpectedReport& report : status.due)
      out.quarters.push_back({report.label, report.given, true, report.last_day, report.made_up && !report.given});
    if (status.running)
      out.quarters.push_back({status.running->label, status.running->given, false, status.running->last_day});
    for (const model::Member& member : discloser_.record.members)
      if (member.number == raw.member) {
        out.posts = member.posts;
        out.group = member.group;
      }
    for (const model::Fulfilment& report : raw.reports)
      if (report.date <= discloser_.options.as_of)
        out.reports.push_back({report.date, discloser_.text(report.content), report.result, report.occasion});
    PostedState posted =
        posted_state(discloser_, raw, [&](const std::string& item) { return shown_items_.contains(item); });
    out.posted_on = posted.on;
    out.amendments = std::move(posted.amendments);
    out.gone = posted.gone;
    return out;
  }

  const Discloser& discloser_;
  const bool posts_items_;
  std::set<std::string> shown_items_;
};

}  // namespace

void disclose_commitments(const Discloser& discloser, model::DisclosedRecord& out) {
  if (!out.has_commitments_page) return;
  const model::YearRecord& record = discloser.record;
  const Promises promises(discloser, out);
  std::set<std::string> promised;
  for (std::size_t i = 0; i < record.commitments.size() && !out.is_to_come(); ++i)
    if (auto shown = promises.of_this_meeting(i)) {
      shown->first_of_member = promised.insert(record.commitments[i].member).second;
      out.commitments.push_back(std::move(*shown));
    }
  for (std::size_t i = 0; i < discloser.computed.earlier_fulfilments.size(); ++i)
    if (auto shown = promises.of_the_last_meeting(i)) out.earlier_commitments.push_back(std::move(*shown));
  out.groups = groups_of(record);
}

}  // namespace rules
