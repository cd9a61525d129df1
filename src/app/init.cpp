// SPDX-License-Identifier: MIT
// init: a new workspace with its ledger workbook. Made beside and renamed in as a whole; what is there already is never
// touched. Same arguments, same bytes, on any day of the same year.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/example.h"
#include "app/new_workspace.h"
#include "app/workspace.h"
#include "base/text.h"
#include "sheet/template.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::ExitCode;
using base::Failure;

constexpr const char* kWorkbook = "ledger/台账.xlsx";

void refuse_what_is_there(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (!fs::exists(status)) return;
  if (fs::exists(folder / config::kSettingsFile))
    throw Failure(folder.string(), "这里已经是工作区，没有改动它", "请换一个文件夹；要接着往下做，直接用它。",
                  ExitCode::usage);
  if (!fs::is_directory(status) || !fs::is_empty(folder))
    throw Failure(folder.string(), "这里已经有别的东西，没有改动它", "请换一个还没有的文件夹，或者空文件夹。",
                  ExitCode::usage);
  if (fs::equivalent(folder, fs::current_path()))
    throw Failure(folder.string(), "不能把正在用的文件夹做成工作区",
                  "请写一个新文件夹的名字，例如 gongshilan init 一支部。", ExitCode::usage);
}

// The whole folder or nothing: a rename is the last thing that happens.
template <class Make>
void make_beside(const fs::path& folder, Make make) {
  const fs::path whole = fs::absolute(folder).lexically_normal();
  const fs::path target = whole.has_filename() ? whole : whole.parent_path();
  const fs::path beside = target.parent_path() / ("." + target.filename().string() + ".gongshilan-init");
  base::make_folder(target.parent_path());
  const base::FileLock lock(target.parent_path(), 10);
  base::remove_tree(beside);  // what a killed run left
  try {
    make(beside);
    refuse_what_is_there(folder);
    base::sync_file_system(beside);
    std::error_code error;
    fs::rename(beside, target, error);
    if (error) throw Failure(target.string(), "文件夹建不起来：" + error.message(), "请换一个文件夹。");
  } catch (...) {
    base::remove_tree(beside);
    throw;
  }
}

}  // namespace

ExitCode init(const InitOptions& options, const Console& console) {
  const config::Plans plans = config::Plans::shipped(
      options.values.empty() ? std::map<std::string, config::PlanValues>{}
                             : std::map<std::string, config::PlanValues>{{options.plan, options.values}});
  const model::Plan* plan = plans.find(options.plan);
  if (plan == nullptr)
    throw Failure("--plan", fmt::format("没有方案“{}”", base::excerpt(options.plan)),
                  fmt::format("可用的方案：{}。", plans.known()), ExitCode::usage);
  if (options.with_example && (options.name || options.year || options.organization || !options.values.empty()))
    throw Failure("--with-example", "示例有自己的名称、编号、年度和设置",
                  "请不要同时写 --name、--organization、--year 和 --set。", ExitCode::usage);
  refuse_what_is_there(options.folder);
  NewWorkspace made;
  std::string as_of;
  make_beside(options.folder, [&](const fs::path& beside) {
    if (options.with_example) {
      Example example = read_example(*plan, beside, console);
      made = {std::move(example.settings), std::move(example.book)};
      as_of = example.as_of;
    } else {
      made = empty_workspace(options, plans, *plan);
    }
    base::write_file(beside / kWorkbook, sheet::write_workbook(sheet::ledger_workbook(made.book)));
    base::write_file(beside / config::kSettingsFile, made.settings);
    base::write_file(beside / "说明.txt", guide(made));
  });
  console.say(fmt::format("已建立工作区：{}（{}，方案 {}）", options.folder.string(), made.book.title, plan->id));
  if (options.with_example) {
    console.say("台账里是示例，可以随便改。看示例当时的样子：");
    console.say(fmt::format("  gongshilan build --workspace {} --as-of {}", options.folder.string(), as_of));
    return ExitCode::done;
  }
  for (const std::string& unsaid : plan->unsaid)
    console.say(fmt::format("方案 {} 要单位自己定：{}。", plan->id, unsaid));
  if (!plan->unsaid.empty())
    console.say("请写进 gongshilan.json，写法见手册“选哪个方案”；或者删去这个文件夹，用 --set 重来。");
  console.say(fmt::format("请打开 {}，先填“年度”表的主题，再运行：", (options.folder / kWorkbook).string()));
  console.say(fmt::format("  gongshilan build --workspace {}", options.folder.string()));
  return ExitCode::done;
}

}  // namespace app
