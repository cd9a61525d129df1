// SPDX-License-Identifier: MIT
#include "rules/record_texts.h"

namespace rules {
namespace {

using model::TableId;

class Texts {
 public:
  void of(const model::YearRecord& record) {
    const model::Meeting& meeting = record.meeting;
    put({&meeting.theme, TableId::meeting, meeting.origin, "theme"});
    put({&meeting.place, TableId::meeting, meeting.origin, "place"});
    put({&meeting.format, TableId::meeting, meeting.origin, "format"});
    for (const model::Stage& stage : record.stages) {
      put({&stage.name, TableId::stage, stage.origin, "stage"});
      put({&stage.note, TableId::stage, stage.origin, "note"});
    }
    for (const model::Member& member : record.members)
      put({&member.group, TableId::member, member.origin, "party_group"});
    for (const bool earlier : {false, true}) {
      for (const model::Problem& each : earlier ? record.earlier_problems : record.problems) problem(each, earlier);
      for (const model::Rectification& each : earlier ? record.earlier_items : record.items) item(each, earlier);
      for (const model::Commitment& each : earlier ? record.earlier_commitments : record.commitments)
        commitment(each, earlier);
    }
    for (const model::Opinion& opinion : record.opinions)
      put({&opinion.channel, TableId::opinion, opinion.origin, "channel"});
    for (const model::Filing& filing : record.filings) {
      put({&filing.material, TableId::filing, filing.origin, "material"});
      put({&filing.recipient, TableId::filing, filing.origin, "recipient"});
    }
    for (const model::Material& material : record.materials)
      put({&material.name, TableId::material, material.origin, "material"});
    for (const model::Batch& batch : record.batches) put({&batch.way, TableId::disclosure, batch.origin, "way"});
  }

  std::vector<CellText> all;

 private:
  void put(CellText cell) {
    if (!cell.text->empty()) all.push_back(cell);
  }

  void problem(const model::Problem& raw, bool earlier) {
    put({&raw.category, TableId::problem, raw.origin, "category", raw.number, earlier});
    put({&raw.text, TableId::problem, raw.origin, "text", raw.number, earlier});
  }

  void item(const model::Rectification& raw, bool earlier) {
    put({&raw.item, TableId::rectification, raw.origin, "item", raw.number, earlier});
    put({&raw.measures, TableId::rectification, raw.origin, "measures", raw.number, earlier});
    put({&raw.unit, TableId::rectification, raw.origin, "unit", raw.number, earlier});
    put({&raw.basis, TableId::rectification, raw.origin, "basis", raw.number, earlier});
    for (const model::Event& event : raw.events)
      put({&event.content, TableId::event, event.origin, "content", raw.number, earlier});
  }

  void commitment(const model::Commitment& raw, bool earlier) {
    put({&raw.text, TableId::commitment, raw.origin, "text", raw.number, earlier});
    put({&raw.measures, TableId::commitment, raw.origin, "measures", raw.number, earlier});
    put({&raw.basis, TableId::commitment, raw.origin, "basis", raw.number, earlier});
    for (const model::Fulfilment& report : raw.reports)
      put({&report.content, TableId::fulfilment, report.origin, "content", raw.number, earlier});
  }
};

}  // namespace

std::vector<CellText> texts_of(const model::YearRecord& record) {
  Texts texts;
  texts.of(record);
  return std::move(texts.all);
}

}  // namespace rules
