// SPDX-License-Identifier: MIT
// What every page of a site holds, and helpers that fill values as site-templates/CONTEXT.md asks.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "config/kiosk.h"
#include "model/disclosed.h"
#include "render/value.h"
#include "site/unit.h"

namespace site {

// The same for all pages of one build.
struct Frame {
  model::Audience audience = model::Audience::unit;
  model::Date as_of;
  // Of the site's files, from its root. The emblem may be empty.
  std::string css_name, list_name, posting_name, kiosk_css_name, kiosk_script_name, emblem;
  std::string url;  // where the site can be read; may be empty
  std::optional<render::Raw> qr;
  int due_soon_days = 15, small_count = 3;
  std::string version;
  std::string organization{};  // the workspace's own, whose lobby screen is kiosk/index.html
  config::Kiosk kiosk{};
  bool has_archives = false;  // there is a page 历年归档
  bool archive = false;       // to be read in twenty years: no script, no feed, no calendar, no lobby screen
};

struct Superior {
  std::string organization, name;
};

// A direct child that has not registered the meeting.
struct UnregisteredChild {
  std::string organization, name;
};

// One unit while its pages are made, and where it stands among others.
struct UnitContext {
  const Frame& frame;
  const model::DisclosedRecord& record;
  const UnitNode& node;
  DueEntries due;
  std::vector<Superior> superiors;              // that met under the same number, the nearest first
  std::vector<std::string> meetings;            // of its organisation, all, oldest first
  std::vector<const UnitNode*> children;        // that met under the same number, by organisation
  std::vector<UnregisteredChild> unregistered;  // the other children
  bool has_years_page = false;                  // of its organisation
  std::vector<std::string> former_lists{};      // earlier meetings with a page of their rectification list

  [[nodiscard]] bool has_former_list(const std::string& meeting) const;
};

std::string audience_label(model::Audience audience);  // 本单位党员群众

// One sentence in pieces that do not break inside (CONTEXT.md, Part); all but the last get a comma.
render::Value::List sentence(const std::vector<std::string>& parts, const std::string& opening = "");

// On paper the last two rows of a table of three or more stay together: a row never stands alone on a sheet.
constexpr bool begins_tail(std::size_t row, std::size_t rows) { return rows > 2 && row + 2 == rows; }

std::string shown_date(const std::optional<model::Date>& date);  // empty without one

// Beside the folders of an organisation's meetings, as their pages lead to it.
inline constexpr const char* kYearsPage = "../years.html";

struct PageHead {
  std::string file;                           // rectification.html
  std::string heading;                        // 整改清单
  std::optional<model::Date> data_date = {};  // of a unit's page: that of the unit, if not given
  bool counts_days = false;                   // shows days late or left: then it says up to which day
  bool has_last_day = false;                  // of a page of the root: of any row
  std::optional<model::Matter> matter = {};   // what the whole page is of: it says since and until when it is posted
};

// Every key of CONTEXT.md's "Page". On kYearsPage all leads to the pages of the unit given, the newest.
render::Value unit_page(const UnitContext& unit, const PageHead& head);
render::Value root_page(const Frame& frame, const std::optional<UnitNode>& own,
                        const model::DisclosedOrganization& contact, const PageHead& head,
                        std::optional<model::Date> data_date);

}  // namespace site
