// SPDX-License-Identifier: MIT
// Reads ledger/ into the record: all or nothing. Joins what readers, record and rules refuse to places in the files.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/console.h"
#include "app/workspace.h"
#include "sheet/reject.h"
#include "store/importer.h"

namespace app {

struct FileNote {
  std::string file, encoding;
  int rows = 0;
};

// The import of one run, not yet kept. Without commit() its destructor leaves the record as it was.
class LedgerImport {
 public:
  LedgerImport(Workspace& workspace, const Console& console);
  ~LedgerImport();
  LedgerImport(const LedgerImport&) = delete;
  LedgerImport& operator=(const LedgerImport&) = delete;

  [[nodiscard]] const sheet::Rejects& rejects() const { return rejects_; }
  [[nodiscard]] bool changed_anything() const { return importer_.changed_anything(); }
  void commit() { importer_.commit(); }

  // Files and encodings, then created / changed / unchanged / gone by table; or every refusal.
  void report(const Console& console) const;
  void report_rejects(const Console& console) const;

  // "整改.csv E7" of a stored row, for findings.
  std::string place(model::TableId table, model::Origin origin, const std::string& column);

 private:
  class Sink;

  void read_files(const Console& console);
  void stage_own_organization();
  void validate(const Console& console, const sheet::Rejects& while_reading);
  void refuse(const std::vector<model::Objection>& objections);
  void refuse_sound_rows(const std::vector<model::Objection>& objections, const sheet::Rejects& before);
  sheet::Reject to_reject(const model::Objection& objection);
  const model::LedgerSheet* sheet_of(int id);

  Workspace& workspace_;
  store::Importer importer_;
  store::Loader loader_;
  sheet::Rejects rejects_;
  std::vector<FileNote> files_;
  std::map<int, model::LedgerSheet> sheets_;  // by number in the record
  std::map<int, int> file_order_;             // of sheets read in this run
  bool has_own_organization_ = false;
};

}  // namespace app
