// SPDX-License-Identifier: MIT
#include "rules/agenda.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rules {
namespace {

using model::Date;
using model::TableId;

class EntryCollector {
 public:
  EntryCollector(const model::YearRecord& record, const Computed& computed, Date as_of)
      : record_(record), computed_(computed), as_of_(as_of) {}

  std::vector<AgendaEntry> all() {
    for (const ComputedItem& each : computed_.items) item(each);
    for (std::size_t i = 0; i < record_.commitments.size(); ++i) commitment(i);
    for (const StageStatus& each : computed_.stages) stage(each);
    for (const FilingStatus& each : computed_.filings) filing(each);
    for (std::size_t i = 0; i < record_.batches.size(); ++i) posting(i);
    std::stable_sort(all_.begin(), all_.end(),
                     [](const AgendaEntry& a, const AgendaEntry& b) { return a.day < b.day; });
    return std::move(all_);
  }

 private:
  void item(const ComputedItem& computed) {
    const model::Rectification& raw = *computed.item;
    const ItemStatus& status = computed.status;
    const auto day = status.due.known();
    if (status.is_closed() || !day) return;
    const bool late = status.status == model::Status::overdue;
    const std::string& title = raw.item.empty() && computed.problem != nullptr ? computed.problem->text : raw.item;
    all_.push_back({*day, AgendaKind::item, late ? -status.days_late : *day - as_of_, raw.number, title,
                    responsible_on(raw, as_of_), TableId::rectification, raw.origin});
  }

  // A commitment without a day of its own is due with its item, which stands here itself.
  void commitment(std::size_t at) {
    const model::Commitment& raw = record_.commitments[at];
    const FulfilmentStatus& status = computed_.fulfilments[at];
    const auto add = [&](Date day, AgendaKind kind, std::string title) {
      all_.push_back(
          {day, kind, day - as_of_, raw.number, std::move(title), raw.name, TableId::commitment, raw.origin});
    };
    if (const auto day = computed_.commitment_dues[at].known(); day && !status.kept_on)
      add(*day, AgendaKind::commitment, raw.text);
    const auto report = [&](const ExpectedReport& expected) {
      if (!expected.given && expected.last_day) add(*expected.last_day, AgendaKind::report, expected.label);
    };
    for (const ExpectedReport& expected : status.due) report(expected);
    if (status.running) report(*status.running);
  }

  void stage(const StageStatus& status) {
    const auto day = status.due.known();
    const model::Origin origin = status.row == nullptr ? model::Origin() : status.row->origin;
    if (day && !status.done)
      all_.push_back({*day, AgendaKind::stage, *day - as_of_, "", status.name, "", TableId::stage, origin});
  }

  void filing(const FilingStatus& status) {
    const auto day = status.due.known();
    const model::Origin origin = status.row == nullptr ? model::Origin() : status.row->origin;
    if (day && !status.sent)
      all_.push_back(
          {*day, AgendaKind::filing, *day - as_of_, "", status.material, status.recipient, TableId::filing, origin});
  }

  // One that has ended asks for nothing.
  void posting(std::size_t at) {
    const model::Batch& batch = record_.batches[at];
    const PostingPeriod& period = computed_.periods[at];
    if (!period.until || period.on(as_of_) != PostingState::posted) return;
    std::vector<std::string> matters;
    for (const model::Matter matter : batch.contents) matters.emplace_back(word(matter));
    all_.push_back({*period.until, AgendaKind::posting, *period.until - as_of_, batch.number,
                    fmt::format("向“{}”公示的{}，公示期满", word(batch.scope), base::join(matters, "、")), "",
                    TableId::disclosure, batch.origin});
  }

  const model::YearRecord& record_;
  const Computed& computed_;
  const Date as_of_;
  std::vector<AgendaEntry> all_;
};

}  // namespace

std::string_view key(AgendaKind kind) {
  constexpr std::array<std::string_view, 6> keys{"item", "commitment", "stage", "filing", "report", "posting"};
  return keys[static_cast<std::size_t>(kind)];
}

std::string_view label(AgendaKind kind) {
  constexpr std::array<std::string_view, 6> labels{"整改", "承诺", "阶段", "报送", "践诺报告", "公示"};
  return labels[static_cast<std::size_t>(kind)];
}

std::vector<AgendaEntry> agenda_of(const model::YearRecord& record, const Computed& computed, const Options& options) {
  return EntryCollector(record, computed, options.as_of).all();
}

}  // namespace rules
