// SPDX-License-Identifier: MIT
#include "record/four_nature.h"

#include <gmock/gmock.h>

#include "record/bags.h"
#include "record/minisign.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using record::FourNatureReport;
using record::NatureItem;
using record::Outcome;
using record_test::Files;
using record_test::info;
using record_test::internal_files;
using record_test::make_bags;
using record_test::Pair;
using record_test::public_files;
using support::TempDir;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

FourNatureReport report_on(const fs::path& where, bool fast = false, const std::string& key = "") {
  const auto bag = record::open_bag(where);
  const record::BagCheck check = record::check_bag(*bag, fast);
  const record::BagTies ties = record::check_ties(*bag, check, where, key, fast);
  return record::four_natures({*bag, check, ties, where, fast, "gongshilan 0.1.0"});
}

const NatureItem& item(const FourNatureReport& report, const std::string& name) {
  for (const NatureItem& each : report.items)
    if (each.item == name) return each;
  ADD_FAILURE() << name;
  return report.items.front();
}

std::vector<std::string> failed(const FourNatureReport& report) {
  std::vector<std::string> names;
  for (const NatureItem& each : report.items)
    if (each.outcome == Outcome::failed) names.push_back(each.item);
  return names;
}

// A pair of bags of these files, whole but for what the files are.
class FourNature : public testing::Test {
 protected:
  FourNatureReport open(const Files& files) {
    const Pair bags = make_bags(dir_.path() / "archive", files, internal_files(dir_.path() / "scratch"), info("public"),
                                info("internal"));
    return report_on(bags.open);
  }
  FourNatureReport internal(const Files& files) {
    const Pair bags = make_bags(dir_.path() / "archive", public_files(), files, info("public"), info("internal"));
    return report_on(bags.internal);
  }
  Files own() { return internal_files(dir_.path() / "scratch"); }
  TempDir dir_;
};

TEST_F(FourNature, OfAPublicLayer) {
  const FourNatureReport report = open(public_files());
  EXPECT_TRUE(report.passed());
  EXPECT_EQ(R"(电子档案四性检测报告

档案名称  2021年度组织生活会公示归档（公开层）
归档号    QHFY01-2021-1-public
归档码    )" + report.code +
                R"(
组织      青禾区人民法院第一党支部
层        公开层
会议      2021年度组织生活会
保管期限  永久
公示范围  本单位党员群众
计算日    2022年3月25日
数据截至  2022年3月18日
文件      5 个，611 字节（611 B）
检测程序  gongshilan 0.1.0（逐字节核对）

一、真实性
✓  通过    每个文件的哈希值  5 个文件，SHA-256、SHA-512、SM3 都和清单一致
✓  通过    清单和标签文件    9 个文件，符合 BagIt 1.0（RFC 8493），和标签清单一致
✓  通过    和内部层对应      和 QHFY01-2021-1-internal 对上，13 条对应值一致
✓  通过    更正链            第 1 号，没有更正别的归档
✓  通过    有没有更新的归档  旁边没有更新的一份
·  说明    签名              没有签名
－ 不适用  签名的公钥        没有签名
✓  通过    来源和形成程序    gongshilan 0.1.0 写成，计算日 2022年3月25日，生成码 37C8-138E

二、完整性
✓  通过    文件数和字节数    5 个文件，611 字节，和归档信息一致
✓  通过    缺少的文件        没有，清单上的都在
✓  通过    多出的文件        没有，都在清单上
✓  通过    元数据            19 项，齐全，值都在规定的范围里
✓  通过    保管期限          永久
✓  通过    归档号连续        第 1 号，前面没有
✓  通过    编号有没有漏号    整改 2 条，没有漏号

三、可用性
✓  通过    每个文件能打开    5 个文件都能打开（样式 2、网页 2、表格 1）
✓  通过    首页              有 data/index.html，用任何浏览器双击打开
✓  通过    网页里的链接      4 处，都通到归档里的文件
✓  通过    不用脚本就能读    2 个网页，文字都写在页里
✓  通过    说明文件          有 README.txt，中文，UTF-8

四、安全性
✓  通过    外部地址          没有，打开时不连网
✓  通过    脚本              没有
✓  通过    隐藏的内容        没有
✓  通过    加密              没有加密的文件
✓  通过    程序和宏          没有可以执行的程序，没有宏
✓  通过    文件名和链接      14 个文件名都安全，没有符号链接

结论：通过。查了 25 项，没有不通过的；1 项有说明，请人工看过。
)",
            record::four_nature_text(report));
}

