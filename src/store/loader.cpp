// SPDX-License-Identifier: MIT
#include "store/loader.h"

#include <algorithm>

#include "base/text.h"

namespace store {
namespace {

using model::from_word;

std::optional<model::Date> date(const Statement& row, int column) { return model::parse_date(row.view(column)); }
std::optional<model::Deadline> deadline(const Statement& row, int column) {
  return model::parse_deadline(row.view(column));
}
model::Origin origin(const Statement& row, int column) {
  return {static_cast<int>(row.number(column)), static_cast<int>(row.number(column + 1))};
}
// A word of a closed list. Only while an import with refused cells is being looked at can it be missing.
template <class E>
E word_or(const Statement& row, int column, E otherwise) {
  return from_word<E>(row.view(column)).value_or(otherwise);
}

}  // namespace

Loader::Loader(const Database& database)
    : database_(database),
      organization_(database.prepare_later(std::string(kOrganization) + "WHERE organization = ?")),
      children_(
          database.prepare_later("SELECT organization FROM organization WHERE parent IS ? ORDER BY organization")),
      meetings_(database.prepare_later("SELECT meeting FROM meeting WHERE organization = ? ORDER BY meeting")),
      plans_(database.prepare_later("SELECT DISTINCT plan FROM meeting WHERE organization = ? ORDER BY plan")),
      has_meeting_(database.prepare_later("SELECT 1 FROM meeting WHERE organization = ? AND meeting = ?")),
      meeting_(database.prepare_later("SELECT plan, theme, date, place, format, attended, host, recorder, observers, "
                                      "source_sheet, source_row FROM meeting WHERE organization = ? AND meeting = ?")),
      stages_(database.prepare_later("SELECT stage, start, end, done, note, source_sheet, source_row FROM stage "
                                     "WHERE organization = ? AND meeting = ? ORDER BY ordinal, stage")),
      members_(database.prepare_later(
          "SELECT member, name, kind, posts, party_group, attendance, tier, approved, told, "
          "source_sheet, source_row FROM member WHERE organization = ? AND meeting = ? ORDER BY member")),
      tallies_(
          database.prepare_later("SELECT member, issued, returned, valid, excellent, qualified, basically_qualified, "
                                 "unqualified, average, source_sheet, source_row FROM tally "
                                 "WHERE organization = ? AND meeting = ? ORDER BY member")),
      committee_tallies_(
          database.prepare_later("SELECT aspect, valid, choice, votes, source_sheet, source_row FROM committee_tally "
                                 "WHERE organization = ? AND meeting = ? ORDER BY aspect, choice")),
      problems_(database.prepare_later(
          "SELECT problem, meeting, subject, origin, category, text, earlier, source_sheet, source_row "
          "FROM problem WHERE organization = ? AND meeting <= ? ORDER BY meeting, problem")),
      items_(database.prepare_later(
          "SELECT r.rectification, r.meeting, r.problem, coalesce(r.subject, p.subject, '班子'), r.item, "
          "r.measures, r.responsible, r.unit, r.deadline, r.scope, r.basis, m.date, r.source_sheet, "
          "r.source_row FROM rectification r LEFT JOIN problem p ON p.organization = r.organization AND "
          "p.problem = r.problem LEFT JOIN meeting m ON m.organization = r.organization AND m.meeting = "
          "r.meeting WHERE r.organization = ? AND r.meeting <= ? ORDER BY r.meeting, r.rectification")),
      events_(database.prepare_later(
          "SELECT rectification, date, kind, content, new_deadline, new_responsible, approver, verifier, evidence, "
          "result, source_sheet, source_row FROM event WHERE organization = ? ORDER BY rectification, date, ordinal")),
      commitments_(database.prepare_later(
          "SELECT c.commitment, c.member, m.name, c.rectification, c.text, c.measures, c.deadline, "
          "c.scope, c.basis, c.source_sheet, c.source_row FROM commitment c LEFT JOIN member m ON "
          "m.organization = c.organization AND m.meeting = c.meeting AND m.member = c.member "
          "WHERE c.organization = ? AND c.meeting = ? ORDER BY c.commitment")),
      reports_(database.prepare_later(
          "SELECT f.commitment, f.date, f.content, f.result, f.occasion, f.source_sheet, f.source_row FROM "
          "commitment c JOIN fulfilment f ON f.organization = c.organization AND f.commitment = c.commitment WHERE "
          "c.organization = ? AND c.meeting = ? ORDER BY c.commitment, f.date, f.ordinal")),
      person_(database.prepare_later(
          "SELECT name FROM member WHERE member = ?1 ORDER BY meeting > ?2, CASE WHEN meeting > ?2 THEN meeting END, "
          "meeting DESC, organization LIMIT 1")),
      opinions_(database.prepare_later("SELECT channel, count, answered, source_sheet, source_row FROM opinion "
                                       "WHERE organization = ? AND meeting = ? ORDER BY ordinal, channel")),
      talks_(database.prepare_later("SELECT kind, expected, held, source_sheet, source_row FROM talk "
                                    "WHERE organization = ? AND meeting = ? ORDER BY ordinal, kind")),
      filings_(database.prepare_later("SELECT material, recipient, end, sent, reviewed, source_sheet, source_row "
                                      "FROM filing WHERE organization = ? AND meeting = ? ORDER BY ordinal, material, "
                                      "recipient")),
      materials_(database.prepare_later("SELECT material, archived, source_sheet, source_row FROM material "
                                        "WHERE organization = ? AND meeting = ? ORDER BY ordinal, material")),
      neighbours_(database.prepare_later("SELECT meeting, date FROM meeting WHERE organization = ? ORDER BY meeting")),
      batches_(database.prepare_later(
          "SELECT b.batch, contents, scope, start, period, way, proposer, reviewer, approver, approved, content_code, "
          "source_sheet, source_row, s.content, s.date FROM disclosure b LEFT JOIN approval_sheet s ON s.organization "
          "= "
          "b.organization AND s.meeting = b.meeting AND s.batch = b.batch AND s.code = b.content_code "
          "WHERE b.organization = ? AND b.meeting = ? ORDER BY b.batch")),
      withdrawals_(database.prepare_later("SELECT ledger_table, record, date, reason FROM withdrawal WHERE "
                                          "organization = ? AND undone IS NULL ORDER BY number")),
      postings_(database) {}

model::YearRecord Loader::load(const UnitKey& unit, const model::Organization& organization) {
  model::YearRecord record;
  record.organization = organization;
  load_meeting(unit, record);
  load_stages(unit, record);
  load_members(unit, record);
  load_tallies(unit, record);
  load_problems(unit, record);
  load_items(unit, record);
  load_commitments(unit, record.commitments);
  load_preparation(unit, record);
  load_filings(unit, record);
  load_neighbours(unit, record);
  load_batches(unit, record);
  load_withdrawals(unit, record);
  postings_.load(record);
  return record;
}

void Loader::load_meeting(const UnitKey& unit, model::YearRecord& record) {
  record.meeting.number = unit.meeting;
  meeting_.reset().bind(unit.organization).bind(unit.meeting);
  if (meeting_.step()) {
    const Statement& row = meeting_;
    record.meeting = {unit.meeting,           row.text(0), row.text(1), date(row, 2), row.text(3),   row.text(4),
                      row.optional_number(5), row.text(6), row.text(7), row.text(8),  origin(row, 9)};
  }
}

void Loader::load_stages(const UnitKey& unit, model::YearRecord& record) {
  const Statement& row = stages_.reset().bind(unit.organization).bind(unit.meeting);
  while (stages_.step())
    record.stages.push_back({row.text(0), date(row, 1), deadline(row, 2), date(row, 3), row.text(4), origin(row, 5)});
}

void Loader::load_members(const UnitKey& unit, model::YearRecord& record) {
  const Statement& row = members_.reset().bind(unit.organization).bind(unit.meeting);
  while (members_.step()) {
    model::Member member{row.text(0),
                         row.text(1),
                         word_or(row, 2, model::MemberKind::formal),
                         {},
                         row.text(4),
                         word_or(row, 5, model::Attendance::present),
                         from_word<model::Tier>(row.view(6)),
                         date(row, 7),
                         date(row, 8),
                         origin(row, 9)};
    for (const std::string& post : base::split(row.text(3), "、"))
      if (const auto known = from_word<model::Post>(post)) member.posts.push_back(*known);
    record.members.push_back(std::move(member));
  }
}

void Loader::load_tallies(const UnitKey& unit, model::YearRecord& record) {
  const Statement& row = tallies_.reset().bind(unit.organization).bind(unit.meeting);
  while (tallies_.step())
    record.tallies.push_back({row.text(0), row.optional_number(1), row.optional_number(2),
                              static_cast<int>(row.number(3)), row.optional_number(4), row.optional_number(5),
                              row.optional_number(6), row.optional_number(7), row.text(8), origin(row, 9)});
  const Statement& choice = committee_tallies_.reset().bind(unit.organization).bind(unit.meeting);
  while (committee_tallies_.step())
    record.committee_tallies.push_back({choice.text(0), static_cast<int>(choice.number(1)), choice.text(2),
                                        static_cast<int>(choice.number(3)), origin(choice, 4)});
}

model::Subject Loader::subject(const std::string& text, const std::string& meeting) {
  if (text.empty() || text == "班子") return {};
  person_.reset().bind(text).bind(meeting);
  return {text, person_.step() ? person_.text(0) : ""};
}

void Loader::load_problems(const UnitKey& unit, model::YearRecord& record) {
  const Statement& row = problems_.reset().bind(unit.organization).bind(unit.meeting);
  while (problems_.step()) {
    model::Problem problem{row.text(0),
                           row.text(1),
                           subject(row.text(2), unit.meeting),
                           from_word<model::ProblemSource>(row.view(3)),
                           row.text(4),
                           row.text(5),
                           row.text(6),
                           origin(row, 7)};
    (problem.meeting == unit.meeting ? record.problems : record.earlier_problems).push_back(std::move(problem));
  }
}

void Loader::load_items(const UnitKey& unit, model::YearRecord& record) {
  std::vector<model::Rectification> items;
  const Statement& row = items_.reset().bind(unit.organization).bind(unit.meeting);
  while (items_.step()) {
    model::Rectification item;
    item.number = row.text(0);
    item.meeting = row.text(1);
    item.problem = row.text(2);
    item.subject = subject(row.text(3), unit.meeting);
    item.item = row.text(4);
    item.measures = row.text(5);
    item.responsible = row.text(6);
    item.unit = row.text(7);
    item.deadline = deadline(row, 8);
    item.scope = from_word<model::Audience>(row.view(9));
    item.basis = row.text(10);
    item.meeting_date = date(row, 11);
    item.origin = origin(row, 12);
    items.push_back(std::move(item));
  }
  load_events(unit, items);
  for (model::Rectification& item : items)
    (item.meeting == unit.meeting ? record.items : record.earlier_items).push_back(std::move(item));
}

// One query for all: a query an item costs more than events of other years' items, which are passed over.
void Loader::load_events(const UnitKey& unit, std::vector<model::Rectification>& items) {
  std::vector<model::Rectification*> by_number;
  for (model::Rectification& each : items) by_number.push_back(&each);
  std::sort(by_number.begin(), by_number.end(), [](const auto* a, const auto* b) { return a->number < b->number; });
  const Statement& row = events_.reset().bind(unit.organization);
  auto at = by_number.begin();
  while (events_.step()) {
    while (at != by_number.end() && (*at)->number < row.view(0)) ++at;
    if (at == by_number.end()) break;
    model::Rectification* item = *at;
    const auto day = date(row, 1);
    if (!day || item->number != row.view(0)) continue;
    item->events.push_back({*day, word_or(row, 2, model::EventKind::progress), row.text(3), date(row, 4), row.text(5),
                            row.text(6), row.text(7), row.text(8), from_word<model::LookBack>(row.view(9)),
                            origin(row, 10)});
  }
}

void Loader::load_commitments(const UnitKey& unit, std::vector<model::Commitment>& commitments) {
  const Statement& row = commitments_.reset().bind(unit.organization).bind(unit.meeting);
  while (commitments_.step()) {
    model::Commitment made{row.text(0), row.text(1), row.text(2),      row.text(3),
                           row.text(4), row.text(5), deadline(row, 6), from_word<model::Audience>(row.view(7)),
                           row.text(8), {},          origin(row, 9)};
    commitments.push_back(std::move(made));
  }
  const Statement& report = reports_.reset().bind(unit.organization).bind(unit.meeting);
  auto commitment = commitments.begin();
  while (reports_.step()) {
    while (commitment->number != report.view(0)) ++commitment;
    const auto day = date(report, 1);
    if (!day) continue;
    commitment->reports.push_back({*day, report.text(2), word_or(report, 3, model::Fulfilled::under_way),
                                   from_word<model::Occasion>(report.view(4)), origin(report, 5)});
  }
}

void Loader::load_preparation(const UnitKey& unit, model::YearRecord& record) {
  const Statement& opinion = opinions_.reset().bind(unit.organization).bind(unit.meeting);
  while (opinions_.step())
    record.opinions.push_back(
        {opinion.text(0), static_cast<int>(opinion.number(1)), opinion.optional_number(2), origin(opinion, 3)});
  const Statement& talk = talks_.reset().bind(unit.organization).bind(unit.meeting);
  while (talks_.step())
    record.talks.push_back({word_or(talk, 0, model::TalkKind::among_commissioners), talk.optional_number(1),
                            static_cast<int>(talk.number(2)), origin(talk, 3)});
}

void Loader::load_filings(const UnitKey& unit, model::YearRecord& record) {
  const Statement& filing = filings_.reset().bind(unit.organization).bind(unit.meeting);
  while (filings_.step())
    record.filings.push_back(
        {filing.text(0), filing.text(1), deadline(filing, 2), date(filing, 3), date(filing, 4), origin(filing, 5)});
  const Statement& material = materials_.reset().bind(unit.organization).bind(unit.meeting);
  while (materials_.step()) record.materials.push_back({material.text(0), date(material, 1), origin(material, 2)});
}

void Loader::load_batches(const UnitKey& unit, model::YearRecord& record) {
  const Statement& row = batches_.reset().bind(unit.organization).bind(unit.meeting);
  while (batches_.step()) {
    const auto start = date(row, 3);
    if (!start) continue;
    model::Batch batch{row.text(0),
                       {},
                       word_or(row, 2, model::Audience::members),
                       *start,
                       model::parse_period(row.text(4)).value_or(model::Standing{}),
                       row.text(5),
                       row.text(6),
                       row.text(7),
                       row.text(8),
                       date(row, 9),
                       row.text(10),
                       origin(row, 11),
                       row.text(13),
                       date(row, 14)};
    for (const std::string& matter : base::split(row.text(1), "、"))
      if (const auto known = from_word<model::Matter>(matter)) batch.contents.push_back(*known);
    record.batches.push_back(std::move(batch));
  }
}

void Loader::load_withdrawals(const UnitKey& unit, model::YearRecord& record) {
  const Statement& row = withdrawals_.reset().bind(unit.organization);
  while (withdrawals_.step())
    if (const auto table = model::find_table(row.text(0)))
      record.withdrawals.push_back({*table, row.text(1), date(row, 2).value_or(model::Date()), row.text(3)});
}

void Loader::load_neighbours(const UnitKey& unit, model::YearRecord& record) {
  const Statement& row = neighbours_.reset().bind(unit.organization);
  while (neighbours_.step()) {
    model::OtherMeeting meeting{row.text(0), date(row, 1)};
    if (meeting.number > unit.meeting) {
      record.next_meeting = std::move(meeting);
      break;
    }
    if (meeting.number < unit.meeting) record.former_meeting = std::move(meeting);
  }
  if (record.former_meeting)
    load_commitments({unit.organization, record.former_meeting->number}, record.earlier_commitments);
}

}  // namespace store
