// SPDX-License-Identifier: MIT
// restore: a workspace of an archive's internal layer, as it was when it was archived.
#include <fmt/format.h>

#include "app/archive_core.h"
#include "app/commands.h"
#include "app/internal_bag.h"
#include "base/failure.h"
#include "base/file_system.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Failure;

void refuse_to_write_over(const fs::path& into) {
  if (!base::exists(into)) return;
  if (fs::is_directory(into) && fs::is_empty(into)) return;
  throw Failure(into.string(), "已经有东西了", "请写一个还没有的文件夹，恢复出来的工作区放在那里。",
                base::ExitCode::refused);
}

// Beside it, so that it comes in at once.
fs::path beside(const fs::path& into) {
  const fs::path whole = fs::absolute(into).lexically_normal();
  const fs::path last = whole.has_filename() ? whole : whole.parent_path();
  return last.parent_path() / ("." + last.filename().string() + ".restoring");
}

// QHFY01-2021-1-internal as QHFY01-2021-1.
std::string without_layer(const std::string& name) { return name.substr(0, name.rfind('-')); }

}  // namespace

base::ExitCode restore(const RestoreOptions& options, const Console& console) {
  if (options.into) refuse_to_write_over(*options.into);  // before the long part
  const auto bag = open_internal_bag(options.bag);
  const fs::path into = options.into.value_or(without_layer(bag->name()));
  refuse_to_write_over(into);
  const fs::path making = beside(into);
  base::remove_tree(making);
  try {
    write_workspace(*bag, making);
    base::sync_file_system(making);
    if (base::exists(into)) base::remove_tree(into);  // empty
    base::rename_over(making, into);
  } catch (...) {
    std::error_code error;
    fs::remove_all(making, error);
    throw;
  }
  const Making made = making_in(*bag);
  console.say(fmt::format("已恢复：{}（{}，计算日 {}）", into.string(), bag->name(), model::chinese(made.as_of)));
  console.say(fmt::format("接着可以运行：gongshilan build --workspace {}", into.string()));
  return base::ExitCode::done;
}

}  // namespace app
