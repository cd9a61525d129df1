// SPDX-License-Identifier: MIT
#include "site/unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "site/anchors.h"
#include "site/posting.h"
#include "site/slugs.h"

namespace site {
namespace {

using model::Date;

class DueList {
 public:
  explicit DueList(const model::DisclosedRecord& record) : record_(record) {}

  std::vector<DatedDue> all() {
    for (const model::DisclosedItem& each : record_.items) item(each);
    for (std::size_t i = 0; i < record_.stages.size(); ++i) stage(record_.stages[i], i + 1);
    for (std::size_t i = 0; i < record_.filings.size(); ++i) filing(record_.filings[i], i + 1);
    for (const model::DisclosedCommitment& each : record_.commitments) commitment(each);
    reports();
    return std::move(all_);
  }

 private:
  // to: a page of the unit, and the row on it.
  [[nodiscard]] DueEntry entry(model::Matter matter, const std::string& title, const std::string& to) const {
    DueEntry out;
    out.kind_label = model::word(matter);
    out.until = last_posted_day(record_, matter);
    out.title = title;
    out.href = unit_path(record_.organization.number, record_.meeting.number) + to;
    out.unit_name = record_.organization.name;
    return out;
  }

  // late_label: its state once its day is past; empty for what is on no list then.
  void add(DueEntry entry, std::string_view state, std::string_view label, int days, bool late,
           std::string_view late_label, const model::DisclosedItem* item = nullptr) {
    entry.state = state;
    entry.state_label = label;
    entry.state_note = late ? fmt::format("{}天", days) : days_left_text(days);
    entry.days = days;
    all_.push_back({std::move(entry), record_.as_of + (late ? -days : days), late, std::string(late_label), item});
  }

  void item(const model::DisclosedItem& item) {
    const bool late = item.status == model::Status::overdue;
    const auto day = item.due.known();
    const bool open = item.status != model::Status::closed && item.status != model::Status::rechecked;
    if (!late && (!open || !day)) return;
    DueEntry row = entry(model::Matter::items, item.item.text, "rectification.html#" + anchor(item.number));
    row.responsible = item.responsible.text;
    row.date = item.due.text;
    if (item.late_from) row.date += fmt::format("（原 {}）", model::chinese(*item.late_from));
    add(std::move(row), slug(item.status), model::word(item.status), late ? item.days_late : *day - record_.as_of, late,
        model::word(model::Status::overdue), &item);
  }

  void stage(const model::DisclosedStage& stage, std::size_t number) {
    const bool late = stage.state == model::StageState::overdue;
    const auto day = stage.due.known();
    if (stage.done || !day) return;
    DueEntry row = entry(model::Matter::stages, stage.name, fmt::format("stages.html#stage-{}", number));
    row.date = stage.due.text;
    add(std::move(row), slug(stage.state), model::word(stage.state), late ? stage.days_late : *day - record_.as_of,
        late, model::word(model::StageState::overdue));
  }

  void filing(const model::DisclosedFiling& filing, std::size_t number) {
    const bool late = filing.state == model::StageState::overdue;
    const auto day = filing.due.known();
    if (filing.sent || !day) return;
    DueEntry row = entry(model::Matter::filings, filing.material, fmt::format("filings.html#filing-{}", number));
    row.responsible = "报" + filing.recipient;
    row.date = filing.due.text;
    add(std::move(row), slug(filing.state), late ? "逾期" : "未报送", late ? filing.days_late : *day - record_.as_of,
        late, "逾期");
  }

  // Only items, stages, filings and reports can be late (domain.md, rules 3 and 5): a promise whose day is past is on
  // no list.
  void commitment(const model::DisclosedCommitment& commitment) {
    const auto day = commitment.due.known();
    const bool settled = commitment.latest && *commitment.latest != model::Fulfilled::under_way;
    if (!day || *day < record_.as_of || settled) return;
    if (!commitment.item.empty()) return;  // the item is listed
    DueEntry row =
        entry(model::Matter::commitments, commitment.text.text, "commitments.html#" + anchor(commitment.number));
    row.responsible = commitment.name.text;
    row.date = commitment.due.text;
    const FulfilledWord state = state_of(commitment.latest);
    add(std::move(row), state.slug, state.label, *day - record_.as_of, false, "");
  }

  // One row for all reports that are expected by a day and are not there.
  void reports() {
    struct Expected {
      std::string label;
      bool late = false;
      int count = 0;
    };
    std::map<Date, Expected> all;
    for (const model::DisclosedCommitment& commitment : record_.commitments)
      for (const model::DisclosedQuarter& report : commitment.quarters) {
        if (report.given || report.made_up || !report.last_day) continue;
        Expected& expected = all[*report.last_day];
        expected.label = report.label;
        expected.late = report.ended;
        ++expected.count;
      }
    for (const auto& [day, expected] : all) {
      DueEntry row = entry(model::Matter::commitments, expected.label + "的践诺报告", "commitments.html");
      row.responsible = fmt::format("{} 条还没有报告", expected.count);
      row.date = model::chinese(day);
      const int days = expected.late ? record_.as_of - day : day - record_.as_of;
      add(std::move(row), expected.late ? "overdue" : "not_due", expected.late ? "缺报" : "未到期", days, expected.late,
          "缺报");
    }
  }

  const model::DisclosedRecord& record_;
  std::vector<DatedDue> all_;
};

void order(DueEntries& due) {
  std::stable_sort(due.late.begin(), due.late.end(),
                   [](const DueEntry& a, const DueEntry& b) { return a.days > b.days; });
  std::stable_sort(due.next.begin(), due.next.end(),
                   [](const DueEntry& a, const DueEntry& b) { return a.days < b.days; });
  for (auto* list : {&due.late, &due.next})
    if (list->size() > DueEntries::kMost) list->resize(DueEntries::kMost);
}

}  // namespace

void leave_out_empty_pages(model::DisclosedRecord& superior) {
  const auto keep_if = [](bool& has_page, bool has_rows) { has_page = has_page && has_rows; };
  keep_if(superior.has_rectification_page, !superior.items.empty());
  keep_if(superior.has_commitments_page, !superior.commitments.empty() || !superior.earlier_commitments.empty());
  keep_if(superior.has_preparation_page, !superior.talks.empty() || !superior.opinions.empty());
  keep_if(superior.has_filings_page, !superior.filings.empty() || !superior.materials.empty());
}

std::vector<DatedDue> dated_due(const model::DisclosedRecord& record) { return DueList(record).all(); }

DueEntries due_entries(const model::DisclosedRecord& record) {
  DueEntries due;
  for (DatedDue& each : dated_due(record)) (each.late ? due.late : due.next).push_back(std::move(each.entry));
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
