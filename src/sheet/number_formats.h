// SPDX-License-Identifier: MIT
// What a cell's format makes of its number: a day, a padded number, or just the number. Shows nothing as a person sees
// it otherwise: percent signs, thousands and colours change no value.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/package.h"

namespace sheet {

struct NumberFormat {
  bool is_date = false, shows_day = false;  // of a date or a time; a month (2024年7月) shows no day
  // "D"000 shows 7 as D007, which is what an identifier means: what stands around, and how many digits at least.
  std::string before = {}, after = {};
  int digits = 0;  // 0: not such a format
};

NumberFormat number_format(std::string_view code);
NumberFormat built_in_format(int id);  // what Excel and WPS mean in a Chinese workbook

// By a cell's style number.
class CellFormats {
 public:
  CellFormats() = default;
  CellFormats(const Package& package, std::string_view part);
  [[nodiscard]] const NumberFormat& of(std::size_t style) const;  // a style that is not there is General

 private:
  void read_codes(class XmlStream& xml);
  void read_styles(class XmlStream& xml);

  std::map<int, NumberFormat> declared_;
  std::vector<int> ids_;  // of the styles
  std::map<int, NumberFormat> used_;
};

}  // namespace sheet
