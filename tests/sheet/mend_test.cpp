// SPDX-License-Identifier: MIT
// Text as people type it: what is read, and what the clerk is told.
#include "sheet/mend.h"

#include <gtest/gtest.h>

#include "sheet/cell.h"
#include "sheet/ledger_fixture.h"

namespace {

using model::CellKind;
using model::Column;
using sheet_test::Messages;
using sheet_test::Read;
using sheet_test::read_ledger;

const Column kText{"content", "内容", CellKind::text};
const Column kName{"name", "姓名", CellKind::name};
const Column kNames{"responsible", "责任人", CellKind::names};

struct MendCase {
  std::string typed, value, note;
};

void expect_mended(const Column& column, const std::vector<MendCase>& cases) {
  for (const auto& [typed, value, note] : cases) {
    const sheet::CellResult cell = sheet::read_cell(typed, column);
    EXPECT_EQ(cell.value, value) << typed;
    EXPECT_EQ(cell.note, note) << typed;
    EXPECT_FALSE(cell.refused()) << cell.what;
  }
}

TEST(Mend, Names) {
  expect_mended(kName,
                {{"张三", "张三", ""},
                 {" 张三　", "张三", ""},
                 {"张 三", "张三", "“张 三”读作“张三”（去掉了姓名中间的空格）"},
                 {"朱\uE863", "朱䶮", "读作“朱䶮”（旧字库字符 U+E863 换成“䶮”）"},
                 {"阿里木.买买提", "阿里木·买买提", "“阿里木.买买提”读作“阿里木·买买提”（间隔号统一成“·”）"},
                 {"张\uE5E5三", "张三", "“张　三”读作“张三”（旧字库字符 U+E5E5 换成空格，去掉了姓名中间的空格）"},
                 {"张\u00A0三", "张三", "“张 三”读作“张三”（特殊的空格换成了普通空格，去掉了姓名中间的空格）"},
                 {"\u200E张三\u200F", "张三", "读作“张三”（去掉了看不见的字符 U+200E、U+200F）"}});
  expect_mended(kNames, {{"张三 李四", "张三 李四", ""},
                         {"张 三、李四", "张三、李四", "“张 三、李四”读作“张三、李四”（去掉了姓名中间的空格）"}});
}

TEST(Mend, Texts) {
  expect_mended(kText, {{"一\r\n二", "一\n二", ""},
                        {"张 三", "张 三", ""},
                        {"\u00A0两头的空格\u3000", "两头的空格", ""},
                        {"\u200E", "", ""},
                        {"一\u200B二\u200B三\u2060四\u200D五\uFE0F", "一二三四五",
                         "读作“一二三四五”（去掉了看不见的字符 U+200B、U+2060、U+200D等）"},
                        {"⽅案", "方案", "读作“方案”（少用的编码 U+2F45“⽅”换成“方”）"},
                        {"cafe\u0301", "café", "读作“café”（拼开的字母和附加符号合成了一个字符）"},
                        {"一\x0B二", "一\n二", "读作“一 二”（特殊的换行换成了普通换行）"},
                        {"'2024", "2024", "“'2024”读作“2024”（去掉了开头的撇号）"},
                        {"'两个责任'压实", "'两个责任'压实", ""},
                        {"’80后", "’80后", ""}});
}

TEST(Mend, NumbersDatesWordsAndIdentifiers) {
  expect_mended({"rectification", "编号", CellKind::identifier},
                {{"'007", "007", "“'007”读作“007”（去掉了开头的撇号）"},
                 {"R\u200B1", "R1", "读作“R1”（去掉了看不见的字符 U+200B）"}});
  expect_mended({"valid", "有效", CellKind::number},
                {{"’12", "12", "“’12”读作“12”（去掉了开头的撇号）"}, {"1\u00A02", "12", ""}});
  expect_mended(
      {"date", "日期", CellKind::date},
      {{"'2024-3-8", "2024-03-08", "“'2024-3-8”读作“2024-03-08”（去掉了开头的撇号）"},
       {"2024年\u00A03月8日", "2024-03-08", ""},
       {"\u202D2024/3/8\u202C", "2024-03-08", "“2024/3/8”读作“2024-03-08”（去掉了看不见的字符 U+202D、U+202C）"}});
  expect_mended({"kind", "类别", CellKind::words, model::Need::optional, {}}, {{"\uFEFF", "", ""}});
}

TEST(Mend, IsToldWithItsCell) {
  const Read read =
      read_ledger("党员.csv", "党员编号,姓\u200B名,类别\nD01,张　三,正式\nD02,朱\uE863,正式\n\u200B,,\u2060\n");
  EXPECT_EQ(read.messages(), Messages{});
  Messages notes;
  for (const sheet::Note& note : read.notes.in_file_order()) notes.push_back(note.message());
  EXPECT_EQ(notes, (Messages{"党员.csv B1：读作“姓名”（去掉了看不见的字符 U+200B）。",
                             "党员.csv B2：“张　三”读作“张三”（去掉了姓名中间的空格）。",
                             "党员.csv B3：读作“朱䶮”（旧字库字符 U+E863 换成“䶮”）。"}));
  ASSERT_EQ(read.sink.rows.size(), 2U);
  EXPECT_EQ(read.sink.rows[1].at("name"), "朱䶮");
}

TEST(Mend, SaysNothingOfACellThatIsRefused) {
  const Read read = read_ledger("党员.csv", "党员编号,姓名,类别\n'甲,张三,正式\n");
  EXPECT_EQ(read.messages(),
            Messages{"党员.csv A2：党员编号“甲”不是编号。编号只用半角字母、数字、- 和 _，最多 32 个，例如 D01。"});
  EXPECT_EQ(read.notes.count(), 0U);
}

}  // namespace
