// SPDX-License-Identifier: MIT
// Reads the record back as plain values, one organisation-meeting at a time, every query ordered by a full key.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/ledger_sheet.h"
#include "model/record.h"
#include "store/database.h"
#include "store/importer.h"

namespace store {

class Loader {
 public:
  explicit Loader(const Database& database);

  std::vector<model::Organization> organizations();  // by number
  std::vector<std::string> member_names();           // all, each once
  std::vector<UnitKey> units();                      // by organisation, then meeting
  model::YearRecord load(const UnitKey& unit, const model::Organization& organization);
  std::optional<model::LedgerSheet> sheet(int id);

 private:
  void load_meeting(const UnitKey& unit, model::YearRecord& record);
  void load_stages(const UnitKey& unit, model::YearRecord& record);
  void load_members(const UnitKey& unit, model::YearRecord& record);
  void load_tallies(const UnitKey& unit, model::YearRecord& record);
  void load_problems(const UnitKey& unit, model::YearRecord& record);
  void load_items(const UnitKey& unit, model::YearRecord& record);
  void load_commitments(const UnitKey& unit, model::YearRecord& record);
  model::Subject subject(const std::string& text, const std::string& meeting);

  const Database& database_;
  Statement meeting_, stages_, members_, tallies_, committee_tallies_, problems_, items_, events_, commitments_,
      reports_, person_;
};

}  // namespace store
