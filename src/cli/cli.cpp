// SPDX-License-Identifier: MIT
#include "cli/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/commands.h"
#include "cli/archive_commands.h"
#include "cli/ledger_commands.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/posting_commands.h"

namespace cli {
namespace {

using base::ExitCode;

// Options as typed, before their values are understood.
struct Words {
  std::string workspace = ".", as_of, audience, out, templates, site, file, host = "127.0.0.1", organization, meeting,
              only;
  int port = 8080;
  std::optional<int> due;
  bool quiet = false, json = false, strict = false, verify = false, no_import = false, all = false, dry_run = false,
       watch = false;
};

void add_common(CLI::App& command, Words& words) { cli::add_common(command, words.workspace, words.quiet); }

void add_as_of(CLI::App& command, Words& words) { cli::add_as_of(command, words.as_of); }

void add_audience(CLI::App& command, Words& words) { cli::add_audience(command, words.audience); }

std::optional<model::Date> as_of(const Words& words) { return as_of_date(words.as_of); }

app::BuildOptions understand(const Words& words) {
  app::BuildOptions options;
  options.workspace = words.workspace;
  options.as_of = as_of(words);
  options.audience = audience_of(words.audience);
  if (!words.out.empty()) options.out = words.out;
  if (!words.templates.empty()) options.templates = words.templates;
  options.verify = words.verify;
  options.import_first = !words.no_import;
  return options;
}

app::CheckOptions check_options(const Words& words, const app::CommandOptions& common) {
  app::CheckOptions options;
  static_cast<app::CommandOptions&>(options) = common;
  options.json = words.json;
  options.strict = words.strict;
  constexpr int most_days = 366;
  if (common.audience)
    throw base::Failure("--audience", "只能和 --site 一起写", "请去掉它，或者加上 --site。", ExitCode::usage);
  if (words.due && (*words.due < 0 || *words.due > most_days))
    throw base::Failure("--due", std::to_string(*words.due) + " 不是天数", "请写 0 到 366 的整数。", ExitCode::usage);
  options.due = words.due;
  return options;
}

app::CheckSiteOptions check_site_options(const Words& words, const app::CommandOptions& common) {
  if (words.json || words.strict || words.due || common.as_of)
    throw base::Failure("--site", "不能和 --due、--strict、--json、--as-of 一起写", "请分两次查。", ExitCode::usage);
  return {common.workspace, words.site, common.audience};
}

app::InternalSheet internal_sheet(const std::string& word) {
  if (word == "述职") return app::InternalSheet::duty;
  if (word == "统计") return app::InternalSheet::statistics;
  if (word == "评议") return app::InternalSheet::appraisal;
  throw base::Failure("--only", "没有“" + word + "”这种表", "请写 述职、统计、评议 中的一个。", ExitCode::usage);
}

app::ReportOptions report_options(const Words& words) {
  app::ReportOptions options;
  options.workspace = words.workspace;
  options.as_of = as_of(words);
  if (!words.organization.empty()) options.organization = words.organization;
  if (!words.meeting.empty()) options.meeting = words.meeting;
  options.all = words.all;
  if (!words.only.empty()) options.only = internal_sheet(words.only);
  if (!words.out.empty()) options.out = words.out;
  return options;
}

ExitCode run_command(const CLI::App& app, const Words& words, const LedgerCommands& ledger,
                     const PostingCommands& posting, const ArchiveCommands& archive) {
  const app::Console console{std::cout, std::cerr, words.quiet, ::isatty(STDERR_FILENO) == 1};
  if (const auto code = ledger.run(app, console)) return *code;
  if (const auto code = posting.run(app, console)) return *code;
  if (const auto code = archive.run(app, console)) return *code;
  if (app.got_subcommand("calendar")) {
    const app::CalendarOptions options{words.workspace, words.file};
    const bool add = app.get_subcommand("calendar")->got_subcommand("add");
    return add ? app::add_calendar(options, console) : app::list_calendars(options, console);
  }
  if (app.got_subcommand("serve")) {
    constexpr int highest_port = 65535;
    if (words.port < 0 || words.port > highest_port)
      throw base::Failure("--port", std::to_string(words.port) + " 不是端口", "请写 0 到 65535 的整数。",
                          ExitCode::usage);
    app::ServeOptions options;
    options.workspace = words.workspace;
    if (!words.site.empty()) options.site = words.site;
    if (words.watch && options.site)
      throw base::Failure("--watch", "不能和 --site 一起写", "它生成并提供工作区自己的网站，请去掉 --site。",
                          ExitCode::usage);
    options.watch = words.watch;
    options.host = words.host;
    options.port = words.port;
    return app::serve(options, console);
  }
  if (app.got_subcommand("report")) return app::report(report_options(words), console);
  const app::BuildOptions options = understand(words);
  if (app.got_subcommand("import")) {
    app::ImportOptions import;
    static_cast<app::CommandOptions&>(import) = options;
    import.dry_run = words.dry_run;
    return app::import_ledger(import, console);
  }
  if (app.got_subcommand("check") && !words.site.empty())
    return app::check_site(check_site_options(words, options), console);
  if (app.got_subcommand("check")) return app::check(check_options(words, options), console);
  return app::build(options, console);
}

void define_calendar(CLI::App& app, Words& words) {
  CLI::App* calendar = app.add_subcommand("calendar", "装入或查看每年的放假安排，用来算工作日");
  use_chinese(*calendar);
  calendar->require_subcommand(1);
  CLI::App* add = calendar->add_subcommand("add", "把一年的放假安排装进工作区");
  add_common(*add, words);
  add->add_option("文件", words.file, "一年的放假安排，写法见手册")->required()->type_name("");
  add->footer("例：gongshilan calendar add 2027.json --workspace 一支部");
  CLI::App* list = calendar->add_subcommand("list", "列出有哪几年的放假安排，从哪里来");
  add_common(*list, words);
  list->footer("例：gongshilan calendar list --workspace 一支部");
}

void define_report(CLI::App& app, Words& words) {
  CLI::App* report = app.add_subcommand("report", "写出内部用的表：述职表、情况统计表、民主评议汇总表。不得公示");
  add_common(*report, words);
  add_as_of(*report, words);
  report->add_option("--organization", words.organization, "哪个组织，默认按 gongshilan.json")->type_name("编号");
  report->add_option("--meeting", words.meeting, "哪次会议，默认按 gongshilan.json")->type_name("编号");
  report->add_flag("--all", words.all, "开了这次会议的每个组织");
  report->add_option("--only", words.only, "只写一种：述职、统计、评议；默认都写")->type_name("哪种");
  report->add_option("--out", words.out, "表放在哪里，默认是工作区的 report 文件夹")->type_name("文件夹");
  report->footer("例：gongshilan report --workspace 一支部 --meeting 2024");
}

void define(CLI::App& app, Words& words, LedgerCommands& ledger, PostingCommands& posting, ArchiveCommands& archive) {
  app.set_version_flag("--version", "gongshilan " + app::version(), "显示版本");
  app.require_subcommand(1);
  ledger.define_init(app);
  CLI::App* import = app.add_subcommand("import", "把 ledger 文件夹里的台账导入记录库");
  add_common(*import, words);
  import->add_flag("--dry-run", words.dry_run, "照样读和核对，说出会怎样，但不导入");
  import->footer("例：gongshilan import --workspace 一支部");

  CLI::App* check = app.add_subcommand("check", "只核对台账，列出要改和要留意的地方，不导入");
  add_common(*check, words);
  add_as_of(*check, words);
  check->add_option("--due", words.due, "再按日子列出这么多天内到期的和已经过期的")->type_name("天数");
  check->add_flag("--strict", words.strict, "有要留意的地方时，退出码也是 3");
  check->add_flag("--json", words.json, "结果写成一个 JSON，供别的程序读");
  check->add_option("--site", words.site, "查这个文件夹里的每个文件，有没有这个范围不能看的内容")->type_name("文件夹");
  add_audience(*check, words);
  check->footer("例：gongshilan check --workspace 一支部 --due 30");

  CLI::App* build = app.add_subcommand("build", "导入、核对并生成公示网站，一步完成");
  add_common(*build, words);
  add_as_of(*build, words);
  add_audience(*build, words);
  build->add_option("--out", words.out, "网站放在哪里，默认是工作区的 site 文件夹")->type_name("文件夹");
  build->add_option("--templates", words.templates, "用这个文件夹里的页面模板，默认用程序自带的")->type_name("文件夹");
  build->add_flag("--verify", words.verify, "不用以前算好的结果，每一页重新核对");
  build->add_flag("--no-import", words.no_import, "不读 ledger，只用已经导入的记录");
  build->footer("例：gongshilan build --workspace 一支部 --audience members");

  define_report(app, words);
  ledger.define_export(app);
  posting.define_approve_sheet(app);
  posting.define_log(app);
  posting.define_verify_screen(app);
  posting.define_withdraw(app);
  archive.define_archive(app);
  archive.define_verify(app);
  archive.define_restore(app);
  archive.define_keygen(app);

  CLI::App* serve = app.add_subcommand("serve", "在本机打开网站，供浏览器查看");
  add_common(*serve, words);
  serve->add_option("--site", words.site, "网站文件夹，默认是工作区的 site 文件夹")->type_name("文件夹");
  serve->add_option("--host", words.host, "监听的地址，默认 127.0.0.1，只有本机能看")->type_name("地址");
  serve->add_option("--port", words.port, "端口，默认 8080；0 表示任选一个空闲的")->type_name("端口");
  serve->add_flag("--watch", words.watch, "台账、设置、模板有改动时和每天零点，自动重新生成");
  serve->footer("例：gongshilan serve --workspace 一支部 --watch");

  define_calendar(app, words);
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app("公示栏：把党支部的台账变成可以公示的网站", "gongshilan");
  Words words;
  LedgerCommands ledger;
  PostingCommands posting;
  ArchiveCommands archive;
  use_chinese(app);
  define(app, words, ledger, posting, archive);
  try {
    app.parse(argc, argv);
    return static_cast<int>(run_command(app, words, ledger, posting, archive));
  } catch (const CLI::CallForHelp&) {
    if (app.get_subcommands().empty()) {
      std::cout << app.help();
    } else {
      std::cout << app.get_subcommands().front()->help("gongshilan");
    }
    return 0;
  } catch (const CLI::CallForVersion&) {
    std::cout << app.version() << '\n';
    return 0;
  } catch (const CLI::ParseError& error) {
    std::cerr << in_chinese(error, app) << '\n';
    return static_cast<int>(ExitCode::usage);
  } catch (const base::Failure& failure) {
    std::cerr << failure.message() << '\n';
    return static_cast<int>(failure.code);
  } catch (const std::exception& error) {
    std::cerr << "程序出错：" << error.what() << "。原有记录和网站没有改变，请报告这个错误。\n";
    return static_cast<int>(ExitCode::failed);
  }
}

}  // namespace cli
