// SPDX-License-Identifier: MIT
#include "app/archived_years.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "record/bag_check.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Json;

constexpr std::uintmax_t kMostCopyBytes = std::uintmax_t{256} << 20U;
constexpr const char* kSummary = "data/summary.json";

struct Named {
  std::string meeting;
  int number = 0;
};

// QHFY01-2021-3-public of this organisation.
std::optional<Named> named(std::string_view name, const std::string& organization) {
  const std::string_view ending = "-public";
  const std::string start = organization + "-";
  if (!name.starts_with(start) || !name.ends_with(ending) || name.size() <= start.size() + ending.size())
    return std::nullopt;
  name.remove_prefix(start.size());
  name.remove_suffix(ending.size());
  const std::size_t dash = name.rfind('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto number = base::to_integer(name.substr(dash + 1));
  if (!number || *number < 1 || *number > 1'000'000 || !model::is_identifier(name.substr(0, dash))) return std::nullopt;
  return Named{std::string(name.substr(0, dash)), static_cast<int>(*number)};
}

std::optional<int> count(const Json* figures, const char* key) {
  const Json* found = figures == nullptr ? nullptr : figures->find(key);
  const auto* number = found == nullptr ? nullptr : found->get<std::int64_t>();
  return number == nullptr ? std::nullopt : std::optional(static_cast<int>(*number));
}

void read_figures(const std::string& bytes, site::ArchivedYear& year) {
  const Json summary = base::parse_json(bytes, kSummary);
  const Json* figures = summary.find("figures");
  const Json* states = figures == nullptr ? nullptr : figures->find("by_status");
  year.items = count(figures, "items");
  year.commitments = count(figures, "commitments");
  year.overdue = count(states, "overdue");
  const auto closed = count(states, "closed"), rechecked = count(states, "rechecked");
  if (closed && rechecked) year.closed = *closed + *rechecked;
}

// Fails if any of it is not what it was; of the payload only what is read here is hashed.
void read_bag(const record::BagSource& bag, site::ArchivedYear& year, model::Audience& audience) {
  const record::BagCheck check = record::check_bag(bag, true);
  if (!check.is_whole()) {
    const record::BagFault& fault = check.faults.front();
    throw base::Failure(fault.where, fault.what, fault.hint);
  }
  const auto as_of = model::parse_date(check.info->as_of);
  const auto made_for = config::audience_from_key(check.info->audience);
  const std::string summary = bag.text(kSummary);
  const std::string line = base::sha256_hex(summary) + "  " + kSummary + "\n";
  if (!as_of || !made_for || bag.text("manifest-sha256.txt").find(line) == std::string::npos)
    throw base::Failure(kSummary, "和清单不一致", "请用副本换回。");
  year.as_of = *as_of;
  year.code = check.code();
  audience = *made_for;
  read_figures(summary, year);
}

}  // namespace

ArchivedYears archived_years(const Workspace& workspace, model::Audience audience) {
  ArchivedYears found;
  const fs::path folder = workspace.folder / "archive";
  std::map<std::string, std::pair<int, fs::path>> newest;  // by meeting; the folder before its ZIP
  if (!fs::is_directory(folder)) return found;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const bool is_zip = entry.path().extension() == ".zip";
    const auto which =
        named((is_zip ? entry.path().stem() : entry.path().filename()).string(), workspace.settings.organization);
    if (!which) continue;
    auto& [number, path] = newest[which->meeting];
    if (which->number > number || (which->number == number && !is_zip)) path = entry.path();
    number = std::max(number, which->number);
  }
  base::Sha256 digest;
  for (auto at = newest.rbegin(); at != newest.rend(); ++at) {
    const auto& [number, path] = at->second;
    site::ArchivedYear year;
    year.meeting = at->first;
    year.number = number;
    model::Audience made_for = audience;
    try {
      read_bag(*record::open_bag(path), year, made_for);
    } catch (const base::Failure& failure) {
      year.damaged = true;
      found.damaged.push_back(fmt::format("{}：{}：{}。请运行 gongshilan verify 看是哪里，用副本换回。",
                                          path.filename().string(), failure.where, failure.what_is_wrong));
    }
    if (made_for < audience) continue;
    const fs::path zip =
        folder / fmt::format("{}-{}-{}-public.zip", workspace.settings.organization, year.meeting, number);
    std::error_code error;
    if (workspace.settings.archive_copies && !year.damaged && fs::file_size(zip, error) <= kMostCopyBytes && !error) {
      year.copy = "archives/" + zip.filename().string();
      found.copies[year.copy] = base::read_file(zip, kMostCopyBytes);
    }
    for (const std::string& field :
         {year.meeting, std::to_string(number), year.code, year.copy, std::string(year.damaged ? "damaged" : "")})
      digest.add_field(field);
    found.years.push_back(std::move(year));
  }
  if (!found.years.empty()) found.digest = digest.hex();
  return found;
}

}  // namespace app
