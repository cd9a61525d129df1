// SPDX-License-Identifier: MIT
#include "rules/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace rules {
namespace {

using model::TableId;

// 责任人 may be several, by 、.
bool is_among(const std::string& person, const std::string& persons) {
  const std::vector<std::string> each = base::split(base::replace_all(persons, "，", "、"), "、");
  return std::find(each.begin(), each.end(), person) != each.end();
}

// Collects the findings of one unit; one function a group of rules.
class Finder {
 public:
  Finder(const model::YearRecord& record, const Computed& computed, const model::Plan& plan, const Options& options)
      : record_(record), computed_(computed), plan_(plan), options_(options) {}

  std::vector<Finding> all() {
    meeting();
    stages();
    members();
    tallies();
    distribution();
    for (const ComputedItem& computed : computed_.items) {
      item_ = computed.item->number;
      item(computed);
    }
    item_.clear();
    problems();
    commitments();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Finding& a, const Finding& b) { return a.urgency < b.urgency; });
    return std::move(found_);
  }

 private:
  void say(Urgency urgency, TableId table, model::Origin origin, std::string_view column, std::string text) {
    found_.push_back({urgency, table, origin, std::string(column), std::move(text), item_});
  }

  void meeting() {
    if (!record_.meeting.date)
      say(Urgency::missing, TableId::meeting, record_.meeting.origin, "date",
          "会议日期没有填，从会议起算的时限都是待定。开会后请填上。");
    if (record_.organization.phone.empty() && record_.organization.mailbox.empty())
      say(Urgency::missing, TableId::organization, record_.organization.origin, "phone",
          "监督电话和监督信箱都没有填，群众看到公示也无处反映。请至少填一个。");
  }

  void stages() {
    for (const StageStatus& status : computed_.stages) {
      const model::Origin origin = status.row == nullptr ? model::Origin() : status.row->origin;
      if (status.state == model::StageState::overdue) {
        say(Urgency::late, TableId::stage, origin, "done",
            fmt::format("阶段“{}”应在 {} 前完成，已过 {} 天。完成后请填完成日期。", status.name, status.due.text,
                        status.days_late));
      } else if (const auto due = status.due.known();
                 !status.done && due && *due - options_.as_of <= options_.due_soon_days) {
        say(Urgency::soon, TableId::stage, origin, "done",
            fmt::format("阶段“{}”应在 {} 前完成，还有 {} 天。", status.name, status.due.text, *due - options_.as_of));
      }
      calendar(status.due, TableId::stage, origin, "end");
    }
  }

  void calendar(const model::Due& due, TableId table, model::Origin origin, std::string_view column) {
    if (due.kind == model::DueKind::no_calendar)
      say(Urgency::look, table, origin, column,
          fmt::format("时限{}：放假通知还没有装入，日子算不出来。通知公布后请用 gongshilan calendar add 装入。",
                      due.text));
  }

  void members() {
    std::map<std::string, int> names;
    for (const model::Member& member : record_.members) {
      ++names[member.name];
      const auto reason = why_not_assessed(member);
      if (reason == model::NotAssessed::absent)
        say(Urgency::missing, TableId::member, member.origin, "attendance",
            member.name + (plan_.knows(model::Attendance::made_up)
                               ? "缺席，还没有补课。补课后请把评议情况改为“已补课”。"
                               : "缺席，没有参加评议。请核对评议情况。"));
      if (!plan_.appraisal || reason || !computed_.distribution) continue;
      if (!member.tier && plan_.requires_column("member.tier"))
        say(Urgency::missing, TableId::member, member.origin, "tier", fmt::format("{}还没有评定等次。", member.name));
      const bool needs_approval = member.tier && plan_.appraisal->needs_approval(*member.tier);
      if (needs_approval && !member.approved)
        say(Urgency::missing, TableId::member, member.origin, "approved",
            fmt::format("{}的等次还没有上级审批日期，公示时算作待审批。", member.name));
      if (needs_approval && plan_.appraisal->told_after && member.told &&
          (!member.approved || *member.told < *member.approved))
        say(Urgency::look, TableId::member, member.origin, "told",
            fmt::format("{}的反馈早于上级审批。方案 {} 要求先审核后反馈，请核对日期。", member.name, plan_.id));
    }
    for (const auto& [name, count] : names)
      if (count > 1)
        say(Urgency::look, TableId::member, {}, "name",
            fmt::format("有 {} 名党员都叫{}，请核对是否同一人重复填写。", count, name));
  }

  void tallies() {
    for (const model::Tally& tally : record_.tallies) {
      std::vector<std::string> gaps;
      const auto gap = [&](const char* column, bool empty, const char* header) {
        if (empty && plan_.requires_column(std::string("tally.") + column)) gaps.emplace_back(header);
      };
      gap("excellent", !tally.excellent, "优秀");
      gap("qualified", !tally.qualified, "合格");
      gap("basically_qualified", !tally.basically_qualified, "基本合格");
      gap("unqualified", !tally.unqualified, "不合格");
      gap("average", tally.average.empty(), "平均分");
      if (!gaps.empty())
        say(Urgency::missing, TableId::tally, tally.origin, "member",
            fmt::format("{} 的测评没有填{}。方案 {} 要求写明，没有的填 0。", tally.member, base::join(gaps, "、"),
                        plan_.id));
    }
  }

  void distribution() {
    if (!plan_.appraisal || !plan_.appraisal->cap || !computed_.distribution) return;
    const Distribution& tiers = *computed_.distribution;
    if (!tiers.within_cap())
      say(Urgency::look, TableId::member, {}, "tier",
          fmt::format(
              "优秀 {} 人，超过正式党员 {} 人的三分之一（最多 {} 人）。方案 {} 要求一般不超过，请支部核对并说明。",
              tiers.tier(model::Tier::excellent), tiers.formal, tiers.cap(), plan_.id));
  }

  void item(const ComputedItem& computed) {
    const model::Rectification& raw = *computed.item;
    const ItemStatus& status = computed.status;
    const std::string responsible = responsible_on(raw, options_.as_of);
    const std::string person = responsible.empty() ? "" : "，责任人 " + responsible;
    const auto about = [&](Urgency urgency, std::string_view column, std::string text) {
      say(urgency, TableId::rectification, raw.origin, column, fmt::format("整改 {} {}", raw.number, text));
    };
    if (status.status == model::Status::overdue)
      about(Urgency::late, "deadline",
            fmt::format("已逾期 {} 天（时限 {}{}）。请登记进展、销号或经审批延期。", status.days_late, status.due.text,
                        person));
    if (status.status == model::Status::due_soon)
      about(Urgency::soon, "deadline",
            status.days_left == 0
                ? fmt::format("今天到期（时限 {}{}）。", status.due.text, person)
                : fmt::format("还有 {} 天到期（时限 {}{}）。", status.days_left, status.due.text, person));
    missing(raw);
    for (const EarlierDeadline& earlier : status.earlier)
      if (earlier.approved_late)
        about(Urgency::look, "deadline",
              fmt::format("在时限 {} 过后才于 {} 延期，逾期天数仍从原时限算。", earlier.due.text,
                          chinese(earlier.changed_on)));
    for (const model::Event& event : raw.events)
      if (event.kind == model::EventKind::closure && event.date <= options_.as_of &&
          is_among(event.verifier, responsible_on(raw, event.date)))
        say(Urgency::look, TableId::event, event.origin, "verifier",
            fmt::format("整改 {} 的核验人就是责任人（{}）。最好由另一人核验。", raw.number, event.verifier));
    if (computed.years > 1 && !status.is_closed())
      about(Urgency::look, "problem",
            fmt::format("{}第 {} 年，还没有解决。", computed.problem == nullptr ? "已列在清单上" : "对应的问题已是",
                        computed.years));
    calendar(status.due, TableId::rectification, raw.origin, "deadline");
  }

  void missing(const model::Rectification& raw) {
    const auto gap = [&](const char* column, bool empty, const char* header) {
      if (empty && plan_.requires_column(std::string("rectification.") + column))
        say(Urgency::missing, TableId::rectification, raw.origin, column,
            fmt::format("整改 {} 没有填{}。方案 {} 要求写明。", raw.number, header, plan_.id));
    };
    gap("measures", raw.measures.empty(), "整改措施");
    gap("responsible", raw.responsible.empty(), "责任人");
    gap("deadline", !raw.deadline, "整改时限");
  }

  void problems() {
    std::set<std::string> answered;
    for (const auto* list : {&record_.items, &record_.earlier_items})
      for (const model::Rectification& raw : *list) answered.insert(raw.problem);
    for (const model::Problem& problem : record_.problems)
      if (problem.subject.is_committee() && !answered.contains(problem.number))
        say(Urgency::missing, TableId::problem, problem.origin, "problem",
            fmt::format("问题 {} 还没有对应的整改事项。", problem.number));
  }

  void commitments() {
    for (std::size_t i = 0; i < record_.commitments.size(); ++i) {
      const model::Commitment& commitment = record_.commitments[i];
      const FulfilmentStatus& status = computed_.fulfilments[i];
      calendar(computed_.commitment_dues[i], TableId::commitment, commitment.origin, "deadline");
      std::vector<std::string> quarters;
      for (const ExpectedReport& report : status.due)
        if (!report.given) quarters.push_back(report.label);
      if (!quarters.empty())
        say(Urgency::late, TableId::commitment, commitment.origin, "commitment",
            fmt::format("承诺 {}（{}）缺 {} 的践诺报告。请在党员大会或党小组会上补报。", commitment.number,
                        commitment.name, base::join(quarters, "、")));
    }
  }

  const model::YearRecord& record_;
  const Computed& computed_;
  const model::Plan& plan_;
  const Options& options_;
  std::string item_;  // being looked at
  std::vector<Finding> found_;
};

}  // namespace

std::string_view heading(Urgency urgency) {
  switch (urgency) {
    case Urgency::late:
      return "已经逾期";
    case Urgency::soon:
      return "快要到期";
    case Urgency::missing:
      return "还没有填或没有做";
    case Urgency::look:
      return "请核对";
  }
  return "";
}

std::vector<Finding> find(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                          const Options& options) {
  return Finder(record, computed, plan, options).all();
}

}  // namespace rules
