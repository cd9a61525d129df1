// SPDX-License-Identifier: MIT
#include "app/archive_readme.h"

#include <fmt/format.h>

#include "config/settings.h"
#include "model/date.h"
#include "model/meeting_title.h"
#include "site/page.h"

namespace app {
namespace {

constexpr const char* kPublicPart =
    "怎样看\n"
    "  用任何浏览器打开 data 文件夹里的 index.html。不用联网，不用安装，没有脚本。\n"
    "  网页旁边的 .csv 文件是同样内容的表格，可以用任何表格软件或记事本打开。\n"
    "\n"
    "里面有什么\n"
    "  公示栏网站在计算日的样子：凡向上面写的范围公示过的都在，公示期已满的也在；\n"
    "  撤下的没有，只留一行说明。没有票数、得分和不公开的姓名。\n"
    "\n";

constexpr const char* kInternalPart =
    "内部材料，不得公示：里面有姓名、票数和没有公开的事项。\n"
    "\n"
    "里面有什么\n"
    "  data/record.db        记录库（SQLite 3），每张表另有一份 CSV 在 data/tables 里\n"
    "  data/workspace        党务工作者自己的文件：台账、设置、方案、模板、归档材料\n"
    "                        （原来的文件名见 data/files.csv）\n"
    "  data/materials.csv    档案表里的材料，各有哪些文件，缺哪些\n"
    "  data/tables/log.csv   操作记录；approval_sheet.csv、disclosure.csv 是公开的审批\n"
    "  data/shipped          做公开层用的页面模板、方案和放假安排\n"
    "  data/making.json      用哪一版程序、按哪一天、给哪个范围做的\n"
    "\n"
    "和公开层的关系\n"
    "  同名的公开层里有 commitments.txt：这里 data/commitments.txt 每一行的 SHA-256 都在\n"
    "  那里面（别的行只是凑数）。单看公开层什么也推不出来；拿着这里的一行，就能证明这一\n"
    "  行在归档那天就在记录里。有 gongshilan 程序时，运行 gongshilan archive --rebuild\n"
    "  可以由这里重新做出公开层，逐字节比较。\n"
    "\n";

constexpr const char* kChecks =
    "怎样核对\n"
    "  这是一个 BagIt 1.0（RFC 8493）的包。在这个文件夹里运行（Linux、麒麟、统信，或 Windows\n"
    "  上有同名命令的软件）：\n"
    "    sha256sum -c --quiet manifest-sha256.txt\n"
    "    sha256sum -c --quiet tagmanifest-sha256.txt\n"
    "    sha512sum -c --quiet manifest-sha512.txt\n"
    "    cksum -a sm3 --check --quiet sm3.txt\n"
    "  没有输出就是一致。另外数一数：data 里的文件应当正好是 bag-info.txt 里 Payload-Oxum\n"
    "  点后面的数，点前面是总字节数。有 gongshilan 程序时，运行 gongshilan verify 可以一次查完，\n"
    "  并写出四性检测报告。\n"
    "  归档码是 tagmanifest-sha256.txt 的 SHA-256 的前八位；归档以后的网站上公布的公开层归档码，\n"
    "  应当和这样算出来的一样。\n";

constexpr const char* kSigned =
    "  签名：minisign -V -p archive.pub -m tagmanifest-sha256.txt\n"
    "  archive.pub 是公钥，请和单位公布的公钥核对，一样才说明是这个单位签的。\n";

}  // namespace

std::string archive_readme(const record::BagInfo& info, bool is_signed) {
  const bool is_public = info.layer == record::kPublicLayer;
  const auto audience = config::audience_from_key(info.audience);
  const auto as_of = model::parse_date(info.as_of);
  std::string text = fmt::format("{} {}公示归档（{}）\n\n", info.source_organization,
                                 model::meeting_title(info.meeting), is_public ? "公开层" : "内部层");
  const auto line = [&](const char* label, const std::string& value) {
    if (!value.empty()) text += fmt::format("{}：{}\n", label, value);
  };
  line("编号", info.bag_name());
  line("公示范围", audience ? site::audience_label(*audience) : "");
  line("计算日", as_of ? model::chinese(*as_of) : "");
  line("保管期限", info.retention);
  line("做归档的程序", info.agent);
  line("更正", info.supersedes.empty() ? "" : fmt::format("代替 {}，理由：{}", info.supersedes, info.reason));
  text += "\n";
  text += is_public ? kPublicPart : kInternalPart;
  text += kChecks;
  if (is_signed) text += kSigned;
  text += "\n文件是只读的。不要改动、改名、增删这个文件夹里的任何文件；要更正，重新归档，编号往后排。\n";
  return text;
}

}  // namespace app
