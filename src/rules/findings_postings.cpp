// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "rules/finder.h"
#include "rules/matters.h"

namespace rules {
namespace {

using model::Batch;
using model::TableId;

void end_of(Finder& finder, const Batch& batch, const PostingPeriod& period) {
  if (!period.standing && !period.until) {
    const std::string length = model::canonical(batch.period);
    finder.say(Rule::calendar_missing, {TableId::disclosure, batch.origin, "period"},
               fmt::format("批次 {} 的公示期“{}”要有放假安排才算得出哪天结束，现在一直公示。通知公布后请用 "
                           "gongshilan calendar add 装入。",
                           batch.number, length));
  }
  if (period.on(finder.options.as_of) != PostingState::posted || !period.until) return;
  const int left = *period.until - finder.options.as_of;
  if (left > finder.options.due_soon_days) return;
  finder.say(Rule::posting_ends_soon, {TableId::disclosure, batch.origin, "period"},
             fmt::format("批次 {} 向“{}”公示到 {}，{}。过了这天重新生成，这一批就从网站撤下。", batch.number,
                         word(batch.scope), chinese(*period.until),
                         left == 0 ? "今天是最后一天" : fmt::format("还有 {} 天", left)),
             {period.until, left, ""});
}

void contents_of(Finder& finder, const Batch& batch) {
  for (const model::Matter matter : batch.contents)
    if (!uses(finder.plan, matter))
      finder.say(Rule::posting_unknown, {TableId::disclosure, batch.origin, "contents"},
                 fmt::format("批次 {} 要公开“{}”，方案 {} 没有这一项，不会公示。请核对。", batch.number, word(matter),
                             finder.plan.id));
}

}  // namespace

void find_in_postings(Finder& finder) {
  for (std::size_t i = 0; i < finder.record.batches.size(); ++i) {
    end_of(finder, finder.record.batches[i], finder.computed.periods[i]);
    contents_of(finder, finder.record.batches[i]);
  }
}

}  // namespace rules
