// SPDX-License-Identifier: MIT
#include "report/duty_report.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/meeting_title.h"
#include "report/duty_sections.h"
#include "report/sheets.h"

namespace report {
namespace {

using render::Value;

std::string secretary_of(const model::YearRecord& record) {
  const bool branch = record.organization.kind == model::OrganizationKind::branch;
  const model::Post post = branch ? model::Post::secretary : model::Post::general_secretary;
  for (const model::Member& member : record.members)
    if (std::find(member.posts.begin(), member.posts.end(), post) != member.posts.end()) return member.name;
  return "";
}

Value::List facts_of(const Unit& unit) {
  Value::List facts;
  const auto add = [&](const char* label, std::string text) {
    if (!text.empty()) facts.push_back(Value::object().set("label", label).set("text", std::move(text)));
  };
  const model::Meeting& meeting = unit.record.meeting;
  add("述职对象", base::join(unit.plan.duty_report, "、"));
  add("述职人", secretary_of(unit.record));
  add("会议主题", meeting.theme);
  add("会议日期",
      !meeting.date ? "还没有填写" : model::chinese(*meeting.date) + (was_held(unit) ? "" : "（还没有召开）"));
  add("计算日", model::chinese(unit.options.as_of));
  add("数据截至", unit.computed.data_date ? model::chinese(*unit.computed.data_date) : "还没有数据");
  return facts;
}

// “临期 1 项” in one line: a number keeps its unit. Between a figure and a Chinese character, so never in the style.
std::string keep_units(const std::string& html) {
  std::string out;
  for (std::size_t i = 0; i < html.size(); ++i) {
    const bool after_figure = i > 0 && html[i - 1] >= '0' && html[i - 1] <= '9';
    const bool before_word = i + 1 < html.size() && static_cast<unsigned char>(html[i + 1]) >= 0x80;
    if (html[i] == ' ' && after_figure && before_word)
      out += "\u00A0";
    else
      out += html[i];
  }
  return out;
}

}  // namespace

bool was_held(const Unit& unit) {
  const auto& date = unit.record.meeting.date;
  return date && *date <= unit.options.as_of;
}

Value duty_report(const Unit& unit) {
  static constexpr std::array<const char*, 6> kNumbers{"一", "二", "三", "四", "五", "六"};
  const std::string meeting = model::meeting_title(unit.record.meeting.number);
  Value page = Value::object();
  page.set("page_title", "述职 · " + unit.record.organization.name + " " + meeting);
  page.set("organization_name", unit.record.organization.name).set("heading", meeting + "整改情况述职");
  page.set("facts", facts_of(unit));
  std::size_t used = 0;
  const auto add = [&](render::OptionalKey key, std::optional<Value> section) {
    page.set(key.has, section.has_value());
    if (section) section->set("number", kNumbers[used++]);
    page.set(key.key, section ? std::move(*section) : Value(false));
  };
  add("has_items", items_section(unit));
  add("has_last_list", last_list_section(unit));
  add("has_later", later_section(unit));
  add("has_commitments", commitments_section(unit));
  add("has_committee", committee_section(unit));
  add("has_filings", filings_section(unit));
  return page;
}

std::string duty_report_page(const Unit& unit) { return keep_units(sheets().render("duty_report", duty_report(unit))); }

}  // namespace report
