// SPDX-License-Identifier: MIT
// 述职: what the secretary reads out on rectification, before whom the plan says, as one A4 page for print. Internal:
// names are whole, and it is never part of a site. Nobody's own tally, score or tier is on it.
#pragma once
#include <string>

#include "render/value.h"
#include "report/unit.h"

namespace report {

// Every key of data/report-templates/CONTEXT.md. What there is nothing to say of is left out.
render::Value duty_report(const Unit& unit);

std::string duty_report_page(const Unit& unit);  // as HTML

}  // namespace report
