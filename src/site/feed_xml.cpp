// SPDX-License-Identifier: MIT
// feed.xml: Atom (RFC 4287) with ids as tag URIs (RFC 4151) that stay the same for the same row.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "render/escape.h"
#include "site/anchors.h"
#include "site/feed.h"

namespace site {
namespace {

constexpr std::array<std::string_view, 12> kLabels{"进展",       "延期",     "已销号",   "已复查",
                                                   "反弹",       "内容调整", "承诺兑现", "承诺推进中",
                                                   "承诺未兑现", "承诺调整", "阶段完成", "会议召开"};
constexpr std::array<std::string_view, 3> kAudiences{"members", "unit", "society"};
constexpr std::string_view kNoHost = "gongshilan.invalid";  // RFC 2606: nobody's
constexpr std::string_view kTagDate = "2025";               // part of every id: never to be changed

// A tag's authority is a DNS name without port; what is not one in ASCII is not used.
std::string authority_of(const std::string& url) {
  if (url.empty()) return std::string(kNoHost);
  const std::size_t begin = url.find("://") + 3;
  std::string host = url.substr(begin, url.find_first_of("/?#:", begin) - begin);
  for (char& c : host)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const bool good =
      !host.empty() && host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
  return good ? host : std::string(kNoHost);
}

// Of the row, within its organisation: an item's and a commitment's number is never used again in another year.
std::string record_of(const FeedEntry& entry) {
  const FeedRow& row = entry.row;
  if (row.kind == FeedKind::amended) return fmt::format("rectification/{}/amendment", row.number);
  if (row.kind == FeedKind::promise_amended) return fmt::format("commitment/{}/amendment", row.number);
  if (row.kind <= FeedKind::relapse) return "rectification/" + row.number;
  if (row.kind <= FeedKind::broken) return "commitment/" + row.number;
  if (row.kind == FeedKind::stage) return fmt::format("{}/stage/{}", entry.meeting, row.number);
  return entry.meeting + "/meeting";
}

std::string href_of(const FeedEntry& entry) {
  const FeedRow& row = entry.row;
  const std::string folder = unit_path(entry.organization, entry.meeting);
  if (row.kind <= FeedKind::amended) return folder + "rectification.html#" + anchor(row.number);
  if (row.kind <= FeedKind::promise_amended) return folder + "commitments.html#" + anchor(row.number);
  if (row.kind == FeedKind::stage) return fmt::format("{}stages.html#stage-{}", folder, row.number);
  return folder + "index.html";
}

std::string feed_title(const FeedEntry& entry) {
  const FeedRow& row = entry.row;
  const bool numbered = row.kind <= FeedKind::promise_amended;
  return fmt::format("{}：{}{}{}（{}）", kLabels[static_cast<std::size_t>(row.kind)], numbered ? row.number : "",
                     numbered ? " " : "", row.title, entry.organization_name);
}

std::string moment(const model::Date& date) { return model::iso(date) + "T00:00:00+08:00"; }

}  // namespace

std::string feed_xml(const FeedHead& head, const std::vector<FeedEntry>& entries) {
  const std::string root = root_of(head.url), authority = authority_of(head.url);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const auto line = [&]<class... T>(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(out), format, std::forward<T>(values)...);
    out += '\n';
  };
  const auto text = [](const std::string& raw) { return render::escape_html(raw); };
  const model::Date newest = entries.empty() ? head.data_date.value_or(model::Date{}) : entries.front().row.date;
  line("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">");
  line("<id>tag:{},{}:{}/feed/{}</id>", authority, kTagDate, head.organization,
       kAudiences[static_cast<std::size_t>(head.audience)]);
  line("<title>{}</title>", text(head.name + " 公示栏"));
  line("<updated>{}</updated>", moment(newest));
  line("<author><name>{}</name></author>", text(head.name));
  if (!root.empty()) line("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}{}\"/>", text(root), kFeedFile);
  line("<link rel=\"alternate\" type=\"text/html\" href=\"{}index.html\"/>", text(root));
  for (const FeedEntry& entry : entries) {
    line("<entry>");
    line("<id>tag:{},{}:{}/{}/{}/{}</id>", authority, kTagDate, entry.organization, record_of(entry),
         model::iso(entry.row.date), entry.row.ordinal);
    line("<title>{}</title>", text(feed_title(entry)));
    line("<updated>{}</updated>", moment(entry.row.date));
    line("<author><name>{}</name></author>", text(entry.organization_name));
    line("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", text(root + href_of(entry)));
    line("</entry>");
  }
  return out + "</feed>\n";
}

}  // namespace site
