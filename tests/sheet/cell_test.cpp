// SPDX-License-Identifier: MIT
#include "sheet/cell.h"

#include <gtest/gtest.h>

#include <vector>

#include "model/words.h"

namespace {

using model::CellKind;
using model::Column;
using sheet::read_cell;

// What a cell becomes, or "what。hint" when it is refused.
std::string outcome(std::string_view typed, const Column& column) {
  const sheet::CellResult result = read_cell(typed, column);
  return result.refused() ? result.what + "。" + result.hint : result.value;
}

struct CellCase {
  std::string typed, expected;
};

void expect_all(const Column& column, const std::vector<CellCase>& cases) {
  for (const auto& [typed, expected] : cases) EXPECT_EQ(outcome(typed, column), expected) << typed;
}

TEST(TextCell, IsTrimmedWithPlainLineEnds) {
  const Column column{"item", "整改事项"};
  expect_all(column, {{"", ""},
                      {" 　", ""},
                      {"　学习 党章 \n", "学习 党章"},
                      {"一\r\n二\r三\n\n四\t五", "一\n二\n三\n\n四\t五"},
                      {"２０２４年，“引号”", "２０２４年，“引号”"},
                      {"䶮𠮷", "䶮𠮷"},
                      {"a\xC2\x80z", "整改事项“a\xC2\x80z”里有看不见的控制字符。请删去重新输入这一格。"}});
}

TEST(SubjectCell, IsTheCommitteeOrAMembersNumber) {
  const Column column{"subject", "主体", CellKind::text, model::Need::optional, {}, model::Refers::subject};
  const std::string hint = "不是“班子”，也不是党员编号。请写 班子，或“党员”表中的党员编号。";
  expect_all(column, {{"", ""}, {" 班子 ", "班子"}, {"M-01", "M-01"}, {"张三", "主体“张三”" + hint}});
}

TEST(IdentifierCell, IsAFileNameToBe) {
  const Column column{"rectification", "编号", CellKind::identifier};
  const std::string rule = "不是编号。编号只用半角字母、数字、- 和 _，最多 32 个，例如 R-2024-01。";
  const std::string longest(32, 'a');
  expect_all(column, {{"", ""},
                      {"R-2024_01", "R-2024_01"},
                      {"　R1\t", "R1"},
                      {"007", "007"},
                      {longest, longest},
                      {longest + "a", "编号“" + longest + "a”" + rule},
                      {"Ｒ－２０２４－０１", "编号“Ｒ－２０２４－０１”不是编号。请写成 R-2024-01。"},
                      {"R 1", "编号“R 1”不是编号。请写成 R1。"},
                      {"整改1", "编号“整改1”" + rule},
                      {"a.b", "编号“a.b”" + rule},
                      {"../x", "编号“../x”" + rule},
                      {"R\n1", "编号“R 1”" + rule},
                      {"a—1", "编号“a—1”" + rule}});
}

TEST(NumberCell, IsACountOfPeopleOrVotes) {
  const Column column{"valid", "有效", CellKind::number};
  const std::string rule = "不是人数或票数。请写 0 或正整数，例如 12。";
  expect_all(column, {{"", ""},
                      {"　", ""},
                      {"0", "0"},
                      {"12", "12"},
                      {"012", "12"},
                      {"１２", "12"},
                      {"　１２　", "12"},
                      {"12\n", "12"},
                      {"\u200B12", "12"},
                      {"12.0", "12"},
                      {"12.", "12"},
                      {"12.00", "12"},
                      {"1 2", "12"},
                      {"1000000", "1000000"}});
  for (const char* bad :
       {"-1", "1.5", "1000001", "+1", "一", "12人", "1,200", ".", ".0", "1e3", "1.0.0", "99999999999999999999"})
    EXPECT_EQ(outcome(bad, column), "有效“" + std::string(bad) + "”" + rule);
}

TEST(DecimalCell, IsAScoreWithAtMostFourPlaces) {
  const Column column{"average", "平均分", CellKind::decimal};
  expect_all(column, {{"", ""},
                      {"92", "92"},
                      {"92.5", "92.5"},
                      {"92.50", "92.5"},
                      {"92.500000", "92.5"},
                      {"９２．５", "92.5"},
                      {"92.0", "92"},
                      {"92.", "92"},
                      {"0.1234", "0.1234"},
                      {"007.10", "7.1"}});
  for (const char* bad : {"-1", "-0.5", "0.12345", ".5", ".", "9.2.5", "92,5", "优", "1e2", "92.5分", "1000001"})
    EXPECT_EQ(outcome(bad, column), "平均分“" + std::string(bad) + "”不是分数。请写数字，最多四位小数，例如 92.5。");
}

TEST(DateCell, TakesEveryFormOfADay) {
  const Column column{"date", "日期", CellKind::date};
  for (const char* typed : {"2024-03-08",
                            "2024-3-8",
                            "2024/3/8",
                            "2024.3.8",
                            "2024年3月8日",
                            "２０２４－０３－０８",
                            "２０２４／３／８",
                            "２０２４年３月８日",
                            "　2024-03-08　",
                            "2024 年 3 月 8 日",
                            "2024　年　3　月　8　日",
                            "2024- 3- 8",
                            "2024-03-08\n",
                            "2024-03-08 00:00:00",
                            "2024-03-08T00:00:00",
                            "2024/3/8 0:00",
                            "2024/3/8 0:00:00",
                            "2024-03-08 00:00",
                            "2024年3月8日 00:00",
                            "2024年3月8日00:00:00",
                            "２０２４／３／８　０：００"})
    EXPECT_EQ(outcome(typed, column), "2024-03-08") << typed;
  expect_all(column, {{"", ""}, {"　", ""}, {"2024-02-29", "2024-02-29"}, {"2024-12-31", "2024-12-31"}});
}

TEST(DateCell, RefusesWhatIsNoDayAndNeverGuesses) {
  const Column column{"date", "日期", CellKind::date};
  for (const char* bad :
       {"2024-13-01", "2024-02-30", "2023-02-29", "2024-04-31", "2024-3", "2024年3月", "3月8日", "24-3-8", "2024-3-8前",
        "2021年7月底", "会后15日", "立行立改", "昨天", "8/3/2024", "45359.5", "0:00", "00:00:00",
        // a blank between digits, and any time but midnight: dropping them would make another day of it
        "2024/3/1 1", "2024/3/1 10:00", "2024/3/2 20:00:00", "2024-03-1 10:00", "2024-03-08 08:30", "2024-03-0800:00"})
    EXPECT_EQ(outcome(bad, column), "日期“" + std::string(bad) + "”不是日期。请写成 2024-12-31。");
  EXPECT_EQ(outcome("20240308", column), "日期“20240308”不是日期。请写成 2024-03-08。");
  for (const char* serial : {"45359", "20241308", "４５３５９", "2024"})
    EXPECT_EQ(
        outcome(serial, column),
        "日期“" + std::string(serial) + "”是一个数字，不是日期。请把这一列设成“日期”格式后再另存，或写成 2024-12-31。");
}

TEST(DeadlineCell, TakesDaysWordsAndCountsFromTheMeeting) {
  const Column column{"deadline", "整改时限", CellKind::deadline};
  expect_all(column, {{"", ""},
                      {"2024-3-8", "2024-03-08"},
                      {"2024/3/8 0:00", "2024-03-08"},
                      {"２０２４年３月８日前", "2024-03-08"},
                      {"2021年7月底", "2021-07-31"},
                      {"2021 年 7 月 底", "2021-07-31"},
                      {"２０２１年７月底前", "2021-07-31"},
                      {"2021年7月中旬", "2021-07-20"},
                      {"立行立改", "立行立改"},
                      {" 长期　", "长期"},
                      {"会前10日", "会前10日"},
                      {"会后 １５ 个工作日", "会后15个工作日"},
                      {"会后6个月", "会后6个月"},
                      {"会后1周", "会后1周"}});
  const std::string hint = "不是日期。请写成 2024-12-31、2024年7月底、立行立改 或 会后15日。";
  for (const char* bad : {"2024-13-01", "2023-02-29前", "年底前", "尽快", "会后0日", "会后10:00", "2024/3/1 10:00",
                          "2024年7月1 1日", "会后1 5日"})
    EXPECT_EQ(outcome(bad, column), "整改时限“" + std::string(bad) + "”" + hint);
  EXPECT_EQ(outcome("45657", column),
            "整改时限“45657”是一个数字，不是日期。请把这一列设成“日期”格式后再另存，或写成 2024-12-31。");
}

TEST(PeriodCell, TakesLengthsAndLastDays) {
  const Column column{"period", "公示期", CellKind::period};
  expect_all(column, {{"", ""},
                      {"5个工作日", "5个工作日"},
                      {"５ 个工作日", "5个工作日"},
                      {"30天", "30日"},
                      {"1个月", "1个月"},
                      {"2025/1/24 0:00", "2025-01-24"},
                      {"至2025年1月24日", "2025-01-24"},
                      {" 长期　", "长期"}});
  for (const char* bad : {"五天", "5", "0日", "1月", "会后5日", "2025-02-30", "看情况"})
    EXPECT_EQ(outcome(bad, column),
              "公示期“" + std::string(bad) + "”看不懂。请写成 5个工作日、30日、最后一天（2025-01-24）或 长期。");
}

TEST(WordCell, IsOneOfItsList) {
  const Column column{"kind", "类别", CellKind::word, model::Need::required, model::words<model::MemberKind>()};
  expect_all(column, {{"", ""},
                      {"正式", "正式"},
                      {"　预 备　", "预备"},
                      {"\uFEFF预备", "预备"},
                      {"正式党员", "类别“正式党员”不在可填的词里。请填：正式、预备。"},
                      {"正式、预备", "类别“正式、预备”不在可填的词里。请填：正式、预备。"},
                      {"formal", "类别“formal”不在可填的词里。请填：正式、预备。"}});
}

TEST(WordsCell, AreSeveralOfTheList) {
  const Column column{"posts", "党内职务", CellKind::words, model::Need::optional, model::words<model::Post>()};
  expect_all(column, {{"", ""},
                      {"、", ""},
                      {"书记", "书记"},
                      {"书记、党小组长", "书记、党小组长"},
                      {"书记，委员", "书记、委员"},
                      {"书记, 委员；党小组长", "书记、委员、党小组长"},
                      {"书记/委员", "书记、委员"},
                      {"书记／委员", "书记、委员"},
                      {"书记\r\n委员\n", "书记、委员"},
                      {"书记、主任、组长",
                       "党内职务“主任”不在可填的词里。请填（几个用、隔开）：书记、副书记、委员、总支书记、总支副书记、"
                       "总支委员、党小组长。"}});
}

TEST(ContentCodeCell, IsCopiedFromASheetByHand) {
  const Column column{"content_code", "内容码", CellKind::content_code};
  const std::string hint = "”不是内容码。请照签了字的审批表抄，十个字母和数字，例如 7K3MQ-9TD4X。";
  expect_all(column, {{"", ""},
                      {" ", ""},
                      {"7K3MQ-9TD4X", "7K3MQ-9TD4X"},
                      {" ７ｋ３ｍｑ　９ｔｄ４ｘ", "7K3MQ-9TD4X"},
                      {"7k3mq9tdol", "7K3MQ-9TD01"},
                      {"7K3MQ-9TD4", "内容码“7K3MQ-9TD4" + hint},
                      {"没有", "内容码“没有" + hint}});
}

TEST(RefusedCell, ShowsAtMostFortyCharacters) {
  const Column column{"valid", "有效", CellKind::number};
  std::string typed, shown;
  for (int i = 0; i < 50; ++i) typed += "字";
  for (int i = 0; i < 40; ++i) shown += "字";
  EXPECT_EQ(outcome(typed, column), "有效“" + shown + "…”不是人数或票数。请写 0 或正整数，例如 12。");
}

}  // namespace
