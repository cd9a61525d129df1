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
#include "store/postings.h"

namespace store {

// Which imports the record has seen: the last one that changed anything, its mark, and the last one that changed names.
struct RecordState {
  std::int64_t number = 0, names = 0;
  std::string mark;
};

class Loader {
 public:
  explicit Loader(const Database& database);

  RecordState state();
  std::string mark_of(std::int64_t number);  // of a former import; empty if there was none
  std::vector<UnitKey> changed_since(std::int64_t number);
  std::vector<std::string> organizations_changed_since(std::int64_t number);

  std::vector<model::Organization> organizations();  // by number
  std::optional<model::Organization> organization(const std::string& number);
  std::vector<std::string> children(const std::string& parent);  // by number; of "": those at the top
  std::vector<std::string> meetings(const std::string& organization);
  std::vector<std::string> plans(const std::string& organization);  // of all its meetings, each once
  bool has_meeting(const UnitKey& unit);
  std::vector<UnitKey> top_units();         // whose superior did not meet under the same number
  std::vector<std::string> member_names();  // all, each once
  std::vector<std::string> contacts();      // phones, mailboxes and addresses of organisations, each once
  model::YearRecord load(const UnitKey& unit, const model::Organization& organization);
  std::optional<model::LedgerSheet> sheet(int id);

 private:
  static constexpr const char* kOrganization =
      "SELECT organization, name, kind, parent, phone, mailbox, address, source_sheet, source_row FROM organization ";

  void load_meeting(const UnitKey& unit, model::YearRecord& record);
  void load_stages(const UnitKey& unit, model::YearRecord& record);
  void load_members(const UnitKey& unit, model::YearRecord& record);
  void load_tallies(const UnitKey& unit, model::YearRecord& record);
  void load_problems(const UnitKey& unit, model::YearRecord& record);
  void load_items(const UnitKey& unit, model::YearRecord& record);
  void load_events(const UnitKey& unit, std::vector<model::Rectification>& items);
  void load_commitments(const UnitKey& unit, std::vector<model::Commitment>& commitments);
  void load_preparation(const UnitKey& unit, model::YearRecord& record);
  void load_filings(const UnitKey& unit, model::YearRecord& record);
  void load_batches(const UnitKey& unit, model::YearRecord& record);
  void load_withdrawals(const UnitKey& unit, model::YearRecord& record);
  void load_neighbours(const UnitKey& unit, model::YearRecord& record);
  model::Subject subject(const std::string& text, const std::string& meeting);

  const Database& database_;
  Statement organization_, children_, meetings_, plans_, has_meeting_;
  Statement meeting_, stages_, members_, tallies_, committee_tallies_, problems_, items_, events_, commitments_,
      reports_, person_, opinions_, talks_, filings_, materials_, neighbours_, batches_, withdrawals_;
  Postings postings_;
};

}  // namespace store
