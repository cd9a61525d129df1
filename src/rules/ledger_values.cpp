// SPDX-License-Identifier: MIT
#include "rules/ledger_values.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "rules/attendance.h"
#include "rules/disclosure_table.h"
#include "rules/frozen.h"

namespace rules {
namespace {

using model::Audience;
using model::TableId;
using Widest = std::optional<Audience>;

Widest narrower(Widest a, Widest b) { return a && b ? std::optional(std::min(*a, *b)) : std::nullopt; }
Widest wider(Widest a, Widest b) { return a && b ? std::optional(std::max(*a, *b)) : (a ? a : b); }

class Walk {
 public:
  Walk(const model::YearRecord& record, const model::Plan& plan, const std::function<void(const LedgerValue&)>& take)
      : record_(record), plan_(plan), take_(take) {
    for (const auto* problems : {&record.problems, &record.earlier_problems})
      for (const model::Problem& problem : *problems) problems_.emplace(problem.number, &problem);
    for (const auto* items : {&record.items, &record.earlier_items})
      for (const model::Rectification& item : *items) {
        const Widest shown = posted_item(item);
        if (item.problem.empty()) continue;
        Widest& answered = answered_[item.problem];
        answered = wider(answered, shown);
      }
  }

  void organization_and_meeting() {
    const model::Organization& own = record_.organization;
    const model::Meeting& meeting = record_.meeting;
    begin(TableId::organization, own.number, Audience::society);
    say("organization", own.number);
    say("name", own.name);
    say("parent", own.parent);
    say("phone", own.phone);
    say("mailbox", own.mailbox);
    say("address", own.address);
    begin(TableId::meeting, meeting.number, Audience::society);
    say("meeting", meeting.number);
    say("plan", meeting.plan);
    say("theme", meeting.theme);
    say("place", meeting.place);
    say("format", meeting.format);
    say("host", meeting.host);
    say("recorder", meeting.recorder);
    say("observers", meeting.observers);
    for (const model::Stage& stage : record_.stages) {
      begin(TableId::stage, stage.name, Audience::society);
      say("stage", stage.name);
      say("note", stage.note);
    }
  }

  void members() {
    const Widest groups = of_table(TableId::commitment, commitments_posted(plan_));
    for (const model::Member& member : record_.members) {
      begin(TableId::member, member.number, Audience::society);
      say("member", member.number);
      const Widest named = posted_name(member);
      begin(TableId::member, member.number, named);
      say("name", member.name);
      begin(TableId::member, member.number, groups);
      say("party_group", member.group);
    }
    for (const model::CommitteeTally& tally : record_.committee_tallies) {
      begin(TableId::committee_tally, tally.aspect, Audience::society);
      say("aspect", tally.aspect);
      say("choice", tally.choice);
    }
  }

  void problem(const model::Problem& problem) {
    const auto answered = answered_.find(problem.number);
    const Widest shown = answered == answered_.end() ? std::nullopt : answered->second;
    const Widest row = narrower(shown, posted(plan_, problem));
    begin(TableId::problem, problem.number, is_withdrawn(problem) ? row : std::nullopt);
    say("problem", problem.number);  // stands in the notice alone
    begin(TableId::problem, problem.number, row);
    say("category", problem.category);
    say("text", problem.text);
  }

  void item(const model::Rectification& item) {
    begin(TableId::rectification, item.number, posted_item(item));
    say("rectification", item.number);
    say("subject", item.subject.name);
    say("item", item.item);
    say("measures", item.measures);
    say("responsible", item.responsible);
    say("unit", item.unit);
    say("basis", item.basis);
    say_posted(item.posting);
    begin(TableId::event, item.number, posted_item(item));
    for (const model::Event& event : item.events) {
      say("content", event.content);
      say("new_responsible", event.new_responsible);
      say("approver", event.approver);
      say("verifier", event.verifier);
      say("evidence", event.evidence);
    }
  }

  void commitment(const model::Commitment& commitment) {
    const Widest shown = of_table(TableId::commitment, posted(plan_, commitment));
    begin(TableId::commitment, commitment.number, shown);
    say("commitment", commitment.number);
    say("member", commitment.name);
    say("text", commitment.text);
    say("measures", commitment.measures);
    say("basis", commitment.basis);
    say_posted(commitment.posting);
    begin(TableId::fulfilment, commitment.number, shown);
    for (const model::Fulfilment& report : commitment.reports) say("content", report.content);
  }

