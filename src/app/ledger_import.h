// SPDX-License-Identifier: MIT
// Reads what has changed in ledger/ into the record: all or nothing. Joins what readers, record and rules refuse to
// places in the files.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/ledger_files.h"
#include "app/row_feed.h"
#include "app/workspace.h"
#include "sheet/reject.h"
#include "store/importer.h"

namespace app {

// The import of one run, not yet kept. Without commit() its destructor leaves the record as it was.
class LedgerImport {
 public:
  // everything: read every file, whatever is remembered of them.
  LedgerImport(Workspace& workspace, const Console& console, bool everything = false);
  ~LedgerImport();
  LedgerImport(const LedgerImport&) = delete;
  LedgerImport& operator=(const LedgerImport&) = delete;

  // Units whose rows say something else than before. They are yet to be validated, by whoever loads them.
  [[nodiscard]] bool has_touched(const store::UnitKey& unit) const { return touched_.contains(unit); }
  [[nodiscard]] std::vector<model::Objection> objections_to(const model::YearRecord& record) const;  // pure
  // Nothing is said of a row that reading refused already: what rules see is not what was typed.
  void refuse_sound_rows(const std::vector<model::Objection>& objections);
  void validate_touched(const Console& console);  // loads and validates them all

  [[nodiscard]] const sheet::Rejects& rejects() const { return rejects_; }
  [[nodiscard]] bool changed_anything() const { return importer_ != nullptr && importer_->changed_anything(); }
  void commit();  // what the cache is to know of it waits for the cache's own commit

  // Files and encodings, then created / changed / unchanged / gone by table; or every refusal.
  void report(const Console& console) const;
  void report_rejects(const Console& console) const;

  // "整改.csv E7" of a stored row, for findings.
  std::string place(model::TableId table, model::Origin origin, const std::string& column);

 private:
  void read_some(const Console& console);
  void read_all(const Console& console);
  void begin();
  void read_files(const std::vector<std::string>& files, const Console& console);
  void stage_own_organization();
  void apply();
  void refuse(const std::vector<model::Objection>& objections);
  sheet::Reject to_reject(const model::Objection& objection);
  const model::LedgerSheet* sheet_of(int id);

  Workspace& workspace_;
  store::Loader loader_;
  LedgerFiles ledger_;
  std::unique_ptr<store::Importer> importer_;  // none: no file has changed
  std::set<store::UnitKey> touched_;
  sheet::Rejects rejects_, while_reading_;
  ReadingNotes notes_;
  std::map<int, model::LedgerSheet> sheets_;  // by number in the record, those asked for
  std::map<int, int> sheet_order_;            // of sheets that are not the first of their file
  bool has_own_organization_ = false;
};

}  // namespace app
