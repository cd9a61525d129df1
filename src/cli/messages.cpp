// SPDX-License-Identifier: MIT
#include "cli/messages.h"

#include <CLI/CLI.hpp>

namespace cli {
namespace {

// The last word of the library's message is the argument it is about, where there is one.
std::string argument_of(const std::string& what) {
  const std::size_t colon = what.find(": ");
  if (colon == std::string::npos) return "";
  // "--port: Value 99999 not in range …" names it first; "The following argument was not expected: --x" last.
  return what.starts_with("-") ? what.substr(0, colon) : what.substr(colon + 2);
}

}  // namespace

void use_chinese(CLI::App& app) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", "用法");
  formatter->label("OPTIONS", "[选项]");
  formatter->label("SUBCOMMAND", "命令");
  formatter->label("SUBCOMMANDS", "命令");
  formatter->label("POSITIONALS", "参数");
  formatter->label("TEXT", "文字");
  formatter->label("INT", "整数");
  formatter->column_width(28);
  app.formatter(formatter);
  app.set_help_flag("-h,--help", "显示这个说明");
  app.option_defaults()->group("选项");
  app.group("命令");
}

std::string in_chinese(const CLI::ParseError& error) {
  const std::string argument = argument_of(error.what());
  const std::string hint = "请看 gongshilan --help。";
  if (error.get_name() == "ExtrasError") return "命令行：不认识“" + argument + "”。" + hint;
  if (error.get_name() == "RequiredError") return "命令行：没有写要做什么。请写 import、check、build 或 serve。";
  if (error.get_name() == "ArgumentMismatch") return "命令行：选项后面缺少值（" + std::string(error.what()) + "）。" + hint;
  if (error.get_name() == "ValidationError" || error.get_name() == "ConversionError")
    return "命令行：“" + argument + "”的值不对。" + hint;
  return "命令行：" + std::string(error.what()) + "。" + hint;
}

}  // namespace cli
