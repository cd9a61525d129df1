// SPDX-License-Identifier: MIT
// 会前准备: talks and opinions as counts. Only members see it; nobody sees what was said.
#include <fmt/format.h>

#include <algorithm>

#include "site/posting.h"
#include "site/unit_pages.h"

namespace site {
namespace {

using render::Value;

// Nothing is said where it is not known how many it should be. late: lacking them is against the plan.
void put_state(Value& row, bool known, bool lacking, bool late, const std::string& label) {
  row.set("state", !lacking ? "closed" : late ? "overdue" : "under_way");
  put(row, "has_state_label", known ? label : "");
}

Value talk_row(const model::DisclosedTalk& talk) {
  Value row = Value::object();
  row.set("kind", model::word(talk.kind)).set("must", talk.must);
  row.set("expected", talk.expected ? std::to_string(*talk.expected) : "没有填").set("held", std::to_string(talk.held));
  const int missing = talk.expected.value_or(0) - talk.held;
  put_state(row, talk.expected.has_value(), missing > 0, talk.must,
            missing > 0 ? fmt::format("还差 {} 次", missing) : "已谈够");
  return row;
}

DataTable talks_of(const model::DisclosedRecord& record) {
  using enum DataKind;
  DataTable table{"talks",
                  "谈心谈话",
                  {{"kind", "类别"}, {"must", "必谈", flag}, {"expected", "应谈", number}, {"held", "已谈", number}},
                  {}};
  for (const model::DisclosedTalk& talk : record.talks)
    table.rows.push_back({std::string(model::word(talk.kind)), talk.must,
                          number_cell(talk.expected.value_or(0), talk.expected.has_value()), talk.held});
  return table;
}

DataTable opinions_of(const model::DisclosedRecord& record) {
  using enum DataKind;
  DataTable table{
      "opinions", "征求意见", {{"channel", "渠道"}, {"count", "条数", number}, {"answered", "已回应", number}}, {}};
  for (const model::DisclosedOpinion& opinion : record.opinions)
    table.rows.push_back(
        {opinion.channel, opinion.count, number_cell(opinion.answered.value_or(0), opinion.answered.has_value())});
  return table;
}

}  // namespace

PageView preparation_page(const UnitContext& unit) {
  const model::DisclosedRecord& record = unit.record;
  PageView view{"preparation", "preparation.html", unit_page(unit, {"preparation.html", "会前准备"})};
  Value::List talks, opinions;
  for (const model::DisclosedTalk& talk : record.talks) talks.push_back(talk_row(talk));
  const bool answers = record.opinions_are_answered || std::any_of(record.opinions.begin(), record.opinions.end(),
                                                                   [](const auto& each) { return each.answered; });
  int count = 0;
  for (const model::DisclosedOpinion& opinion : record.opinions) {
    count += opinion.count;
    Value row = Value::object();
    row.set("channel", opinion.channel).set("count", std::to_string(opinion.count));
    row.set("has_answers", answers).set("answered", opinion.answered ? std::to_string(*opinion.answered) : "没有填");
    const int missing = opinion.count - opinion.answered.value_or(0);
    put_state(row, opinion.answered.has_value(), missing > 0, false,
              missing > 0 ? fmt::format("还有 {} 条没有回应", missing) : "都已回应");
    opinions.push_back(std::move(row));
  }
  view.value.set("is_empty", talks.empty() && opinions.empty()).set("opinion_count", std::to_string(count));
  view.value.set("has_answers", answers);
  view.value.set("talks_period", period_of(record, model::Matter::talks));
  view.value.set("opinions_period", period_of(record, model::Matter::opinions));
  put(view.value, "has_talks", std::move(talks));
  put(view.value, "has_opinions", std::move(opinions));
  view.tables.push_back(talks_of(record));
  view.tables.push_back(opinions_of(record));
  return view;
}

}  // namespace site
