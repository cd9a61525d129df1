// SPDX-License-Identifier: MIT
#include "site/unit.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/anchors.h"
#include "site/slugs.h"

namespace site {
namespace {

void add_item(const model::DisclosedRecord& record, const model::DisclosedItem& item, DueEntries& due) {
  const bool late = item.status == model::Status::overdue;
  const auto day = item.due.known();
  const bool open = item.status != model::Status::closed && item.status != model::Status::rechecked;
  if (!late && (!open || !day)) return;
  DueEntry entry{
      std::string(slug(item.status)),
      std::string(model::word(item.status)),
      "",
      "整改",
      item.item.text,
      unit_path(record.organization.number, record.meeting.number) + "rectification.html#" + anchor(item.number),
      record.organization.name,
      item.responsible.text,
      item.due.text,
      late ? item.days_late : *day - record.as_of};
  entry.state_note = late ? fmt::format("{}天", item.days_late) : days_left_text(entry.days);
  (late ? due.late : due.next).push_back(std::move(entry));
}

void add_stage(const model::DisclosedRecord& record, const model::DisclosedStage& stage, std::size_t index,
               DueEntries& due) {
  const bool late = stage.state == model::StageState::overdue;
  const auto day = stage.due.known();
  if (stage.done || !day) return;
  DueEntry entry{
      std::string(slug(stage.state)),
      std::string(model::word(stage.state)),
      "",
      "安排",
      stage.name,
      fmt::format("{}stages.html#stage-{}", unit_path(record.organization.number, record.meeting.number), index + 1),
      record.organization.name,
      "",
      stage.due.text,
      late ? stage.days_late : *day - record.as_of};
  entry.state_note = late ? fmt::format("{}天", stage.days_late) : days_left_text(entry.days);
  (late ? due.late : due.next).push_back(std::move(entry));
}

void add_commitment(const model::DisclosedRecord& record, const model::DisclosedCommitment& commitment,
                    DueEntries& due) {
  const auto day = commitment.due.known();
  if (!day || commitment.kept_on || !commitment.item.empty()) return;  // with an item, the item is listed
  const bool late = record.as_of > *day;
  const int days = late ? record.as_of - *day : *day - record.as_of;
  DueEntry entry{
      late ? "overdue" : "under_way",
      late ? "逾期" : "未到期",
      "",
      "承诺",
      commitment.text.text,
      unit_path(record.organization.number, record.meeting.number) + "commitments.html#" + anchor(commitment.number),
      record.organization.name,
      commitment.name.text,
      commitment.due.text,
      days};
  entry.state_note = late ? fmt::format("{}天", days) : days_left_text(days);
  (late ? due.late : due.next).push_back(std::move(entry));
}

void order(DueEntries& due) {
  std::stable_sort(due.late.begin(), due.late.end(),
                   [](const DueEntry& a, const DueEntry& b) { return a.days > b.days; });
  std::stable_sort(due.next.begin(), due.next.end(),
                   [](const DueEntry& a, const DueEntry& b) { return a.days < b.days; });
  for (auto* list : {&due.late, &due.next})
    if (list->size() > DueEntries::kMost) list->resize(DueEntries::kMost);
}

}  // namespace

DueEntries due_entries(const model::DisclosedRecord& record) {
  DueEntries due;
  for (const model::DisclosedItem& item : record.items) add_item(record, item, due);
  for (std::size_t i = 0; i < record.stages.size(); ++i) add_stage(record, record.stages[i], i, due);
  for (const model::DisclosedCommitment& commitment : record.commitments) add_commitment(record, commitment, due);
  due.late_count = static_cast<int>(due.late.size());
  due.next_count = static_cast<int>(due.next.size());
  order(due);
  return due;
}

void merge(DueEntries& sum, const DueEntries& more) {
  sum.late.insert(sum.late.end(), more.late.begin(), more.late.end());
  sum.next.insert(sum.next.end(), more.next.begin(), more.next.end());
  sum.late_count += more.late_count;
  sum.next_count += more.next_count;
  order(sum);
}

std::string unit_path(const std::string& organization, const std::string& meeting) {
  return fmt::format("{}/{}/", organization, meeting);
}

}  // namespace site
