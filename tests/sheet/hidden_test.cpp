// SPDX-License-Identifier: MIT
// What nobody sees in a cell, and what a spreadsheet shows instead of a value, must not reach a page.
#include <gtest/gtest.h>

#include "model/table.h"
#include "sheet/cell.h"

namespace {

using model::CellKind;
using model::Column;

// Of another encoding, or of none: what was meant cannot be known. Other marks are taken away (mend_test.cpp).
TEST(TextCell, RefusesControlsThatNoClerkTyped) {
  const Column column{"content", "内容", CellKind::text};
  for (const char* bad : {"a\xC2\x80", "a\xC2\x9Fz", "a\xEF\xB7\x90", "a\xEF\xBF\xBE", "a\xF0\xAF\xBF\xBE"})
    EXPECT_EQ(sheet::read_cell(bad, column).hint, "请删去重新输入这一格。") << bad;
  for (const char* good : {"一行\n又一行", "表\t格", "䶮𠮷", "👍"})
    EXPECT_EQ(sheet::read_cell(good, column).value, good);
}

TEST(TextCell, RefusesErrorValues) {
  const sheet::CellResult cell = sheet::read_cell(" #REF! ", {"content", "内容", CellKind::text});
  EXPECT_EQ(cell.what + "。" + cell.hint, "内容“ #REF! ”是表格软件的错误值。请改正公式，或直接写上内容。");
}

TEST(Identifier, IsNoReservedFolderName) {
  for (const char* bad : {"con", "NUL", "Com1", "lpt9", "-", "_", "--", ""})
    EXPECT_FALSE(model::is_identifier(bad)) << bad;
  for (const char* good : {"con1", "R-2024-01", "_a", "0", "com10"}) EXPECT_TRUE(model::is_identifier(good)) << good;
}

}  // namespace
