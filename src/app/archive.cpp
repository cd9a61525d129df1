// SPDX-License-Identifier: MIT
// archive: one meeting's record as two bags that are never written again. Takes the record as it stands: what is in the
// ledger and not in the record yet has to be looked at on the site first.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/archive_folder.h"
#include "app/archive_maker.h"
#include "app/commands.h"
#include "app/ledger_import.h"
#include "base/failure.h"
#include "base/hash.h"
#include "base/signing.h"
#include "base/text.h"
#include "record/minisign.h"
#include "rules/personal_data.h"
#include "site/page.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::ExitCode;
using base::Failure;

constexpr const char* kKeyFile = "archive.key";

[[noreturn]] void refuse(const std::string& where, const std::string& what, const std::string& hint) {
  throw Failure(where, what, hint, ExitCode::refused);
}

// It stands in both bags, for everybody.
void check_reason(const std::string& reason) {
  constexpr std::size_t most = 200;
  if (base::length(reason) > most)
    refuse("--reason", fmt::format("有 {} 个字", base::length(reason)), fmt::format("请写短些，最多 {} 个字。", most));
  if (base::has_hidden_controls(reason) || reason.find('\n') != std::string::npos)
    refuse("--reason", "里有换行或看不见的控制字符", "请写成一行。");
  for (const rules::PersonalData& found : rules::personal_data_in(reason))
    refuse("--reason", fmt::format("里有{}", found.kind), "理由要公开，请删去个人信息。");
}

void check_meeting(Workspace& workspace, const std::string& meeting) {
  store::Statement known = workspace.database.prepare("SELECT DISTINCT meeting FROM meeting ORDER BY meeting");
  std::vector<std::string> meetings;
  while (known.step()) meetings.push_back(known.text(0));
  if (std::find(meetings.begin(), meetings.end(), meeting) != meetings.end()) return;
  refuse("会议 " + base::excerpt(meeting), "记录库里没有这次会议",
         meetings.empty() ? "请先运行 gongshilan build。" : fmt::format("有的会议：{}。", base::join(meetings, "、")));
}

// The names of the ledger's files, all of which say what the record says.
std::vector<std::string> ledger_as_imported(Workspace& workspace, model::Date as_of, const Console& console) {
  LedgerImport import(workspace, console, as_of);
  if (!import.rejects().empty() || import.changed_anything())
    refuse("ledger", "台账有改动，还没有导入", "请先运行 gongshilan build，看过网站再归档。");
  return import.ledger_files();
}

// A damaged key, or one of two that were mixed up, shows beside the public one that was given out.
void read_key(const fs::path& key, ArchiveOrder& order) {
  constexpr std::uintmax_t most_bytes = 4096;
  order.secret_key = base::read_file(key, most_bytes);
  order.key_name = key.string();
  const std::string own = record::open_key_of(order.secret_key, order.key_name);  // an empty file is a key that is none
  const fs::path open = fs::path(key).replace_extension(".pub");
  if (!base::exists(open)) return;
  const std::string given = base::replace_all(base::read_file(open, most_bytes), "\r\n", "\n");
  if (base::trim(given) != base::trim(own))
    refuse(key.string(), fmt::format("和旁边的 {} 不是一对", open.filename().string()),
           "请找出正确的一对；弄错的移到别处。归档没有做。");
}

ArchiveOrder order_of(const Workspace& workspace, const ArchiveOptions& options, const ArchiveFolder& folder) {
  ArchiveOrder order;
  order.meeting = options.meeting;
  order.audience = options.audience.value_or(workspace.settings.audience);
  order.as_of = options.as_of.value_or(today());
  order.reason = std::string(base::trim(options.reason));
  order.former = folder.newest(options.meeting);
  if (order.as_of > today())
    refuse("--as-of", fmt::format("{}还没有到", model::chinese(order.as_of)), "归档的计算日不能晚于今天。");
  if (order.former && order.reason.empty()) {
    const std::string name =
        fmt::format("{}-{}-{}", workspace.settings.organization, order.meeting, order.former->number);
    refuse(name, "这次会议已经归档，归档不能改写",
           fmt::format("确要更正的，请用 --reason 写明理由，另做一份，编号 {}。", order.former->number + 1));
  }
  if (!order.former && !order.reason.empty())
    refuse("--reason", "是更正归档的理由，而这次会议还没有归档", "请去掉它。");
  check_reason(order.reason);
  if (order.former) order.number = order.former->number + 1;
  const fs::path key = options.key.value_or(workspace.folder / kKeyFile);
  if (options.key || base::exists(key)) read_key(key, order);
  return order;
}

