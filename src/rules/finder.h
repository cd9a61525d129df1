// SPDX-License-Identifier: MIT
// Collects the findings of one unit while the groups of rules look at it: findings_<group>.cpp, one function each.
// Known to those files and findings.cpp only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rules/findings.h"

namespace rules {

// Where a finding stands; row 0 for what is of no single row.
struct Place {
  model::TableId table;
  model::Origin origin;
  std::string_view column;
};

struct When {
  std::optional<model::Date> day;
  int days = 0;  // late, or left
  std::string to{};
};

struct Finder {
  const model::YearRecord& record;
  const Computed& computed;
  const model::Plan& plan;
  const Options& options;
  std::string item{};  // being looked at
  std::vector<Finding> found{};

  void say(Rule rule, const Place& place, std::string text, When when = {});
  void say_without_calendar(const model::Due& due, const Place& place);
  void say_gone(model::TableId table, const std::string& number, model::Date day);  // 台账已删
  // What is asked for after the meeting is not missing before it.
  [[nodiscard]] bool is_held() const { return record.meeting.date && *record.meeting.date <= options.as_of; }
  [[nodiscard]] bool lacks(std::string_view table_and_column, bool empty) const {
    return empty && plan.requires_column(table_and_column);
  }
};

void find_in_meeting(Finder& finder);      // 组织, 年度, 安排
void find_in_preparation(Finder& finder);  // 意见, 谈话
void find_in_members(Finder& finder);      // 党员, 测评, the distribution
void find_in_items(Finder& finder);        // 整改, 进展, 问题
void find_in_commitments(Finder& finder);  // 承诺, 践诺
void find_in_lists(Finder& finder);        // who has to list and promise, and what the last list wants
void find_in_filings(Finder& finder);      // 报送, 档案
void find_in_postings(Finder& finder);     // 公开
void find_in_texts(Finder& finder);        // what any text says of a person

// "甲、乙", of many the first ten and how many there are.
std::string some_of(const std::vector<std::string>& names);

}  // namespace rules
