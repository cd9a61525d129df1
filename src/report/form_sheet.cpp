// SPDX-License-Identifier: MIT
// A table for filing as a sheet: A4 across, one page wide, its head on every page.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "report/form.h"

namespace report {
namespace {

using sheet::Holds;
using sheet::Look;
using sheet::OutCell;
using sheet::OutSheet;

constexpr const char* kInternal = "内部材料，不得公示";
constexpr const char* kSignatures =
    "填表人（签名）：　　　　　　　　　　审核人（签名）：　　　　　　　　　　填表日期：　　　　年　　月　　日";
constexpr double kLine = 15, kRow = 3, kTitle = 30, kFacts = 20, kSigned = 40;
constexpr double kMostWider = 1.4;  // of texts; figures are never cut

// As spreadsheets count: a Chinese character takes two.
double width_of(const std::string& text) {
  double width = 0;
  for (const char32_t c : base::to_code_points(text)) width += c < 0x80 ? 1 : 2;
  return width;
}

int lines_of(const std::string& text, double width) { return static_cast<int>(std::ceil(width_of(text) / width)); }

std::vector<double> widths_of(const Form& form) {
  std::vector<double> widths;
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    double width = form.columns[i].width;
    double longest = 0;
    for (const FormRow& row : form.rows) longest = std::max(longest, width_of(row.cells[i]) + 1);
    if (form.columns[i].holds == Holds::text) longest = std::min(longest, width * kMostWider);
    width = std::max(width, longest);
    widths.push_back(width);
  }
  return widths;
}

class Sheet {
 public:
  explicit Sheet(const Form& form) : form_(form) {
    out_.name = form.name;
    out_.landscape = true;
    out_.footer = "&C第 &P 页，共 &N 页";
    for (const double width : widths_of(form)) {
      out_.columns.push_back({width});
      whole_ += width;
    }
  }

  OutSheet make() {
    line(kInternal, Look::warning, kFacts);
    line(form_.title, Look::title, kTitle);
    line(base::join(form_.facts, "　　　　"), Look::plain, kFacts);
    head();
    out_.frozen_rows = row();
    out_.frozen_columns = form_.fixed_columns;
    for (const FormRow& each : form_.rows) body(each);
    for (const std::string& note : form_.notes) line(note, Look::note);
    line(kSignatures, Look::plain, kSigned);
    return std::move(out_);
  }

 private:
  [[nodiscard]] int row() const { return static_cast<int>(out_.rows.size()); }

  void merge(int first_row, int first_column, int last_row, int last_column) {
    if (first_row != last_row || first_column != last_column)
      out_.merges.push_back({first_row, first_column, last_row, last_column});
  }

  // Over the whole width, as high as it needs: a spreadsheet does not make room for merged cells by itself.
  void line(const std::string& text, Look look, double height = 0) {
    out_.rows.push_back({{text, look}});
    merge(row(), 1, row(), static_cast<int>(form_.columns.size()));
    out_.heights.emplace_back(row(), std::max(height, kLine * lines_of(text, whole_ * 0.95)));
  }

  // Names below their group; a name without one is as high as both.
  void head() {
    std::vector<OutCell> groups, names;
    for (const FormColumn& column : form_.columns) {
      groups.push_back({column.group.empty() ? column.name : column.group, Look::header});
      names.push_back({column.group.empty() ? "" : column.name, Look::header});
    }
    const int top = row() + 1;
    int lines = 1, group_lines = 1;
    for (std::size_t first = 0, last = 0; first < form_.columns.size(); first = last + 1) {
      last = first;
      const std::string& group = form_.columns[first].group;
      while (!group.empty() && last + 1 < form_.columns.size() && form_.columns[last + 1].group == group)
        groups[++last].value.clear();
      merge(top, static_cast<int>(first) + 1, group.empty() ? top + 1 : top, static_cast<int>(last) + 1);
      double width = 0;
      for (std::size_t i = first; i <= last; ++i) width += out_.columns[i].width;
      group_lines = std::max(group_lines, lines_of(group, width));
      for (std::size_t i = first; i <= last; ++i)
        lines = std::max(lines, lines_of(form_.columns[i].name, out_.columns[i].width));
    }
    out_.rows.push_back(std::move(groups));
    out_.rows.push_back(std::move(names));
    out_.heights.emplace_back(top, kLine * group_lines + kRow);
    out_.heights.emplace_back(top + 1, kLine * lines + kRow);
  }

  void body(const FormRow& each) {
    std::vector<OutCell> cells;
    int lines = 1;
    for (std::size_t i = 0; i < form_.columns.size(); ++i) {
      lines = std::max(lines, lines_of(each.cells[i], out_.columns[i].width));
      const Holds holds = form_.columns[i].holds;
      const bool text = holds == Holds::text;
      const Look look = each.is_sum ? (text ? Look::sum_name : Look::total) : text ? Look::body : Look::figure;
      cells.push_back({each.cells[i], look, holds});
    }
    out_.rows.push_back(std::move(cells));
    out_.heights.emplace_back(row(), kLine * lines + kRow);
  }

  const Form& form_;
  OutSheet out_;
  double whole_ = 0;
};

}  // namespace

OutSheet form_sheet(const Form& form) { return Sheet(form).make(); }

std::string forms_workbook(const std::string& title, const std::vector<Form>& forms) {
  sheet::Workbook book{title, {}};
  for (const Form& form : forms) book.sheets.push_back(form_sheet(form));
  return sheet::write_workbook(book);
}

}  // namespace report
