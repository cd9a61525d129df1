// SPDX-License-Identifier: MIT
#include "report/approval_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/batches.h"
#include "support/count.h"

namespace {

using model::Audience;
using model::Matter;
using support::day;
using testing::HasSubstr;
using testing::Not;

std::string page(const support::Unit& unit, const model::Batch& batch) {
  const rules::Content content = unit.content(batch);
  return report::approval_sheet_page({unit.record, batch, content, "7K3MQ-9TD4X", day("2024-02-20")});
}

support::Unit unit(int items) {
  support::Unit unit;
  for (int i = 1; i <= items; ++i) unit.record.items.push_back(support::item("R" + std::to_string(i), "2024-06-30"));
  unit.record.items[0].responsible = "甲一";
  unit.record.items[0].measures = "<逐户>\n走访";
  return unit;
}

TEST(ApprovalSheet, SaysWhatIsToBeApproved) {
  model::Batch batch = support::batch(Audience::society, {Matter::meeting, Matter::items});
  batch.way = "公示栏";
  const std::string html = page(unit(2), batch);
  for (const char* text :
       {"<dt>单位</dt><dd>第一党支部</dd>", "<dt>批次</dt><dd>GK01</dd>", "<dt>公开范围</dt><dd>社会</dd>",
        "<dt>公开内容</dt><dd>年度、整改 2 条</dd>", "<dt>公开方式</dt><dd>网站、公示栏</dd>",
        "<dt>公示开始</dt><dd>2024年2月1日</dd>", "<dt>公示期</dt><dd>长期</dd>", "<dt>提出人</dt><dd>甲一</dd>",
        "<dt>打印日期</dt><dd>2024年2月20日</dd>", "<p class=\"code\">7K3MQ-9TD4X</p>", "内部材料，不得公示",
        "<li><span class=\"name\">整改 R1</span>事项R1</li>", "共 3 条，全文见附页",
        "<td class=\"column\">责任人</td><td class=\"text\">甲*</td>",  // as society would read it
        "<td class=\"text\">&lt;逐户&gt;\n走访</td>"})
    EXPECT_THAT(html, HasSubstr(text));
  EXPECT_THAT(html, Not(HasSubstr("甲一</td>")));
}

TEST(ApprovalSheet, ListsSomeAndHasAllBehind) {
  const std::string html = page(unit(30), support::batch(Audience::unit, {Matter::items}));
  EXPECT_EQ(support::count(html, "<li>"), 18);
  EXPECT_THAT(html, HasSubstr("等 30 条，全文见附页"));
  EXPECT_EQ(support::count(html, "scope=\"row\""), 5);
  EXPECT_EQ(support::count(html, "class=\"who\""), 30);
}

}  // namespace
