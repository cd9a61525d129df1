// SPDX-License-Identifier: MIT
#include "cli/messages.h"

#include <CLI/CLI.hpp>

#include "base/text.h"

namespace cli {
namespace {

constexpr std::size_t kColumn = 26;

// The library counts bytes where it lines up its columns.
class Formatter : public CLI::Formatter {
 public:
  Formatter() { label("Positionals", "参数"); }
  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string usage = "用法：" + name + (app->get_subcommands({}).empty() ? "" : " 命令");
    for (const CLI::Option* option : app->get_options())
      if (option->get_positional()) usage += " " + option->get_name(true);
    return usage + " [选项]\n";
  }
  std::string make_option(const CLI::Option* option, bool) const override {
    const std::string value = option->get_type_size() == 0 ? "" : " " + option->get_type_name();
    return line(base::replace_all(option->get_name(false, true), ",", "，") + value, option->get_description());
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return line(command->get_name(), command->get_description());
  }
  std::string make_footer(const CLI::App* app) const override {
    return app->get_footer().empty() ? "" : "\n" + app->get_footer() + "\n";
  }

 private:
  static std::string line(const std::string& what, const std::string& meaning) {
    const std::size_t used = 2 + base::width(what);
    return "  " + what + std::string(used < kColumn ? kColumn - used : 1, ' ') + meaning + "\n";
  }
};

// "build、serve 或 calendar"
std::string subcommands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  const std::string last = names.back();
  names.pop_back();
  return base::join(names, "、") + " 或 " + last;
}

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }  // "文件 is required"

// "--port: Value 99999 not in range …" names the argument first; "… was not expected: --x" last.
std::string argument_of(const std::string& what) {
  const std::size_t colon = what.find(": ");
  if (colon == std::string::npos) return what;
  if (what.starts_with("-")) return what.substr(0, colon);
  return what.substr(colon + 2, what.find(" = ", colon) - colon - 2);  // "Could not convert: --port = many"
}

}  // namespace

void use_chinese(CLI::App& app) {
  if (app.get_parent() == nullptr) app.formatter(std::make_shared<Formatter>());  // commands inherit it
  app.set_help_flag("-h,--help", "显示这个说明")->group("选项");
  app.option_defaults()->group("选项");
  app.group("命令");
}

std::string in_chinese(const CLI::ParseError& error, const CLI::App& app) {
  const std::string argument = argument_of(error.what());
  const std::string hint = "。请看 gongshilan --help。";
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
      return "命令行：不认识“" + argument + "”" + hint;
    case CLI::ExitCodes::RequiredError: {
      const std::vector<std::string> unknown = app.remaining(true);
      if (!unknown.empty()) return "命令行：不认识“" + unknown.front() + "”" + hint;
      const CLI::App* command = &app;
      while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
      if (command->get_subcommands({}).empty()) return "命令行：没有写" + first_word(error.what()) + hint;
      return "命令行：没有写要做什么。请写 " + subcommands_of(*command) + "。";
    }
    case CLI::ExitCodes::ArgumentMismatch:
      return "命令行：“" + argument + "”后面要写一个值" + hint;
    case CLI::ExitCodes::ValidationError:
    case CLI::ExitCodes::ConversionError:
      return "命令行：“" + argument + "”的值不对" + hint;
    default:
      return "命令行：" + std::string(error.what()) + hint;
  }
}

}  // namespace cli
