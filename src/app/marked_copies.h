// SPDX-License-Identifier: MIT
// 台账-请修改.xlsx beside 台账.xlsx: the clerk's own workbook with what was refused marked in it. Which of the two is
// read, and what becomes of the copy: one that was ever mended is read in the original's name and takes its place once
// it is imported; one that nobody touched goes when the original is imported. Nothing a clerk typed is ever lost.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/console.h"
#include "sheet/reject.h"

namespace app {

class MarkedCopies {
 public:
  static constexpr std::string_view kSuffix = "-请修改";  // of the name, before .xlsx or .xlsm
  static constexpr const char* kFormer = ".旧稿";         // in ledger/: originals whose place a mended copy took
  static constexpr const char* kState = ".请修改.json";   // in ledger/: which copies were made of what

  // files: of the ledger, those that may be copies not yet known. Throws Failure(refused) where both were changed.
  MarkedCopies(std::filesystem::path ledger, const std::vector<std::string>& files);

  [[nodiscard]] bool any() const { return !copies_.empty(); }
  // How a file of the ledger is read: "" not at all (a copy nobody touched, an original whose copy is read), else the
  // name in which it is read: its own, or that of the original whose mended copy it is.
  [[nodiscard]] std::string read_as(const std::string& file) const;
  [[nodiscard]] std::string read_from(const std::string& name) const;  // the other way: which file is read in that name

  // Mended copies, which messages speak of in their originals' names.
  void say_what_is_read(std::ostream& out) const;

  // After refusals: a marked copy of each workbook that they name, by the name in which it was read. Says what it did;
  // a copy that cannot be written is no failure of the run.
  void mark(const std::map<std::string, std::vector<sheet::Reject>>& rejects, const Console& console);

  // After an import: mended copies take their originals' places, others go. Says what it did, and what it could not do:
  // the record is up to date all the same.
  void settle(const Console& console);

 private:
  struct Copy {
    std::vector<std::string> originals;  // hashes of the original that it was made of, and of what is to replace it
    std::string bytes;                   // hash of the copy as it was made
    bool mended = false;                 // it holds what a clerk typed, though it may have been marked anew since
    std::string seen = {};               // hash of the copy as this run found it
  };

  void read_state();
  void write_state() const;
  void look_at(const std::string& file, Copy& copy) const;
  void refuse_if_touched(const std::string& file, const Copy& copy) const;
  bool mark_one(const std::string& file, const std::vector<sheet::Reject>& rejects);
  void settle_one(const std::string& file, Copy& copy, const Console& console);

  std::filesystem::path ledger_;
  std::map<std::string, Copy> copies_;  // by the copy's path from ledger/
};

}  // namespace app
