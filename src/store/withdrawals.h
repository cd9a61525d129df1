// SPDX-License-Identifier: MIT
// Records taken off every site, and put back. What stands in the ledger's tables stays as it is.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/table.h"
#include "store/database.h"

namespace store {

// A record by its number: 整改, 承诺 or 问题.
struct RecordKey {
  std::string organization;
  model::TableId table = model::TableId::rectification;
  std::string number;
};

struct WithdrawalState {
  model::Date date;
  std::string reason;
  std::optional<model::Date> undone;
};

class Withdrawals {
 public:
  explicit Withdrawals(const Database& database) : database_(database) {}

  // What bears that number, in any organisation and table, or those only.
  [[nodiscard]] std::vector<RecordKey> find(const std::string& number, const std::string& organization,
                                            std::optional<model::TableId> table) const;
  [[nodiscard]] std::optional<WithdrawalState> last(const RecordKey& key) const;

  // Texts of its own that sites may show: its wording, and what was reported on it. Of a problem also those of items
  // that have no words but its.
  [[nodiscard]] std::vector<std::string> texts(const RecordKey& key) const;
  // Records with just this text somewhere: 整改 ZG05. Not `key` itself.
  [[nodiscard]] std::vector<std::string> others_with(const std::string& text, const RecordKey& key) const;

  // Within an open transaction. Units of the organisation count as changed, as after an import.
  void withdraw(const RecordKey& key, model::Date date, const std::string& reason) const;
  void undo(const RecordKey& key, model::Date date, const std::string& reason) const;

 private:
  void touch(const RecordKey& key, const std::string& what) const;

  const Database& database_;
};

}  // namespace store
