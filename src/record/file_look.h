// SPDX-License-Identifier: MIT
// What one file of a bag is and whether it can be opened, by its bytes; its ending only tells what it should be. The
// program runs nothing of it. A record is only known as an SQLite file here (record_look.h).
#pragma once
#include <string>
#include <vector>

#include "record/bag_source.h"
#include "record/markup_look.h"

namespace record {

enum class Opens { yes, doubtful, no, unknown };  // doubtful: perhaps not by every program; unknown: what it is

struct FileLook {
  std::string path;
  std::string kind;  // 网页, 表格, 图片 …; of one that is not known its ending
  Opens opens = Opens::yes;
  std::string fault;  // why not, in Chinese
  bool is_page = false, is_script = false, is_program = false, has_macros = false, is_encrypted = false;
  bool runs_inside = false;  // a document that holds a script
  MarkupLook markup;         // of pages, styles and drawings
};

// strict: written by this program, so that it must be in just the form that this program writes.
FileLook look_at_file(const BagSource& bag, const BagFile& file, bool strict);

// Why nobody should bring such a file into a record, in Chinese; empty: it is fit.
std::string encryption_in(const FileLook& look);
std::string program_in(const FileLook& look);
std::string unfit(const FileLook& look);  // either, or it cannot be opened

}  // namespace record
