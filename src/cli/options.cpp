// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <CLI/CLI.hpp>

#include "base/failure.h"
#include "cli/messages.h"

namespace cli {

void add_common(CLI::App& command, std::string& workspace, bool& quiet) {
  use_chinese(command);
  command.add_option("--workspace", workspace, "工作区文件夹，默认是当前文件夹")->type_name("文件夹");
  command.add_flag("--quiet", quiet, "成功时不输出");
}

void add_as_of(CLI::App& command, std::string& as_of) {
  command.add_option("--as-of", as_of, "计算日，默认是今天（北京时间）")->type_name("YYYY-MM-DD");
}

std::optional<model::Date> as_of_date(const std::string& as_of) {
  if (as_of.empty()) return std::nullopt;
  if (const auto date = model::parse_date(as_of)) return date;
  throw base::Failure("--as-of", "“" + as_of + "”不是日期", "请写成 2024-12-31。", base::ExitCode::usage);
}

}  // namespace cli
