// SPDX-License-Identifier: MIT
// check --site: every file of a folder searched for what the record holds only for audiences narrower than the given
// one. Of the record only these texts are in memory, units come one by one.
#include <fmt/format.h>

#include <unordered_map>

#include "app/commands.h"
#include "app/leak_guard.h"
#include "app/site_search.h"
#include "app/unit_source.h"
#include "rules/secrets.h"

namespace app {
namespace {

constexpr std::size_t kMostSaid = 1000;

class Search {
 public:
  Search(Workspace& workspace, model::Audience audience) : source_(workspace, today()), audience_(audience) {}

  // Sealed; what stands in what some unit shows, or in `known`, is left out.
  const base::Needles& needles(const std::string& known) {
    for_each_unit([this](const std::string& unit, const rules::Secrets& each) { add(unit, each); });
    needles_.seal();
    needles_.strike(known);
    for (const model::Organization& each : source_.loader().organizations())  // those without a meeting are listed too
      needles_.strike(
          fmt::format("{}\n{}\n{}\n{}\n{}", each.number, each.name, each.phone, each.mailbox, each.address));
    for_each_unit([this](const std::string& /*unit*/, const rules::Secrets& each) {
      needles_.strike(each.shown_unmasked);
      std::vector<base::Needles::Hit> hits;
      needles_.find(each.shown, hits);
      for (const base::Needles::Hit& hit : hits)
        if (!each.masks_names || !places_[hit.needle].secret.is_name) needles_.drop(hit.needle);
    });
    return needles_;
  }

  [[nodiscard]] std::size_t units() const { return units_.size(); }
  [[nodiscard]] std::string place(std::size_t needle) const {
    return units_[places_[needle].unit] + " " + rules::place_of(places_[needle].secret);
  }

 private:
  struct Place {
    std::size_t unit;
    rules::Secret secret;  // without its text, which the needles have
  };

  template <class Take>
  void for_each_unit(const Take& take) {
    for (const std::string& organization : source_.children_first()) {
      const app::Place place = source_.place(organization);
      for (const std::string& meeting : place.meetings) {
        const model::YearRecord record = source_.load(place, meeting);
        take(organization + " " + meeting, rules::secrets_of(record, source_.plan_of(record), audience_));
      }
    }
  }

  void add(const std::string& unit, const rules::Secrets& secrets) {
    units_.push_back(unit);
    for (const rules::Secret& secret : secrets.secrets) {
      const auto [at, is_new] = seen_.emplace(std::hash<std::string>()(secret.text), places_.size());
      if (is_new) {
        needles_.add(secret.text);
        places_.push_back({units_.size() - 1, {"", secret.table, secret.column, secret.record, secret.is_name}});
      } else if (secret.is_name) {
        places_[at->second].secret.is_name = true;
      }
    }
  }

  UnitSource source_;
  const model::Audience audience_;
  base::Needles needles_;
  std::vector<std::string> units_;
  std::vector<Place> places_;                          // by needle
  std::unordered_map<std::size_t, std::size_t> seen_;  // by the text's hash
};

}  // namespace

base::ExitCode check_site(const CheckSiteOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  const model::Audience audience = options.audience.value_or(workspace.settings.audience);
  if (!std::filesystem::is_directory(options.site))
    throw base::Failure(options.site.string(), "没有这个文件夹", "请写网站所在的文件夹。");
  Search search(workspace, audience);
  const std::string known = known_text(workspace.settings);
  const base::Needles& needles = search.needles(known);
  if (search.units() == 0)
    throw base::Failure("记录库", "还没有导入台账，没有可以对照的内容", "请先运行 gongshilan import，再查。");
  SiteSearch found = search_files(options.site, needles);
  std::erase_if(found.hits,
                [&](const auto& hit) { return is_known(std::string(needles.text(hit.found.needle)), known); });
  const std::string_view word = model::word(audience);
  if (found.hits.empty()) {
    console.say(fmt::format("已查 {} 个文件，没有发现只给比“{}”更窄的范围看的内容。", found.files, word));
    return base::ExitCode::done;
  }
  for (std::size_t i = 0; i < std::min(found.hits.size(), kMostSaid); ++i) {
    const auto& [file, text] = found.hits[i];
    const std::string line = text.line == 0 ? std::string() : fmt::format(" 第 {} 行", text.line);
    console.err << fmt::format("{}{}：有“{}”范围不能看的内容：{}（{}）\n", file.generic_string(), line, word,
                               search.place(text.needle), text.written);
  }
  if (found.hits.size() > kMostSaid) console.err << fmt::format("只列了前 {} 处。\n", kMostSaid);
  console.err << fmt::format("已查 {} 个文件，有 {} 处不能给“{}”看。请从网站里删去，再查一次。\n", found.files,
                             found.hits.size(), word);
  return base::ExitCode::refused;
}

}  // namespace app
