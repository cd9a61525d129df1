// SPDX-License-Identifier: MIT
// What a look at a workspace sees, and what it takes no notice of.
#include "app/watched_files.h"

#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;

class WatchedFilesTest : public testing::Test {
 protected:
  WatchedFilesTest() { put("ledger/整改.csv", "1"); }

  void put(const std::string& file, const std::string& bytes) { base::write_file(folder_.path() / file, bytes); }
  // Whether the look is another one than the last.
  bool is_new() {
    std::string print = app::look_at_files(folder_.path()).print;
    const bool other = print != last_;
    last_ = std::move(print);
    return other;
  }
  support::TempDir folder_;
  std::string last_ = app::look_at_files(folder_.path()).print;
};

TEST_F(WatchedFilesTest, SeesEveryChangeOfWhatABuildReads) {
  EXPECT_TRUE(is_new());
  EXPECT_FALSE(is_new());
  for (const char* file : {"gongshilan.json", "ledger/二支部/整改.csv", "templates/page.mustache", "public/logo.svg",
                           "calendars/2027.json", "plans/P13.json"}) {
    put(file, "1");
    EXPECT_TRUE(is_new()) << file;
    put(file, "22");
    EXPECT_TRUE(is_new()) << file;
    base::write_file_atomic(folder_.path() / file, "33");
    EXPECT_TRUE(is_new()) << file;
    EXPECT_FALSE(is_new()) << file;
    base::remove_file(folder_.path() / file);
    EXPECT_TRUE(is_new()) << file;
  }
}

TEST_F(WatchedFilesTest, SeesAnotherFileOfTheSameSizeAndTime) {
  const fs::path file = folder_.path() / "ledger/整改.csv", other = folder_.path() / "other";
  put("other", "2");
  fs::last_write_time(other, fs::last_write_time(file));
  is_new();
  fs::rename(other, file);
  EXPECT_TRUE(is_new());
}

TEST_F(WatchedFilesTest, SeesFoldersAndLinksThatLeadNowhere) {
  is_new();
  base::make_folder(folder_.path() / "ledger/空");
  EXPECT_TRUE(is_new());
  fs::create_symlink("nowhere", folder_.path() / "ledger/链接.csv");
  EXPECT_TRUE(is_new());
  EXPECT_FALSE(is_new());
  base::remove_tree(folder_.path() / "ledger");
  EXPECT_TRUE(is_new());
  put("ledger", "a file");
  EXPECT_TRUE(is_new());
}

TEST_F(WatchedFilesTest, FollowsLinkedFilesAndALinkedLedgerButNoFoldersInIt) {
  const support::TempDir elsewhere;
  base::write_file(elsewhere.path() / "a.csv", "1");
  fs::create_symlink(elsewhere.path() / "a.csv", folder_.path() / "ledger/a.csv");
  is_new();
  base::write_file(elsewhere.path() / "a.csv", "22");
  EXPECT_TRUE(is_new());
  fs::create_directory_symlink(elsewhere.path(), folder_.path() / "ledger/elsewhere");
  fs::create_directory_symlink("..", folder_.path() / "ledger/loop");
  EXPECT_TRUE(is_new());
  EXPECT_EQ(app::look_at_files(folder_.path()).folders.size(), 2U);
  base::remove_tree(folder_.path() / "ledger");
  fs::create_directory_symlink(elsewhere.path(), folder_.path() / "ledger");
  is_new();
  base::write_file(elsewhere.path() / "a.csv", "333");
  EXPECT_TRUE(is_new());
}

TEST_F(WatchedFilesTest, NamesTheFoldersThatAreThere) {
  put("ledger/二支部/一组/整改.csv", "1");
  put("ledger/.旧稿/台账.xlsx", "1");
  std::vector<fs::path> folders = app::look_at_files(folder_.path()).folders;
  ASSERT_EQ(folders.size(), 4U);
  EXPECT_EQ(folders[0], folder_.path());
  EXPECT_EQ(folders[3], folder_.path() / "ledger/二支部/一组");
}

TEST_F(WatchedFilesTest, TakesNoNoticeOfWhatExcelIsSavingButOfFoldersSoNamed) {
  is_new();
  put("ledger/3F2A1B0C", "1");
  EXPECT_FALSE(is_new());
  put("ledger/20240001/整改.csv", "1");
  EXPECT_TRUE(is_new());
  put("ledger/20240001/整改.csv", "22");
  EXPECT_TRUE(is_new());
}

TEST(PassingBy, IsWhatOfficesAndSystemsLeave) {
  for (const char* name : {"~$台账.xlsx", ".~lock.台账.xlsx#", ".DS_Store", "台账.xlsx~", "台账.xlsx.tmp",
                           "~WRL0001.tmp", "a.part", "a.crdownload", "Thumbs.db", "desktop.ini", ".请修改.json"})
    EXPECT_TRUE(app::is_passing_by(name)) << name;
  for (const char* name : {"台账.xlsx", "台账-请修改.xlsx", "整改.csv", "20240325", "a.tmp.csv", "a"})
    EXPECT_FALSE(app::is_passing_by(name)) << name;
}

}  // namespace
