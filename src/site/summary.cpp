// SPDX-License-Identifier: MIT
// summary.json: figures of the whole site and of the units its first page lists, for other programs, as this audience
// may see them.
#include <array>

#include "base/json.h"
#include "site/root_pages.h"
#include "site/slugs.h"

namespace site {
namespace {

using base::Json;

Json date(const std::optional<model::Date>& day) { return day ? Json(model::iso(*day)) : Json(); }

Json states_json(const model::Figures& figures) {
  Json states{Json::Object()};
  for (std::size_t i = 0; i < model::kStatusCount; ++i) states.set(std::string(kStatusSlugs[i]), figures.by_status[i]);
  return states;
}

// What this audience is not shown is null, which is not none.
Json figures_json(const model::Figures& figures, bool posts_list, bool posts_commitments) {
  Json out{Json::Object()};
  const bool shows_items = posts_list || figures.items > 0;
  out.set("items", shows_items ? Json(figures.items) : Json())
      .set("by_status", shows_items ? states_json(figures) : Json())
      .set("closed_late", shows_items ? Json(figures.closed_late) : Json())
      .set("carried", shows_items ? Json(figures.carried) : Json())
      .set("timed", shows_items ? Json(figures.timed) : Json())
      .set("closure_days", shows_items ? Json(figures.closure_days) : Json());
  const bool shows_commitments = posts_commitments || figures.commitments > 0;
  const std::array<std::pair<const char*, int>, 6> counts{{{"commitments", figures.commitments},
                                                           {"kept", figures.kept},
                                                           {"reported", figures.reported},
                                                           {"reports_due", figures.due_reports},
                                                           {"reports_given", figures.given},
                                                           {"reports_missing", figures.missing}}};
  for (const auto& [key, count] : counts) out.set(key, shows_commitments ? Json(count) : Json());
  if (!figures.distribution) return out;
  const model::DisclosedDistribution& tiers = *figures.distribution;
  Json::List cells;
  for (const model::TierCell& cell : tiers.cells)
    cells.push_back(Json(Json::Object())
                        .set("from", slug(cell.from))
                        .set("to", slug(cell.to))
                        .set("or_pending", cell.open)
                        .set("count", cell.count));
  Json appraisal{Json::Object()};
  appraisal.set("members", tiers.members).set("assessed", tiers.assessed).set("formal", tiers.formal);
  appraisal.set("under_review", tiers.lumped ? Json() : Json(tiers.under_review))
      .set("undecided", tiers.lumped ? Json() : Json(tiers.undecided));
  const std::optional<int> pending = tiers.unsettled();
  appraisal.set("pending", pending ? Json(*pending) : Json()).set("tiers", std::move(cells));
  out.set("appraisal", std::move(appraisal));
  return out;
}

Json unit_json(const UnitNode& unit) {
  Json entry{Json::Object()};
  entry.set("path", unit_path(unit.organization, unit.meeting))
      .set("organization", unit.organization)
      .set("name", unit.organization_name)
      .set("meeting", unit.meeting);
  entry.set("parent", unit.parent.empty() ? Json() : Json(unit.parent)).set("data_date", date(unit.own.data_date));
  entry.set("own", figures_json(unit.own, has(unit.contents, Content::list), has(unit.contents, Content::commitments)))
      .set("with_children",
           figures_json(unit.all, has(unit.contents, Content::list), has(unit.contents, Content::commitments)));
  return entry;
}

}  // namespace

std::string summary_json(const Frame& frame, const SiteRoot& root) {
  Json::List units;
  for (const SiteRoot::Superior& superior : root.superiors) {
    units.push_back(unit_json(superior.node));
    for (const UnitNode& child : superior.children) units.push_back(unit_json(child));
  }
  for (const UnitNode& unit : root.alone) units.push_back(unit_json(unit));
  Json out{Json::Object()};
  out.set("program", "gongshilan " + frame.version).set("audience", audience_label(frame.audience));
  out.set("as_of", model::iso(frame.as_of))
      .set("data_date", date(root.all.data_date))
      .set("build_code", root.build_code);
  out.set("organizations", root.all.organizations)
      .set("figures", figures_json(root.all.figures, has(root.all.contents, Content::list),
                                   has(root.all.contents, Content::commitments)));
  out.set("units", std::move(units));
  return out.dump();
}

}  // namespace site
