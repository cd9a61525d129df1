// SPDX-License-Identifier: MIT
#include "rules/findings_approval.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "rules/content_code.h"
#include "rules/finder.h"

namespace rules {
namespace {

using model::Batch;
using model::Matter;
using model::TableId;

constexpr const char* kPrintAgain = "请重新打印审批表送审";

// What stands in one row, of the approved content and of today's.
struct Record {
  std::string table, number;
  std::vector<std::string> columns;  // that differ
  bool before = false, now = false;
};

using TextsByColumn = std::map<std::string, std::string>;

std::vector<Record> changed_records(const Content& before, const Content& now) {
  std::vector<Record> all;
  std::map<std::pair<std::string, std::string>, std::pair<TextsByColumn, TextsByColumn>> texts;
  std::vector<std::string> columns;
  const auto see = [&](const Content& content, bool is_now) {
    for (const ContentField& field : content) {
      const auto [found, is_new] = texts.try_emplace({field.table, field.record});
      if (is_new) all.push_back({field.table, field.record, {}});
      (is_now ? found->second.second : found->second.first)[field.column] += field.text + '\n';
      if (std::find(columns.begin(), columns.end(), field.column) == columns.end()) columns.push_back(field.column);
    }
  };
  see(before, false);
  see(now, true);
  for (Record& record : all) {
    const auto& [was, is] = texts.at({record.table, record.number});
    record.before = !was.empty();
    record.now = !is.empty();
    for (const std::string& column : columns) {
      const auto a = was.find(column), b = is.find(column);
      if ((a == was.end() ? "" : a->second) != (b == is.end() ? "" : b->second)) record.columns.push_back(column);
    }
  }
  std::erase_if(all, [](const Record& record) { return record.columns.empty(); });
  return all;
}

class Approvals {
 public:
  Approvals(const Discloser& discloser, std::vector<Finding>& found) : discloser_(discloser), found_(found) {}

  void look_at(const Batch& batch) {
    if (!wants_approval(discloser_.plan, discloser_.options, batch.scope) || is_approved(discloser_, batch)) return;
    const Place place{TableId::disclosure, batch.origin, "content_code"};
    if (batch.code.empty()) {
      say(place, fmt::format("公开 {} 的范围是{}，要先审批，还没有内容码。请运行 gongshilan approve-sheet --batch {} "
                             "打印审批表，签字后把内容码抄进来。",
                             batch.number, word(batch.scope), batch.number));
    } else if (!batch.printed.empty()) {
      say_changes(batch, place);
    } else if (!same_code(batch.code, content_code(discloser_, batch))) {
      say(place, fmt::format("公开 {} 的内容码 {} 与这一批现在的内容不符。请核对是否抄错；没有抄错的，{}。",
                             batch.number, batch.code, kPrintAgain));
    } else {
      say_when(batch);
    }
  }

  // Whatever the audience would be shown and no batch names.
  void look_for_batches() {
    if (!wants_approval(discloser_.plan, discloser_.options, discloser_.options.audience)) return;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < model::kMatterCount; ++i)
      if (is_unnamed(static_cast<Matter>(i))) words.emplace_back(word(static_cast<Matter>(i)));
    if (words.empty()) return;
    say({TableId::disclosure, {}, ""},
        fmt::format(
            "{}要公开到{}，先要审批，“公开”表里还没有这一批。请登记后运行 gongshilan approve-sheet 打印审批表。",
            base::join(words, "、"), word(discloser_.options.audience)));
  }

 private:
  void say(const Place& place, std::string text) {
    found_.push_back(
        {Rule::unapproved, place.table, place.origin, std::string(place.column), std::move(text), "", {}, 0, ""});
  }

  void say_when(const Batch& batch) {
    say({TableId::disclosure, batch.origin, "approved"},
        fmt::format("公开 {} 的审批日期 {} 还没有到，到那天才公示。请核对日期。", batch.number,
                    batch.approved ? chinese(*batch.approved) : ""));
  }

  void say_changes(const Batch& batch, const Place& place) {
    constexpr std::size_t most = 10;
    const auto changed = changed_records(content_from_text(batch.printed), content_of(discloser_, batch));
    if (changed.empty()) return say_when(batch);
    const std::string sheet = fmt::format("（公开 {}，审批表 {} 打印，内容码 {}）", batch.number,
                                          batch.printed_on ? chinese(*batch.printed_on) : "", batch.code);
    for (std::size_t i = 0; i < std::min(most, changed.size()); ++i) {
      const Record& record = changed[i];
      const std::string what = record.number.empty() ? record.table : record.table + " " + record.number + " ";
      const std::string text = !record.before ? fmt::format("{}是审批以后加的{}。{}。", what, sheet, kPrintAgain)
                               : !record.now
                                   ? fmt::format("{}审批时有，现在没有了{}。{}，或改回原文。", what, sheet, kPrintAgain)
                                   : fmt::format("{}的{}与审批时不同{}。{}，或改回原文。", what,
                                                 base::join(record.columns, "、"), sheet, kPrintAgain);
      say(place_of(record).value_or(place), text);
    }
    if (changed.size() > most)
      say(place, fmt::format("另有 {} 条与审批时不同{}。{}。", changed.size() - most, sheet, kPrintAgain));
  }

  // The row to look at, where it is still there.
  [[nodiscard]] std::optional<Place> place_of(const Record& record) const {
    const auto table = model::find_table(record.table);
    if (!table || !record.now) return std::nullopt;
    const auto row = [&](const auto& rows) -> std::optional<Place> {
      for (const auto& each : rows)
        if (each.number == record.number) {
          const auto column = model::table(*table).index_of(record.columns.front());
          return Place{*table, each.origin, record.before && column ? model::table(*table).columns[*column].key : ""};
        }
      return std::nullopt;
    };
    if (*table == TableId::rectification) return row(discloser_.record.items);
    if (*table == TableId::commitment) return row(discloser_.record.commitments);
    if (*table == TableId::disclosure) return row(discloser_.record.batches);
    if (*table == TableId::meeting) return row(std::vector{discloser_.record.meeting});
    return std::nullopt;
  }

  [[nodiscard]] bool is_unnamed(Matter matter) const {
    for (const Batch& batch : discloser_.record.batches)
      if (holds(batch, matter)) return false;  // for narrower audiences only: it is not meant for this one
    Batch alone;
    alone.contents = {matter};
    alone.scope = discloser_.options.audience;
    return !is_bare(content_of(discloser_, alone));
  }

  const Discloser& discloser_;
  std::vector<Finding>& found_;
};

}  // namespace

std::vector<Finding> find_unapproved(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                                     const DisclosureOptions& options) {
  const Discloser discloser{record, computed, plan, options};
  std::vector<Finding> found;
  Approvals approvals(discloser, found);
  for (const Batch& batch : record.batches) approvals.look_at(batch);
  approvals.look_for_batches();
  return found;
}

std::vector<const Batch*> approved_batches(const model::YearRecord& record, const Computed& computed,
                                           const model::Plan& plan, const DisclosureOptions& options) {
  const Discloser discloser{record, computed, plan, options};
  std::vector<const Batch*> approved;
  for (const Batch& batch : record.batches)
    if (wants_approval(plan, options, batch.scope) && is_approved(discloser, batch)) approved.push_back(&batch);
  return approved;
}

}  // namespace rules
