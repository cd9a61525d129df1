// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/text.h"
#include "rules/attendance.h"
#include "rules/content_fields.h"

namespace rules {
namespace {

using model::Audience;
using model::Matter;
using model::TableId;

std::string day(const std::optional<model::Date>& date) { return date ? model::iso(*date) : ""; }

void add_facts(ContentFields& fields) {
  const Discloser& discloser = fields.discloser();
  const model::Meeting& meeting = discloser.record.meeting;
  fields.begin(TableId::meeting, meeting.number);
  fields.add("theme", discloser.text(meeting.theme).text);
  fields.add("date", day(meeting.date));
  fields.add("place", discloser.text(meeting.place).text);
  fields.add("format", discloser.text(meeting.format).text);
  fields.add("attended", meeting.attended ? std::to_string(*meeting.attended) : "");
  if (discloser.may_see(Audience::unit)) fields.add("host", discloser.responsible(meeting.host).text);
  if (!discloser.may_see(Audience::members)) return;
  std::vector<std::string> absent;
  for (const model::Member& member : discloser.record.members)
    if (missed_meeting(member)) absent.push_back(discloser.name(member.name).text);
  fields.begin(TableId::member, "");
  fields.add_as("缺席", base::join(absent, "、"));
}

void add_stages(ContentFields& fields) {
  const Discloser& discloser = fields.discloser();
  for (const model::Stage& stage : discloser.record.stages) {
    const std::string name = discloser.text(stage.name).text;
    fields.begin(TableId::stage, name);
    fields.add("stage", name);
    fields.add("start", day(stage.start));
    fields.add("end", typed(stage.end));
    if (discloser.may_see(Audience::members)) fields.add("note", discloser.text(stage.note).text);
  }
}

// As published: small counts merged where they are.
void add_tiers(ContentFields& fields) {
  const Discloser& discloser = fields.discloser();
  if (!discloser.plan.appraisal || !discloser.may_see(discloser.options.appraisal_audience)) return;
  const auto counted = distribution_of(discloser.record, discloser.plan, discloser.options.as_of);
  if (!counted) return;
  const model::DisclosedDistribution shown = disclose_tiers(discloser, *counted);
  std::vector<std::string> cells;
  for (const model::TierCell& cell : shown.cells)
    cells.push_back(cell.merged() ? fmt::format("{}至{} {}", word(cell.from), word(cell.to), cell.count)
                                  : fmt::format("{} {}", word(cell.from), cell.count));
  fields.begin(TableId::member, "");
  fields.add("tier", base::join(cells, "，"));
  fields.add_as(word(model::Tier::excellent), base::join(shown.excellent, "、"));
}

}  // namespace

void add_meeting(const model::Batch& batch, ContentFields& fields) {
  if (holds(batch, Matter::meeting)) add_facts(fields);
  if (holds(batch, Matter::stages)) add_stages(fields);
  if (holds(batch, Matter::tiers)) add_tiers(fields);
}

void add_preparation(const model::Batch& batch, ContentFields& fields) {
  const Discloser& discloser = fields.discloser();
  const model::YearRecord& record = discloser.record;
  if (!discloser.may_see(Audience::members)) return;
  const auto posts = [&](Matter matter, TableId table) { return holds(batch, matter) && discloser.plan.uses(table); };
  if (posts(Matter::opinions, TableId::opinion))
    for (const model::Opinion& opinion : record.opinions) {
      fields.begin(TableId::opinion, opinion.channel);
      fields.add("count", std::to_string(opinion.count));
    }
  if (posts(Matter::talks, TableId::talk))
    for (const model::Talk& talk : record.talks) {
      fields.begin(TableId::talk, std::string(word(talk.kind)));
      fields.add("expected", talk.expected ? std::to_string(*talk.expected) : "");
      fields.add("held", std::to_string(talk.held));
    }
  if (posts(Matter::filings, TableId::filing))
    for (const model::Filing& filing : record.filings) {
      fields.begin(TableId::filing, filing.material);
      fields.add("recipient", filing.recipient);
      fields.add("end", typed(filing.end));
    }
  if (posts(Matter::materials, TableId::material))
    for (const model::Material& material : record.materials) {
      fields.begin(TableId::material, material.name);
      fields.add("material", material.name);
    }
}

}  // namespace rules
