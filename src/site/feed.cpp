// SPDX-License-Identifier: MIT
#include "site/feed.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "base/text.h"

namespace site {
namespace {

using model::DisclosedRecord;

// Which of an organisation's records a row is of: kinds of one group share their numbers. Amendments have their own, so
// that an event which is written down later does not renumber them.
int group(FeedKind kind) {
  if (kind <= FeedKind::relapse) return 0;
  if (kind >= FeedKind::kept && kind <= FeedKind::broken) return 1;
  return static_cast<int>(kind);
}

bool may_be_carried(FeedKind kind) { return kind <= FeedKind::promise_amended; }

bool before(const FeedRow& a, const FeedRow& b) {
  if (a.date != b.date) return a.date > b.date;
  return std::tuple(group(a.kind), std::string_view(a.number), a.ordinal) <
         std::tuple(group(b.kind), std::string_view(b.number), b.ordinal);
}

bool entry_before(const FeedEntry& a, const FeedEntry& b) {
  if (a.row.date != b.row.date) return a.row.date > b.row.date;
  if (a.organization != b.organization) return a.organization < b.organization;
  if (before(a.row, b.row)) return true;
  return !before(b.row, a.row) && a.meeting > b.meeting;
}

FeedKind kind_of(const model::DisclosedEvent& event) {
  switch (event.kind) {
    case model::EventKind::extension:
      return FeedKind::extension;
    case model::EventKind::closure:
      return FeedKind::closure;
    case model::EventKind::look_back:
      return event.result == model::LookBack::relapsed ? FeedKind::relapse : FeedKind::held;
    default:
      return FeedKind::progress;
  }
}

FeedKind kind_of(model::Fulfilled result) {
  return static_cast<FeedKind>(static_cast<int>(FeedKind::kept) + static_cast<int>(result));
}

void number_rows(std::vector<FeedRow>& rows) {
  std::map<std::tuple<int, std::string_view, model::Date>, int> alike;
  for (FeedRow& row : rows) row.ordinal = ++alike[{group(row.kind), row.number, row.date}];
}

}  // namespace

std::vector<FeedRow> feed_rows(const DisclosedRecord& record) {
  std::vector<FeedRow> rows;
  for (const model::DisclosedItem& item : record.items) {
    for (const model::DisclosedEvent& event : item.events)
      rows.push_back({event.date, kind_of(event), item.number, item.item.text});
    for (const model::DisclosedAmendment& amendment : item.amendments)
      rows.push_back({amendment.date, FeedKind::amended, item.number, item.item.text});
  }
  for (const model::DisclosedCommitment& commitment : record.commitments) {
    for (const model::DisclosedReport& report : commitment.reports)
      rows.push_back({report.date, kind_of(report.result), commitment.number, commitment.text.text});
    for (const model::DisclosedAmendment& amendment : commitment.amendments)
      rows.push_back({amendment.date, FeedKind::promise_amended, commitment.number, commitment.text.text});
  }
  for (std::size_t i = 0; i < record.stages.size(); ++i)
    if (const auto& done = record.stages[i].done)
      rows.push_back({*done, FeedKind::stage, std::to_string(i + 1), record.stages[i].name});
  if (const auto& day = record.meeting.date; record.posts_meeting && day && *day <= record.as_of)
    rows.push_back({*day, FeedKind::meeting, "", meeting_title(record.meeting.number)});
  number_rows(rows);
  std::sort(rows.begin(), rows.end(), before);
  if (rows.size() > kMostFeedRows) rows.resize(kMostFeedRows);
  for (FeedRow& row : rows) row.title = base::excerpt(row.title);
  return rows;
}

void add_rows(std::vector<FeedEntry>& feed, const UnitNode& unit, const std::vector<FeedRow>& rows) {
  const auto stands = [&](const FeedRow& row) {
    return may_be_carried(row.kind) && std::any_of(feed.begin(), feed.end(), [&](const FeedEntry& entry) {
             return !before(entry.row, row) && !before(row, entry.row);
           });
  };
  std::vector<FeedEntry> more;
  for (const FeedRow& row : rows)
    if (!stands(row)) more.push_back({row, unit.organization, unit.organization_name, unit.meeting});
  merge(feed, more);
}

void cut_to_organization(std::vector<FeedEntry>& feed) {
  if (feed.size() > kMostFeedRows) feed.resize(kMostFeedRows);
}

void merge(std::vector<FeedEntry>& sum, const std::vector<FeedEntry>& more) {
  const auto end =
      sum.size() < kMostFeedEntries ? more.end() : std::lower_bound(more.begin(), more.end(), sum.back(), entry_before);
  if (end == more.begin()) return;
  const auto middle = static_cast<std::ptrdiff_t>(sum.size());
  sum.insert(sum.end(), more.begin(), end);
  std::inplace_merge(sum.begin(), sum.begin() + middle, sum.end(), entry_before);
  if (sum.size() > kMostFeedEntries) sum.resize(kMostFeedEntries);
}

}  // namespace site
