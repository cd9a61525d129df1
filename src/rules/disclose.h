// SPDX-License-Identifier: MIT
// Turns a record into what one audience may see of it. Who may see what stands in rules/disclosure_table.h.
// And only while it is posted (table 公开, rules/matters.h): of a matter that is not, nothing stays but a neutral line;
// of 年度 the meeting's number and day. Items go with the last list and with the words that commitments take from them.
// Names are masked for society, and for narrower audiences as the settings say. In texts for society they are refused
// (rules/names_in_texts.h), and masked where an old text has one.
// Of a former text of an item or a commitment who saw it, masked as the text itself.
#pragma once
#include "model/disclosed.h"
#include "model/plan.h"
#include "model/record.h"
#include "rules/computed.h"
#include "rules/masking.h"
#include "rules/tiers.h"

namespace rules {

struct DisclosureOptions {
  model::Audience audience = model::Audience::unit;
  model::Audience appraisal_audience = model::Audience::unit;
  int small_count = 3;
  model::Date as_of;
  const KnownNames& names;  // of the whole workspace: a text may name anybody
  // The narrowest audience that the workspace wants approval for; a plan may want it for a narrower one.
  std::optional<model::Audience> approval{};
  model::Audience mask_from = model::Audience::society;  // the narrowest that names are masked for
  bool posts = false;                                    // what this build shows counts as posted on its day
  // For the yearly archive: everything that was ever posted to this audience, also where its period is over, and
  // nothing that never was. What was withdrawn stays out.
  bool archive = false;
};

// named: takes the texts, as the record has them, in which names had to be masked.
model::DisclosedRecord disclose(const model::YearRecord& record, const Computed& computed, const model::Plan& plan,
                                const DisclosureOptions& options, std::vector<std::string>* named = nullptr);

// Whether the plan has a rectification list and lets the audience see any of it.
bool posts_list(const model::Plan& plan, model::Audience audience);

// Counts of one branch as published, without names. Below `small_count` the worst tiers are merged upwards until a cell
// is as large; where 优秀 is commended by name its count stays. Where the superior approves some tiers only (P04), who
// has no settled tier yet is told as one count, and, where these are few, in the last cell: one 待审批 tells a tier,
// and so does its end. Where nobody has a
// settled tier there are no cells. Threshold 0: all as it is.
model::DisclosedDistribution publish_tiers(const Distribution& raw, const model::Appraisal& appraisal, int small_count,
                                           bool commended);

}  // namespace rules
