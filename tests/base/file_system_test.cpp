// SPDX-License-Identifier: MIT
#include "base/file_system.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using base::ExitCode;
using support::failure_of;
using support::TempDir;

constexpr std::uintmax_t kMiB = 1U << 20U;
const std::string kCheck = "。请检查路径、权限和磁盘空间。";

TEST(Files, WriteMakesFoldersAndReadGivesTheBytesBack) {
  const TempDir dir;
  const fs::path path = dir.path() / "新 建" / "台账" / "整改.csv";
  const std::string bytes("a\0\r\nb", 5);
  base::write_file(path, bytes);
  EXPECT_EQ(base::read_file(path, kMiB), bytes);
  base::write_file(path, "短");
  EXPECT_EQ(base::read_file(path, kMiB), "短");
}

TEST(Files, AtomicWriteReplacesAndLeavesNothingBeside) {
  const TempDir dir;
  const fs::path path = dir.path() / "子" / "a.json";
  base::write_file_atomic(path, "旧");
  base::write_file_atomic(path, "新");
  EXPECT_EQ(base::read_file(path, kMiB), "新");
  EXPECT_EQ(base::files_below(dir.path()), std::vector<fs::path>{"子/a.json"});
}

TEST(Files, KnowWhatLiesInAFolderThroughLinksToo) {
  const TempDir dir;
  fs::create_directories(dir.path() / "site" / "a");
  fs::create_directory_symlink(dir.path() / "site", dir.path() / "链接");
  EXPECT_TRUE(base::is_inside(dir.path() / "site", dir.path() / "site"));
  EXPECT_TRUE(base::is_inside(dir.path() / "site" / "", dir.path() / "site"));
  EXPECT_TRUE(base::is_inside(dir.path() / "链接" / "还没有" / "b", dir.path() / "site"));
  EXPECT_TRUE(base::is_inside(dir.path() / "site" / "a", dir.path() / "链接"));
  EXPECT_FALSE(base::is_inside(dir.path() / "site-members", dir.path() / "site"));
  EXPECT_FALSE(base::is_inside(dir.path() / "site" / "a" / ".." / "..", dir.path() / "site"));
  EXPECT_FALSE(base::is_inside(dir.path(), dir.path() / "site"));
}

// Whatever stood there, or was left beside it by a stopped run, is not what others may go on reading.
TEST(Files, PrivateFileIsForTheOwnerOnly) {
  const TempDir dir;
  const fs::path path = dir.path() / "子" / "述职.html";
  base::write_file(path, "谁都能读");
  base::write_file(path.parent_path() / ".述职.html.new", "没有写完");
  base::write_private_file(path, "新");
  EXPECT_EQ(base::read_file(path, kMiB), "新");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(base::files_below(dir.path()), std::vector<fs::path>{"子/述职.html"});
}

TEST(Files, AFileIsWrittenForWhomAnotherIs) {
  const TempDir dir;
  const auto shared = fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::group_write;
  base::write_file(dir.path() / "原件", "");
  fs::permissions(dir.path() / "原件", shared);
  base::write_file_like(dir.path() / "副本", "新", dir.path() / "原件");
  EXPECT_EQ(base::read_file(dir.path() / "副本", kMiB), "新");
  EXPECT_EQ(fs::status(dir.path() / "副本").permissions(), shared);
}

TEST(Files, AtomicWriteThatFailsKeepsTheOldFile) {
  const TempDir dir;
  fs::create_directories(dir.path() / "a" / "b");
  const std::string path = (dir.path() / "a").string();
  EXPECT_EQ(failure_of([&] { base::write_file_atomic(path, "x"); }, ExitCode::failed),
            path + "：不能换上新文件（这是一个文件夹）" + kCheck);
  EXPECT_TRUE(fs::is_directory(dir.path() / "a" / "b"));
}

TEST(Files, ReadNamesPathAndReason) {
  const TempDir dir;
  base::write_file(dir.path() / "file", "");
  const std::string at = dir.path().string();
  const auto read = [](const std::string& path) {
    return failure_of([&] { base::read_file(path, kMiB); }, ExitCode::failed);
  };
  EXPECT_EQ(read(at + "/没有"), at + "/没有：不能读取（找不到）" + kCheck);
  EXPECT_EQ(read(at), at + "：不能读取（这是一个文件夹）" + kCheck);
  EXPECT_EQ(read(at + "/file/x"), at + "/file/x：不能读取（路径中有一段不是文件夹）" + kCheck);
  EXPECT_EQ(base::read_file(at + "/file", 0), "");
}

