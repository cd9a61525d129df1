// SPDX-License-Identifier: MIT
// What one audience may see of a unit on a date: the only thing that site gets. No raw record can be reached from it.
// Made by rules::disclose, which holds the table of who may see what.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/status.h"
#include "model/words.h"

namespace model {

enum class How { as_is, masked };

struct Shown {
  std::string text;
  How how = How::as_is;
  [[nodiscard]] bool empty() const { return text.empty(); }
};

struct DisclosedOrganization {
  std::string number, name;
  OrganizationKind kind = OrganizationKind::branch;
  std::string parent, phone, mailbox, address;
};

struct DisclosedMeeting {
  std::string number, theme, place, format;
  std::optional<Date> date;
  std::optional<int> attended, expected;  // expected only where it and the absent add up
  Shown host;
};

struct DisclosedAbsent {
  std::string name, state;  // 已补课, 尚未补课, told on which day; empty where the plan wants neither
};

// A posted text that was changed: what stood there, what stands there now, and why.
struct DisclosedAmendment {
  struct Change {
    std::string field;  // its name in the ledger: 整改措施
    Shown before, after;
  };
  Date date;
  std::string basis;
  std::vector<Change> changes;
};

// What is left of something that is not posted (any more): no word of its text.
struct DisclosedNotice {
  enum class Why { withdrawn, ended, not_yet, unapproved };
  Why why = Why::withdrawn;
  std::string what;          // 整改 ZG01, or a matter: 整改清单
  std::optional<Date> date;  // withdrawn or ended on, to begin on
  std::string basis;         // 依据 of a withdrawal
  Matter matter = Matter::items;
  std::optional<Date> since{};  // what has ended: posted since
};

struct DisclosedEarlierDeadline {
  Due due;
  Date changed_on;
  bool approved_late = false, relapse = false;
};

struct DisclosedEvent {
  Date date;
  EventKind kind = EventKind::progress;
  Shown content, new_responsible;
  std::optional<Date> new_deadline;
  std::optional<LookBack> result;
};

// An item that answered the same problem before it came back.
struct DisclosedFormer {
  std::string number, meeting;
};

struct DisclosedItem {
  std::string number, meeting;    // the meeting it was first listed for
  std::optional<Date> listed_on;  // the day of that meeting
  bool carried = false;
  Shown subject;  // 班子, or a member's name
  bool of_committee = true;
  Shown item, measures, responsible, unit, problem;
  std::optional<ProblemSource> source;
  int years = 1;
  std::vector<DisclosedFormer> former;  // those that this audience may see
  Status status = Status::not_started;
  std::vector<StatusFrom> ahead{};  // the first: as of the record
  Due due;
  std::vector<DisclosedEarlierDeadline> earlier;
  std::optional<Date> late_from;  // overdue: the deadline that days late count from, where it is an earlier one
  int days_late = 0, days_left = 0, extensions = 0;
  bool closed_late = false;
  std::optional<Date> closed_on, rechecked_on;
  std::vector<DisclosedEvent> events;
  std::optional<Date> posted_on;               // first shown to this audience
  std::vector<DisclosedAmendment> amendments;  // oldest first
  bool gone = false;                           // 台账已删
};

struct DisclosedReport {
  Date date;
  Shown content;
  Fulfilled result = Fulfilled::under_way;
  std::optional<Occasion> occasion;
};

struct DisclosedQuarter {
  std::string label;                 // 2022年第1季度, 2022年度组织生活会
  bool given = false, ended = true;  // not ended: the one that is running, whose report is not due yet
  std::optional<Date> last_day{};    // none: the next meeting is not known
  bool made_up = false;              // not given there, but later
};

struct DisclosedCommitment {
  std::string number;
  Shown name, text, measures;
  std::vector<Post> posts;
  std::string group;             // 党小组
  bool first_of_member = false;  // of this member's commitments shown; members are counted by it
  std::string item;              // number of the item it belongs to, if this audience may see that
  Due due;
  std::optional<Fulfilled> latest;
  std::optional<Date> kept_on;
  std::vector<DisclosedQuarter> quarters;  // what is expected, only where the plan expects reports
  std::vector<DisclosedReport> reports;
  std::optional<Date> posted_on;               // first shown to this audience
  std::vector<DisclosedAmendment> amendments;  // oldest first
  bool gone = false;                           // 台账已删
};

struct DisclosedStage {
  std::string name, note;
  bool sitting = false;
  std::optional<Date> start, done;
  Due due;
  StageState state = StageState::pending;
  int days_late = 0;
  std::vector<StageFrom> ahead{};  // the first: as of the record
};

// What this meeting hears of an item of the last list.
struct DisclosedLastItem {
  std::string number, meeting;  // the meeting it was first listed for
  Shown item, responsible, cause;
  LastState state = LastState::not_yet;
  Due due;  // on the day of this meeting, as all that follows
  std::vector<DisclosedEarlierDeadline> earlier;
  int days_late = 0, extensions = 0;
  std::optional<Date> closed_on;
  std::vector<DisclosedAmendment> amendments;  // oldest first
  bool gone = false;                           // 台账已删
};

struct DisclosedTalk {
  TalkKind kind = TalkKind::among_commissioners;
  std::optional<int> expected;
  int held = 0;
  bool must = false;  // 必谈
};

struct DisclosedOpinion {
  std::string channel;
  int count = 0;
  std::optional<int> answered;
};

struct DisclosedFiling {
  std::string material, recipient;
  Due due;
  StageState state = StageState::pending;
  std::optional<Date> sent, reviewed;
  bool needs_review = false;
  bool gate = false;  // no meeting before its review
  int days_late = 0;
};

struct DisclosedMaterial {
  std::string name;
  std::optional<Date> archived;
};

// Tiers as published: from best to worst, the last cell may stand for several ("合格及以下").
struct TierCell {
  Tier from = Tier::excellent, to = Tier::excellent;
  int count = 0;
  bool open = false;  // with those whose tier is not settled yet, if there are any
  [[nodiscard]] bool merged() const { return open || from != to; }
};

struct DisclosedDistribution {
  std::vector<TierCell> cells;
  int members = 0, assessed = 0, formal = 0;
  int under_review = 0, undecided = 0;  // to members only
  bool lumped = false;                  // for others both are one count:
  int pending = 0;                      // unless they are in the last cell
  int cap_base = 0;                     // what the cap is a share of
  CapBase cap_of = CapBase::formal;
  std::array<int, kNotAssessedCount> not_assessed{};
  bool knows_made_up = false;  // the plan has 已补课
  bool has_cap = false;        // only for one branch whose plan has one
  int cap = 0;
  std::optional<bool> within_cap;      // nothing if 优秀 is merged with others
  int merged_below = 0;                // the threshold, if small counts were merged
  std::vector<std::string> excellent;  // names, where they may be shown

