// SPDX-License-Identifier: MIT
// Keeps personal data out of the record: refuses the cell and empties it before it can reach the disk. In the thread
// that reads.
#pragma once
#include <vector>

#include "model/table.h"
#include "rules/allowed.h"
#include "sheet/ledger_reader.h"

namespace app {

// What to do about it, for what was found anywhere.
inline constexpr const char* kAllowIt =
    "确实不是个人信息的，把这几个字照抄进 gongshilan.json 的 allow，写明谁定的、哪天、为什么。";

class PersonalDataGate {
 public:
  // allowed: with the contacts that are known before the files are read. Those in the files are looked for only once
  // something was found that may be one of them.
  PersonalDataGate(rules::Allowed allowed, const std::vector<sheet::LedgerFile>& files, const sheet::Defaults& defaults)
      : allowed_(std::move(allowed)), files_(files), defaults_(defaults) {}

  // False if it stands as an identifier and the row must not be kept.
  bool pass(model::Row& row, sheet::RowReader& reader);

 private:
  bool lets_pass(const rules::PersonalData& found, const std::string& cell);

  rules::Allowed allowed_;
  const std::vector<sheet::LedgerFile>& files_;
  const sheet::Defaults& defaults_;
  bool has_read_contacts_ = false;
};

}  // namespace app
