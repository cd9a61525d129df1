// SPDX-License-Identifier: MIT
#include "record/bag_source.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;

using base::ExitCode;
using support::failure_of;
using support::TempDir;

std::vector<std::string> faults_of(const record::BagSource& bag) {
  std::vector<std::string> all;
  for (const record::BagFault& fault : bag.faults()) all.push_back(fault.where + "：" + fault.what + "。" + fault.hint);
  return all;
}

TEST(BagSource, PathsThatEverySystemTakesAlike) {
  for (const char* path : {"a", "data/index.html", "data/a b.txt", ".DS_Store", "a-_.~+=@#$&'(),;![]{}^`", "..a", "-a"})
    EXPECT_TRUE(record::is_plain_path(path)) << path;
  for (const char* path :
       {"",   "/",   "/a", "a/", "a//b", ".",    "..",  "a/..",  "./a",  "a/../b", "a\\b", "a:b", "a*",
        "a?", "a\"", "<a", "a>", "a|b",  "a%0A", "a\n", "a\x7F", "整改", " a",     "a ",   "a.",  "a./b"})
    EXPECT_FALSE(record::is_plain_path(path)) << path;
}

TEST(BagSource, AFolderIsListedByItsBytes) {
  const TempDir dir;
  const fs::path bag = dir.path() / "A-2021-1-public";
  base::write_file(bag / "data/a/b", "1");
  base::write_file(bag / "data/a.txt", "22");
  base::write_file(bag / "bagit.txt", "");
  fs::create_directory_symlink(bag, dir.path() / "link");
  for (const fs::path& where : {bag, bag / "", bag / "data/..", dir.path() / "link"}) {
    const auto source = record::open_bag(where);
    EXPECT_EQ(source->name(), "A-2021-1-public");
    EXPECT_THAT(faults_of(*source), testing::IsEmpty());
    std::vector<std::string> files;
    for (const record::BagFile& file : source->files()) files.push_back(file.path + " " + std::to_string(file.size));
    EXPECT_THAT(files, testing::ElementsAre("bagit.txt 0", "data/a.txt 2", "data/a/b 1"));
    EXPECT_EQ(source->text("data/a.txt"), "22");
    EXPECT_FALSE(source->has("data"));
  }
}

TEST(BagSource, WhatIsNoPlainFileIsAFault) {
  const TempDir dir;
  const fs::path bag = dir.path() / "A";
  base::write_file(bag / "data/a", "1");
  base::write_file(bag / "data/整改.txt", "1");
  base::write_file(bag / "data/b\n", "1");
  base::write_file(bag / "data/c\xFF", "1");
  base::make_folder(bag / "data/empty/very");
  fs::create_symlink("a", bag / "data/link");
  fs::create_directory_symlink("/", bag / "data/out");
  ASSERT_EQ(::mkfifo((bag / "data/pipe").c_str(), 0600), 0);
  const auto source = record::open_bag(bag);
  ASSERT_EQ(source->files().size(), 1U);
  const std::string away = "。归档里不能有它，请移走后再核对。";
  const std::string name = "：名称里有归档不用的字符，是后来加进来的";
  EXPECT_THAT(faults_of(*source),
              testing::ElementsAre("data/b " + name + away, "data/c\xEF\xBF\xBD" + name + away,
                                   "data/empty/very/：是空文件夹" + away, "data/link：是链接，不是文件" + away,
                                   "data/out：是链接，不是文件" + away, "data/pipe：不是普通文件" + away,
                                   "data/整改.txt" + name + away));
  EXPECT_THAT(failure_of([&] { static_cast<void>(source->text("data/link")); }, ExitCode::failed),
              testing::StartsWith((bag / "data/link").string() + "：不能读取（"));
}

TEST(BagSource, ATextOfOursIsNotLarge) {
  const TempDir dir;
  base::write_file(dir.path() / "A/a", "");
  fs::resize_file(dir.path() / "A/a", (64U << 20U) + 1);
  EXPECT_EQ(failure_of([&] { static_cast<void>(record::open_bag(dir.path() / "A")->text("a")); }),
            "a：文件过大，不像是本程序写的。请换一份完好的副本。");
}

TEST(BagSource, WhatIsNeitherFolderNorZip) {
  const TempDir dir;
  base::write_file(dir.path() / "a.txt", "PK");
  EXPECT_EQ(failure_of([&] { record::open_bag(dir.path() / "a.txt"); }),
            (dir.path() / "a.txt").string() +
                "：既不是归档的文件夹，也不是它的 ZIP。请写归档的文件夹（里面有 bagit.txt），或者同名的 ZIP。");
  EXPECT_EQ(failure_of([&] { record::open_bag(dir.path() / "none"); }),
            (dir.path() / "none").string() + "：找不到。请检查路径。");
  base::write_file(dir.path() / "a.zip", "");
  EXPECT_EQ(record::open_bag(dir.path() / "a.zip")->faults().size(), 1U) << "a ZIP of which nothing is left";
  base::make_folder(dir.path() / "empty");
  EXPECT_THAT(faults_of(*record::open_bag(dir.path() / "empty")),
              testing::ElementsAre("empty：是空文件夹。请检查路径。"));
}

}  // namespace
