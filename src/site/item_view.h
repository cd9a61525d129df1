// SPDX-License-Identifier: MIT
// One rectification item as a row of its list; the list as data.
#pragma once
#include "render/value.h"
#include "site/data_table.h"
#include "site/page.h"

namespace site {

// says_committee: the list holds items of members too, so that those of the committee must say whose they are.
render::Value item_row(const UnitContext& unit, const model::DisclosedItem& item, int number, bool says_committee);
// By state, what is late first: the order of the list.
std::vector<const model::DisclosedItem*> in_list_order(const model::DisclosedRecord& record);

DataTable item_table(const UnitContext& unit, const std::vector<const model::DisclosedItem*>& in_order);

// Keys earlier_deadlines? and extension_note of a row.
void put_earlier_deadlines(render::Value& row, const std::vector<model::DisclosedEarlierDeadline>& earlier,
                           int extensions);

// Keys amendments?, removed and posted_on? of a row; the same as lines of a data file.
void put_amendments(render::Value& row, const std::vector<model::DisclosedAmendment>& amendments, bool gone);
std::vector<std::string> amendment_lines(const std::vector<model::DisclosedAmendment>& amendments);

// Key former? of a row: links where the site has the list they stood on. `folder`: the way to the organisation's.
void put_former(render::Value& row, const UnitContext& unit, const model::DisclosedItem& item,
                const std::string& folder);

std::string state_note(const model::DisclosedItem& item);  // 12天, 还有6天, the day of closure; may be empty

// Texts that both show.
struct EventText {
  std::string text, until;  // until: where the text ends with a new deadline, that day and the full stop
};
EventText event_text(const model::DisclosedEvent& event);
std::string event_people(const model::DisclosedEvent& event);
std::vector<std::string> former_lines(const model::DisclosedItem& item);
std::string problem_text(const model::DisclosedItem& item);  // empty where the item is called by it
std::vector<const model::DisclosedCommitment*> promises_on(const model::DisclosedRecord& record,
                                                           const model::DisclosedItem& item);

// 2023-09-30（到期后才延期）, a line each
std::vector<std::string> earlier_lines(const std::vector<model::DisclosedEarlierDeadline>& earlier);

}  // namespace site
