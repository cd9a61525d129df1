// SPDX-License-Identifier: MIT
// Whether an internal bag's record opens, is sound, and says just what its tables say; and whether its log hangs
// together. Works on a copy for the owner only, which is gone afterwards.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "record/bag_source.h"
#include "record/bag_table.h"

namespace record {

struct RecordLook {
  std::string fault;                  // why it does not open or is not sound; empty: it does and is
  std::size_t tables = 0, rows = 0;   // of the record
  std::vector<BagFault> differences;  // between the record and the tables
};

using BagTables = std::map<std::string, BagTable>;  // by name, of data/tables/

BagTables tables_of(const BagSource& internal);  // those that can be read

RecordLook look_at_record(const BagSource& internal, const BagTables& tables);

struct LogLook {
  std::size_t lines = 0;
  std::string fault;      // the first line that does not follow, or why it cannot be read
  std::string last_code;  // of the newest line: 3FA2-91BC
};

LogLook look_at_log(const BagTables& tables);

}  // namespace record