TEST_F(FourNature, OfAnInternalLayer) {
  const FourNatureReport report = internal(own());
  EXPECT_THAT(failed(report), IsEmpty());
  EXPECT_EQ("13 行，每行记录、每个文件一行，算出来的一致", item(report, "对应值和本档案一致").value);
  EXPECT_THAT(item(report, "操作记录").value, testing::StartsWith("2 行，一行接一行，最后一行核对码 "));
  EXPECT_EQ("2 个文件，其中台账 1 个，大小和 SHA-256 都和 data/files.csv 一致", item(report, "台账和其他原件").value);
  EXPECT_EQ("2 张表，4 行，和 CSV 逐行一致", item(report, "记录库和表格一致").value);
  EXPECT_EQ("只有存放的人能看（0700）", item(report, "查阅权限").value);
  const NatureItem& materials = item(report, "归档材料");
  EXPECT_EQ(Outcome::noted, materials.outcome);
  EXPECT_EQ("“档案”表列了 1 种，1 种没有文件", materials.value);
  EXPECT_THAT(materials.details, ElementsAre("会议记录（QHFY01）：没有找到文件"));
}

TEST_F(FourNature, NamesWhatWasDoneToAnArchive) {
  const Pair bags = make_bags(dir_.path());
  base::write_file(bags.open / "data/site.css", "p { margin: 1px }\n");
  fs::remove(bags.open / "data/QHFY01/2021/rectification.csv");
  base::write_file(bags.open / "data/x.exe", "MZ");
  const FourNatureReport report = report_on(bags.open);
  EXPECT_THAT(failed(report),
              ElementsAre("每个文件的哈希值", "文件数和字节数", "缺少的文件", "多出的文件", "程序和宏"));
  EXPECT_EQ("5 个文件中 1 个和清单不一致", item(report, "每个文件的哈希值").value);
  EXPECT_EQ("缺 1 个", item(report, "缺少的文件").value);
  EXPECT_EQ("多出 1 个", item(report, "多出的文件").value);
  EXPECT_THAT(item(report, "程序和宏").details,
              ElementsAre("data/x.exe：是可以执行的程序。请去掉以后再归档一次，另成一份更正的归档。"));
  EXPECT_THAT(record::four_nature_text(report),
              HasSubstr("\n结论：未通过。真实性 1 项、完整性 3 项、安全性 1 项没有通过，见后面的明细；2 "
                        "项有说明，请人工看过。\n"));
}

TEST_F(FourNature, SeesWhatAPageDependsOn) {
  Files files = public_files();
  files["index.html"] = record_test::page(
      "<p hidden>x</p><a href=\"http://a.cn/\">x</a><a href=\"QHFY01/\">y</a><a href=\"../../x\">z</a>"
      "<script>x()</script>");
  const FourNatureReport report = open(files);
  EXPECT_THAT(failed(report), ElementsAre("网页里的链接", "外部地址", "脚本", "隐藏的内容"));
  EXPECT_EQ("5 处，2 处断了", item(report, "网页里的链接").value);
  EXPECT_THAT(item(report, "外部地址").details,
              ElementsAre("data/index.html：有外部地址 http://a.cn/。请去掉以后再归档一次，另成一份更正的归档。"));
}

TEST_F(FourNature, SeesAPageThatIsNotThere) {
  Files files = public_files();
  files.erase("index.html");
  EXPECT_THAT(failed(open(files)), ElementsAre("首页", "网页里的链接"));
}

TEST_F(FourNature, SaysWhichNumbersAreMissing) {
  Files files = public_files();
  files["QHFY01/2021/rectification.csv"] =
      std::string(record_test::kCsvMark) + "编号\r\nZ21-01\r\nZ21-03\r\nZ21-07\r\nG9\r\n无号\r\n";
  const FourNatureReport report = open(files);
  const NatureItem& gaps = item(report, "编号有没有漏号");
  EXPECT_EQ(Outcome::noted, gaps.outcome);
  EXPECT_EQ("整改 5 条，漏 4 个号。公开范围更窄的不在公开层，不一定是缺", gaps.value);
  EXPECT_THAT(gaps.details, ElementsAre("整改（QHFY01）：缺 Z21-02、Z21-04 至 Z21-06"));
}

TEST_F(FourNature, AsksForWhatAnArchiveMustSayOfItself) {
  record::BagInfo bad = info("public");
  bad.retention = "很久";
  bad.as_of = "2022-3-25";
  bad.audience = "";
  const Pair bags = make_bags(dir_.path() / "archive", public_files(), own(), bad, info("internal"));
  const FourNatureReport report = report_on(bags.open);
  EXPECT_THAT(failed(report), ElementsAre("元数据", "保管期限"));
  EXPECT_EQ("很久（不是“永久”或“30年”这样的写法）", item(report, "保管期限").value);
  EXPECT_THAT(item(report, "元数据").details,
              ElementsAre("bag-info.txt 的 Gongshilan-Audience：没有写。请找出没有动过的备份，重新核对。",
                          "bag-info.txt 的 Gongshilan-As-Of：“2022-3-25”不在规定的范围里。"
                          "请找出没有动过的备份，重新核对。"));
}

