// SPDX-License-Identifier: MIT
// Tables for filing as one page for print, each on sheets of its own.
#include <fmt/format.h>

#include "base/text.h"
#include "render/value.h"
#include "report/form.h"
#include "report/sheets.h"

namespace report {
namespace {

using render::Value;
using sheet::Holds;

// 0.333 as 33.3%: no rounding is left to do.
std::string percent(const std::string& share) {
  if (share.empty()) return "";
  const std::string tenths = share.substr(0, share.size() - 4) + share.substr(share.size() - 3);
  const auto value = base::to_integer(tenths).value_or(0);
  return fmt::format("{}.{}%", value / 10, value % 10);
}

Value head_cell(const std::string& label, std::size_t columns, std::size_t rows) {
  return Value::object().set("label", label).set("columns", std::to_string(columns)).set("rows", std::to_string(rows));
}

void put_head(Value& out, const std::vector<FormColumn>& columns) {
  Value::List groups, names;
  for (std::size_t first = 0, next = 0; first < columns.size(); first = next) {
    const std::string& group = columns[first].group;
    next = first + 1;
    while (!group.empty() && next < columns.size() && columns[next].group == group) ++next;
    groups.push_back(head_cell(group.empty() ? columns[first].name : group, next - first, group.empty() ? 2 : 1));
    if (group.empty()) continue;
    for (std::size_t i = first; i < next; ++i) names.push_back(Value::object().set("label", columns[i].name));
  }
  out.set("groups", std::move(groups)).set("names", std::move(names));
}

Value row_of(const FormRow& row, const std::vector<FormColumn>& columns) {
  Value::List cells;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool text = columns[i].holds == Holds::text;
    cells.push_back(Value::object()
                        .set("is_text", text)
                        .set("text", columns[i].holds == Holds::share ? percent(row.cells[i]) : row.cells[i]));
  }
  return Value::object().set("is_sum", row.is_sum).set("cells", std::move(cells));
}

Value::List texts(const std::vector<std::string>& from) {
  Value::List list;
  for (const std::string& text : from) list.push_back(Value::object().set("text", text));
  return list;
}

Value form_value(const Form& form) {
  Value out = Value::object();
  out.set("heading", form.title).set("facts", texts(form.facts)).set("notes", texts(form.notes));
  put_head(out, form.columns);
  Value::List rows;
  for (const FormRow& row : form.rows) rows.push_back(row_of(row, form.columns));
  return out.set("rows", std::move(rows));
}

}  // namespace

std::string forms_page(const std::string& title, const std::vector<Form>& forms) {
  Value::List list;
  for (const Form& form : forms) list.push_back(form_value(form));
  return sheets().render("forms", Value::object().set("page_title", title).set("forms", std::move(list)));
}

}  // namespace report
