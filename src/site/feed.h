// SPDX-License-Identifier: MIT
// What happened on which day, for feed readers: entries from dated rows that this audience sees, newest first.
// feed.xml is made from the newest of the whole site (RFC 4287); docs/data.md describes it.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "site/unit.h"

namespace site {

inline constexpr const char* kFeedFile = "feed.xml";
inline constexpr std::size_t kMostFeedRows = 20;      // of one organisation
inline constexpr std::size_t kMostFeedEntries = 200;  // of the site

enum class FeedKind {
  progress,
  extension,
  closure,
  held,
  relapse,
  amended,  // the last of an item
  kept,
  under_way,
  broken,
  promise_amended,  // the last of a commitment
  stage,
  meeting
};

struct FeedRow {
  model::Date date;
  FeedKind kind = FeedKind::progress;
  std::string number;  // of the item, the commitment or the stage
  std::string title;   // at most 40 characters
  int ordinal = 1;     // among rows of the same number and day
};

struct FeedEntry {
  FeedRow row;
  std::string organization, organization_name, meeting;
};

std::vector<FeedRow> feed_rows(const model::DisclosedRecord& record);  // newest first, at most kMostFeedRows

// The newest rows of all meetings of an organisation. A row of a carried item stands at several: the newest counts.
void add_rows(std::vector<FeedEntry>& feed, const UnitNode& unit, const std::vector<FeedRow>& rows);
void cut_to_organization(std::vector<FeedEntry>& feed);

void merge(std::vector<FeedEntry>& sum, const std::vector<FeedEntry>& more);  // both newest first

struct FeedHead {
  std::string organization, name;  // of the site
  model::Audience audience = model::Audience::unit;
  std::string url;                       // of the site; without one links are relative
  std::optional<model::Date> data_date;  // `updated` of a feed without entries
};
std::string feed_xml(const FeedHead& head, const std::vector<FeedEntry>& entries);

}  // namespace site
