// SPDX-License-Identifier: MIT
// The styles of a workbook with ours added: each format in a coloured form, and one for the column 错误. Finds our own
// colour again after an office program has saved the file and numbered everything anew.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "sheet/xml_patch.h"

namespace sheet {

class MarkedStyles {
 public:
  // part: xl/styles.xml as it stands; empty if the workbook has none: then nothing is coloured.
  MarkedStyles(std::string part, const std::string& shown);

  [[nodiscard]] bool is_marked(std::size_t format) const;
  [[nodiscard]] bool is_message(std::size_t format) const;  // of our column 错误; of any where nothing is coloured
  std::size_t marked(std::size_t format);                   // the same format on our colour
  std::size_t unmarked(std::size_t format);                 // of a marked one: the same without a colour
  std::size_t message();                                    // of a cell in the column 错误
  [[nodiscard]] bool changed() const { return !formats_added_.empty(); }
  [[nodiscard]] std::string part() const;  // as it is to be now

 private:
  struct List {  // <fills count="2"> … </fills>
    std::uint64_t begin = 0, end = 0, close = 0;
    std::size_t count = 0;
    std::string prefix = {};
  };
  std::size_t add(std::string format);
  std::size_t twin(std::size_t format, std::size_t fill);
  void grow(XmlPatch& patch, const List& list, const std::string& added, std::size_t how_many) const;

  std::string part_;
  List fonts_, fills_, formats_;
  std::vector<std::string> known_;                  // raw <xf> of each format
  std::vector<std::size_t> fill_of_, font_of_;      // of each format
  std::vector<std::size_t> our_fills_, our_fonts_;  // those of our colours
  std::map<std::size_t, std::size_t> marked_, unmarked_;
  std::vector<std::string> formats_added_;
  std::string fill_added_, font_added_;
  std::size_t message_ = 0;
};

}  // namespace sheet
