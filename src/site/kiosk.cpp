// SPDX-License-Identifier: MIT
#include "site/kiosk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "site/dated.h"
#include "site/kiosk_scenes.h"

namespace site {
namespace {

using model::Date;
using render::Value;

// A key a scene, so that the template says by name what it draws.
constexpr std::array<render::Key, model::kSceneCount> kContentKeys{
    "title", "progress", "due", "list", "moment", "commitments", "tiers", "stages", "units", "years", "contact"};

std::string way_up(const Frame& frame, const std::string& organization) {
  return organization == frame.organization ? "../" : "../../";
}

// A scene in the order of the settings; the seconds of what is seen of it on the day of the build are added up.
class Round {
 public:
  Round(const UnitContext& unit, const std::vector<UnitEntry>& units) : unit_(unit), units_(units) {}

  void add(model::Scene scene) {
    SceneContent content = scene_content(unit_, units_, scene);
    if (!content.value.get<Value::Object>()) return;
    Value row = Value::object();
    row.set("name", key_of(scene)).set("heading", content.heading);
    for (std::size_t i = 0; i < model::kSceneCount; ++i)
      row.set(kContentKeys[i], static_cast<model::Scene>(i) == scene ? content.value : Value(false));
    put(row, "has_seconds", content.seconds > 0 ? std::to_string(content.seconds) : "");
    put_span(row, content.span, unit_.record.as_of);
    rows_.push_back(std::move(row));
    if (content.span.holds_on(unit_.record.as_of)) seconds_ += content.seconds + content.entry_seconds;
  }

  Value::List take() { return std::move(rows_); }
  [[nodiscard]] int seconds() const { return seconds_; }

 private:
  const UnitContext& unit_;
  const std::vector<UnitEntry>& units_;
  Value::List rows_;
  int seconds_ = 0;
};

void put_contact(Value& page, const model::DisclosedOrganization& organization) {
  put(page, "has_phone", organization.phone);
  put(page, "has_mailbox", organization.mailbox);
}

}  // namespace

std::string kiosk_folder(const Frame& frame, const std::string& organization) {
  if (frame.archive) return "";
  if (organization == frame.organization) return kKioskFolder;
  return frame.kiosk.shows(organization) ? organization + "/" + kKioskFolder : "";
}

Kiosk kiosk_of(const UnitContext& newest, const std::vector<UnitEntry>& units) {
  const auto& [frame, record] = std::tie(newest.frame, newest.record);
  const std::string up = way_up(frame, record.organization.number);
  Kiosk kiosk{Value::object()};
  Value& page = kiosk.page;
  page.set("page_title", fmt::format("大屏 · {}", record.organization.name));
  page.set("theme", frame.kiosk.theme).set("as_of", model::iso(record.as_of));
  page.set("css_href", up + frame.kiosk_css_name).set("script_href", up + frame.kiosk_script_name);
  page.set("version_href", up == "../" ? "version.js" : up + kKioskVersionFile);
  put(page, "has_emblem", frame.emblem.empty() ? "" : up + frame.emblem);
  page.set("organization_name", record.organization.name).set("meeting_title", title_of(record.meeting));
  page.set("audience_label", audience_label(record.audience));
  page.set("data_lines", data_lines(record));
  put_contact(page, record.organization);
  page.set("has_qr", frame.qr.has_value()).set("qr", frame.qr ? Value(*frame.qr) : Value(""));
  Round round(newest, units);
  for (const model::Scene scene : frame.kiosk.scenes) round.add(scene);
  page.set("scenes", round.take());
  kiosk.seconds = round.seconds();
  return kiosk;
}

Kiosk kiosk_of(const Frame& frame, const SiteRoot& root) {
  model::DisclosedRecord record;
  record.audience = frame.audience;
  record.as_of = frame.as_of;
  record.organization = root.contact;
  record.figures.data_date = root.all.data_date;
  record.has_stages_page = false;
  UnitNode node;
  node.organization = root.contact.number;
  node.organization_name = root.contact.name;
  node.all = root.all.figures;
  UnitContext unit{frame, record, node, {}, {}, {}, {}, {}};
  for (const SiteRoot::Superior& superior : root.superiors) unit.children.push_back(&superior.node);
  for (const UnitNode& alone : root.alone) {  // newest meetings first: of each organisation its newest
    const bool is_there = std::any_of(unit.children.begin(), unit.children.end(),
                                      [&](const UnitNode* each) { return each->organization == alone.organization; });
    if (!is_there) unit.children.push_back(&alone);
  }
  if (!unit.children.empty()) record.meeting.number = unit.children.front()->meeting;
  return kiosk_of(unit, {});
}

std::string scenes_script(const Frame& frame, const std::string& up, const std::string& wall) {
  std::string text = "gongshilanScenes({\"wall\":";
  base::append_json_text(text, wall);
  text += ",\"css\":";
  base::append_json_text(text, up + frame.kiosk_css_name);
  text += ",\"script\":";
  base::append_json_text(text, up + frame.kiosk_script_name);
  return text + "});\n";
}

std::string version_script(const std::string& code, Date as_of) {
  return fmt::format("gongshilanVersion({{\"code\":\"{}\",\"as_of\":\"{}\"}});\n", code, model::iso(as_of));
}

}  // namespace site
