// SPDX-License-Identifier: MIT
// 公示目录: what is posted to this audience, since when and until when, by the seven groups of what a primary
// organisation makes public (党务公开条例). Of what is not posted no more than its name and dates.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "site/posting.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using model::DisclosedNotice;
using model::DisclosedPosting;
using model::Matter;
using render::Value;

constexpr std::array<const char*, 7> kGroups{"学习贯彻党中央和上级组织决策部署",
                                             "任期目标、阶段性工作部署、重点工作任务及其落实",
                                             "思想政治工作、党内学习教育、党员教育培训和“三会一课”",
                                             "换届选举、发展党员、民主评议、组织生活会、党费和自身建设",
                                             "防止和纠正“四风”，联系服务党员和群众",
                                             "管党治党政治责任、党风廉政建设、处理和处分",
                                             "其他应当公开的党务"};
constexpr const char* kNote = "按《中国共产党党务公开条例（试行）》对基层组织规定的内容分类，没有内容的类不列。";

std::size_t group_of(Matter matter) {
  switch (matter) {
    case Matter::stages:
      return 1;
    case Matter::opinions:
      return 4;
    case Matter::filings:
    case Matter::materials:
      return 6;
    default:
      return 3;
  }
}

struct Line {
  Matter matter;
  std::string what, batch;
  const char *state, *label;
  std::optional<model::Date> since, until;
  std::string until_words, way, approved, note;
};

template <class List>
std::optional<model::Date> first_posted(const List& list) {
  std::optional<model::Date> first;
  for (const auto& each : list)
    if (each.posted_on && (!first || *each.posted_on < *first)) first = each.posted_on;
  return first;
}

// Without a batch: when the record first saw it posted.
std::optional<model::Date> since_of(const DisclosedPosting& posting, const model::DisclosedRecord& record) {
  if (posting.since) return posting.since;
  if (posting.matter == Matter::items) return first_posted(record.items);
  if (posting.matter == Matter::commitments) return first_posted(record.commitments);
  return std::nullopt;
}

Line line_of(const DisclosedPosting& posting, const model::DisclosedRecord& record) {
  return {posting.matter,
          posting_name(posting.matter),
          posting.batch,
          "current",
          "公示中",
          since_of(posting, record),
          posting.until,
          posting.until      ? ""
          : posting.standing ? "长期"
                             : "待放假安排公布",
          posting.way,
          posting.approved ? "已审批" : "",
          ""};
}

Line line_of(const DisclosedNotice& notice) {
  Line line{notice.matter, notice.what, "", "pending", "暂不公示", notice.since, {}, "", "", "", ""};
  switch (notice.why) {
    case DisclosedNotice::Why::withdrawn:
      line.state = "not_due";  // neither good nor bad
      line.label = "已撤下";
      line.until = notice.date;
      line.note = notice.basis.empty() ? "" : "依据：" + notice.basis;
      break;
    case DisclosedNotice::Why::ended:
      line.state = "done";
      line.label = "已结束";
      line.until = notice.date;
      break;
    case DisclosedNotice::Why::not_yet:
      line.state = "upcoming";
      line.label = "未开始";
      line.since = notice.date;
      break;
    case DisclosedNotice::Why::unapproved:
      line.note = "还没有经过审批";
  }
  return line;
}

std::vector<Line> lines_of(const model::DisclosedRecord& record) {
  std::vector<Line> lines;
  for (const DisclosedPosting& each : record.postings) lines.push_back(line_of(each, record));
  for (const DisclosedNotice& each : record.notices) lines.push_back(line_of(each));
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::pair(group_of(a.matter), a.matter) < std::pair(group_of(b.matter), b.matter);
  });
  return lines;
}

Value row_of(const Line& line, bool has_ways, bool has_approvals) {
  Value row = Value::object();
  row.set("state", line.state).set("state_label", line.label).set("what", line.what);
  put(row, "has_note", line.note);
  row.set("since", line.since ? model::chinese(*line.since) : "—");
  row.set("until", line.until ? model::chinese(*line.until) : line.until_words.empty() ? "—" : line.until_words);
  row.set("has_ways", has_ways).set("way", line.way);
  row.set("has_approvals", has_approvals).set("approved", line.approved);
  return row;
}

DataTable table_of(const std::vector<Line>& all) {
  using enum DataKind;
  DataTable table{"postings",
                  "公示目录",
                  {{"group", "类别"},
                   {"matter", "内容"},
                   {"status", "状态"},
                   {"batch", "批次"},
                   {"posted_since", "公示开始", date},
                   {"posted_until", "公示截止", deadline},
                   {"way", "方式"},
                   {"approval", "审批"}},
                  {}};
  for (const Line& line : all)
    table.rows.push_back({kGroups[group_of(line.matter)], line.what, line.label, line.batch, date_cell(line.since),
                          line.until ? DataCell(*line.until) : DataCell(line.until_words), line.way, line.approved});
  return table;
}

}  // namespace

PageView postings_page(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  PageView view{"postings", "postings.html", unit_page(unit, {"postings.html", "公示目录"})};
  const std::vector<Line> lines = lines_of(record);
  const auto any = [&](const auto& test) { return std::any_of(lines.begin(), lines.end(), test); };
  const bool has_ways = any([](const Line& line) { return !line.way.empty(); });
  const bool has_approvals = any([](const Line& line) { return !line.approved.empty(); });
  Value::List groups;
  for (std::size_t group = 0; group < kGroups.size(); ++group) {
    Value::List rows;
    for (const Line& line : lines)
      if (group_of(line.matter) == group) rows.push_back(row_of(line, has_ways, has_approvals));
    if (rows.empty()) continue;
    groups.push_back(Value::object()
                         .set("id", fmt::format("h-group-{}", group + 1))
                         .set("name", kGroups[group])
                         .set("has_ways", has_ways)
                         .set("has_approvals", has_approvals)
                         .set("rows", std::move(rows)));
  }
  view.value.set("note", kNote);
  put(view.value, "has_groups", std::move(groups));
  view.tables.push_back(table_of(lines));
  return view;
}

}  // namespace site