TEST(Files, ReadRefusesWhatIsOverTheCap) {
  const TempDir dir;
  const fs::path path = dir.path() / "大.csv";
  base::write_file(path, "");
  fs::resize_file(path, 64 * kMiB);  // sparse
  EXPECT_EQ(base::read_file(path, 64 * kMiB).size(), 64 * kMiB);
  const auto message = [&](std::uintmax_t size) {
    fs::resize_file(path, size);
    return failure_of([&] { base::read_file(path, 64 * kMiB); });
  };
  EXPECT_EQ(message(64 * kMiB + 1), path.string() + "：文件有 65 MiB，超过上限 64 MiB。请拆成几个文件。");
  EXPECT_EQ(message(66 * kMiB), path.string() + "：文件有 66 MiB，超过上限 64 MiB。请拆成几个文件。");
}

TEST(Files, BelowAreSortedFilesAndLinksButNoLinkedFoldersContents) {
  const TempDir dir;
  for (const char* name : {"b.csv", "a/z.csv", "a.csv", "年度.csv", "a/.x", "空 格/年度.csv"})
    base::write_file(dir.path() / name, "x");
  fs::create_directories(dir.path() / "empty");
  fs::create_symlink(dir.path() / "b.csv", dir.path() / "link.csv");
  fs::create_directory_symlink(dir.path() / "a", dir.path() / "linked");
  const std::vector<fs::path> expected{"a.csv",    "a/.x",   "a/z.csv",  "b.csv",
                                       "link.csv", "linked", "年度.csv", "空 格/年度.csv"};
  EXPECT_EQ(base::files_below(dir.path()), expected);
}

TEST(Files, BelowAMissingFolderFails) {
  const TempDir dir;
  const std::string path = (dir.path() / "没有").string();
  EXPECT_EQ(failure_of([&] { base::files_below(path); }, ExitCode::failed), path + "：不能列出（找不到）" + kCheck);
}

TEST(Files, BelowAFolderThatMayNotBeReadFailsInsteadOfStoppingEarly) {
  const TempDir dir;
  base::write_file(dir.path() / "a" / "closed" / "x.csv", "x");
  fs::permissions(dir.path(), fs::perms(0755));
  fs::permissions(dir.path() / "a" / "closed", fs::perms::none);
  const bool root = ::geteuid() == 0;  // root may read everything: be nobody for a moment
  ASSERT_TRUE(!root || ::seteuid(65534) == 0);
  const std::string message = failure_of([&] { base::files_below(dir.path()); }, ExitCode::failed);
  const bool back = !root || ::seteuid(0) == 0;
  ASSERT_TRUE(back);
  fs::permissions(dir.path() / "a" / "closed", fs::perms::owner_all);
  EXPECT_EQ(message, dir.path().string() + "：不能列出（没有权限）" + kCheck);
}

TEST(Files, RemoveTakesAMissingFileAsDone) {
  const TempDir dir;
  base::write_file(dir.path() / "a", "x");
  base::remove_file(dir.path() / "a");
  base::remove_file(dir.path() / "a");
  EXPECT_FALSE(fs::exists(dir.path() / "a"));
  const std::string path = dir.path().string();
  EXPECT_EQ(failure_of([&] { base::remove_file(path); }, ExitCode::failed),
            path + "：不能删除（这是一个文件夹）" + kCheck);
}

TEST(Files, RenameMakesTheFolderAndNamesTheTarget) {
  const TempDir dir;
  base::write_file(dir.path() / "a", "x");
  base::rename_over(dir.path() / "a", dir.path() / "n" / "b");
  EXPECT_EQ(base::read_file(dir.path() / "n" / "b", kMiB), "x");
  const std::string to = (dir.path() / "c").string();
  EXPECT_EQ(failure_of([&] { base::rename_over(dir.path() / "a", to); }, ExitCode::failed),
            to + "：不能换上新文件（找不到）" + kCheck);
  EXPECT_NO_THROW(base::sync_file_system(dir.path()));
}

TEST(Files, WriteReplacesLongerBytesWholly) {
  const TempDir dir;
  base::write_file(dir.path() / "a", "long bytes");
  base::write_file(dir.path() / "a", "");
  EXPECT_EQ(base::read_file(dir.path() / "a", kMiB), "");
}