TEST_F(FourNature, HoldsTheRecordAgainstItsTables) {
  Files files = own();
  files["tables/rectification.csv"] += "Z21-03,QHFY01,2021,没有的一项\r\n";
  const FourNatureReport report = internal(files);
  EXPECT_THAT(failed(report), ElementsAre("记录库和表格一致"));
  EXPECT_THAT(item(report, "记录库和表格一致").details,
              ElementsAre("data/tables/rectification.csv：表格 3 行，记录库 2 行，有 1 行对不上。"
                          "表格和记录库应当是同一次归档写出的。请找出没有动过的备份，重新核对。"));
}

TEST_F(FourNature, SeesARecordThatIsDamaged) {
  Files files = own();
  files["record.db"].resize(files["record.db"].size() / 2);
  EXPECT_THAT(failed(internal(files)), ElementsAre("记录库能打开"));
}

TEST_F(FourNature, SeesALogThatWasChanged) {
  Files files = own();
  std::string& log = files["tables/log.csv"];
  log.replace(log.find("clerk"), 5, "nobody");
  const FourNatureReport report = internal(files);
  EXPECT_THAT(item(report, "操作记录").details,
              ElementsAre("data/tables/log.csv：第 1 行和前面接不上，这一行或它前面有一行被改过、删过或插进来过。"
                          "请和以前抄下的核对码对照，查清是谁、为什么改的。"));
}

TEST_F(FourNature, HoldsTheClerksFilesAgainstTheirList) {
  Files files = own();
  files["workspace/ledger/001.csv"] += "Z21-02,别的\r\n";
  files["workspace/ledger/002.csv"] = "a\r\n";
  const FourNatureReport report = internal(files);
  EXPECT_THAT(item(report, "台账和其他原件").details,
              ElementsAre("data/workspace/ledger/001.csv：大小或 SHA-256 和 data/files.csv 写的不一样。"
                          "请找出没有动过的备份，重新核对。",
                          "data/workspace/ledger/002.csv：data/files.csv 里没有它。请找出没有动过的备份，重新核对。"));
}

TEST_F(FourNature, OnlyTellsOfWhatTheClerkBrought) {
  Files files = own();
  files["shipped/public/list.js"] = "x()";
  files["workspace/materials/001.html"] = record_test::page("<a href=\"http://a.cn/\">x</a>");
  files["workspace/materials/002.pdf"] = "%PDF-1.4 /Encrypt 5 0 R\n%%EOF";
  const FourNatureReport report = internal(files);
  EXPECT_EQ(Outcome::passed, item(report, "脚本").outcome);
  EXPECT_EQ(Outcome::noted, item(report, "外部地址").outcome);
  EXPECT_THAT(item(report, "外部地址").details,
              ElementsAre("data/workspace/materials/001.html：有外部地址 http://a.cn/。"
                          "这是归档的原件，请人工看一看；要去掉的，去掉以后另成一份更正的归档。"));
  EXPECT_EQ(Outcome::failed, item(report, "加密").outcome);
}

TEST_F(FourNature, ReadsNothingWhenFast) {
  const Pair bags = make_bags(dir_.path());
  base::write_file(bags.internal / "data/tables/log.csv",
                   base::read_file(bags.internal / "data/tables/log.csv", 1U << 20U).replace(20, 1, "X"));
  const FourNatureReport report = report_on(bags.internal, true);
  EXPECT_TRUE(report.passed());
  EXPECT_EQ("快速核对没有读", item(report, "操作记录").value);
  EXPECT_EQ(Outcome::not_applicable, item(report, "操作记录").outcome);
  EXPECT_THAT(record::four_nature_text(report),
              HasSubstr("快速核对只看文件名、数量、字节数和清单自身，不能代替逐字节核对。"));
  EXPECT_FALSE(report_on(bags.internal).passed());
}

TEST_F(FourNature, SaysWhoMayLook) {
  const Pair bags = make_bags(dir_.path());
  fs::permissions(bags.internal, static_cast<fs::perms>(0755));
  const FourNatureReport report = report_on(bags.internal);
  EXPECT_EQ(Outcome::noted, item(report, "查阅权限").outcome);
  EXPECT_EQ("这台机器的其他用户也能看（0755），内部层有姓名和票数", item(report, "查阅权限").value);
}

TEST_F(FourNature, IsAPageToSign) {
  FourNatureReport report = open(public_files());
  report.items[0].outcome = Outcome::failed;
  report.items[0].details = {"data/<a>.html：坏了。请换一份。"};
  const std::string page = record::four_nature_page(report);
  for (const char* text :
       {"<title>电子档案四性检测报告 QHFY01-2021-1-public</title>", "检测人（签名）", "审核人（签名）", "检测日期",
        "<div class=\"verdict bad\">", "<b>结论：未通过</b>", "<li>data/&lt;a&gt;.html：坏了。请换一份。</li>"})
    EXPECT_THAT(page, HasSubstr(text));
}

}  // namespace
