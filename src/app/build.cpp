// SPDX-License-Identifier: MIT
// build: import, compute, disclose, render, publish: what has changed since the last time.
#include <fmt/format.h>

#include "app/approvals.h"
#include "app/commands.h"
#include "app/ledger_import.h"
#include "app/log_book.h"
#include "app/own_files.h"
#include "app/site_run.h"
#include "base/failure.h"
#include "base/file_system.h"

namespace app {
namespace {

void refuse_ledger_as_target(const Workspace& workspace, const std::filesystem::path& target) {
  if (base::is_inside(target, workspace.ledger()))
    throw base::Failure(target.string(), "网站不能放在 ledger 文件夹里", "那里只放台账，请换一个文件夹。");
}

base::ExitCode refuse(LedgerImport& import, const Console& console) {
  import.report_rejects(console);
  import.mark_copies(console);
  return base::ExitCode::refused;
}

// What the run leaves in the record, all at once: the rows, what was posted, and that the site was made of them.
void keep(Workspace& workspace, LedgerImport* import, SiteRun& run, const std::optional<store::LogLine>& built) {
  const ApprovalNotes approvals = run.approvals();
  const std::vector<store::LogLine> posted = run.first_postings();
  std::optional<store::JoinedTransaction> transaction;
  if (built || !posted.empty() || !approvals.seen.empty()) transaction.emplace(workspace.database);
  if (import != nullptr)
    import->write_log();
  else
    log_new_allowances(workspace.database, workspace.settings);
  log_new_approvals(workspace.database, approvals.seen);
  store::Log log(workspace.database);
  for (const store::LogLine& line : posted) log.append(line);
  if (built) log.append(*built);
  if (import != nullptr) import->commit();
  if (transaction) transaction->commit();
  run.commit_postings();
}

// The line about it was written first, so that no site is ever without one.
void take_back(Workspace& workspace, const base::Failure& failure) {
  try {
    store::Log(workspace.database).append(failed_build_line(failure.what_is_wrong));
  } catch (const base::Failure&) {  // NOLINT(bugprone-empty-catch): the first failure is the one to tell
  }
}

// "3 分 5 秒"
std::string duration_text(int seconds) {
  constexpr int minute = 60;
  if (seconds < minute) return fmt::format("{} 秒", seconds);
  const int rest = seconds % minute;
  return fmt::format("{} 分{}", seconds / minute, rest > 0 ? fmt::format(" {} 秒", rest) : "钟");
}

}  // namespace

base::ExitCode build(const BuildOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  const config::Settings& settings = workspace.settings;
  const model::Audience audience = options.audience.value_or(settings.audience);
  const model::Date day = today();
  const model::Date as_of = options.as_of.value_or(day);
  const std::filesystem::path target = options.out.value_or(workspace.site(audience));
  const bool own = site_name(target, audience) == site_name(workspace.site(audience), audience);
  refuse_ledger_as_target(workspace, target);
  const TemplateFiles templates =
      options.templates ? read_templates(*options.templates) : read_own_templates(options.workspace);
  site::Assets assets = read_assets(options.workspace, settings);
  // Before anything is stored: a folder that is not ours ends the run.
  site::Publisher publisher(target, settings.organization, std::string(config::audience_key(audience)));

  std::optional<LedgerImport> import;
  if (options.import_first) import.emplace(workspace, console, as_of, options.verify);
  if (import && !import->rejects().empty()) {
    import->validate_touched(console);
    return refuse(*import, console);
  }
  SiteRun run(workspace, import ? &*import : nullptr, publisher,
              {target, audience, as_of, options.templates ? views_of(templates) : with_shipped(templates),
               std::move(assets), options.verify, own && as_of == day});
  run.make(console);
  if (import && !import->rejects().empty()) return refuse(*import, console);
  if (!run.rejects().empty()) {
    list_rejects(run.rejects(), console);
    console.err << fmt::format("共 {} 处要改。网站没有改变。\n", run.rejects().count());
    return base::ExitCode::refused;
  }
  if (import) import->report(console);
  std::optional<store::LogLine> built;
  if (run.makes_another()) built = built_line(run.state(), audience, as_of, shown_folder(target, workspace.folder));
  keep(workspace, import ? &*import : nullptr, run, built);
  if (import) import->settle_copies(console);
  try {
    run.publish();
  } catch (base::Failure& failure) {
    if (built) take_back(workspace, failure);
    if (import && import->changed_anything()) failure.hint += "台账已经导入，网站仍是原来的，改好后再生成一次。";
    throw;
  }
  workspace.cache.commit();
  if (workspace.cache.was_damaged()) console.say("缓存坏了，已经丢掉，这次从头算过。");
  if (!workspace.cache.is_kept()) console.say("缓存文件夹 .cache 不能写，下次还要从头算。请检查它的权限。");
  for (const std::string& trouble : run.archive_troubles()) console.err << "归档 " << trouble << '\n';
  const SiteState& state = run.state();
  console.say(fmt::format("网站已生成：{}（范围：{}，计算日 {}，{} 页，更新 {} 个文件，删除 {} 个，生成码 {}）",
                          target.string(), site::audience_label(audience), model::chinese(as_of), state.pages,
                          publisher.changed(), publisher.removed(), state.code));
  if (state.round_seconds > 0)
    console.say(fmt::format("大屏（kiosk/index.html）一轮 {}。", duration_text(state.round_seconds)));
  if (!state.unposted.empty()) console.say("没有公示的：\n" + state.unposted);
  say_lacking(run.approvals(), audience, console);
  if (run.posted() > 0)
    console.say(fmt::format("首次公示 {} 条，从 {} 起，内容改动要写调整依据。", run.posted(), model::chinese(as_of)));
  if (state.findings > 0) console.say(fmt::format("要留意 {} 处，请运行 gongshilan check 查看。", state.findings));
  return base::ExitCode::done;
}

}  // namespace app
