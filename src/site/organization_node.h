// SPDX-License-Identifier: MIT
// What is kept of one organisation when its pages are made: enough for its superior's pages, for the root's, and to see
// next time which pages stay as they are. Goes into the cache as bytes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/feed.h"
#include "site/unit.h"

namespace site {

struct PageKey {  // of a page or of a file of its data
  std::string file,
      key;  // key: a hash over template, stylesheet and every value, or the bytes; equal keys, equal bytes
};

struct UnitEntry {
  UnitNode node;
  std::vector<PageKey> pages;
  std::vector<FeedRow> feed;
  std::vector<std::string> unposted;   // of what is not posted now, a line each, for who builds
  std::vector<std::int64_t> findings;  // one number each, the same for the same finding at another meeting

  [[nodiscard]] bool has_page(std::string_view file) const;
};

std::optional<model::Date> data_date(const std::vector<UnitEntry>& units);  // of all their meetings

// The newest meeting of the organisation and of all below it.
struct Subtree {
  model::Figures figures;
  DueEntries due;
  std::optional<model::Date> data_date;            // of all meetings
  int organizations = 0, pages = 0, findings = 0;  // pages and findings of all meetings
  std::string content;                             // hash over the keys of all pages
  std::vector<FeedEntry> feed = {};                // the newest of all meetings
  Contents contents = 0;                           // of all meetings
  std::vector<std::string> unposted = {};          // the first of all meetings
  int unposted_count = 0;                          // all of them
  static constexpr std::size_t kMostUnposted = 10;
};

struct OrganizationNode {
  std::string name;
  std::vector<UnitEntry> units;  // oldest first
  std::vector<PageKey> pages;    // of the organisation itself, beside its units' folders
  std::vector<PageKey> kiosk;    // of its lobby screen, in the folder of that
  int round_seconds = 0;         // of its screen
  Subtree subtree;

  [[nodiscard]] const UnitEntry* find(const std::string& meeting) const;
};

// Adds up: its units are there, those below come one by one.
void begin_subtree(OrganizationNode& node, const DueEntries& newest_due);
void add_below(OrganizationNode& node, const Subtree& child);

std::string to_bytes(const OrganizationNode& node);
std::optional<OrganizationNode> node_from_bytes(std::string_view bytes);  // nothing for bytes that are not one

}  // namespace site
