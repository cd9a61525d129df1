// SPDX-License-Identifier: MIT
// export: the record written back as a ledger workbook, or the workbook that the next year begins with. For the owner
// only: it holds names and tallies. A file that is there is never overwritten, since somebody may have filled it in.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/ledger_export.h"
#include "app/private_place.h"
#include "model/table.h"

namespace app {
namespace {

namespace fs = std::filesystem;

fs::path place_for(const Workspace& workspace, const ExportOptions& options) {
  const fs::path standard = options.carry_over ? fmt::format("台账-{}.xlsx", *options.carry_over) : "导出-台账.xlsx";
  fs::path file = options.out.value_or(workspace.folder / standard);
  if (file.extension() != ".xlsx")
    throw base::Failure("--out", fmt::format("“{}”不是 .xlsx 文件的名字", file.string()), "请写成 台账.xlsx 这样的。",
                        base::ExitCode::usage);
  refuse_where_others_look(workspace, file.parent_path().empty() ? fs::path(".") : file.parent_path());
  if (base::exists(file))
    throw base::Failure(file.string(), "已经有这个文件了，没有改动它", "请移走或改名，或者用 --out 写到别的文件。");
  return file;
}

void say_next_steps(const std::string& meeting, std::size_t unfinished, const Console& console) {
  if (unfinished > 0)
    console.say(
        fmt::format("上次没有做完的 {} 项，列在“结转”表里；有了进展，在“进展”“践诺”里用老编号登记。", unfinished));
  console.say("接下来：");
  console.say("1. 把 ledger 里以前的台账移到别的文件夹保存，记录库里的不会少。");
  console.say("2. 填好这份台账的主题，放进 ledger。");
  console.say(fmt::format("3. 把 gongshilan.json 里的 meeting 改成 {}。", meeting));
}

}  // namespace

base::ExitCode export_ledger(const ExportOptions& options, const Console& console) {
  if (options.carry_over && !model::is_identifier(*options.carry_over))
    throw base::Failure("--carry-over", fmt::format("“{}”不是会议编号", *options.carry_over),
                        "请写年度，例如 2025；半年一次的写 2025-1。", base::ExitCode::usage);
  Workspace workspace(options.workspace);
  const fs::path file = place_for(workspace, options);
  const sheet::LedgerBook book =
      options.carry_over
          ? next_year_book(workspace, options.organization, *options.carry_over, options.as_of.value_or(today()))
          : export_book(workspace, {options.organization, options.meeting});
  base::write_private_file(file, sheet::write_workbook(sheet::ledger_workbook(book)));
  console.say(fmt::format("已写出台账：{}（{}）", file.string(), book.title));
  if (options.carry_over) say_next_steps(*options.carry_over, book.unfinished.size(), console);
  console.say("里面有姓名和计票结果，不得公示。");
  return base::ExitCode::done;
}

}  // namespace app
