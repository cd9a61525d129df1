// SPDX-License-Identifier: MIT
// What was typed, as it was meant: repaired (base/repair.h), without the apostrophe that keeps a spreadsheet from
// computing, names in one way of writing. Decides nothing about what a column may hold.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/table.h"

namespace sheet {

struct Mended {
  std::string text;
  std::string before;  // as it stood, but for what nobody sees or can draw: for showing
  std::string done;    // in words; empty: nothing that a clerk need know
};

bool is_free_text(model::CellKind kind);  // names too

// A quick look at what is not empty: nothing to mend here and no hidden control, as in most cells.
bool stands_as_meant(std::string_view typed, const model::Column& column);

// Nothing if it stands as it was meant.
std::optional<Mended> mend(std::string_view typed, const model::Column& column);
std::optional<Mended> mend_header(std::string_view typed);

// "“张 三”读作“张三”（去掉了姓名中间的空格）", for a note.
std::string told(const Mended& mended, std::string_view value);

}  // namespace sheet
