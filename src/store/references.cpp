// SPDX-License-Identifier: MIT
#include "store/references.h"

#include <fmt/format.h>

#include "store/statements.h"

namespace store {
namespace {

using model::Refers;
using model::Table;
using model::TableId;

// The member `t.<column>` of the row's own meeting, or of a meeting of an organisation below the row's own.
std::string member_below(std::string_view column) {
  return fmt::format(
      "EXISTS (SELECT 1 FROM member m WHERE m.member = t.{0} AND m.organization = t.organization) OR "
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
      if (table.id != TableId::meeting && column.key != "parent") return "";
      return fmt::format("EXISTS (SELECT 1 FROM organization r WHERE r.organization = t.{})", column.key);
    case Refers::meeting:
      return "EXISTS (SELECT 1 FROM meeting r WHERE r.organization = d.organization AND r.meeting = d.meeting)";
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

constexpr const char* kScope = "(SELECT organization FROM scope)";

// What two rows of one table, an earlier one o and a later one t, must not have in common. `shown`: value and other.
struct PairRule {
  std::string_view column, pair, shown, one_row;
  const char *what, *hint;
  std::string_view whole = "{0} t";  // the rows t of the whole table, if only some can have an o
};

// Folder names on most people's disks do not know upper case from lower case.
std::vector<PairRule> pair_rules_of(TableId table) {
  constexpr const char* case_hint = "文件夹不分大小写，请改成不同的编号，或统一写法。";
  switch (table) {
    case TableId::organization:
      return {{"organization", "o.organization = t.organization COLLATE NOCASE AND o.organization < t.organization",
               "t.organization, min(o.organization)", "t.organization", "组织编号“{a}”与“{b}”只差大小写", case_hint}};
    case TableId::meeting:
      return {{"meeting",
               "o.organization = t.organization AND o.meeting = t.meeting COLLATE NOCASE AND o.meeting < t.meeting",
               "t.meeting, min(o.meeting)", "t.organization, t.meeting", "会议编号“{a}”与“{b}”只差大小写", case_hint}};
    case TableId::member:
      return {
          {"member",
           "o.member = t.member AND o.meeting = t.meeting AND o.organization < t.organization AND o.name <> t.name",
           "t.member, min(o.name)", "t.organization, t.meeting, t.member", "党员编号“{a}”在另一个组织里是{b}",
           "党员编号在整个工作区里一人一个，请改正编号或姓名。",
           "(SELECT member, meeting FROM member GROUP BY member, meeting HAVING count(*) > 1) d CROSS JOIN member t ON "
           "t.member = d.member AND t.meeting = d.meeting"}};
    default:
      return {};
  }
}

// Within a scope each of the two may be the row that this import brought.
std::vector<Reference> between_rows(const Table& table, bool everywhere) {
  std::vector<Reference> references;
  for (const PairRule& rule : pair_rules_of(table.id)) {
    const auto add = [&](const std::string& rows, const std::string& also) {
      references.push_back({std::string(rule.column),
                            fmt::format("SELECT t.source_sheet, t.source_row, {} FROM {} WHERE {}{} GROUP BY {}",
                                        rule.shown, rows, rule.pair, also, rule.one_row),
                            rule.what, rule.hint});
    };
    if (everywhere) {
      add(fmt::format(fmt::runtime(rule.whole), table.key) + fmt::format(" CROSS JOIN {} o", table.key), "");
      continue;
    }
    const std::string_view in_scope =
        "scope c CROSS JOIN {0} {1} ON {1}.organization = c.organization CROSS JOIN {0} {2}";
    add(fmt::format(fmt::runtime(in_scope), table.key, "t", "o"), "");
    add(fmt::format(fmt::runtime(in_scope), table.key, "o", "t"), fmt::format(" AND t.organization NOT IN {}", kScope));
  }
  return references;
}

// Rows t that name nothing by this column.
std::string dangling_rows(const Table& table, const model::Column& column, const std::string& found, bool everywhere) {
  const std::string scope = everywhere ? "" : fmt::format(" AND t.organization IN {}", kScope);
  // A year that is missing is missing for every row: said once a sheet, with the number of rows. Meetings are few
  // and their rows many, so that they (d) are told apart before they are looked up.
  if (column.refers == Refers::meeting)
    return fmt::format(
        "SELECT t.source_sheet, min(t.source_row), t.meeting, count(*) FROM (SELECT DISTINCT organization, meeting "
        "FROM "
        "{0} t WHERE t.meeting <> ''{1}) d CROSS JOIN {0} t USING (organization, meeting) WHERE NOT {2} GROUP BY "
        "t.source_sheet, t.organization, t.meeting",
        table.key, scope, found);
  // Both sides stand in the order of their keys and are merged, which takes a third of looking each row up; the LIMIT
  // keeps SQLite from dropping the order.
  if (everywhere && owner_of(table) && column.key == model::table(*owner_of(table)).key)
    return fmt::format(
        "SELECT t.source_sheet, t.source_row, t.{1}, NULL FROM (SELECT organization, {1} FROM {0} WHERE {1} <> '' "
        "EXCEPT "
        "SELECT organization, {1} FROM {1} ORDER BY 1, 2 LIMIT -1) d CROSS JOIN {0} t USING (organization, {1})",
        table.key, column.key);
  return fmt::format("SELECT t.source_sheet, t.source_row, t.{0}, NULL FROM {1} t WHERE t.{0} <> '' AND NOT ({2}){3}",
                     column.key, table.key, found, scope);
}

}  // namespace

std::vector<Reference> references_of(const Table& table, bool everywhere) {
  std::vector<Reference> references = between_rows(table, everywhere);
  for (const model::Column& column : table.columns) {
    const std::string found = exists(table, column);
    if (found.empty()) continue;
    Reference reference;
    reference.column = column.key;
    const bool once = column.refers == Refers::meeting;
    reference.sql = dangling_rows(table, column, found, everywhere);
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