  void preparation_and_filings() {
    for (const model::Opinion& opinion : record_.opinions) {
      begin(TableId::opinion, opinion.channel, of_table(TableId::opinion, Audience::society));
      say("channel", opinion.channel);
    }
    for (const model::Filing& filing : record_.filings) {
      begin(TableId::filing, filing.material, Audience::society);
      say("material", filing.material);
      say("recipient", filing.recipient);
    }
    for (const model::Material& material : record_.materials) {
      begin(TableId::material, material.name, Audience::society);
      say("material", material.name);
    }
    for (const model::Batch& batch : record_.batches) {
      begin(TableId::disclosure, batch.number, batch.scope);
      say("batch", batch.number);
      say("period", model::canonical(batch.period));
      say("way", batch.way);
      say("proposer", batch.proposer);
      say("reviewer", batch.reviewer);
      say("approver", batch.approver);
      say("content_code", batch.code);
    }
  }

 private:
  void begin(TableId table, std::string_view record, Widest row) {
    table_ = table;
    number_ = record;
    row_ = row;
  }

  void say(std::string_view column, std::string_view text) const {
    if (!text.empty()) take_({table_, column, number_, text, narrower(row_, disclosure_of(table_, column).widest)});
  }

  // As it stood when it was first posted, and after each change. Beside its columns stand the name of the member that
  // it has by number, and the words of its problem, which may be for fewer than the item.
  void say_posted(const model::Posting& posting) const {
    const std::string_view whose = table_ == TableId::commitment ? "member" : "subject";
    for (const model::PostedText& text : posting.texts) {
      say("basis", text.basis);
      for (const auto& [key, value] : text.fields) {
        if (key == kProblemText) {
          say_problem(field(text.fields, "problem"), value);
        } else if (key != whose) {
          say(key == kName ? whose : disclosure_of(table_, key).column, value);  // outlives the record
        }
      }
    }
  }

  void say_problem(const std::string& number, std::string_view text) const {
    const auto problem = problems_.find(number);
    const Widest widest = problem == problems_.end() ? std::nullopt : narrower(row_, posted(plan_, *problem->second));
    if (!text.empty())
      take_({TableId::problem, "text", number, text, narrower(widest, disclosure_of(TableId::problem, "text").widest)});
  }

  [[nodiscard]] Widest of_table(TableId table, Audience by_row) const {
    return plan_.uses(table) ? Widest(by_row) : std::nullopt;
  }

  [[nodiscard]] bool is_withdrawn(const model::Problem& problem) const {
    return std::any_of(record_.withdrawals.begin(), record_.withdrawals.end(), [&](const model::Withdrawal& each) {
      return each.table == TableId::problem && each.record == problem.number;
    });
  }

  [[nodiscard]] Widest posted_item(const model::Rectification& item) const {
    const auto problem = problems_.find(item.problem);
    return of_table(TableId::rectification,
                    posted(plan_, item, problem == problems_.end() ? nullptr : problem->second));
  }

  // A name shows with what its member promised or mends, among 优秀 and among those who were absent.
  [[nodiscard]] Widest posted_name(const model::Member& member) const {
    Widest named;
    for (const auto* commitments : {&record_.commitments, &record_.earlier_commitments})
      for (const model::Commitment& each : *commitments)
        if (each.member == member.number) named = wider(named, of_table(TableId::commitment, posted(plan_, each)));
    for (const auto* items : {&record_.items, &record_.earlier_items})
      for (const model::Rectification& each : *items)
        if (each.subject.member == member.number) named = wider(named, posted_item(each));
    if (plan_.appraisal && member.tier == model::Tier::excellent) named = wider(named, excellent_named(plan_));
    if (missed_meeting(member)) named = wider(named, disclosure_of(TableId::member, "told").widest);
    return named;
  }

  const model::YearRecord& record_;
  const model::Plan& plan_;
  const std::function<void(const LedgerValue&)>& take_;
  std::unordered_map<std::string_view, const model::Problem*> problems_;
  std::unordered_map<std::string_view, Widest> answered_;  // by problem: the widest of its items
  TableId table_ = TableId::organization;
  std::string_view number_;
  Widest row_;
};

}  // namespace

void for_each_value(const model::YearRecord& record, const model::Plan& plan,
                    const std::function<void(const LedgerValue&)>& take) {
  Walk walk(record, plan, take);
  walk.organization_and_meeting();
  walk.members();
  for (const auto* problems : {&record.problems, &record.earlier_problems})
    for (const model::Problem& problem : *problems) walk.problem(problem);
  for (const auto* items : {&record.items, &record.earlier_items})
    for (const model::Rectification& item : *items) walk.item(item);
  for (const auto* commitments : {&record.commitments, &record.earlier_commitments})
    for (const model::Commitment& commitment : *commitments) walk.commitment(commitment);
  walk.preparation_and_filings();
}

}  // namespace rules
