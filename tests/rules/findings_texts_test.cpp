// SPDX-License-Identifier: MIT
// Words of health in any text that may be posted, each named with its cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/health_words.h"
#include "support/findings.h"

namespace {

using support::found;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kRest = "，涉及健康情况。个人的健康情况不公示，请改写；说的不是某个人的，不用改。";

TEST(HealthWords, SpeakOfAPerson) {
  for (const auto& [text, word] : {
           std::pair("张三因病缺席", "因病"),
           {"李四住院期间由书记代管", "住院"},
           {"手术后恢复", "手术"},
           {"王某怀孕", "怀孕"},
           {"请病假三天", "病假"},
           {"患有严重的胃病", "患有严重的胃病"},
           {"患癌", "癌"},
           {"左臂残疾", "残疾"},
       })
    EXPECT_EQ(rules::health_word_in(text), word) << text;
}

TEST(HealthWords, AreNotWhatIsDoneForOthers) {
  for (const char* text : {"", "健康体检", "帮扶残疾人就业", "走访因病致贫户", "因病缺席的，书面汇报",
                           "住院部窗口增至3个", "排查隐患，防治病虫害", "患者满意度", "集中风险排查", "精神文明",
                           "加强精神状态", "毛病", "手术室党小组", "\xE5\xBC", "门诊楼", "弊病", "后患，病根"})
    EXPECT_EQ(rules::health_word_in(text), "") << text;
}

// Every column of free text that a site may show.
TEST(FindingsOfTexts, NameTheCell) {
  model::YearRecord record = support::record();
  record.meeting.theme = "住院";
  record.meeting.place = "住院";
  record.meeting.format = "住院";
  record.stages = {{"住院", {}, {}, {}, "住院", {1, 4}}};
  model::Problem problem = support::problem("W1", "2023");
  problem.text = problem.category = "住院";
  problem.origin = {1, 5};
  record.problems = {problem};
  model::Rectification item = support::item("Z1", "", {"2024-01-20 进展"});
  item.problem = "W1";
  item.item = item.measures = item.unit = item.basis = item.events[0].content = "住院";
  item.origin = {1, 6};
  item.events[0].origin = {1, 7};
  record.items = {item};
  model::Commitment commitment;
  commitment.number = "C1";
  commitment.text = commitment.measures = commitment.basis = "住院";
  commitment.origin = {1, 8};
  commitment.reports = {{support::day("2024-01-20"), "住院", model::Fulfilled::kept, {}, {1, 9}}};
  record.commitments = {commitment};
  record.opinions = {{"住院", 1, 1, {1, 10}}};
  record.filings = {{"住院", "住院", {}, {}, {}, {1, 11}}};
  record.materials = {{"住院", {}, {1, 12}}};
  model::Batch batch;
  batch.way = "住院";
  batch.origin = {1, 13};
  record.batches = {batch};
  record.earlier_items = {item};  // said of its own meeting
  const auto line = [](const char* cell, const char* header) {
    return std::string("health_words ") + cell + "：" + header + "里有“住院”" + kRest;
  };
  std::vector<std::string> said;
  for (const std::string& each : found(record))
    if (each.starts_with("health_words")) said.push_back(each);
  EXPECT_THAT(said, ElementsAre(line("年度.主题 第2行", "主题"), line("年度.地点 第2行", "地点"),
                                line("年度.形式 第2行", "形式"), line("安排.阶段 第4行", "阶段"),
                                line("安排.备注 第4行", "备注"), line("问题.类别 第5行", "类别"),
                                line("问题.问题 第5行", "问题"), line("整改.整改事项 第6行", "整改事项"),
                                line("整改.整改措施 第6行", "整改措施"), line("整改.责任单位 第6行", "责任单位"),
                                line("整改.调整依据 第6行", "调整依据"), line("进展.内容 第7行", "内容"),
                                line("承诺.承诺事项 第8行", "承诺事项"), line("承诺.措施 第8行", "措施"),
                                line("承诺.调整依据 第8行", "调整依据"), line("践诺.情况 第9行", "情况"),
                                line("意见.渠道 第10行", "渠道"), line("报送.材料 第11行", "材料"),
                                line("报送.报送对象 第11行", "报送对象"), line("档案.材料 第12行", "材料"),
                                line("公开.方式 第13行", "方式")));
}

TEST(FindingsOfTexts, AreNotThereWhereNoWordIs) { EXPECT_THAT(found(support::record()), IsEmpty()); }

}  // namespace
