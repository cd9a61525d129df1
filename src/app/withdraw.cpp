// SPDX-License-Identifier: MIT
// withdraw: takes a record off every site of the workspace at once, or puts it back, and proves it. What is written to
// the record comes first: a run that was stopped is finished by the next, or by any build.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/archived_years.h"
#include "app/commands.h"
#include "app/log_book.h"
#include "app/own_files.h"
#include "app/site_state.h"
#include "app/withdrawal_proof.h"
#include "app/workspace.h"
#include "base/embedded.h"
#include "base/file_system.h"
#include "base/text.h"
#include "rules/personal_data.h"
#include "site/publisher.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::ExitCode;
using base::Failure;
using model::Audience;

constexpr std::array<Audience, 3> kAudiences{Audience::members, Audience::unit, Audience::society};

[[noreturn]] void refuse_withdrawal(const std::string& where, const std::string& what, const std::string& hint) {
  throw Failure(where, what, hint, ExitCode::refused);
}

std::string name_of(const store::RecordKey& key) {
  return fmt::format("{} {}", model::table(key.table).header, key.number);
}

store::RecordKey find_one(const store::Withdrawals& withdrawals, const WithdrawOptions& options) {
  const auto found = withdrawals.find(options.record, options.organization, options.table);
  if (found.empty())
    refuse_withdrawal(options.record, "记录库里没有这个编号的整改、承诺或问题",
                      "请核对编号和 --organization、--table；还没有导入的，先运行 gongshilan import。");
  if (found.size() == 1) return found.front();
  std::vector<std::string> names;
  for (const store::RecordKey& key : found)
    names.push_back(fmt::format("{} 的{}", key.organization, model::table(key.table).header));
  refuse_withdrawal(options.record, "有几条是这个编号：" + base::join(names, "、"),
                    "请加上 --organization 和 --table，写明是哪一条。");
}

// It is shown to everybody who would have seen the record.
void check_reason(const std::string& reason, const std::vector<std::string>& texts) {
  constexpr std::size_t most = 200;
  if (base::length(reason) > most)
    refuse_withdrawal("--reason", fmt::format("有 {} 个字", base::length(reason)),
                      fmt::format("请写短些，最多 {} 个字。", most));
  if (base::has_hidden_controls(reason)) refuse_withdrawal("--reason", "里有看不见的控制字符", "请重新写一遍。");
  for (const rules::PersonalData& found : rules::personal_data_in(reason))
    refuse_withdrawal("--reason", fmt::format("里有{}", found.kind), "理由要公开，请删去个人信息。");
  for (const std::string& text : texts)
    if (!text.empty() && reason.find(text) != std::string::npos)
      refuse_withdrawal("--reason", "里有要撤下的文字", "理由要公开，请不要抄原文。");
}

// What there is of sites, each as it was made last.
struct Site {
  Audience audience;
  fs::path folder;
};

std::vector<Site> sites_of(const Workspace& workspace) {
  std::vector<Site> sites;
  for (const Audience audience : kAudiences)
    if (base::exists(workspace.site(audience) / site::kVersionFile))
      sites.push_back({audience, workspace.site(audience)});
  return sites;
}

bool any_is_behind(Workspace& workspace, const std::vector<Site>& sites) {
  const std::int64_t now = store::Loader(workspace.database).state().number;
  return std::any_of(sites.begin(), sites.end(), [&](const Site& site) {
    const auto state = remembered_site(workspace.cache, site_name(site.folder, site.audience));
    return !state || state->record.number != now;
  });
}

// Made by --out, as far as the cache remembers.
std::vector<std::string> sites_elsewhere(Workspace& workspace) {
  std::vector<std::string> hints;
  for (const Audience audience : kAudiences) {
    const std::string prefix = fmt::format("site {} ", config::audience_key(audience));
    for (const std::string& name : workspace.cache.names_under(prefix)) {
      const fs::path folder = name.substr(prefix.size());
      if (name == site_name(workspace.site(audience), audience)) continue;
      if (!base::exists(folder / site::kVersionFile) || !remembered_site(workspace.cache, name)) continue;
      hints.push_back(fmt::format(
          "{}：这是另外生成的网站，没有跟着更新。请运行 gongshilan build --audience {} --out {}，或者删去它。",
          folder.string(), config::audience_key(audience), folder.string()));
    }
  }
  return hints;
}

struct Job {
  ProofOf what;
  std::vector<Site> sites;
  std::vector<std::string> elsewhere;
};

