// SPDX-License-Identifier: MIT
// verify: whether an archive is whole and what it says of others holds, as 四性检测. Needs no workspace and changes
// nothing: a report is written where it is asked for, never into an archive.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/internal_bag.h"
#include "base/file_system.h"
#include "base/text.h"
#include "config/settings.h"
#include "record/bag_ties.h"
#include "record/four_nature.h"
#include "record/minisign.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::ExitCode;
using base::Failure;

std::string read_key(const std::optional<fs::path>& file) {
  if (!file) return "";
  constexpr std::uintmax_t most = 4096;
  std::string key = base::read_file(*file, most);
  if (record::key_number(key).empty())
    throw Failure(file->string(), "不是公钥", "请写单位公布的公钥文件，gongshilan keygen 做出的 .pub 文件。",
                  ExitCode::refused);
  return key;
}

bool is_bag(const fs::path& folder) { return base::exists(folder / record::kBagit); }

// Nothing that is not the archive's own may come to lie in it, or among archives.
void refuse_among_archives(const fs::path& folder, const fs::path& where) {
  std::error_code error;
  fs::path above = fs::weakly_canonical(folder, error);
  for (; !above.empty(); above = above.parent_path()) {
    if (is_bag(above))
      throw Failure(folder.string(), fmt::format("这里是归档（{}）", above.string()), "归档不能改动，请换一个文件夹。");
    if (above.filename() == "archive" && base::exists(above.parent_path() / config::kSettingsFile))
      throw Failure(folder.string(), "archive 文件夹里只放归档", "请换一个文件夹，例如工作区的 report。");
    if (above == above.root_path()) break;
  }
  if (base::is_inside(folder, where))
    throw Failure(folder.string(), fmt::format("这里是归档（{}）", where.string()), "归档不能改动，请换一个文件夹。");
}

void write_report(const record::FourNatureReport& report, const fs::path& folder, const Console& console) {
  // For the owner only: what it says of the internal layer is nobody else's business.
  for (const auto& [ending, text] :
       {std::pair{"html", record::four_nature_page(report)}, std::pair{"txt", record::four_nature_text(report)}})
    base::write_private_file(folder / fmt::format("四性检测-{}.{}", report.name, ending), text);
  console.say(fmt::format("已写出四性检测报告：{}（打印后由检测人、审核人签名），文字版 四性检测-{}.txt",
                          (folder / fmt::format("四性检测-{}.html", report.name)).string(), report.name));
}

}  // namespace

ExitCode verify_archive(const VerifyOptions& options, const Console& console) {
  const std::string key = read_key(options.key);
  const auto bag = record::open_bag(options.where);
  if (options.report) refuse_among_archives(*options.report, options.where);
  const record::BagCheck check = record::check_bag(*bag, options.fast);
  refuse_what_is_no_archive(*bag, check, options.where);
  const record::BagTies ties = record::check_ties(*bag, check, options.where, key, options.fast);
  const record::FourNatureReport report =
      record::four_natures({*bag, check, ties, options.where, options.fast, "gongshilan " + version()});
  // Also under --quiet, where there is something to say.
  if (!console.quiet || !report.passed()) console.out << record::four_nature_text(report);
  if (options.report) write_report(report, *options.report, console);
  return report.passed() ? ExitCode::done : ExitCode::refused;
}

}  // namespace app
