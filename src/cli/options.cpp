// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <CLI/CLI.hpp>

#include "base/failure.h"
#include "cli/messages.h"
#include "config/settings.h"

namespace cli {

void add_common(CLI::App& command, std::string& workspace, bool& quiet) {
  add_quiet(command, quiet);
  command.add_option("--workspace", workspace, "工作区文件夹，默认是当前文件夹")->type_name("文件夹");
}

void add_quiet(CLI::App& command, bool& quiet) {
  use_chinese(command);
  command.add_flag("--quiet", quiet, "成功时不输出");
}

void add_as_of(CLI::App& command, std::string& as_of) {
  command.add_option("--as-of", as_of, "计算日，默认是今天（北京时间）")->type_name("YYYY-MM-DD");
}

void add_audience(CLI::App& command, std::string& audience) {
  command
      .add_option("--audience", audience, "公示范围：members 党员，unit 本单位，society 社会；默认按 gongshilan.json")
      ->type_name("范围");
}

std::optional<model::Audience> audience_of(const std::string& key) {
  if (key.empty()) return std::nullopt;
  if (const auto audience = config::audience_from_key(key)) return audience;
  throw base::Failure("--audience", "“" + key + "”不是公示范围",
                      "请写 members（党员）、unit（本单位）或 society（社会）。", base::ExitCode::usage);
}

std::optional<model::Date> as_of_date(const std::string& as_of) {
  if (as_of.empty()) return std::nullopt;
  if (const auto date = model::parse_date(as_of)) return date;
  throw base::Failure("--as-of", "“" + as_of + "”不是日期", "请写成 2024-12-31。", base::ExitCode::usage);
}

}  // namespace cli
