// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "rules/finder.h"

namespace rules {
namespace {

using model::TableId;

// 必谈 (P07, P12 and others): each kind that the plan names, once the meeting was held.
void talks(Finder& finder) {
  const auto& rows = finder.record.talks;
  for (const model::TalkKind kind : finder.plan.must_talk) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const model::Talk& each) { return each.kind == kind; });
    if (row == rows.end()) {
      finder.say(
          Rule::talks_short, {TableId::talk, {}, "kind"},
          fmt::format("“{}”一次也没有登记。方案 {} 要求必谈，请在“谈话”表填应谈和已谈。", word(kind), finder.plan.id));
    } else if (!row->expected) {
      if (finder.plan.requires_column("talk.expected"))
        finder.say(Rule::talks_short, {TableId::talk, row->origin, "expected"},
                   fmt::format("“{}”没有填应谈，看不出谈够了没有。请填上。", word(kind)));
    } else if (row->held < *row->expected) {
      finder.say(Rule::talks_short, {TableId::talk, row->origin, "held"},
                 fmt::format("“{}”应谈 {}，已谈 {}，还差 {}。方案 {} 要求必谈。", word(kind), *row->expected, row->held,
                             *row->expected - row->held, finder.plan.id));
    }
  }
}

// P07: what is said of the committee is answered, one by one.
void opinions(Finder& finder) {
  if (!finder.plan.requires_column("opinion.answered")) return;
  for (const model::Opinion& opinion : finder.record.opinions) {
    const Place place{TableId::opinion, opinion.origin, "answered"};
    if (!opinion.answered) {
      if (opinion.count == 0) continue;
      finder.say(Rule::opinion_unanswered, place,
                 fmt::format("“{}”的 {} 条意见没有填已回应。方案 {} 要求逐条回应。", opinion.channel, opinion.count,
                             finder.plan.id));
    } else if (*opinion.answered < opinion.count) {
      finder.say(Rule::opinion_unanswered, place,
                 fmt::format("“{}”的 {} 条意见已回应 {} 条，还差 {} 条。方案 {} 要求逐条回应。", opinion.channel,
                             opinion.count, *opinion.answered, opinion.count - *opinion.answered, finder.plan.id));
    }
  }
}

}  // namespace

void find_in_preparation(Finder& finder) {
  if (!finder.is_held()) return;
  if (finder.plan.uses(TableId::talk) && !finder.record.members.empty()) talks(finder);
  if (finder.plan.uses(TableId::opinion)) opinions(finder);
}

}  // namespace rules
