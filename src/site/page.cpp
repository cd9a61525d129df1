// SPDX-License-Identifier: MIT
#include "site/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "site/anchors.h"
#include "site/assets.h"
#include "site/feed.h"
#include "site/posting.h"

namespace site {
namespace {

using render::Value;

void put_contact(Value& page, const Frame& frame, const std::string& phone, const std::string& mailbox) {
  page.set("has_supervision", !phone.empty() || !mailbox.empty());
  put(page, "has_phone", phone);
  put(page, "has_mailbox", mailbox);
  page.set("has_qr", frame.qr.has_value());
  page.set("qr", frame.qr ? Value(*frame.qr) : Value(false));
  page.set("qr_caption", frame.qr ? "扫码看本站" : "本站网址");
  put(page, "has_page_url", frame.url);
}

// A page that counts no days must not name the day: it would be made anew every day.
void put_dates(Value& page, const Frame& frame, const std::optional<model::Date>& data_date, bool counts_days) {
  page.set("audience_label", audience_label(frame.audience));
  put(page, "has_data_date", shown_date(data_date));
  put(page, "has_counted_to", counts_days ? model::chinese(frame.as_of) : "");
  put(page, "has_archived", frame.archive ? model::chinese(frame.as_of) : "");
}

// matter: what the whole page is of. posting_script: its address, where any part of the page has a last day.
void put_posting(Value& page, const model::DisclosedRecord& record, const std::optional<model::Matter>& matter,
                 const std::string& posting_script) {
  const auto time = matter ? posted_time(record, *matter) : std::nullopt;
  put(page, "has_posting_from", shown_date(time ? time->since : std::nullopt));
  put(page, "has_posting_to", shown_date(time ? time->until : std::nullopt));
  page.set("period", matter ? period_of(record, *matter) : Value(false));
  put(page, "has_posting_href", posting_script);
}

// `up`: the way to the site's root.
void put_files(Value& page, const Frame& frame, const std::string& up) {
  page.set("css_href", up + frame.css_name);
  put(page, "has_list_href", frame.archive ? "" : up + frame.list_name);
  page.set("assets_href", up + kAssetsFolder);
  put(page, "has_emblem", frame.emblem.empty() ? "" : up + frame.emblem);
  page.set("root_href", up + "index.html").set("about_href", up + "about.html");
}

Value nav_entry(const std::string& href, const char* label, const std::string& file) {
  return Value::object().set("href", href).set("label", label).set("current", href == file);
}

// Ways up: the root, then the superiors that met under the same number.
Value::List trail_of(const UnitContext& unit, const std::string& up) {
  Value::List trail{Value::object().set("href", up + "index.html").set("label", "公示栏首页")};
  for (auto at = unit.superiors.rbegin(); at != unit.superiors.rend(); ++at)
    trail.push_back(Value::object()
                        .set("href", up + unit_path(at->organization, unit.node.meeting) + "index.html")
                        .set("label", at->name));
  return trail;
}

// own: to the unit's folder; up: to the site's root.
Value::List nav_of(const UnitContext& unit, const std::string& file, const std::string& own, const std::string& up) {
  const model::DisclosedRecord& record = unit.record;
  Value::List nav;
  const auto add = [&](bool is_there, const char* page, const char* label) {
    if (is_there) nav.push_back(nav_entry(own + page, label, file));
  };
  add(true, "index.html", "总览");
  add(record.has_rectification_page, "rectification.html", "整改清单");
  add(record.has_last_page, "last.html", "上次整改");
  add(unit.node.has_commitments_page, "commitments.html", "承诺");
  add(unit.node.has_appraisal_page, "appraisal.html", "评议");
  add(record.has_stages_page, "stages.html", "工作安排");
  add(record.has_preparation_page, "preparation.html", "会前准备");
  add(record.has_filings_page, "filings.html", "报送归档");
  add(record.has_postings_page, "postings.html", "公示目录");
  const bool of_years = file == kYearsPage;
  if (unit.has_years_page)
    nav.push_back(nav_entry(of_years ? "years.html" : kYearsPage, "历年", of_years ? "years.html" : file));
  nav.push_back(nav_entry(up + "about.html", "关于本站", file));
  return nav;
}

}  // namespace

bool UnitContext::has_former_list(const std::string& meeting) const {
  return std::find(former_lists.begin(), former_lists.end(), meeting) != former_lists.end();
}

std::string audience_label(model::Audience audience) {
  static constexpr std::array<const char*, 3> kLabels{"党员", "本单位党员群众", "社会"};
  return kLabels[static_cast<std::size_t>(audience)];
}

Value::List sentence(const std::vector<std::string>& parts, const std::string& opening) {
  Value::List pieces;
  if (!opening.empty()) pieces.push_back(Value::object().set("text", opening));
  for (std::size_t i = 0; i < parts.size(); ++i)
    pieces.push_back(Value::object().set("text", i + 1 < parts.size() ? parts[i] + "，" : parts[i]));
  return pieces;
}

std::string shown_date(const std::optional<model::Date>& date) { return date ? model::chinese(*date) : ""; }

Value unit_page(const UnitContext& unit, const PageHead& head) {
  const auto& [frame, record, node] = std::tie(unit.frame, unit.record, unit.node);
  const bool of_years = head.file == kYearsPage;
  const std::string up = of_years ? "../" : "../../";
  const std::string own = of_years ? node.meeting + "/" : "";
  const std::string title = of_years ? "" : meeting_title(record.meeting.number);
  Value page = Value::object();
  page.set("page_title",
           fmt::format("{} · {}{}{}", head.heading, record.organization.name, title.empty() ? "" : " ", title));
  put_files(page, frame, up);
  page.set("home_href", own + "index.html").set("organization_name", record.organization.name);
  put(page, "has_meeting_title", title);
  put(page, "has_trail", trail_of(unit, up));
  page.set("nav", nav_of(unit, head.file, own, up));
  page.set("heading", head.heading).set("print_heading", title + (head.file == "index.html" ? "" : head.heading));
  put(page, "has_feed_href", "");  // only the root's pages name it
  put_dates(page, frame, head.data_date ? head.data_date : record.figures.data_date, head.counts_days);
  put_posting(page, record, head.matter, has_last_day(record) && !frame.archive ? up + frame.posting_name : "");
  put_contact(page, frame, record.organization.phone, record.organization.mailbox);
  return page;
}

Value root_page(const Frame& frame, const std::optional<UnitNode>& own, const model::DisclosedOrganization& contact,
                const PageHead& head, std::optional<model::Date> data_date) {
  const bool absolute = head.file == "404.html";  // its depth is not known
  const std::string up = absolute ? root_path_of(frame.url) : "";
  const std::string title = own ? meeting_title(own->meeting) : "";
  Value page = Value::object();
  page.set("page_title",
           head.heading == contact.name ? contact.name : fmt::format("{} · {}", head.heading, contact.name));
  put_files(page, frame, up);
  page.set("home_href", up + "index.html").set("organization_name", contact.name);
  put(page, "has_meeting_title", title);
  put(page, "has_trail", Value::List());
  Value::List nav{nav_entry(up + "index.html", "首页", up + head.file)};
  if (frame.has_archives) nav.push_back(nav_entry(up + "archives.html", "历年归档", up + head.file));
  nav.push_back(nav_entry(up + "about.html", "关于本站", up + head.file));
  page.set("nav", std::move(nav));
  page.set("heading", head.heading).set("print_heading", head.heading);
  put(page, "has_feed_href", absolute || frame.archive ? "" : kFeedFile);
  put_dates(page, frame, data_date, head.counts_days);
  put_posting(page, {}, {}, head.has_last_day && !frame.archive ? up + frame.posting_name : "");
  put_contact(page, frame, contact.phone, contact.mailbox);
  return page;
}

}  // namespace site