TEST(Files, WriteNamesPathAndReason) {
  const TempDir dir;
  base::write_file(dir.path() / "file", "x");
  fs::create_directories(dir.path() / "folder");
  const std::string at = dir.path().string();
  const auto write = [](const std::string& path) {
    return failure_of([&] { base::write_file(path, "y"); }, ExitCode::failed);
  };
  EXPECT_EQ(write(at + "/folder"), at + "/folder：不能写入（这是一个文件夹）" + kCheck);
  EXPECT_EQ(write(at + "/file/x"), at + "/file/x：不能写入（路径中有一段不是文件夹）" + kCheck);
  EXPECT_EQ(failure_of([&] { base::make_folder(at + "/file/x"); }, ExitCode::failed),
            at + "/file/x：不能建立文件夹（路径中有一段不是文件夹）" + kCheck);
  EXPECT_EQ(base::read_file(at + "/file", kMiB), "x");
}

TEST(Files, HasBytesOnlyIfTheyAreJustThese) {
  const TempDir dir;
  const fs::path path = dir.path() / "a";
  const std::string bytes("整改\0\n", 8);
  base::write_file(path, bytes);
  EXPECT_TRUE(base::has_bytes(path, bytes));
  EXPECT_FALSE(base::has_bytes(path, bytes + "x"));
  EXPECT_FALSE(base::has_bytes(path, bytes.substr(0, 7)));
  EXPECT_FALSE(base::has_bytes(path, std::string("整改\0\r", 8))) << "as long, but other";
  EXPECT_FALSE(base::has_bytes(path, ""));
  base::write_file(path, "");
  EXPECT_TRUE(base::has_bytes(path, ""));
  for (const fs::path& none : {dir.path() / "没有", dir.path(), path / "x"}) EXPECT_FALSE(base::has_bytes(none, ""));
}

TEST(Files, AKeptCopyOutlivesTheChangeOfItsFile) {
  const TempDir dir;
  const fs::path of = dir.path() / "a";
  const fs::path as = dir.path() / "留底/子/a";
  base::write_file(of, "old");
  base::keep_copy(of, as);
  EXPECT_TRUE(fs::equivalent(of, as)) << "a second name, not a second time the bytes";
  base::write_file_atomic(of, "new");
  EXPECT_EQ(base::read_file(as, kMiB), "old");
  base::keep_copy(of, as);  // over what was kept before
  EXPECT_EQ(base::read_file(as, kMiB), "new");
  EXPECT_EQ(failure_of([&] { base::keep_copy(dir.path() / "没有", dir.path() / "b"); }, ExitCode::failed),
            (dir.path() / "b").string() + "：不能留底（找不到）" + kCheck);
  EXPECT_FALSE(fs::exists(dir.path() / "b"));
}

TEST(Files, RemoveTreeTakesEverythingBelowAndAMissingOneAsDone) {
  const TempDir dir;
  base::write_file(dir.path() / "a/b/c", "x");
  base::write_file(dir.path() / "outside", "x");
  fs::create_directory_symlink(dir.path(), dir.path() / "a/up");
  base::remove_tree(dir.path() / "a");
  base::remove_tree(dir.path() / "a");
  EXPECT_EQ(base::files_below(dir.path()), std::vector<fs::path>{"outside"});
}

TEST(Files, AskingIsNoRefusal) {
  const TempDir dir;
  base::write_file(dir.path() / "a", "x");
  EXPECT_TRUE(base::exists(dir.path() / "a"));
  EXPECT_FALSE(base::exists(dir.path() / "a/x"));
  EXPECT_TRUE(base::may_write(dir.path()));
  EXPECT_FALSE(base::may_write(dir.path() / "没有"));
  EXPECT_TRUE(base::on_one_mount(dir.path(), dir.path() / "a"));
  EXPECT_FALSE(base::on_one_mount(dir.path(), "/proc"));
  EXPECT_FALSE(base::on_one_mount(dir.path() / "没有", dir.path() / "没有"));
}

TEST(FileLock, SecondHolderIsRefusedUntilTheFirstIsGone) {
  const TempDir dir;
  const fs::path path = dir.path() / "ws" / ".lock";
  {
    const base::FileLock first(path, 0);
    EXPECT_EQ(failure_of([&] { const base::FileLock second(path, 0); }, ExitCode::failed),
              path.parent_path().string() + "：另一个 gongshilan 正在运行。请等它结束后再试。");
  }
  EXPECT_NO_THROW(base::FileLock(path, 0));
}

}  // namespace
