// SPDX-License-Identifier: MIT
#include "app/example.h"

#include <fmt/format.h>

#include "app/ledger_export.h"
#include "app/ledger_import.h"
#include "base/embedded.h"
#include "base/failure.h"
#include "base/text.h"

namespace app {
namespace {

namespace fs = std::filesystem;

// "data/examples/p11-court/" of P11.
std::string folder_of(const model::Plan& plan) {
  const std::string_view root = "data/examples/";
  for (const base::EmbeddedFile& file : base::embedded_under(root)) {
    const std::string_view name = file.path.substr(root.size(), file.path.find('/', root.size()) - root.size());
    if (name.starts_with(fmt::format("p{}-", plan.id.substr(1)))) return fmt::format("{}{}/", root, name);
  }
  throw base::Failure(plan.id, "这个方案没有示例", "请去掉 --with-example，或换一个方案。", base::ExitCode::usage);
}

}  // namespace

Example read_example(const model::Plan& plan, const fs::path& scratch, const Console& console) {
  const std::string root = folder_of(plan);
  const fs::path folder = scratch / "example";
  for (const base::EmbeddedFile& file : base::embedded_under(root))
    base::write_file(folder / std::string(file.path.substr(root.size())), file.bytes);
  Example example;
  example.settings = base::embedded_file(root + config::kSettingsFile).value();
  example.as_of = base::trim(base::embedded_file(root + "as_of.txt").value());
  {
    Workspace workspace(folder);
    const LedgerImport import(workspace, console, today());
    if (!import.rejects().empty())
      throw base::Failure(root, import.rejects().in_file_order().front().message(), "这是程序的错误，请报告。");
    example.book = export_book(workspace, {});
  }
  example.book.plans = {&plan};
  base::remove_tree(folder);
  return example;
}

}  // namespace app
