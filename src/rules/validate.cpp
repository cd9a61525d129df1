// SPDX-License-Identifier: MIT
#include "rules/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "base/text.h"
#include "rules/computed.h"
#include "rules/deadlines.h"
#include "rules/frozen.h"
#include "rules/matters.h"
#include "rules/tiers.h"

namespace rules {
namespace {

using model::Date;
using model::Event;
using model::EventKind;
using model::Objection;
using model::TableId;
using Objections = std::vector<Objection>;

template <class E>
std::string listed(const std::vector<E>& values) {
  std::vector<std::string> out;
  for (const E value : values) out.emplace_back(model::word(value));
  return base::join(out, "、");
}

template <class E>
bool contains(const std::vector<E>& values, E value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

// A tier only for whom the plan assesses here, and only one that it knows.
void check_member(const model::Member& member, const model::Plan& plan, Objections& out) {
  const auto object = [&](const char* column, std::string what, std::string hint) {
    out.push_back({TableId::member, member.origin, column, std::move(what), std::move(hint)});
  };
  if (!plan.appraisal) {
    if (member.tier)
      object("tier", fmt::format("方案 {} 不评定等次，这里却填了“{}”", plan.id, word(*member.tier)), "请清空。");
    return;
  }
  if (!plan.knows(member.attendance))
    object("attendance", fmt::format("方案 {} 没有评议情况“{}”", plan.id, word(member.attendance)),
           fmt::format("请填：{}。", listed(plan.appraisal->attendance)));
  if (!member.tier) return;
  if (!contains(plan.appraisal->tiers, *member.tier))
    object("tier", fmt::format("方案 {} 没有等次“{}”", plan.id, word(*member.tier)),
           fmt::format("请填：{}。", listed(plan.appraisal->tiers)));
  if (const auto reason = why_not_assessed(member))
    object("tier",
           fmt::format("{}不评定等次，这里却填了“{}”", shown_word(*reason, plan.knows(model::Attendance::made_up)),
                       word(*member.tier)),
           *reason == model::NotAssessed::absent && plan.knows(model::Attendance::made_up)
               ? "请清空；已经补课的，把评议情况改为“已补课”再填等次。"
               : "请清空等次，或改正类别和评议情况。");
}

// P04: aspects of equal points; the average of the sheets cannot be above their sum.
void check_average(const model::Tally& tally, const model::Plan& plan, Objections& out) {
  if (!plan.appraisal || plan.appraisal->ballot != model::Ballot::scores || tally.average.empty()) return;
  const int most = plan.appraisal->scores.most();
  const std::size_t point = tally.average.find('.');  // and then a fraction that is not 0: it is canonical
  const auto whole = base::to_integer(tally.average.substr(0, point));
  if (whole && (*whole > most || (*whole == most && point != std::string::npos)))
    out.push_back({TableId::tally, tally.origin, "average",
                   fmt::format("平均分 {}，超过满分 {}（{} 项，每项 {} 分）", tally.average, most,
                               plan.appraisal->scores.aspects, plan.appraisal->scores.points),
                   "请核对评分。"});
}

// The four tiers <= 有效 <= 收回 <= 发出.
void check_tally(const model::Tally& tally, const model::Plan& plan, Objections& out) {
  const auto object = [&](const char* column, std::string what) {
    out.push_back({TableId::tally, tally.origin, column, std::move(what), "请核对计票。"});
  };
  check_average(tally, plan, out);
  const int sum = tally.excellent.value_or(0) + tally.qualified.value_or(0) + tally.basically_qualified.value_or(0) +
                  tally.unqualified.value_or(0);
  if (sum > tally.valid) object("valid", fmt::format("四个等次共 {} 票，多于有效 {} 票", sum, tally.valid));
  if (tally.returned && tally.valid > *tally.returned)
    object("returned", fmt::format("有效 {} 票，多于收回 {} 票", tally.valid, *tally.returned));
  if (tally.returned && tally.issued && *tally.returned > *tally.issued)
    object("issued", fmt::format("收回 {} 票，多于发出 {} 票", *tally.returned, *tally.issued));
  if (!tally.returned && tally.issued && tally.valid > *tally.issued)
    object("issued", fmt::format("有效 {} 票，多于发出 {} 票", tally.valid, *tally.issued));
}

// The votes of one aspect <= its valid ballots, which are the same in each of its rows.
void check_committee_tallies(const std::vector<model::CommitteeTally>& rows, Objections& out) {
  std::map<std::string, std::int64_t> votes;
  std::map<std::string, int> valid;
  for (const model::CommitteeTally& row : rows) {
    const auto object = [&](const char* column, std::string what) {
      out.push_back({TableId::committee_tally, row.origin, column, std::move(what), "请核对计票。"});
    };
    const auto first = valid.emplace(row.aspect, row.valid).first;
    if (first->second != row.valid)
      object("valid", fmt::format("项目“{}”的有效票数前后不同：{} 和 {}", row.aspect, first->second, row.valid));
    const std::int64_t before = votes[row.aspect];
    const std::int64_t sum = votes[row.aspect] += row.votes;
    if (sum > first->second && before <= first->second)
      object("votes", fmt::format("项目“{}”各档次共 {} 票，多于有效 {} 票", row.aspect, sum, first->second));
  }
}

// Events in order: 延期 moves the deadline on, 回头看 follows a 销号, 反弹 sets a new deadline.
void check_events(const model::Rectification& item, const model::Calendar& calendar, Objections& out) {
  std::optional<Date> deadline = resolve(item.deadline, item.meeting_date, calendar).known();
  bool closed = false;
  for (const Event& event : item.events) {
    const auto object = [&](const char* column, std::string what, std::string hint) {
      out.push_back({TableId::event, event.origin, column, std::move(what), std::move(hint)});
    };
    const bool relapsed = event.kind == EventKind::look_back && event.result == model::LookBack::relapsed;
    const bool moves = event.kind == EventKind::extension || relapsed;
    if (event.kind != EventKind::look_back && event.result)
      object("result", fmt::format("“{}”不填结果", word(event.kind)), "结果只用于回头看，请清空，或改正类别。");
    if (event.kind == EventKind::look_back && !event.result) object("result", "回头看没有结果", "请填：保持、反弹。");
    if (event.kind == EventKind::look_back && !closed)
      object("kind", fmt::format("整改 {} 还没有销号，不能回头看", item.number), "请先登记销号，或核对日期和编号。");
    if (moves && !event.new_deadline)
      object("new_deadline", fmt::format("{}没有新时限", relapsed ? "反弹" : "延期"), "请填新的日期。");
    if (event.new_deadline && !moves)
      object("new_deadline", fmt::format("“{}”不填新时限", word(event.kind)),
             "新时限只用于延期和反弹，请清空，或改正类别。");
    if (event.kind == EventKind::extension && closed)
      object("kind", fmt::format("整改 {} 已经销号，不能延期", item.number), "请核对日期和编号。");
    if (event.kind == EventKind::extension && event.new_deadline && deadline && *event.new_deadline <= *deadline)
      object("new_deadline", fmt::format("新时限 {} 不晚于原时限 {}", chinese(*event.new_deadline), chinese(*deadline)),
             "延期要填更晚的日期。");
    if (moves && event.new_deadline) deadline = event.new_deadline;
    if (event.kind == EventKind::closure) closed = true;
    if (relapsed) closed = false;
  }
}

void check_item(const model::Rectification& item, const model::Plan& plan, const model::Calendar& calendar,
                Objections& out) {
  if (item.problem.empty() && item.item.empty())
    out.push_back({TableId::rectification, item.origin, "item", "没有问题编号，整改事项也是空的", "请填其中一个。"});
  if (item.deadline && std::holds_alternative<model::Standing>(*item.deadline) && !plan.standing_allowed)
    out.push_back({TableId::rectification, item.origin, "deadline", fmt::format("方案 {} 不许时限为“长期”", plan.id),
                   "请填具体日期。"});
  check_events(item, calendar, out);
}

void check_commitment(const model::Commitment& commitment, const model::Plan& plan, Objections& out) {
  if (commitment.rectification.empty() && commitment.text.empty())
    out.push_back({TableId::commitment, commitment.origin, "text", "没有整改编号，承诺事项也是空的", "请填其中一个。"});
  if (commitment.deadline && std::holds_alternative<model::Standing>(*commitment.deadline) && !plan.standing_allowed)
    out.push_back({TableId::commitment, commitment.origin, "deadline", fmt::format("方案 {} 不许时限为“长期”", plan.id),
                   "请填具体日期。"});
}

std::string original(const std::string& text) {
  return text.empty() ? "（原来没有填）" : fmt::format("（原文“{}”）", base::join(base::split(text, "\n"), " "));
}

// What was posted changes only for a reason that is written down, a new one each time; a deadline only by 延期.
template <class Record>
void check_frozen(const Record& raw, const Fields& now, TableId table, const model::Problem* problem, Objections& out) {
  if (!raw.posting.is_posted()) return;
  const model::PostedText& posted = raw.posting.texts.back();
  const std::string name = fmt::format("{} {} ", model::table(table).header, raw.number);
  const bool explained = !raw.basis.empty() && !same_words(raw.basis, posted.basis);
  for (const std::string& column : changed_fields(posted.fields, now)) {
    const std::string& before = field(posted.fields, column);
    if (table == TableId::rectification && column == "deadline" && !before.empty()) {
      out.push_back({table, raw.origin, column, name + "的整改时限公示后只能延期",
                     fmt::format("请改回 {}，在“进展”表登记延期。", before)});
      continue;
    }
    if (explained) continue;
    const char* which = raw.basis.empty() ? "依据" : "这一次的依据";
    if (column != kProblemText) {
      const model::Table& columns = model::table(table);
      out.push_back(
          {table, raw.origin, column,
           fmt::format("{}的{}公示后改了{}", name, columns.columns[*columns.index_of(column)].header, original(before)),
           fmt::format("请在“调整依据”里写明{}（哪天、谁定的），或改回原文。", which)});
    } else if (problem != nullptr && field(posted.fields, "problem") == field(now, "problem")) {
      out.push_back(
          {TableId::problem, problem->origin, "text", fmt::format("{}的问题公示后改了{}", name, original(before)),
           fmt::format("请在“整改”表 {} 的“调整依据”里写明{}（哪天、谁定的），或改回原文。", raw.number, which)});
    }
  }
}

void check_opinion(const model::Opinion& opinion, Objections& out) {
  if (opinion.answered && *opinion.answered > opinion.count)
    out.push_back({TableId::opinion, opinion.origin, "answered",
                   fmt::format("已回应 {} 条，多于条数 {}", *opinion.answered, opinion.count), "请核对。"});
}

// What was signed says who signed it and when.
void check_signatures(const model::Batch& batch, Objections& out) {
  if (batch.code.empty()) return;
  const auto object = [&](const char* column, const char* header, bool empty) {
    if (empty)
      out.push_back({TableId::disclosure, batch.origin, column,
                     fmt::format("公开 {} 有内容码，{}是空的", batch.number, header),
                     "请照签了字的审批表填；还没有签字的，先清空内容码。"});
  };
  object("reviewer", "审核人", batch.reviewer.empty());
  object("approver", "审批人", batch.approver.empty());
  object("approved", "审批日期", !batch.approved);
}

// A batch cannot be posted to whom the plan never posts one of its matters; who sees the tiers the settings say.
void check_batch(const model::Batch& batch, const model::Plan& plan, Objections& out) {
  check_signatures(batch, out);
  if (const auto* last = std::get_if<Date>(&batch.period); last != nullptr && *last < batch.start)
    out.push_back({TableId::disclosure, batch.origin, "period",
                   fmt::format("公示期到 {}，早于公示开始 {}", chinese(*last), chinese(batch.start)),
                   "请改正，或写公示几天：5个工作日、30日。"});
  for (const model::Matter matter : batch.contents)
    if (uses(plan, matter) && batch.scope > widest(plan, matter))
      out.push_back({TableId::disclosure, batch.origin, "scope",
                     fmt::format("方案 {} 的“{}”最多公开到“{}”，这里填了“{}”", plan.id, word(matter),
                                 word(widest(plan, matter)), word(batch.scope)),
                     "请改范围，或把它从这一批的内容里去掉。"});
}

}  // namespace

std::string unsaid_of(const model::Plan& plan) {
  return fmt::format("方案 {} 还有没定的：{}", plan.id, base::join(plan.unsaid, "、"));
}

std::vector<Objection> validate(const model::YearRecord& record, const model::Plan& plan,
                                const model::Calendar& calendar) {
  if (!plan.unsaid.empty()) return {{TableId::meeting, record.meeting.origin, "plan", unsaid_of(plan), kSayIt}};
  Objections out;
  for (const model::Member& member : record.members) check_member(member, plan, out);
  for (const model::Tally& tally : record.tallies) check_tally(tally, plan, out);
  check_committee_tallies(record.committee_tallies, out);
  // What is gone from the ledger is kept as it was: there is no cell to mend.
  for (const model::Rectification& item : record.items) {
    if (item.posting.gone) continue;
    check_item(item, plan, calendar, out);
    check_frozen(item, frozen_fields(item, record), TableId::rectification, find_problem(record, item.problem), out);
  }
  for (const model::Commitment& commitment : record.commitments) {
    if (commitment.posting.gone) continue;
    check_commitment(commitment, plan, out);
    check_frozen(commitment, frozen_fields(commitment), TableId::commitment, nullptr, out);
  }
  for (const model::Opinion& opinion : record.opinions) check_opinion(opinion, out);
  for (const model::Batch& batch : record.batches) check_batch(batch, plan, out);
  return out;
}

std::vector<Objection> validate_tree(const std::vector<model::Organization>& organizations) {
  std::map<std::string, const model::Organization*> by_number;
  for (const model::Organization& each : organizations) by_number[each.number] = &each;
  Objections out;
  for (const model::Organization& start : organizations) {
    std::set<const model::Organization*> seen;
    const model::Organization* at = &start;
    while (at != nullptr && seen.size() <= kMostLevels && seen.insert(at).second) {
      const auto up = by_number.find(at->parent);
      at = up == by_number.end() ? nullptr : up->second;
    }
    if (at == &start && seen.size() <= kMostLevels) {
      out.push_back({TableId::organization, start.origin, "parent", fmt::format("上级编号“{}”绕回了自己", start.parent),
                     "请改正，最上级的组织不填上级编号。"});
    } else if (seen.size() > kMostLevels) {  // else a circle above, of which `start` is no part
      out.push_back({TableId::organization, start.origin, "parent",
                     fmt::format("上级一层一层数上去超过 {} 层", kMostLevels), "请核对上级编号。"});
    }
  }
  return out;
}

}  // namespace rules
