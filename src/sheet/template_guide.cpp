// SPDX-License-Identifier: MIT
#include "sheet/template_guide.h"

#include <fmt/format.h>

#include <utility>

#include "model/column_notes.h"

namespace sheet {
namespace {

// What to know before typing anything; {} is the plan.
constexpr std::pair<const char*, const char*> kGuide[] = {
    {"怎样填",
     "一张表一个工作表，下面列着。填好直接保存，仍存成 "
     ".xlsx。先填“年度”表的主题，再填“党员”表，其余的做到哪一步填到哪一步。"},
    {"表头的颜色",
     "红字带 * 的必填。黄底带 ° "
     "的是方案要求填的，空着会提醒，不会拒收。灰底的可以空着。把鼠标停在表头上，能看到这一列的意思和例子。"},
    {"下拉", "格子旁边有箭头的，从里面选。要写几个的（如党内职务），中间用、隔开。"},
    {"日期",
     "写成 2024-12-31 或 2024/12/31。“整改时限”“完成时限”“截止”还可以写 "
     "2024年7月底、会后15日、会后10个工作日、立行立改。"},
    {"编号",
     "自己编，只用半角字母、数字、- 和 _，如 W24-01、Z24-01。不能重复，隔年也不重用。党员编号一人一号，年年不变。"},
    {"不要写", "身份证号、手机号（有一处就整份拒收），谈话和发言的内容，单张选票，个人的健康和家事。"},
    {"不要改", "工作表的名称和表头不要改。用不着的列和表可以空着，也可以删去。"},
    {"填好以后",
     "保存，关掉表格软件。在终端里运行 gongshilan check 看有没有要改的，再运行 gongshilan build 生成网站。"},
    {"下一次会议", "不要接着往这里填，另用一份：运行 gongshilan export --carry-over，后面写下一次的会议编号。"},
    {"保管", "里面有姓名和计票结果，只在内部用，不要发到网上或群里。"},
};

}  // namespace

OutSheet guide_sheet(const LedgerBook& book, const std::vector<model::TableId>& tables) {
  OutSheet out;
  out.name = kGuideSheet;
  out.columns = {{14}, {90}};
  const auto row = [&](std::string left, std::string right, Look look) {
    out.rows.push_back({{std::move(left), look == Look::body ? Look::figure : look}, {std::move(right), look}});
  };
  row(book.title + " 台账", "", Look::title);
  out.merges = {{1, 1, 1, 2}};
  out.heights = {{1, 36}};
  for (const model::Plan* plan : book.plans) row("方案", fmt::format("{} {}", plan->id, plan->name), Look::body);
  for (const auto& [about, text] : kGuide) row(about, text, Look::body);
  if (!book.unfinished.empty())
    row("上次没做完的",
        fmt::format(
            "列在“{}”表里，供查编号用，不要抄到“整改”“承诺”表。有进展就用老编号填“进展”，有报告就用老编号填“践诺”。",
            kUnfinishedSheet),
        Look::body);
  row("工作表", "填什么", Look::header);
  for (const model::TableId table : tables)
    row(std::string(model::table(table).header), std::string(model::purpose(table)) + "。", Look::body);
  fit_heights(out);
  return out;
}

OutSheet unfinished_sheet(const LedgerBook& book) {
  OutSheet out;
  out.name = kUnfinishedSheet;
  out.columns = {{8}, {12}, {50}, {14}, {24}, {12}};
  out.frozen_rows = 1;
  out.landscape = true;
  std::vector<OutCell> headers;
  for (const char* header : {"表", "编号", "内容", "谁", "时限", "状态"}) headers.push_back({header, Look::header});
  out.rows.push_back(std::move(headers));
  for (const Unfinished& each : book.unfinished)
    out.rows.push_back({{each.table, Look::figure},
                        {each.number, Look::figure},
                        {each.text, Look::body},
                        {each.who, Look::figure},
                        {each.deadline, Look::figure},
                        {each.state, Look::figure}});
  fit_heights(out);
  return out;
}

}  // namespace sheet
