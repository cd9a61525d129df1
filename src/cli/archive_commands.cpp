// SPDX-License-Identifier: MIT
#include "cli/archive_commands.h"

#include <CLI/CLI.hpp>

#include "cli/messages.h"
#include "cli/options.h"

namespace cli {

using base::ExitCode;

void ArchiveCommands::define_archive(CLI::App& app) {
  CLI::App* archive = app.add_subcommand("archive", "把一次会议的记录归档：公开层、内部层各一份，不再改动");
  add_common(*archive, workspace_, quiet_);
  archive->add_option("会议", meeting_, "会议编号，如 2024")->type_name("");
  add_as_of(*archive, as_of_);
  add_audience(*archive, audience_);
  archive->add_option("--reason", reason_, "已经归档过、要更正时，写明为什么；理由两层里都有")->type_name("理由");
  archive->add_option("--key", key_, "用来签名的密钥，默认是工作区的 archive.key，没有就不签名")->type_name("文件");
  archive->add_option("--rebuild", rebuild_, "由这个内部层重新做出公开层，与归档的逐字节比较")->type_name("归档");
  archive->footer("例：gongshilan archive 2024 --workspace 一支部");
}

void ArchiveCommands::define_restore(CLI::App& app) {
  CLI::App* restore = app.add_subcommand("restore", "由归档的内部层恢复出一个工作区");
  add_quiet(*restore, quiet_);
  restore->add_option("归档", bag_, "内部层，文件夹或 .zip")->required()->type_name("");
  restore->add_option("文件夹", into_, "恢复到哪里，要是还没有的文件夹；默认用归档的名字")->type_name("");
  restore->footer("例：gongshilan restore archive/ZB1-2024-1-internal 一支部-2024");
}

app::RestoreOptions ArchiveCommands::restore_options() const {
  app::RestoreOptions options{bag_, {}};
  if (!into_.empty()) options.into = into_;
  return options;
}

ExitCode ArchiveCommands::archive(const app::Console& console) const {
  if (!rebuild_.empty()) {
    if (!meeting_.empty() || !as_of_.empty() || !audience_.empty() || !reason_.empty() || !key_.empty())
      throw base::Failure("--rebuild", "不能和会议、--as-of、--audience、--reason、--key 一起写", "请分两次运行。",
                          ExitCode::usage);
    return app::rebuild_archive({rebuild_}, console);
  }
  if (meeting_.empty())
    throw base::Failure("archive", "没有写哪次会议", "例如 gongshilan archive 2024。", ExitCode::usage);
  app::ArchiveOptions options{workspace_, meeting_, as_of_date(as_of_), audience_of(audience_), reason_, {}};
  if (!key_.empty()) options.key = key_;
  return app::archive(options, console);
}

void ArchiveCommands::define_keygen(CLI::App& app) {
  CLI::App* keygen = app.add_subcommand("keygen", "做一对密钥，给年度归档签名用，一个单位做一次");
  add_common(*keygen, workspace_, quiet_);
  keygen->footer("例：gongshilan keygen --workspace 一支部");
}

void ArchiveCommands::define_verify(CLI::App& app) {
  CLI::App* verify = app.add_subcommand("verify", "核对一份归档：每个字节、两层、更正和签名，写出四性检测报告");
  use_chinese(*verify);
  verify->add_option("归档", bag_, "归档的文件夹或 ZIP")->required()->type_name("");
  verify->add_flag("--fast", fast_, "只看文件名、数量、字节数和清单自身，不读内容");
  verify->add_option("--key", key_, "单位公布的公钥，看是不是它签的名")->type_name("文件");
  verify->add_option("--report", report_, "把四性检测报告写到这个文件夹，供打印签名")->type_name("文件夹");
  verify->add_flag("--quiet", quiet_, "通过时不输出");
  verify->footer("例：gongshilan verify 一支部/archive/ZB1-2021-1-public --report 一支部/report");
}

app::VerifyOptions ArchiveCommands::verify_options() const {
  app::VerifyOptions options;
  options.where = bag_;
  options.fast = fast_;
  if (!key_.empty()) options.key = key_;
  if (!report_.empty()) options.report = report_;
  return options;
}

std::optional<base::ExitCode> ArchiveCommands::run(const CLI::App& app, app::Console console) const {
  console.quiet = quiet_;
  if (app.got_subcommand("archive")) return archive(console);
  if (app.got_subcommand("restore")) return app::restore(restore_options(), console);
  if (app.got_subcommand("keygen")) return app::keygen({workspace_}, console);
  if (app.got_subcommand("verify")) return app::verify_archive(verify_options(), console);
  return std::nullopt;
}

}  // namespace cli