void write_down(Workspace& workspace, const Job& job, const WithdrawOptions& options, const std::string& reason) {
  const store::Withdrawals withdrawals(workspace.database);
  store::Transaction transaction(workspace.database);
  if (options.undo)
    withdrawals.undo(job.what.key, today(), reason);
  else
    withdrawals.withdraw(job.what.key, today(), reason);
  store::LogLine line = log_line(options.undo ? store::LogAction::restored : store::LogAction::withdrawn);
  line.organization = job.what.key.organization;
  line.record = job.what.key.number;
  line.detail = fmt::format("{}，依据：{}", model::table(job.what.key.table).header, reason);
  store::Log(workspace.database).append(std::move(line));
  transaction.commit();
}

// The record stands as asked for already: nothing is written, and the run only goes on where one was stopped.
void refuse_if_done(Workspace& workspace, const Job& job, const WithdrawOptions& options,
                    const std::optional<store::WithdrawalState>& last, const Console& console) {
  const std::string& name = job.what.name;
  if (!any_is_behind(workspace, job.sites)) {
    if (options.undo && !last) refuse_withdrawal(name, "没有撤下过", "请核对编号。");
    if (options.undo) refuse_withdrawal(name, model::chinese(*last->undone) + "已经恢复", "不用再做。");
    refuse_withdrawal(name, fmt::format("{}已经撤下，依据：{}", model::chinese(last->date), last->reason),
                      "要恢复的，请加上 --undo。");
  }
  if (options.undo && !last) refuse_withdrawal(name, "没有撤下过", "请核对编号。");
  console.say(fmt::format("{} 已经{}，接着更新网站。", name, options.undo ? "恢复" : "撤下"));
}

// Its lock goes with it: building opens the workspace again.
Job record_it(const WithdrawOptions& options, const std::string& reason, const Console& console) {
  Workspace workspace(options.workspace);
  const store::Withdrawals withdrawals(workspace.database);
  Job job;
  job.what.key = find_one(withdrawals, options);
  job.what.name = name_of(job.what.key);
  job.what.texts = withdrawals.texts(job.what.key);
  job.sites = sites_of(workspace);
  job.elsewhere = sites_elsewhere(workspace);
  const auto last = withdrawals.last(job.what.key);
  const bool is_withdrawn = last && !last->undone;
  if (is_withdrawn != options.undo) {
    refuse_if_done(workspace, job, options, last, console);
    return job;
  }
  check_reason(reason, options.undo ? std::vector<std::string>() : job.what.texts);
  write_down(workspace, job, options, reason);
  console.say(fmt::format("已{}：{}（{}）。", options.undo ? "恢复" : "撤下", job.what.name, model::chinese(today())));
  return job;
}

ExitCode rebuild(const WithdrawOptions& options, const Job& job, const Console& console) {
  ExitCode worst = ExitCode::done;
  for (const Site& site : job.sites) {
    BuildOptions build_options;
    build_options.workspace = options.workspace;
    build_options.audience = site.audience;
    build_options.import_first = false;
    try {
      worst = std::max(worst, build(build_options, console));
    } catch (const Failure& failure) {  // the others must not wait for it
      console.err << failure.message() << '\n'
                  << fmt::format("{}：没有更新。{}已经记下，改好后再运行一次同样的命令。\n", site.folder.string(),
                                 options.undo ? "恢复" : "撤下");
      worst = std::max(worst, failure.code);
    }
  }
  return worst;
}

std::vector<std::string> fixed_texts(const fs::path& workspace) {
  std::vector<std::string> texts;
  const TemplateFiles own = read_own_templates(workspace);
  for (const base::EmbeddedFile& file : with_shipped(own)) texts.emplace_back(file.bytes);
  return texts;
}

// Those are never written again.
void say_archives(const Workspace& workspace, const Console& console) {
  const std::vector<std::string> names = public_archives(workspace);
  if (names.empty()) return;
  console.say(
      fmt::format("以前的归档不会改动：{}。里面如果公示过它，就还有它；请不要再把公开层给人，给出去的请收回，需要时用 "
                  "gongshilan archive 另做一份更正。",
                  base::join(names, "、")));
}

}  // namespace

ExitCode withdraw(const WithdrawOptions& options, const Console& console) {
  const std::string reason(base::trim(options.reason));
  if (reason.empty()) throw Failure("--reason", "是空的", "请写明为什么，理由要公开。", ExitCode::usage);
  const Job job = record_it(options, reason, console);
  const ExitCode code = rebuild(options, job, console);
  for (const std::string& hint : job.elsewhere) console.say(hint);
  if (job.sites.empty()) console.say("这个工作区还没有生成过网站。");
  if (options.undo || job.sites.empty()) return code;
  std::vector<fs::path> folders;
  for (const Site& site : job.sites) folders.push_back(site.folder);
  const Workspace workspace(options.workspace);
  say_archives(workspace, console);
  const bool gone =
      prove_gone(job.what, store::Withdrawals(workspace.database), folders, fixed_texts(options.workspace), console);
  return gone ? code : std::max(code, ExitCode::failed);
}

}  // namespace app
