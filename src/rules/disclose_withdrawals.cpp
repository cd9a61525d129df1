// SPDX-License-Identifier: MIT
// What was taken down: left out wherever it would stand, with a neutral notice for those who would have seen it. Of an
// item that others were never shown they are not told either.
#include <algorithm>

#include "rules/discloser.h"

namespace rules {
namespace {

using model::TableId;

bool is_named_by(const model::Rectification& item, const model::Problem* problem) {
  return item.item.empty() && problem != nullptr;
}

// Would be shown in this unit to this audience, had it not been taken down.
class Readers {
 public:
  Readers(const Discloser& discloser, const model::DisclosedRecord& shown) : discloser_(discloser), shown_(shown) {}

  [[nodiscard]] bool would_see(const model::Withdrawal& withdrawal) const {
    if (withdrawal.table == TableId::commitment) return would_see_commitment(withdrawal.record);
    return would_see_item(withdrawal);
  }

 private:
  [[nodiscard]] bool concerns(const model::Withdrawal& withdrawal, const model::Rectification& item,
                              const model::Problem* problem) const {
    if (!discloser_.may_see(discloser_.widest(item, problem))) return false;
    if (withdrawal.table == TableId::rectification) return item.number == withdrawal.record;
    return problem != nullptr && problem->number == withdrawal.record &&
           (is_named_by(item, problem) || discloser_.may_see_problem(problem));
  }

  [[nodiscard]] bool would_see_item(const model::Withdrawal& withdrawal) const {
    const Computed& computed = discloser_.computed;
    const auto concerned = [&](const auto& each) { return concerns(withdrawal, *each.item, each.problem); };
    return (shown_.asks_list && std::any_of(computed.items.begin(), computed.items.end(), concerned)) ||
           std::any_of(computed.last_list.begin(), computed.last_list.end(), concerned);
  }

  [[nodiscard]] bool would_see_commitment(const std::string& number) const {
    if (!shown_.has_commitments_page) return false;
    const auto concerned = [&](const model::Commitment& each) {
      return each.number == number && discloser_.may_see(discloser_.widest(each));
    };
    const model::YearRecord& record = discloser_.record;
    return (!shown_.is_to_come() && std::any_of(record.commitments.begin(), record.commitments.end(), concerned)) ||
           std::any_of(record.earlier_commitments.begin(), record.earlier_commitments.end(), concerned);
  }

  const Discloser& discloser_;
  const model::DisclosedRecord& shown_;
};

}  // namespace

bool Discloser::is_withdrawn(TableId table, const std::string& number) const {
  return std::any_of(record.withdrawals.begin(), record.withdrawals.end(), [&](const model::Withdrawal& withdrawal) {
    return withdrawal.table == table && withdrawal.record == number;
  });
}

bool Discloser::may_be_archived(const model::Posting& posting) const {
  return !options.archive || posting.first[static_cast<std::size_t>(options.audience)].has_value();
}

bool Discloser::shows(const model::Rectification& item, const model::Problem* problem) const {
  return may_see(widest(item, problem)) && may_be_archived(item.posting) &&
         !is_withdrawn(TableId::rectification, item.number) &&
         !(is_named_by(item, problem) && is_withdrawn(TableId::problem, problem->number));
}

bool Discloser::shows(const model::Commitment& commitment) const {
  return may_see(widest(commitment)) && may_be_archived(commitment.posting) &&
         !is_withdrawn(TableId::commitment, commitment.number);
}

void disclose_withdrawals(const Discloser& discloser, model::DisclosedRecord& out) {
  const Readers readers(discloser, out);
  for (const model::Withdrawal& withdrawal : discloser.record.withdrawals)
    if (readers.would_see(withdrawal))
      out.notices.push_back(
          {model::DisclosedNotice::Why::withdrawn,
           std::string(model::table(withdrawal.table).header) + " " + withdrawal.record, withdrawal.date,
           discloser.text(withdrawal.reason).text,
           withdrawal.table == TableId::commitment ? model::Matter::commitments : model::Matter::items});
}

}  // namespace rules
