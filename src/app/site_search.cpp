// SPDX-License-Identifier: MIT
#include "app/site_search.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <unordered_set>

#include "base/file_system.h"
#include "base/unescape.h"
#include "base/workers.h"
#include "rules/secrets.h"

namespace app {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t kMostSearchedBytes = 1U << 30U;

struct Way {
  unsigned escape;
  std::string_view name;
};
constexpr std::array<Way, 5> kWays{{{base::kHtml, "HTML 转义"},
                                    {base::kBackslash, "反斜杠转义"},
                                    {base::kPercent, "百分号编码"},
                                    {base::kQuotes, "双写引号"},
                                    {base::kFolded, "折行"}}};

std::string_view way_of(std::string_view raw, std::string_view text) {
  for (const Way& way : kWays)
    if (base::unescaped(raw, way.escape).find(text) != std::string::npos) return way.name;
  return "几种转义叠在一起";
}

void sort_and_keep_first(std::vector<FoundText>& found) {
  std::stable_sort(found.begin(), found.end(), [](const FoundText& a, const FoundText& b) { return a.line < b.line; });
  std::unordered_set<std::size_t> seen;
  std::erase_if(found, [&](const FoundText& each) { return !seen.insert(each.needle).second; });
}

std::vector<FoundText> in_file(const fs::path& folder, const fs::path& file, const base::Needles& needles) {
  std::vector<FoundText> found = find_texts(file.generic_string(), needles);
  for (FoundText& each : found) {
    each.line = 0;
    each.written = "文件名";
  }
  if (!fs::is_regular_file(folder / file)) return found;  // a link that leads nowhere
  for (const FoundText& each : find_texts(base::read_file(folder / file, kMostSearchedBytes), needles))
    found.push_back(each);
  sort_and_keep_first(found);
  return found;
}

}  // namespace

std::vector<FoundText> find_texts(std::string_view bytes, const base::Needles& needles) {
  std::vector<FoundText> found;
  std::vector<base::Needles::Hit> hits;
  needles.find(bytes, hits);
  std::size_t line = 1, counted = 0;
  for (const base::Needles::Hit& hit : hits) {  // in the order in which they stand
    line += static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(counted),
                                                bytes.begin() + static_cast<std::ptrdiff_t>(hit.offset), '\n'));
    counted = hit.offset;
    found.push_back({hit.needle, line, "原样"});
  }
  const base::UnescapedLines plain = base::unescaped_lines(bytes);
  hits.clear();
  needles.find(plain.text, hits);
  for (const base::Needles::Hit& hit : hits) {
    const base::UnescapedLines::Line& at = plain.line_at(hit.offset);
    found.push_back({hit.needle, at.number, way_of(at.raw, needles.text(hit.needle))});
  }
  sort_and_keep_first(found);
  return found;
}

SiteSearch search_files(const fs::path& folder, const base::Needles& needles) {
  SiteSearch search;
  const std::vector<fs::path> files = base::files_below(folder);
  search.files = files.size();
  std::atomic<std::size_t> next = 0;
  std::mutex finding;
  const auto work = [&] {
    for (std::size_t at = next++; at < files.size(); at = next++) {
      const std::vector<FoundText> found = in_file(folder, files[at], needles);
      const std::lock_guard lock(finding);
      for (const FoundText& each : found) search.hits.push_back({files[at], each});
    }
  };
  base::run_workers(base::processor_count(), work, [&] { next = files.size(); });
  std::stable_sort(search.hits.begin(), search.hits.end(),
                   [](const auto& a, const auto& b) { return a.file.native() < b.file.native(); });
  return search;
}

SiteSearch search_files(const fs::path& folder, const std::vector<std::string>& values,
                        const std::vector<std::string>& allowed) {
  base::Needles needles;
  std::vector<std::size_t> value_of;
  for (std::size_t i = 0; i < values.size(); ++i)
    for (const std::string_view piece : rules::pieces_of(values[i])) {
      needles.add(piece);
      value_of.push_back(i);
    }
  needles.seal();
  for (const std::string& text : allowed) needles.strike(text);
  SiteSearch search = search_files(folder, needles);
  for (SiteSearch::Hit& hit : search.hits) hit.found.needle = value_of[hit.found.needle];
  return search;
}

}  // namespace app
