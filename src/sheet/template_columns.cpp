// SPDX-License-Identifier: MIT
#include "sheet/template_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/column_notes.h"

namespace sheet {
namespace {

using model::CellKind;
using model::Column;
using model::Need;
using model::Plan;
using model::Table;
using model::TableId;

template <class Test>
bool any_of(PlansOf plans, Test test) {
  return std::any_of(plans.begin(), plans.end(), [&](const Plan* plan) { return test(*plan); });
}

bool is_whose(const Column& column) { return column.key == "organization" || column.key == "meeting"; }

// Columns that only some plans have a use for: what is typed there under another one is refused or never looked at.
bool is_of_use(const Table& table, const Column& column, PlansOf plans) {
  const auto ballot = [&](model::Ballot wanted) {
    return any_of(plans, [&](const Plan& plan) { return plan.appraisal && plan.appraisal->ballot == wanted; });
  };
  if (table.id == TableId::member && column.key == "tier")
    return any_of(plans, [](const Plan& plan) { return plan.appraisal.has_value(); });
  if (table.id == TableId::member && column.key == "approved")
    return any_of(plans, [](const Plan& plan) { return plan.appraisal && !plan.appraisal->approved.empty(); });
  if (table.id == TableId::tally && column.key == "average") return ballot(model::Ballot::scores);
  if (table.id == TableId::tally && column.need == Need::plan) return ballot(model::Ballot::tiers);
  if (table.id == TableId::filing && column.key == "reviewed")
    return any_of(plans, [](const Plan& plan) {
      return std::any_of(plan.filings.begin(), plan.filings.end(), [](const auto& each) { return each.reviewed; });
    });
  return true;
}

// The closed list, in its own order, without what no plan knows.
std::vector<std::string> words_of(const Table& table, const Column& column, PlansOf plans) {
  std::vector<std::string> words;
  for (const std::string_view word : column.words) {
    const auto knows = [&](const Plan& plan) {
      if (!plan.appraisal || table.id != TableId::member) return true;
      if (const auto tier = model::from_word<model::Tier>(word); tier && column.key == "tier")
        return std::find(plan.appraisal->tiers.begin(), plan.appraisal->tiers.end(), *tier) !=
               plan.appraisal->tiers.end();
      if (const auto attendance = model::from_word<model::Attendance>(word); attendance && column.key == "attendance")
        return plan.knows(*attendance);
      return true;
    };
    if (plans.empty() || any_of(plans, knows)) words.emplace_back(word);
  }
  return words;
}

// What the plan names, each once: offered, but anything else may be typed.
std::vector<std::string> suggestions(const Table& table, const Column& column, PlansOf plans) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  };
  for (const Plan* plan : plans) {
    for (const model::PlanStage& stage : plan->stages)
      if (table.id == TableId::stage ? column.key == "stage" : column.key == "format" && stage.sitting) add(stage.name);
    for (const model::PlanFiling& filing : plan->filings)
      if (table.id == TableId::filing && (column.key == "material" || column.key == "recipient"))
        add(column.key == "material" ? filing.material : filing.recipient);
    for (const std::string& material : plan->materials)
      if (table.id == TableId::material && column.key == "material") add(material);
  }
  return words;
}

Validation validation(Validation::Kind kind, std::string refusal) {
  Validation out;
  out.kind = kind;
  out.refusal = std::move(refusal);
  return out;
}

Validation hint(const Column& column, std::string text) {
  Validation out;
  out.kind = Validation::Kind::anything;
  out.only_these = false;
  out.title = column.header;
  out.hint = std::move(text);
  return out;
}

}  // namespace

std::vector<std::size_t> offered_columns(const Table& table, PlansOf plans, const Offered& offered,
                                         std::span<const model::Row> rows) {
  std::vector<std::size_t> first, last;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const bool filled = std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return !row.cells[i].empty(); });
    if (!is_whose(column)) {
      if (filled || is_of_use(table, column, plans)) first.push_back(i);
    } else if (column.need == Need::required) {
      first.push_back(i);
    } else if (table.id == TableId::meeting || (column.key == "meeting" ? offered.meetings : offered.organizations)) {
      last.push_back(i);
    }
  }
  first.insert(first.end(), last.begin(), last.end());
  return first;
}

OutCell header_cell(const Table& table, const Column& column, PlansOf plans) {
  const std::string header(column.header);
  if (column.need == Need::required) return {header + "*", Look::required};
  const std::string name = fmt::format("{}.{}", table.key, column.key);
  if (any_of(plans, [&](const Plan& plan) { return plan.requires_column(name); })) return {header + "°", Look::by_plan};
  return {header, Look::header};
}

std::string header_comment(const Table& table, const Column& column, PlansOf plans) {
  const model::ColumnNote& note = model::column_note(table.id, column.key);
  std::string text = fmt::format("{}。\n例：{}", note.meaning, note.example);
  if (!column.words.empty()) text += "\n可以填：" + base::join(words_of(table, column, plans), "、");
  const std::string header = header_cell(table, column, plans).value;
  if (header.ends_with("*")) text += "\n必填。";
  if (header.ends_with("°")) text += "\n方案要求填。";
  return text;
}

Holds holds(CellKind kind) {
  if (kind == CellKind::date) return Holds::date;
  return kind == CellKind::number || kind == CellKind::decimal ? Holds::number : Holds::text;
}

std::optional<Validation> validation_of(const Table& table, const Column& column, PlansOf plans) {
  using enum Validation::Kind;
  switch (column.kind) {
    case CellKind::date:
      return validation(date, "请写日期，例如 2024-12-31。中间用 - 或 / 隔开，用点隔开的，表格软件认不出来。");
    case CellKind::deadline:
      return hint(column, "写日期，如 2024-12-31；也可以写 2024年7月底、会后15日、会后10个工作日、立行立改。");
    case CellKind::period:
      return hint(column, "写公示多久，如 5个工作日、30日；也可以写最后一天，如 2025-01-24，或 长期。");
    case CellKind::number:
      return validation(count, "请写 0 或正整数，例如 12。");
    case CellKind::decimal:
      return validation(decimal, "请写数字，例如 92.5。");
    case CellKind::word: {
      Validation out = validation(list, fmt::format("请填：{}。", base::join(words_of(table, column, plans), "、")));
      out.words = words_of(table, column, plans);
      return out;
    }
    case CellKind::words: {
      Validation out = hint(column, "有几个的，中间用、隔开，例如：委员、党小组长");
      out.kind = list;
      out.words = words_of(table, column, plans);
      return out;
    }
    case CellKind::identifier:
      return validation(identifier, "编号只用半角字母、数字、- 和 _，最多 32 个，例如 R-2024-01。");
    case CellKind::content_code:
      return hint(column, "照签了字的审批表抄，例如 7K3MQ-9TD4X");
    case CellKind::text:
    case CellKind::name:
    case CellKind::names:
      break;
  }
  Validation out;
  out.kind = list;
  out.only_these = false;
  out.words = suggestions(table, column, plans);
  if (column.key == "format") {
    out.title = column.header;
    out.hint = "开了几个会的，中间用、隔开，例如：支委会、党员大会";
  }
  if (out.words.empty()) return std::nullopt;
  return out;
}

}  // namespace sheet
