// SPDX-License-Identifier: MIT
// The parts of the 述职 sheet, each without its number. Nothing: there is nothing to say.
#pragma once
#include <optional>
#include <string>

#include "render/value.h"
#include "report/unit.h"

namespace report {

std::optional<render::Value> items_section(const Unit& unit);        // 整改情况
std::optional<render::Value> last_list_section(const Unit& unit);    // 上次整改落实
std::optional<render::Value> later_section(const Unit& unit);        // 会后安排
std::optional<render::Value> commitments_section(const Unit& unit);  // 承诺践诺
std::optional<render::Value> committee_section(const Unit& unit);    // 班子评议
std::optional<render::Value> filings_section(const Unit& unit);      // 报送

// Before that day nothing was promised and nobody was appraised.
bool was_held(const Unit& unit);

// What the committee answers for itself: not an item of a member, nor one that is named by a member's problem.
bool is_of_committee(const model::Rectification& item, const model::Problem* problem);
std::string title_of(const model::Rectification& item, const model::Problem* problem);

}  // namespace report
