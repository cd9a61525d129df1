// SPDX-License-Identifier: MIT
// The four natures, a file each: what each looks at, and items as they are added. Only for four_nature*.cpp.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "record/file_look.h"
#include "record/four_nature.h"
#include "record/record_look.h"

namespace record {

// Which faults of a bag are of single files of its payload; all others are of its lists and tag files.
struct SortedFaults {
  std::vector<BagFault> other_bytes, missing, extra, names, lists;
  std::size_t files_with_other_bytes = 0, files_missing = 0, files_extra = 0;
};
SortedFaults sort_faults(const BagSource& bag, const BagCheck& check);

struct NatureSubject {
  const NatureQuestion& question;
  const BagSource& bag;
  const BagCheck& check;
  BagInfo info;
  bool is_internal = false;
  SortedFaults faults;
  std::vector<FileLook> looks;  // of the payload; none after a fast check
  BagTables tables;             // likewise, of the internal layer

  [[nodiscard]] bool fast() const { return question.fast; }
};

class NatureItems {
 public:
  explicit NatureItems(std::vector<NatureItem>& items, Nature nature) : items_(items), nature_(nature) {}

  void add(std::string item, std::string value, Outcome outcome, const std::vector<std::string>& details = {}) {
    items_.push_back({nature_, std::move(item), std::move(value), outcome, details});
  }
  void not_read(std::string item) { add(std::move(item), "快速核对没有读", Outcome::not_applicable); }

 private:
  std::vector<NatureItem>& items_;
  Nature nature_;
};

std::string line_of(const BagFault& fault);  // where：what。hint
std::vector<std::string> lines_of(const std::vector<BagFault>& faults);
std::string date_word(const std::string& iso);      // 2024年3月8日; as it is if it is no day
std::string audience_word(const std::string& key);  // 本单位党员群众; empty: none of ours

void add_authentic(const NatureSubject& subject, std::vector<NatureItem>& items);
void add_complete(const NatureSubject& subject, std::vector<NatureItem>& items);
void add_usable(const NatureSubject& subject, std::vector<NatureItem>& items);
void add_safe(const NatureSubject& subject, std::vector<NatureItem>& items);

// Missing numbers among running ones, by what stands before the digits; of the meeting that the bag is of.
struct NumberGaps {
  std::map<std::string, std::size_t> counted;  // 整改 → how many there are
  std::vector<std::string> gaps;               // 整改（QHFY01）：缺 Z21-04、Z21-07 至 Z21-09
  std::size_t missing = 0;
};
NumberGaps number_gaps(const NatureSubject& subject);

}  // namespace record
