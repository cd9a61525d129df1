// SPDX-License-Identifier: MIT
// build: import, compute, disclose, render, publish. The only place where the record and the site meet.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/finding_list.h"
#include "app/ledger_import.h"
#include "app/unit_source.h"
#include "base/embedded.h"
#include "rules/disclose.h"
#include "site/site_builder.h"

namespace app {
namespace {

site::Frame make_frame(const Workspace& workspace, const UnitSource& source, model::Audience audience) {
  site::Frame frame;
  frame.audience = audience;
  frame.as_of = source.options().as_of;
  frame.url = workspace.settings.url;
  frame.due_soon_days = workspace.settings.due_soon_days;
  frame.small_count = workspace.settings.small_count;
  frame.version = version();
  for (const auto& [number, each] : source.organizations())
    frame.organizations[number] = {each.number, each.name,    each.kind,   each.parent,
                                   each.phone,  each.mailbox, each.address};
  for (const store::UnitKey& unit : source.units()) frame.meetings[unit.organization].push_back(unit.meeting);
  return frame;
}

// Returns false, with everything said, if the ledger was refused.
bool import_first(Workspace& workspace, const Console& console) {
  LedgerImport import(workspace, console);
  if (!import.rejects().empty()) {
    import.report_rejects(console);
    return false;
  }
  import.report(console);
  import.commit();
  return true;
}

void refuse_ledger_as_target(const Workspace& workspace, const std::filesystem::path& target) {
  const std::string ledger = std::filesystem::weakly_canonical(workspace.ledger()).string() + "/";
  if ((std::filesystem::weakly_canonical(target).string() + "/").starts_with(ledger))
    throw base::Failure(target.string(), "网站不能放在 ledger 文件夹里", "那里只放台账，请换一个文件夹。");
}

}  // namespace

base::ExitCode build(const CommandOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  const config::Settings& settings = workspace.settings;
  const model::Audience audience = options.audience.value_or(settings.audience);
  const model::Date as_of = options.as_of.value_or(today());
  const std::filesystem::path target = options.out.value_or(workspace.site(audience));
  refuse_ledger_as_target(workspace, target);
  // First of all: a folder that is not ours ends the run before anything is stored.
  site::Publisher publisher(target, settings.organization, std::string(config::audience_key(audience)));
  if (!import_first(workspace, console)) return base::ExitCode::refused;

  const render::Templates templates(base::embedded_under("site-templates/"));
  UnitSource source(workspace, as_of);
  site::SiteBuilder builder(make_frame(workspace, source, audience), templates,
                            base::embedded_file("public/site.css").value_or(""), publisher);

  const rules::KnownNames names(source.member_names());
  const rules::DisclosureOptions disclosure{audience, settings.appraisal_audience, settings.small_count, as_of, names};
  FindingList findings;
  std::size_t done = 0;
  source.each([&](const model::YearRecord& record, const model::Plan& plan, const rules::Computed& computed) {
    builder.add_unit(rules::disclose(record, computed, plan, disclosure));
    findings.add(record, plan, computed, source.options());
    if (++done % 50 == 0) console.progress(fmt::format("正在生成 {}/{}", done, source.units().size()));
  });
  const std::string code = builder.finish(settings.organization, settings.meeting);
  publisher.publish();
  console.end_progress();
  console.say(fmt::format("网站已生成：{}（范围：{}，计算日 {}，{} 页，更新 {} 个文件，删除 {} 个，生成码 {}）",
                          target.string(), site::audience_label(audience), model::chinese(as_of), builder.pages(),
                          publisher.changed(), publisher.removed(), code));
  if (!findings.all().empty())
    console.say(fmt::format("要留意 {} 处，请运行 gongshilan check 查看。", findings.all().size()));
  return base::ExitCode::done;
}

}  // namespace app