  // Without a settled tier, as far as they are told apart from the cells.
  [[nodiscard]] std::optional<int> unsettled() const {
    if (!lumped) return under_review + undecided;
    return pending > 0 ? std::optional(pending) : std::nullopt;
  }
};

// One line of 公示目录: what is posted to this audience, since when and until when.
struct DisclosedPosting {
  Matter matter = Matter::items;
  std::string batch;  // empty: posted without one
  std::optional<Date> since, until;
  bool standing = false;  // 长期; otherwise without `until` the last day is not known yet
  bool approved = false;  // its content is the approved one
  std::string way;
};

// Counts that add up over organisations.
struct Figures {
  int items = 0, carried = 0;  // carried: of the items, from an earlier meeting
  std::array<int, kStatusCount> by_status{};
  int closed_late = 0, commitments = 0, kept = 0, due_reports = 0, given = 0, missing = 0;
  int reported = 0;               // commitments with a report, expected or not
  int timed = 0;                  // closed items first listed for a meeting that has a date
  std::int64_t closure_days = 0;  // from that meeting to their closure, summed; 0 for one closed by then
  int stages_late = 0;
  int lacking = 0;  // units that lack something their plan asks for, and organisations without the meeting
  std::optional<DisclosedDistribution> distribution;
  std::optional<Date> data_date;
  [[nodiscard]] int count(Status status) const { return by_status[static_cast<std::size_t>(status)]; }
  [[nodiscard]] int closed() const { return count(Status::closed) + count(Status::rechecked); }
};

struct DisclosedRecord {
  Audience audience = Audience::unit;
  Date as_of;
  DisclosedOrganization organization;
  DisclosedMeeting meeting;
  std::string plan;  // "P11 法院基层党组织组织生活会和民主评议党员"
  // The plan has them and this audience may see them.
  bool has_rectification_page = false, has_commitments_page = false, has_appraisal_page = false,
       has_preparation_page = false, has_filings_page = false, has_last_page = false;
  bool has_stages_page = true, has_postings_page = false;
  bool posts_meeting = true;  // 年度: else nothing but the meeting's number and day
  bool asks_list = false;     // its plan has a rectification list, and it is within its posting period
  bool posts_list = false;    // and this audience is posted it
  bool three_states = false;  // of the last list; otherwise it is just reported
  std::vector<DisclosedItem> items;
  std::vector<DisclosedCommitment> commitments;
  std::vector<DisclosedCommitment> earlier_commitments;  // of the last meeting, reported on at this one (P04, P05)
  std::vector<DisclosedLastItem> last_list;
  std::vector<DisclosedStage> stages;
  std::vector<DisclosedOpinion> opinions;  // members only, and so on
  bool opinions_are_answered = false;      // the plan wants to know how many were
  std::vector<DisclosedTalk> talks;
  std::vector<DisclosedFiling> filings;
  std::vector<DisclosedMaterial> materials;
  std::vector<DisclosedPosting> postings;  // 公示目录
  std::vector<DisclosedNotice> notices;
  std::vector<DisclosedAbsent> absent;  // of the meeting, those who made up for it too; members only
  std::vector<std::string> groups;      // 党小组 as first met, where there is a commitments page
  std::vector<std::string> missing;     // what the plan asks for and is not there: 整改清单, 承诺, 报送…
  Figures figures;                      // of what is shown
  std::optional<Date> stale_from;       // the first day on which these data are out of date; none without data

  // Where a matter is posted, and until when; nothing for one that is not.
  [[nodiscard]] const DisclosedPosting* posting(Matter matter) const {
    for (const DisclosedPosting& each : postings)
      if (each.matter == matter) return &each;
    return nullptr;
  }

  // What is said of a meeting is not there before it was held.
  [[nodiscard]] bool is_to_come() const { return meeting.date && *meeting.date > as_of; }
};

}  // namespace model
