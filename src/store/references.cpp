// SPDX-License-Identifier: MIT
#include "store/references.h"

#include <fmt/format.h>

namespace store {
namespace {

using model::Refers;
using model::Table;

// The member `t.<column>` of the row's own meeting, or of a meeting of an organisation below the row's own.
std::string member_below(std::string_view column) {
  return fmt::format(
      "EXISTS (WITH RECURSIVE below(organization) AS (SELECT t.organization UNION SELECT o.organization FROM "
      "organization o "
      "JOIN below ON o.parent = below.organization) SELECT 1 FROM member m WHERE m.member = t.{0} AND m.organization "
      "IN below)",
      column);
}

std::string exists(const Table& table, const model::Column& column) {
  switch (column.refers) {
    case Refers::nothing:
      return "";
    case Refers::organization:  // elsewhere the row's meeting or item says it
      if (table.id != model::TableId::meeting && column.key != "parent") return "";
      return fmt::format("EXISTS (SELECT 1 FROM organization r WHERE r.organization = t.{})", column.key);
    case Refers::meeting:
      return "EXISTS (SELECT 1 FROM meeting r WHERE r.organization = t.organization AND r.meeting = t.meeting)";
    case Refers::member:
      return fmt::format(
          "t.meeting = '' OR EXISTS (SELECT 1 FROM member r WHERE r.organization = t.organization AND r.meeting = "
          "t.meeting AND r.member = t.{})",
          column.key);
    case Refers::subject:
      return fmt::format("t.{0} = '班子' OR {1}", column.key, member_below(column.key));
    case Refers::problem:
    case Refers::rectification:
    case Refers::commitment: {
      const std::string_view target = column.refers == Refers::problem         ? "problem"
                                      : column.refers == Refers::rectification ? "rectification"
                                                                               : "commitment";
      const bool itself = column.key == "earlier";  // a problem is not its own forerunner
      return fmt::format("EXISTS (SELECT 1 FROM {0} r WHERE r.organization = t.organization AND r.{0} = t.{1}{2})",
                         target, column.key, itself ? " AND (r.meeting < t.meeting OR t.meeting = '')" : "");
    }
  }
  return "";
}

// Folder names on most people's disks do not know upper case from lower case.
Reference differs_in_case(std::string_view table, std::string_view column, std::string_view header,
                          bool within_organization) {
  const std::string_view group = within_organization ? "organization, " : "";
  return {
      std::string(column),
      fmt::format("SELECT t.source_sheet, t.source_row, t.{0}, d.first FROM (SELECT {2}lower({0}) AS low, min({0}) AS "
                  "first FROM {1} GROUP BY {2}lower({0}) HAVING count(*) > 1) d JOIN {1} t ON lower(t.{0}) = d.low{3} "
                  "WHERE t.{0} <> d.first",
                  column, table, group, within_organization ? " AND t.organization = d.organization" : ""),
      fmt::format("{}“{{a}}”与“{{b}}”只差大小写", header), "文件夹不分大小写，请改成不同的编号，或统一写法。"};
}

// Rules over pairs of rows.
std::vector<Reference> between_rows(const Table& table) {
  if (table.id == model::TableId::organization)
    return {differs_in_case("organization", "organization", "组织编号", false)};
  if (table.id == model::TableId::meeting) return {differs_in_case("meeting", "meeting", "会议编号", true)};
  if (table.id == model::TableId::member)
    return {
        {"member",
         "SELECT t.source_sheet, t.source_row, t.member, min(o.name) FROM member t JOIN member o ON o.member = "
         "t.member AND "
         "o.meeting = t.meeting AND (o.organization < t.organization) AND o.name <> t.name GROUP BY t.organization, "
         "t.meeting, t.member",
         "党员编号“{a}”在另一个组织里是{b}", "党员编号在整个工作区里一人一个，请改正编号或姓名。"}};
  return {};
}

}  // namespace

std::vector<Reference> references_of(const Table& table) {
  std::vector<Reference> references = between_rows(table);
  for (const model::Column& column : table.columns) {
    const std::string found = exists(table, column);
    if (found.empty()) continue;
    Reference reference;
    reference.column = column.key;
    // A year that is missing is missing for every row: said once a sheet, with the number of rows.
    const bool once = column.refers == Refers::meeting;
    reference.sql =
        fmt::format("SELECT t.source_sheet, {}, t.{}, {} FROM {} t WHERE t.{} <> '' AND NOT ({}){}",
                    once ? "min(t.source_row)" : "t.source_row", column.key, once ? "count(*)" : "NULL", table.key,
                    column.key, found, once ? " GROUP BY t.source_sheet, t.organization, t.meeting" : "");
    reference.what = fmt::format("{}“{{a}}”找不到{}", column.header, once ? "（共 {b} 行）" : "");
    switch (column.refers) {
      case Refers::organization:
        reference.hint = "“组织”表里没有这个组织编号，请核对。";
        break;
      case Refers::meeting:
        reference.hint = "“年度”表里没有这个组织的这次会议，请核对或先填“年度”表。";
        break;
      case Refers::member:
        reference.hint = "“党员”表里没有这次会议的这个党员编号，请核对。";
        break;
      case Refers::subject:
        reference.hint = "请写 班子，或本组织及下级组织“党员”表中的党员编号。";
        break;
      case Refers::problem:
        reference.hint =
            column.key == "earlier" ? "以前会议的“问题”表里没有这个编号，请核对。" : "“问题”表里没有这个编号，请核对。";
        break;
      case Refers::rectification:
        reference.hint = "“整改”表里没有这个编号，请核对。";
        break;
      case Refers::commitment:
        reference.hint = "“承诺”表里没有这个编号，请核对。";
        break;
      case Refers::nothing:
        break;
    }
    references.push_back(std::move(reference));
  }
  return references;
}

}  // namespace store
