// SPDX-License-Identifier: MIT
#include "app/archive_site.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/approvals.h"
#include "app/own_files.h"
#include "app/site_run.h"
#include "base/embedded.h"
#include "base/failure.h"
#include "base/json.h"
#include "rules/disclose.h"
#include "rules/frozen.h"
#include "site/manifest.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Failure;

// The plans and calendars that the archive was made with, where those in this program say something else.
void keep_to_recorded(const record::BagSource& internal, const fs::path& workspace) {
  const std::string root = kShippedFolder;
  for (const record::BagFile& file : internal.files()) {
    if (!file.path.starts_with(root + "data/")) continue;
    const std::string shipped = file.path.substr(root.size());
    const std::string bytes = internal.text(file.path);
    if (base::embedded_file(shipped) == bytes) continue;
    const fs::path own = workspace / fs::path(shipped).lexically_relative("data");
    // Before the clerk's own, which may amend it.
    const fs::path target =
        own.parent_path().filename() == "plans" ? own.parent_path() / ("0-" + own.filename().string()) : own;
    if (!base::exists(own)) base::write_file(target, bytes);
  }
}

// Those of the archive, the clerk's own in the place of single ones.
TemplateFiles templates_of(const record::BagSource& internal, const fs::path& workspace) {
  constexpr std::string_view folder = "site-templates/";
  TemplateFiles files = read_own_templates(workspace);
  std::set<std::string> own;
  for (const auto& [path, bytes] : files) own.insert(fs::path(path).filename().string());
  const std::string root = kShippedFolder + std::string(folder);
  for (const record::BagFile& file : internal.files())
    if (file.path.starts_with(root) && !own.contains(file.path.substr(root.size())))
      files.emplace_back(file.path.substr(std::string_view(kShippedFolder).size()), internal.text(file.path));
  return files;
}

// No scripts: there are none in an archive, and others of a later program must not make another build code.
site::Assets assets_of(const record::BagSource& internal, const Workspace& workspace) {
  site::Assets assets = read_assets(workspace.folder, workspace.settings);
  if (!base::exists(workspace.folder / "public" / "site.css"))
    assets.css = internal.text(std::string(kShippedFolder) + "public/site.css");
  for (std::string* living : {&assets.list_script, &assets.posting_script, &assets.kiosk_css, &assets.kiosk_script})
    living->clear();
  return assets;
}

// What this audience may see now and was never posted, so that the archive has it not.
void count_unposted(Workspace& workspace, const Making& making, ArchiveSite& made) {
  UnitSource source(workspace, making.as_of, making.meeting);
  const rules::KnownNames names;
  rules::DisclosureOptions now = disclosure_of(workspace.settings, making.audience, making.as_of, names);
  rules::DisclosureOptions ever = now;
  ever.archive = true;
  for (const std::string& organization : source.children_first()) {
    const Place place = source.place(organization);
    for (const std::string& meeting : place.meetings) {
      model::YearRecord record = source.load(place, meeting);
      rules::as_it_stood(record, making.as_of);
      const model::Plan& plan = source.plan_of(record);
      const rules::Computed computed = source.compute(record, plan);
      const model::DisclosedRecord seen = rules::disclose(record, computed, plan, now);
      const model::DisclosedRecord kept = rules::disclose(record, computed, plan, ever);
      made.shown += kept.items.size() + kept.commitments.size();
      made.items_left_out += seen.items.size() - std::min(seen.items.size(), kept.items.size());
      made.commitments_left_out += seen.commitments.size() - std::min(seen.commitments.size(), kept.commitments.size());
    }
  }
}

void read_summary(const std::string& json, ArchiveSite& made) {
  const base::Json summary = base::parse_json(json, "summary.json");
  if (const base::Json* date = summary.find("data_date"))
    if (const auto* text = date->get<std::string>()) made.data_date = *text;
}

}  // namespace

ArchiveSite make_archive_site(const record::BagSource& internal, const Making& making, const fs::path& scratch,
                              const Console& console) {
  const fs::path folder = scratch / "workspace";
  write_workspace(internal, folder);
  keep_to_recorded(internal, folder);
  ArchiveSite made;
  made.folder = scratch / "site";
  Workspace workspace(folder);
  const TemplateFiles templates = templates_of(internal, folder);
  site::Publisher publisher(made.folder, making.organization, std::string(config::audience_key(making.audience)));
  SiteRun run(workspace, nullptr, publisher,
              {made.folder, making.audience, making.as_of, views_of(templates), assets_of(internal, workspace), true,
               false, ArchiveOf{making.meeting, making.program}});
  run.make({console.out, console.err, true, false});
  if (!run.rejects().empty()) {
    list_rejects(run.rejects(), console);
    throw Failure("公开层", fmt::format("有 {} 处不能给这个范围看", run.rejects().count()),
                  "请在台账里改正，生成过网站再归档。", base::ExitCode::refused);
  }
  run.publish();
  made.build_code = run.state().code;
  count_unposted(workspace, making, made);
  const Place own = UnitSource(workspace, making.as_of).place(making.organization);
  made.name = own.organization.name;
  made.phone = own.organization.phone;
  for (const fs::path& file : base::files_below(made.folder)) {
    const std::string name = file.generic_string();
    if (!name.starts_with('.') && name != site::kVersionFile) made.files.push_back(name);
  }
  read_summary(base::read_file(made.folder / "summary.json", std::uintmax_t{64} << 20U), made);
  return made;
}

}  // namespace app