void refuse_unposted(const MadeArchive& made) {
  const std::size_t left_out = made.site.items_left_out + made.site.commitments_left_out;
  if (made.site.shown == 0 && left_out > 0)
    refuse("会议 " + made.line.meeting, "还没有向这个范围公示过，没有可以归档的",
           "请先运行 gongshilan build 生成网站（不带 --as-of 和 --out），再归档。");
}

// Files that rows of this meeting were read from and that are in ledger/ no more: the clerk put them away.
std::vector<std::string> lost_originals(const Workspace& workspace, const std::string& meeting,
                                        const std::vector<std::string>& ledger) {
  std::set<std::string> lost;
  for (const model::Table& table : model::tables()) {
    if (!table.index_of("meeting")) continue;
    store::Statement files = workspace.database.prepare(
        fmt::format("SELECT DISTINCT s.file FROM {} t JOIN source_sheet s ON s.id = t.source_sheet WHERE t.meeting = ?",
                    table.key));
    files.bind_text(meeting);
    while (files.step())
      if (std::find(ledger.begin(), ledger.end(), files.text(0)) == ledger.end()) lost.insert(files.text(0));
  }
  return {lost.begin(), lost.end()};
}

std::string size_text(std::uint64_t files, std::uint64_t bytes) {
  constexpr double a_megabyte = 1e6;
  return fmt::format("{} 个文件，{:.1f} MB", files, static_cast<double>(bytes) / a_megabyte);
}

void say_materials(const Materials& materials, const Console& console) {
  if (materials.listed.empty() && materials.others.empty()) return;
  std::vector<std::string> missing;
  for (const FiledMaterial& each : materials.listed)
    if (each.files.empty()) missing.push_back(each.name);
  std::string line = fmt::format("归档材料：表里 {} 种", materials.listed.size());
  line += missing.empty() && !materials.listed.empty()
              ? "，都有文件"
              : fmt::format("，缺 {} 种的文件：{}", missing.size(), base::join(missing, "、"));
  if (!materials.others.empty()) line += fmt::format("；另有 {} 个文件不在表里", materials.others.size());
  console.say(line + "。");
}

void say(const MadeArchive& made, const ArchiveOrder& order, const Workspace& workspace, const fs::path& folder,
         const std::vector<std::string>& lost, const Console& console) {
  console.say(fmt::format("已归档：{}-{}-{}（范围：{}，计算日 {}，保管期限 {}，归档码 {}）",
                          workspace.settings.organization, order.meeting, order.number,
                          site::audience_label(order.audience), model::chinese(order.as_of),
                          workspace.settings.retention, base::short_code(made.line.public_sha256)));
  console.say(fmt::format("公开层：{}（{}），可以给这个范围的人", (folder / made.public_name).string(),
                          size_text(made.public_files, made.public_bytes)));
  console.say(fmt::format("内部层：{}（{}），有姓名和票数，不得公示", (folder / made.internal_name).string(),
                          size_text(made.internal_files, made.internal_bytes)));
  console.say("两层各有一个同名的 .zip。");
  if (order.former)
    console.say(fmt::format("代替 {}-{}-{}，理由：{}", workspace.settings.organization, order.meeting,
                            order.former->number, order.reason));
  if (!lost.empty())
    console.say(
        fmt::format("台账原件不在 ledger 里、没有归档的：{}。它们的内容在记录库里；要归档原件，请放回去另做一份。",
                    base::join(lost, "、")));
  say_materials(made.materials, console);
  if (made.site.items_left_out + made.site.commitments_left_out > 0)
    console.say(fmt::format("没有公示过、不在公开层里的：整改 {} 项、承诺 {} 条。", made.site.items_left_out,
                            made.site.commitments_left_out));
  console.say(made.key_number.empty() ? "没有签名。要签名的，先运行 gongshilan keygen。"
                                      : fmt::format("已签名，密钥编号 {}。", made.key_number));
  console.say(fmt::format("核对请运行：gongshilan verify {}", (folder / made.public_name).string()));
}

}  // namespace

ExitCode archive(const ArchiveOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  if (workspace.settings.retention.empty())
    refuse(config::kSettingsFile, "没有写保管期限（retention）",
           "请按规定写上，例如 \"retention\": \"永久\" 或 \"30年\"。");
  ArchiveFolder folder(workspace, console);
  check_meeting(workspace, options.meeting);
  ArchiveOrder order = order_of(workspace, options, folder);
  const std::vector<std::string> ledger = ledger_as_imported(workspace, order.as_of, console);
  const fs::path making = folder.begin();
  try {
    const MadeArchive made = make_archive(workspace, order, ledger, making, console);
    base::wipe(order.secret_key);
    refuse_unposted(made);
    folder.bring_in(made.names, made.line);
    say(made, order, workspace, folder.path(), lost_originals(workspace, order.meeting, ledger), console);
  } catch (...) {
    folder.give_up();
    throw;
  }
  return ExitCode::done;
}

}  // namespace app
