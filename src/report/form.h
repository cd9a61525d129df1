// SPDX-License-Identifier: MIT
// A table for filing as plain values, and the two that are made of it, so that both say the same: a sheet of a workbook
// and a page for print. Internal both: the first line of each says so. Knows nothing of what the table is about.
#pragma once
#include <string>
#include <vector>

#include "sheet/workbook.h"

namespace report {

struct FormColumn {
  std::string group;  // above columns side by side; may be empty
  std::string name;
  sheet::Holds holds = sheet::Holds::text;
  double width = 5;    // at least, in characters as spreadsheets count
  bool stays = false;  // with nothing in it, to be filled in by hand
};

struct FormRow {
  std::vector<std::string> cells;  // a share as 0.333, a day as 2024-03-08
  bool is_sum = false;
};

struct Form {
  std::string name;   // of the sheet
  std::string title;  // above it
  std::vector<std::string> facts;
  std::vector<FormColumn> columns;
  std::vector<FormRow> rows;
  std::vector<std::string> notes;
  int fixed_columns = 1;  // stay in sight
};

// Those that no row has anything in.
void leave_out_empty_columns(Form& form);

// count / of to a tenth of a percent, half upwards: 0.333. Nothing of nobody.
std::string share(int count, int of);

sheet::OutSheet form_sheet(const Form& form);
std::string forms_workbook(const std::string& title, const std::vector<Form>& forms);  // bytes
std::string forms_page(const std::string& title, const std::vector<Form>& forms);      // HTML

}  // namespace report
