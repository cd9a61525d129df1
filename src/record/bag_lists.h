// SPDX-License-Identifier: MIT
// The lists of a bag as they stand there, held against the files that were read: what is missing, extra, changed,
// renamed, swapped, and which list is wrong itself. Reads no file.
#pragma once
#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/bag_source.h"
#include "record/bag_writer.h"

namespace record {

// By path; the first of each file is kept: one fault a file, and what is found first is most to the point.
using FaultsByPath = std::map<std::string, BagFault>;

class BagList {
 public:
  struct Line {
    std::string_view hash;
    std::size_t number = 0;  // from 1
  };

  BagList(const ListKind& kind, std::string text);
  BagList(const BagList&) = delete;  // lines are parts of its text
  BagList& operator=(const BagList&) = delete;

  [[nodiscard]] const ListKind& kind() const { return kind_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::unordered_map<std::string_view, Line>& lines() const { return lines_; }
  // The fault of the list itself, counted with those found by others.
  void blame(std::size_t line, const std::string& what);  // 0: none in particular
  void tell(FaultsByPath& faults) const;

 private:
  void read_line(std::string_view line, std::size_t number, std::string_view& before);

  const ListKind& kind_;
  std::string text_;
  std::unordered_map<std::string_view, Line> lines_;  // path → line
  std::string where_, what_;                          // the first that is wrong
  std::size_t wrong_ = 0;
};

// lists: of the payload, or of all else. present: the files they ought to be of, sorted. hashes: of those that were
// read; the others are looked for by name only.
void compare(std::deque<BagList>& lists, const std::vector<std::string>& present, const HashedFiles& hashes,
             FaultsByPath& faults);

}  // namespace record
