// SPDX-License-Identifier: MIT
#include "app/archived_years.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "record/bag_check.h"
#include "site/slugs.h"
#include "store/log.h"

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

std::optional<std::int64_t> count(const Json* figures, std::string_view key) {
  const Json* found = figures == nullptr ? nullptr : figures->find(key);
  const auto* number = found == nullptr ? nullptr : found->get<std::int64_t>();
  return number == nullptr ? std::nullopt : std::optional(*number);
}

void read_figures(const std::string& bytes, site::ArchivedYear& year) {
  const Json summary = base::parse_json(bytes, kSummary);
  const Json* figures = summary.find("figures");
  const Json* states = figures == nullptr ? nullptr : figures->find("by_status");
  model::Figures& of_then = year.figures;
  year.posts_list = count(figures, "items").has_value();
  for (std::size_t i = 0; i < model::kStatusCount; ++i)
    of_then.by_status[i] = static_cast<int>(count(states, site::kStatusSlugs[i]).value_or(0));
  const std::array<std::pair<const char*, int*>, 7> counts{{{"items", &of_then.items},
                                                            {"carried", &of_then.carried},
                                                            {"timed", &of_then.timed},
                                                            {"commitments", &of_then.commitments},
                                                            {"kept", &of_then.kept},
                                                            {"reported", &of_then.reported},
                                                            {"reports_due", &of_then.due_reports}}};
  for (const auto& [key, value] : counts) *value = static_cast<int>(count(figures, key).value_or(0));
  of_then.closure_days = count(figures, "closure_days").value_or(0);
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

// The log knows which came first. archives: record → line; withdrawn: the last line of what is still withdrawn.
struct LogOrder {
  std::map<std::string, std::int64_t> archives;
  std::int64_t withdrawn = 0;
};

LogOrder log_order(const store::Database& database) {
  LogOrder order;
  store::Statement withdrawn = database.prepare(
      "SELECT coalesce(max(l.number), 0) FROM log l JOIN withdrawal w ON w.organization = l.organization AND w.record "
      "= "
      "l.record WHERE w.undone IS NULL AND l.action = ?");
  withdrawn.bind_text(store::word(store::LogAction::withdrawn));
  if (withdrawn.step()) order.withdrawn = withdrawn.number(0);
  store::Statement archives = database.prepare("SELECT record, max(number) FROM log WHERE action = ? GROUP BY record");
  archives.bind_text(store::word(store::LogAction::archived));
  while (archives.step()) order.archives[archives.text(0)] = archives.number(1);
  return order;
}

class Reader {
 public:
  Reader(const Workspace& workspace, model::Audience audience)
      : workspace_(workspace), audience_(audience), folder_(workspace.folder / "archive") {}

  ArchivedYears read() {
    if (!fs::is_directory(folder_)) return {};
    const std::map<std::string, std::pair<int, fs::path>> newest = newest_of_each();
    base::Sha256 digest;
    for (auto at = newest.rbegin(); at != newest.rend(); ++at) {
      const auto& [number, path] = at->second;
      if (auto year = read(at->first, number, path)) {
        for (const std::string& field : {year->meeting, std::to_string(number), year->code, year->copy,
                                         std::string(year->damaged ? "damaged" : "")})
          digest.add_field(field);
        found_.years.push_back(std::move(*year));
      }
    }
    if (!found_.years.empty()) found_.digest = digest.hex();
    return std::move(found_);
  }

 private:
  // By meeting; the folder before its ZIP.
  [[nodiscard]] std::map<std::string, std::pair<int, fs::path>> newest_of_each() const {
    std::map<std::string, std::pair<int, fs::path>> newest;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
      const bool is_zip = entry.path().extension() == ".zip";
      const auto which =
          named((is_zip ? entry.path().stem() : entry.path().filename()).string(), workspace_.settings.organization);
      if (!which) continue;
      auto& [number, path] = newest[which->meeting];
      if (which->number > number || (which->number == number && !is_zip)) path = entry.path();
      number = std::max(number, which->number);
    }
    return newest;
  }

  std::optional<site::ArchivedYear> read(const std::string& meeting, int number, const fs::path& path) {
    site::ArchivedYear year;
    year.meeting = meeting;
    year.number = number;
    model::Audience made_for = audience_;
    try {
      read_bag(*record::open_bag(path), year, made_for);
    } catch (const base::Failure& failure) {
      year.damaged = true;
      found_.troubles.push_back(fmt::format("{}：{}：{}。请运行 gongshilan verify 看是哪里，用副本换回。",
                                            path.filename().string(), failure.where, failure.what_is_wrong));
    }
    if (made_for < audience_) return std::nullopt;
    if (workspace_.settings.archive_copies && !year.damaged) add_copy(year);
    return year;
  }

  void add_copy(site::ArchivedYear& year) {
    const std::string record = fmt::format("{}-{}-{}", workspace_.settings.organization, year.meeting, year.number);
    const std::string zip = record + "-public.zip";
    if (!order_) order_ = log_order(workspace_.database);
    const auto line = order_->archives.find(record);
    if (order_->withdrawn > (line == order_->archives.end() ? 0 : line->second)) {
      found_.troubles.push_back(
          fmt::format("{}：里面有归档以后撤下的内容，网站上不提供下载。要提供，请运行 gongshilan archive "
                      "{} --reason 写明理由，另做一份。",
                      zip, year.meeting));
      return;
    }
    std::error_code error;
    const auto size = fs::file_size(folder_ / zip, error);
    if (error || size > kMostCopyBytes) {
      found_.troubles.push_back(
          fmt::format("{}：{}，网站上不提供下载。", zip, error ? "不在 archive 文件夹里" : "超过 256 MiB"));
      return;
    }
    const record::BagCheck check = record::check_bag(*record::open_bag(folder_ / zip), false);
    if (!check.is_whole() || check.code() != year.code) {
      found_.troubles.push_back(fmt::format(
          "{}：和归档的文件夹不一致，网站上不提供下载。请运行 gongshilan verify 看是哪里，用副本换回。", zip));
      return;
    }
    year.copy = "archives/" + zip;
    found_.copies[year.copy] = base::read_file(folder_ / zip, kMostCopyBytes);
  }

  const Workspace& workspace_;
  const model::Audience audience_;
  const fs::path folder_;
  std::optional<LogOrder> order_;
  ArchivedYears found_;
};

}  // namespace

ArchivedYears archived_years(const Workspace& workspace, model::Audience audience) {
  return Reader(workspace, audience).read();
}

std::vector<std::string> public_archives(const Workspace& workspace) {
  std::vector<std::string> names;
  const fs::path folder = workspace.folder / "archive";
  if (!fs::is_directory(folder)) return names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name =
        entry.path().extension() == ".zip" ? entry.path().stem().string() : entry.path().filename().string();
    if (named(name, workspace.settings.organization)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace app
