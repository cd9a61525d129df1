// SPDX-License-Identifier: MIT
#include "report/approval_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/meeting_title.h"
#include "render/value.h"
#include "report/sheets.h"

namespace report {
namespace {

using render::Value;
using rules::Content;
using rules::ContentField;

constexpr std::size_t kMostListed = 18;  // of the records, so that the first page stays one page

// What a reader knows a record by; of others its own name does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kTitles{
    {{"年度", "主题"}, {"整改", "整改事项"}, {"承诺", "承诺事项"}}};

struct Entry {
  std::string table, number;
  std::vector<const ContentField*> fields;

  [[nodiscard]] std::string text_of(std::string_view column) const {
    for (const ContentField* field : fields)
      if (field->column == column) return field->text;
    return "";
  }
  [[nodiscard]] std::string title() const {
    for (const auto& [of_table, column] : kTitles)
      if (table == of_table) return text_of(column);
    return number.empty() ? fields.front()->text : "";
  }
};

std::vector<Entry> entries_of(const Content& content) {
  std::vector<Entry> all;
  for (const ContentField& field : content) {
    if (field.table == model::table(model::TableId::disclosure).header) continue;
    if (all.empty() || all.back().table != field.table || all.back().number != field.record)
      all.push_back({field.table, field.record, {}});
    all.back().fields.push_back(&field);
  }
  return all;
}

// 年度、整改 6 条: what can be counted is.
std::string counted(const model::Batch& batch, const std::vector<Entry>& entries) {
  std::vector<std::string> parts;
  for (const model::Matter matter : batch.contents) {
    const std::string word(model::word(matter));
    const auto count = std::count_if(entries.begin(), entries.end(),
                                     [&](const Entry& entry) { return entry.table == word && !entry.number.empty(); });
    const bool single = matter == model::Matter::meeting || matter == model::Matter::tiers;
    parts.push_back(single ? word : fmt::format("{} {} 条", word, count));
  }
  return base::join(parts, "、");
}

Value::List facts_of(const ApprovalSheet& sheet, const std::vector<Entry>& entries) {
  const model::Batch& batch = sheet.batch;
  Value::List facts;
  const auto add = [&](const char* label, std::string text) {
    facts.push_back(Value::object().set("label", label).set("text", std::move(text)));
  };
  add("单位", sheet.record.organization.name);
  add("批次", batch.number);
  add("会议", model::meeting_title(sheet.record.meeting.number));
  add("公开范围", std::string(model::word(batch.scope)));
  add("公开内容", counted(batch, entries));
  add("公开方式", batch.way.empty() ? "网站" : "网站、" + batch.way);
  add("公示开始", chinese(batch.start));
  add("公示期", model::canonical(batch.period));
  add("提出人", batch.proposer);
  add("打印日期", chinese(sheet.printed));
  return facts;
}

Value::List list_of(const std::vector<Entry>& entries) {
  Value::List list;
  for (std::size_t i = 0; i < std::min(kMostListed, entries.size()); ++i)
    list.push_back(
        Value::object()
            .set("name", entries[i].number.empty() ? entries[i].table : entries[i].table + " " + entries[i].number)
            .set("title", entries[i].title()));
  return list;
}

Value::List full_text(const std::vector<Entry>& entries) {
  Value::List list;
  for (const Entry& entry : entries) {
    Value::List fields;
    for (std::size_t i = 0; i < entry.fields.size(); ++i)
      fields.push_back(Value::object()
                           .set("is_first", i == 0)
                           .set("rows", std::to_string(entry.fields.size()))
                           .set("name", entry.number.empty() ? entry.table : entry.table + " " + entry.number)
                           .set("column", entry.fields[i]->column)
                           .set("text", entry.fields[i]->text));
    list.push_back(Value::object().set("fields", std::move(fields)));
  }
  return list;
}

}  // namespace

std::string approval_sheet_page(const ApprovalSheet& sheet) {
  const std::vector<Entry> entries = entries_of(sheet.content);
  Value page = Value::object();
  page.set("page_title", fmt::format("党务公开审批表 · {} {}", sheet.record.organization.name, sheet.batch.number));
  page.set("organization_name", sheet.record.organization.name).set("code", sheet.code);
  page.set("facts", facts_of(sheet, entries)).set("list", list_of(entries));
  page.set("count", std::to_string(entries.size())).set("has_more", entries.size() > kMostListed);
  page.set("entries", full_text(entries));
  return sheets().render("approval_sheet", page);
}

}  // namespace report
