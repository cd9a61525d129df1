// SPDX-License-Identifier: MIT
// All of one organisation's meeting, as loaded: plain values, sorted by full keys, never changed after loading.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/date.h"
#include "model/deadline.h"
#include "model/period.h"
#include "model/table.h"
#include "model/words.h"

namespace model {

// Where a row was last read: a file known to the record, and the row in it.
struct Origin {
  int file = 0, row = 0;
};

struct Organization {
  std::string number, name;
  OrganizationKind kind = OrganizationKind::branch;
  std::string parent, phone, mailbox, address;
  Origin origin;
};

struct Meeting {
  std::string number, plan, theme;  // number: the year it is for, 2024 or 2021-1
  std::optional<Date> date;         // of the member meeting, where there are several sittings
  std::string place, format;
  std::optional<int> attended;
  std::string host, recorder, observers;
  Origin origin;
};

struct Stage {
  std::string name;
  std::optional<Date> start;
  std::optional<Deadline> end;
  std::optional<Date> done;
  std::string note;
  Origin origin;
};

struct Member {
  std::string number, name;
  MemberKind kind = MemberKind::formal;
  std::vector<Post> posts;
  std::string group;
  Attendance attendance = Attendance::present;
  std::optional<Tier> tier;
  std::optional<Date> approved, told;
  Origin origin;
};

// Paper ballots on one member, counted. Never shown on a site.
struct Tally {
  std::string member;
  std::optional<int> issued, returned;
  int valid = 0;
  std::optional<int> excellent, qualified, basically_qualified, unqualified;
  std::string average;
  Origin origin;
};

struct CommitteeTally {
  std::string aspect;
  int valid = 0;
  std::string choice;
  int votes = 0;
  Origin origin;
};

// Whose problem or item: the committee, or a member (also of a descendant branch).
struct Subject {
  std::string member;  // empty: the committee
  std::string name;    // of the member
  [[nodiscard]] bool is_committee() const { return member.empty(); }
};

struct Problem {
  std::string number, meeting;
  Subject subject;
  std::optional<ProblemSource> source;
  std::string category, text, earlier;
  Origin origin;
};

struct Event {
  Date date;
  EventKind kind = EventKind::progress;
  std::string content;
  std::optional<Date> new_deadline;
  std::string new_responsible, approver, verifier, evidence;
  std::optional<LookBack> result;
  Origin origin;
};

// A text as it was posted from a day on: column keys and what the ledger said. All but the first are amendments.
struct PostedText {
  Date date;
  std::string basis;  // 调整依据
  std::vector<std::pair<std::string, std::string>> fields;
};

// What the workspace's own sites have shown of an item or a commitment.
struct Posting {
  std::array<std::optional<Date>, 3> first;  // by audience
  std::array<std::size_t, 3> from{};         // by audience: which of the texts stood then; none before it was shown
  std::vector<PostedText> texts;             // oldest first
  std::optional<Date> gone;                  // 台账已删: the day on which an import found it no more
  [[nodiscard]] bool is_posted() const { return !texts.empty(); }
};

struct Rectification {
  std::string number, meeting, problem;
  Subject subject;
  std::string item, measures, responsible, unit;
  std::optional<Deadline> deadline;
  std::optional<Audience> scope;
  std::string basis;
  std::vector<Event> events;         // by date, then as entered
  std::optional<Date> meeting_date;  // of its own meeting, which its relative deadline counts from
  Origin origin;
  Posting posting{};
};

struct Fulfilment {
  Date date;
  std::string content;
  Fulfilled result = Fulfilled::under_way;
  std::optional<Occasion> occasion;
  Origin origin;
};

struct Commitment {
  std::string number, member, name, rectification, text, measures;
  std::optional<Deadline> deadline;
  std::optional<Audience> scope;
  std::string basis;
  std::vector<Fulfilment> reports;  // by date
  Origin origin;
  Posting posting{};
};

// Opinions that came in through one channel, counted.
struct Opinion {
  std::string channel;
  int count = 0;
  std::optional<int> answered;
  Origin origin;
};

// Talks between two sides, counted: how many there should be, how many there were.
struct Talk {
  TalkKind kind = TalkKind::among_commissioners;
  std::optional<int> expected;
  int held = 0;
  Origin origin;
};

// What is sent to somebody, by when, and when it was reviewed there.
struct Filing {
  std::string material, recipient;
  std::optional<Deadline> end;
  std::optional<Date> sent, reviewed;
  Origin origin;
};

struct Material {
  std::string name;
  std::optional<Date> archived;
  Origin origin;
};

// What is posted together, for whom, from when on, and who answered for it (党务公开条例: 提出, 审核, 审批, 实施).
struct Batch {
  std::string number;
  std::vector<Matter> contents;
  Audience scope = Audience::unit;
  Date start;
  Period period;
  std::string way, proposer, reviewer, approver;
  std::optional<Date> approved;
  std::string code;  // 内容码, once signed
  Origin origin;
  // What that code was printed for and when, a line a field; empty if this record printed no such sheet.
  std::string printed{};
  std::optional<Date> printed_on{};
};

// A record taken off every site. Those undone are not loaded.
struct Withdrawal {
  TableId table = TableId::rectification;
  std::string record;
  Date date;
  std::string reason;
};

// The meeting of the same organisation before or after this one.
struct OtherMeeting {
  std::string number;
  std::optional<Date> date;
};

struct YearRecord {
  Organization organization;
  Meeting meeting;
  std::vector<Stage> stages;
  std::vector<Member> members;
  std::vector<Tally> tallies;
  std::vector<CommitteeTally> committee_tallies;
  std::vector<Problem> problems, earlier_problems;
  std::vector<Rectification> items, earlier_items;           // earlier: of former meetings, closed ones too
  std::vector<Commitment> commitments, earlier_commitments;  // earlier: of the meeting before this one
  std::vector<Opinion> opinions;
  std::vector<Talk> talks;
  std::vector<Filing> filings;
  std::vector<Material> materials;
  std::vector<Batch> batches;           // by number
  std::vector<Withdrawal> withdrawals;  // of the organisation, of whatever meeting
  std::optional<OtherMeeting> former_meeting, next_meeting;
};

}  // namespace model
