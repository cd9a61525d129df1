// SPDX-License-Identifier: MIT
// Which matters of a unit are posted to the audience on the day, by which batch of 公开, since when and until when.
//
// Those batches hold that name the matter for the audience itself, else for the nearest wider one; several: it is
// posted while any of them is. A matter that is named for narrower audiences only is not for this one. A matter that
// no batch names is posted as the plan says, without a period, unless approval is wanted.
#pragma once
#include "model/disclosed.h"
#include "rules/discloser.h"
#include "rules/matter_name.h"

namespace rules {

// The widest audience that may see any of a matter, by rules/disclosure_table.h. Of tiers the settings decide.
model::Audience widest(const model::Plan& plan, model::Matter matter);
bool uses(const model::Plan& plan, model::Matter matter);

// Whether the audience is posted the matter, if nothing in 公开 speaks against it.
bool may_post(const Discloser& discloser, model::Matter matter);

// Sets out.postings and out.notices; each matter that is posted has a posting.
void disclose_postings(const Discloser& discloser, model::DisclosedRecord& out);

}  // namespace rules
