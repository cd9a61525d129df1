// SPDX-License-Identifier: MIT
// A branch with a little of everything, and words to look into what its 述职 sheet is filled with.
#pragma once
#include <string>

#include "base/text.h"
#include "report/duty_report.h"
#include "support/records.h"

namespace duty {

using render::Value;
using support::day;

inline model::CommitteeTally choice(std::string aspect, std::string choice, int votes, int valid, int row) {
  model::CommitteeTally out;
  out.aspect = std::move(aspect);
  out.choice = std::move(choice);
  out.votes = votes;
  out.valid = valid;
  out.origin = {1, row};
  return out;
}

inline model::Plan plan() {
  model::Plan out = support::plan();
  out.duty_report = {"市直工委", "党员大会"};
  return out;
}

// It met on 2024-01-19 for 2023.
inline model::YearRecord record() {
  model::YearRecord out = support::record();
  out.members = {support::member("D1", "张一", model::Tier::excellent), support::member("D2", "李二")};
  out.members[0].posts = {model::Post::secretary};
  return out;
}

struct Sheet {
  explicit Sheet(model::YearRecord of, model::Plan by = plan(), const char* as_of = "2024-06-30")
      : record(std::move(of)), plan_(std::move(by)), options{day(as_of), 15} {
    const rules::Computed computed = rules::compute(record, plan_, support::calendar(), options);
    value = report::duty_report({record, computed, plan_, options});
    page = report::duty_report_page({record, computed, plan_, options});
  }

  model::YearRecord record;
  model::Plan plan_;
  rules::Options options;
  Value value = Value::object();
  std::string page;
};

// "items.counts"; a list as its rows, "code=Z1 state=逾期" each, of the keys named, one a line. "-" without the part.
inline std::string text(const Value& value, const std::string& path) {
  const Value* at = &value;
  for (const std::string& key : base::split(path, ".")) {
    at = at->find(key);
    if (at == nullptr) return "-";
  }
  return at->get<std::string>() == nullptr ? "?" : *at->get<std::string>();
}

inline std::string rows(const Value& value, const std::string& part, const std::string& keys,
                        const std::string& list = "rows") {
  const Value* section = value.find(part);
  const Value* found = section == nullptr ? nullptr : section->find(list);
  if (found == nullptr) return "-";
  std::string out;
  for (const Value& row : *found->get<Value::List>()) {
    std::vector<std::string> cells;
    for (const std::string& key : base::split(keys, " ")) cells.push_back(text(row, key));
    out += base::join(cells, " | ") + "\n";
  }
  return out;
}

}  // namespace duty
