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
#include "app/marked_copies.h"
#include "app/row_feed.h"
#include "app/workspace.h"
#include "rules/findings.h"
#include "sheet/reject.h"
#include "store/importer.h"

namespace app {

// The import of one run, not yet kept. Without commit() its destructor leaves the record as it was.
class LedgerImport {
 public:
  // as_of: for findings that the settings make refusals. everything: read every file, whatever is remembered of them.
  LedgerImport(Workspace& workspace, const Console& console, model::Date as_of, bool everything = false);
  ~LedgerImport();
  LedgerImport(const LedgerImport&) = delete;
  LedgerImport& operator=(const LedgerImport&) = delete;

  // Units whose rows say something else than before. They are yet to be validated, by whoever loads them.
  [[nodiscard]] bool has_touched(const store::UnitKey& unit) const { return touched_.contains(unit); }
  [[nodiscard]] std::vector<model::Objection> objections_to(const model::YearRecord& record) const;  // pure
  // Findings of a sound unit that the settings make refusals; pure. Those of units that the import did not touch are
  // for check alone: a site must not stop being built because a day has passed.
  [[nodiscard]] std::vector<model::Objection> refused_findings(const model::YearRecord& record) const;
  [[nodiscard]] std::vector<model::Objection> refused_among(const std::vector<rules::Finding>& findings,
                                                            const model::YearRecord& record) const;
  // Nothing is said of a row that reading refused already: what rules see is not what was typed. Nothing is said twice.
  void refuse_sound_rows(const std::vector<model::Objection>& objections);
  void validate_touched(const Console& console);  // loads and validates them all

  [[nodiscard]] const sheet::Rejects& rejects() const { return rejects_; }
  // Nothing was refused but findings: the record stands as the ledger means it.
  [[nodiscard]] bool is_sound() const { return sound_; }
  std::string file_of(const sheet::Reject& reject);  // in the name it was read; empty if it is of no file of the ledger
  [[nodiscard]] bool changed_anything() const { return importer_ != nullptr && importer_->changed_anything(); }
  [[nodiscard]] bool changed_names() const { return importer_ != nullptr && importer_->changed_names(); }
  std::vector<std::string> ledger_files() { return ledger_.all(); }  // paths from ledger/, those that are read
  void write_log();                            // before commit(): what has changed, and entries of `allow` that are new
  void commit();                               // what the cache is to know of it waits for the cache's own commit
  void settle_copies(const Console& console);  // after commit()

  // Files and encodings, then created / changed / unchanged / gone by table; or every refusal.
  void report(const Console& console) const;
  void report_notes(const Console& console) const;  // what was read otherwise than it stands
  void report_rejects(const Console& console) const;
  void offer_copies(const Console& console);  // says how to have them
  void mark_copies(const Console& console);   // of the workbooks in which something was refused

  // "整改.csv E7" of a stored row, for findings.
  std::string place(model::TableId table, model::Origin origin, const std::string& column);

 private:
  void read_some(const Console& console);
  void read_all(const Console& console);
  void begin();
  void read_files(const std::vector<std::string>& files, const Console& console);
  rules::Allowed allowed();
  void stage_own_organization();
  void apply();
  void refuse(const std::vector<model::Objection>& objections);
  sheet::Reject to_reject(const model::Objection& objection);
  const model::LedgerSheet* sheet_of(int id);

  Workspace& workspace_;
  store::Loader loader_;
  LedgerFiles ledger_;
  MarkedCopies copies_;
  model::Date as_of_;
  bool sound_ = true;
  std::set<std::string> said_;                 // of what rules refused
  std::unique_ptr<store::Importer> importer_;  // none: no file has changed
  std::set<store::UnitKey> touched_;
  sheet::Rejects rejects_, while_reading_;
  sheet::Notes notes_;
  Encodings encodings_;
  FileHashes hashes_;
  std::map<int, model::LedgerSheet> sheets_;  // by number in the record, those asked for
  std::map<int, int> sheet_order_;            // of sheets that are not the first of their file
  bool has_own_organization_ = false;
};

void list_rejects(const sheet::Rejects& rejects, const Console& console);

}  // namespace app
