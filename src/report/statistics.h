// SPDX-License-Identifier: MIT
// 情况统计表 and 民主评议汇总表: what a superior wants to know of a meeting, one row an organisation, sums for whoever
// stands above others. Counts alone; names are in appraisal_detail.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/counts.h"
#include "report/form.h"

namespace report {

// 优秀 against the cap of the plan, for one branch: a sum has no cap.
struct CapAudit {
  int base = 0, most = 0, given = 0;  // given: those under review too
  bool over = false;
  std::string rule;  // P11：优秀不超过正式党员的 1/3，不满 1 人的不算。
};

struct UnitStatistics {
  std::string date;  // of the meeting; empty if it has none
  Counts counts;
  std::optional<CapAudit> cap;
};
UnitStatistics statistics_of(const Unit& unit);

// An organisation and those below it, by number. Without the meeting: no statistics of its own.
struct Branch {
  std::string name;
  std::optional<UnitStatistics> own;
  std::vector<Branch> below;
};

// What stands above and below the table.
struct FormHead {
  std::string meeting, filled_by;
  std::string as_of;  // 2022年3月25日
};

struct StatisticsRow {
  std::string name, date;
  Counts counts;
  std::optional<CapAudit> cap;
  bool is_sum = false;
};

// A superior's sum, then its own row, then those below it, each further in; the sum of all last if several are at the
// top. Organisations of whose tree none has the meeting are in no row.
struct Statistics {
  explicit Statistics(const std::vector<Branch>& top);

  std::vector<StatisticsRow> rows;
  Counts sum;
  std::vector<std::string> unregistered;
};

Form statistics_form(const FormHead& head, const Statistics& statistics);         // 情况统计表
Form appraisal_summary_form(const FormHead& head, const Statistics& statistics);  // 民主评议汇总表

// Of one unit, one row a member with the ballots on it: for the owner's eyes and the superior's approval.
Form appraisal_detail_form(const FormHead& head, const Unit& unit);

std::vector<std::string> facts_of(const FormHead& head);

}  // namespace report
