// SPDX-License-Identifier: MIT
// Every kind of change below a folder, with times set by hand: old ones in 2020, too young ones now. After each step
// the state brought up to date must be the one that a first look gives.
#include "base/file_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "base/bytes.h"
#include "base/file_system.h"
#include "support/dated_folder.h"
#include "support/failure_of.h"

namespace {

namespace fs = std::filesystem;
using base::FolderStamp;
using support::kOld;
using support::set_time;
using testing::ElementsAre;
using testing::IsEmpty;
using Texts = std::vector<std::string>;

std::string text_of(const std::vector<FolderStamp>& folders) {
  std::string out;
  for (const FolderStamp& folder : folders) {
    out += "[" + folder.path + "] " + std::to_string(folder.time) + "\n";
    for (const base::FileStamp& file : folder.files)
      out += file.name + " " + std::to_string(file.size) + " " + std::to_string(file.time) + "\n";
    for (const std::string& name : folder.folders) out += name + "/\n";
  }
  return out;
}

Texts paths_of(const std::vector<FolderStamp>& folders) {
  Texts out;
  for (const FolderStamp& folder : folders) out.push_back(folder.path);
  return out;
}

base::FolderChanges rescan(const fs::path& root, std::vector<FolderStamp>& folders) {
  return base::FolderScan(root).rescan(folders);
}

std::string bytes_of(const std::vector<FolderStamp>& folders) {
  base::ByteWriter out;
  base::write(out, folders);
  return out.bytes();
}

class FileScan : public testing::Test, protected support::DatedFolder {
 protected:
  FileScan() { write("年度.csv", "1"); }

  // What has changed since the last look; behind it "gone" if anything has.
  Texts look() {
    const std::vector<FolderStamp> before = folders_;
    const base::FolderChanges changes = rescan(root(), folders_);
    std::vector<FolderStamp> first;
    rescan(root(), first);
    EXPECT_EQ(text_of(folders_), text_of(first)) << "not what a first look sees";
    Texts out = changes.changed;
    if (changes.any_gone) out.emplace_back("gone");
    if (before.empty()) return out;
    EXPECT_EQ(changes.other_folders, paths_of(folders_) != paths_of(before));
    EXPECT_TRUE(!is_same(before) || (out.empty() && text_of(folders_) == text_of(before)));
    return out;
  }

  [[nodiscard]] bool is_same(const std::vector<FolderStamp>& folders) const {
    return base::FolderScan(root()).is_same(bytes_of(folders));
  }

  std::vector<FolderStamp> folders_;
};

TEST_F(FileScan, SeesEverythingFirstAndNothingAfterThat) {
  write("2024/整改.csv", "22");
  write("2024/区/街 道/整改.csv", "333");
  EXPECT_THAT(look(), ElementsAre("2024/区/街 道/整改.csv", "2024/整改.csv", "年度.csv"));
  EXPECT_THAT(paths_of(folders_), ElementsAre("", "2024", "2024/区", "2024/区/街 道"));
  EXPECT_EQ(base::path_of(folders_[0], folders_[0].files[0]), "年度.csv");
  EXPECT_EQ(base::path_of(folders_[3], folders_[3].files[0]), "2024/区/街 道/整改.csv");
  EXPECT_EQ(folders_[3].files[0].size, 3);
  EXPECT_EQ(folders_[3].files[0].time, kOld * 1'000'000'000);
  EXPECT_THAT(look(), IsEmpty());
  EXPECT_THAT(look(), IsEmpty());
}

TEST_F(FileScan, WhatIsAsItWasIsTheSameWithoutBeingTakenApart) {
  write("a/b/整改.csv", "x");
  write("a/b/进展.csv", "x");
  look();
  EXPECT_TRUE(is_same(folders_));
  EXPECT_TRUE(is_same({folders_[2]})) << "some of them";
  const auto other = [&](const auto& change) {
    std::vector<FolderStamp> folders = folders_;
    change(folders.back());
    return !is_same(folders);
  };
  EXPECT_TRUE(other([](FolderStamp& folder) { folder.path = "a/c"; }));
  EXPECT_TRUE(other([](FolderStamp& folder) { folder.path = "a/b/整改.csv"; }));
  EXPECT_TRUE(other([](FolderStamp& folder) { ++folder.time; }));
  EXPECT_TRUE(other([](FolderStamp& folder) { folder.time = base::FileStamp::kTooYoung; }));
  EXPECT_TRUE(other([](FolderStamp& folder) { folder.files[1].name = "没有.csv"; }));
  EXPECT_TRUE(other([](FolderStamp& folder) { ++folder.files[1].size; }));
  EXPECT_TRUE(other([](FolderStamp& folder) { ++folder.files[1].time; }));
  EXPECT_TRUE(other([](FolderStamp& folder) { ++folder.files[1].changed; }));
  const std::string bytes = bytes_of(folders_);
  const base::FolderScan scan(root());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(scan.is_same(std::string_view(bytes).substr(0, size))) << size;
}

TEST_F(FileScan, WhatIsTooYoungIsNeverTheSame) {
  write("a/整改.csv", "x", std::time(nullptr) + 3600);
  look();
  EXPECT_FALSE(is_same(folders_));
  set_time(root() / "a/整改.csv", kOld);
  look();
  EXPECT_TRUE(is_same(folders_));
  set_time(root() / "a", std::time(nullptr) + 3600);
  look();
  EXPECT_FALSE(is_same(folders_));
}

TEST_F(FileScan, SeesFilesThatCameChangedAndWentAtEveryDepth) {
  write("a/b/c/old.csv", "x");
  write("a/b/c/stays.csv", "x");
  look();
  for (const std::string folder : {"", "a/", "a/b/", "a/b/c/"}) {
    write(folder + "new.csv", "x");
    EXPECT_THAT(look(), ElementsAre(folder + "new.csv"));
    write(folder + "new.csv", "xx");
    EXPECT_THAT(look(), ElementsAre(folder + "new.csv"));
    remove(folder + "new.csv");
    EXPECT_THAT(look(), ElementsAre("gone"));
    EXPECT_THAT(look(), IsEmpty());
  }
}

TEST_F(FileScan, SeesAnotherSizeAtTheSameTimeAndAnotherTimeWithTheSameSize) {
  write("a/整改.csv", "12345");
  look();
  const auto in_place = [&](const std::string& bytes, std::int64_t seconds, long nanoseconds) {
    base::write_file(root() / "a/整改.csv", bytes);  // the folder's own time stays
    set_time(root() / "a/整改.csv", seconds, nanoseconds);
    return look();
  };
  EXPECT_THAT(in_place("54321", kOld, 0), ElementsAre("a/整改.csv")) << "its times were set back";
  EXPECT_THAT(in_place("1234", kOld, 0), ElementsAre("a/整改.csv"));
  EXPECT_THAT(in_place("4321", kOld + 1, 0), ElementsAre("a/整改.csv"));
  EXPECT_THAT(in_place("1234", kOld + 1, 1), ElementsAre("a/整改.csv"));
  EXPECT_THAT(in_place("1234", kOld - 86400, 0), ElementsAre("a/整改.csv")) << "an older one put back";
  EXPECT_THAT(look(), IsEmpty());
}

TEST_F(FileScan, AFileYoungerThanTwoSecondsIsAlwaysAnother) {
  write("整改.csv", "x");
  look();
  const std::int64_t now = std::time(nullptr);
  write("整改.csv", "x", now + 3600);  // as good as now, however long the test takes
  EXPECT_THAT(look(), ElementsAre("整改.csv"));
  EXPECT_THAT(look(), ElementsAre("整改.csv"));
  set_time(root() / "整改.csv", kOld);
  EXPECT_THAT(look(), ElementsAre("整改.csv")) << "written once more after the last look, perhaps";
  EXPECT_THAT(look(), IsEmpty());
  set_time(root() / "整改.csv", now - 3);
  EXPECT_THAT(look(), ElementsAre("整改.csv"));
  EXPECT_THAT(look(), IsEmpty()) << "old enough";
}

TEST_F(FileScan, AFolderYoungerThanTwoSecondsIsAlwaysListed) {
  write("a/整改.csv", "x");
  set_time(root() / "a", std::time(nullptr) + 3600);
  look();
  base::write_file(root() / "a/进展.csv", "x");
  set_time(root() / "a/进展.csv", kOld);
  set_time(root() / "a", std::time(nullptr) + 3600);
  EXPECT_THAT(look(), ElementsAre("a/进展.csv"));
}

TEST_F(FileScan, AFolderWithItsOldTimeIsNotListedAgain) {
  write("a/整改.csv", "x");
  look();
  base::write_file(root() / "a/进展.csv", "x");
  set_time(root() / "a/进展.csv", kOld);
  set_time(root() / "a", kOld + clock_ - 1);  // as write() had left it
  const std::vector<FolderStamp> before = folders_;
  EXPECT_THAT(rescan(root(), folders_).changed, IsEmpty());
  EXPECT_EQ(text_of(folders_), text_of(before));
}

TEST_F(FileScan, ARenamedFileIsOneNewAndOneGone) {
  write("a/整改.csv", "x");
  look();
  move("a/整改.csv", "a/整改2.csv");
  EXPECT_THAT(look(), ElementsAre("a/整改2.csv", "gone"));
  move("a/整改2.csv", "b/整改2.csv");
  EXPECT_THAT(look(), ElementsAre("b/整改2.csv", "gone"));
}

TEST_F(FileScan, ARenamedFolderIsNewWithAllThatIsInIt) {
  write("a/b/整改.csv", "x");
  write("a/b/c/整改.csv", "x");
  write("a/b2/整改.csv", "x");
  look();
  move("a/b", "a/b1");
  EXPECT_THAT(look(), ElementsAre("a/b1/c/整改.csv", "a/b1/整改.csv", "gone"));
  EXPECT_THAT(paths_of(folders_), ElementsAre("", "a", "a/b1", "a/b1/c", "a/b2"));
}

TEST_F(FileScan, AFolderThatCameIsSeenWithItsSubfoldersAndOneThatWentIsGone) {
  look();
  write("新/下/更下/整改.csv", "x");
  EXPECT_THAT(look(), ElementsAre("新/下/更下/整改.csv"));
  remove("新");
  EXPECT_THAT(look(), ElementsAre("gone"));
  EXPECT_THAT(paths_of(folders_), ElementsAre(""));
  fs::create_directories(root() / "空");
  touch_folders("空");
  set_time(root() / "空", kOld);
  EXPECT_THAT(look(), IsEmpty());
  remove("空");
  EXPECT_THAT(look(), IsEmpty()) << "no file has gone";
}

TEST_F(FileScan, AFolderThatCameBackIsSeenAgain) {
  write("a/整改.csv", "x");
  look();
  remove("a");
  EXPECT_THAT(look(), ElementsAre("gone"));
  write("a/整改.csv", "x");
  EXPECT_THAT(look(), ElementsAre("a/整改.csv"));
}

TEST_F(FileScan, AFileInPlaceOfAFolderAndTheOtherWayRound) {
  write("a/整改.csv", "x");
  look();
  remove("a");
  write("a", "x");
  EXPECT_THAT(look(), ElementsAre("a", "gone"));
  remove("a");
  write("a/整改.csv", "x");
  EXPECT_THAT(look(), ElementsAre("a/整改.csv", "gone"));
}

TEST_F(FileScan, ALinkedFileIsAFileWithTheTimeOfWhatItNames) {
  base::write_file(dir_.path() / "别处.csv", "x");
  set_time(dir_.path() / "别处.csv", kOld);
  fs::create_symlink(dir_.path() / "别处.csv", root() / "链接.csv");
  touch_folders("链接.csv");
  EXPECT_THAT(look(), ElementsAre("年度.csv", "链接.csv"));
  EXPECT_THAT(look(), IsEmpty());
  set_time(dir_.path() / "别处.csv", kOld + 1);
  EXPECT_THAT(look(), ElementsAre("链接.csv"));
  fs::remove(dir_.path() / "别处.csv");
  EXPECT_THAT(look(), ElementsAre("链接.csv"));  // it names nothing now
  EXPECT_THAT(look(), IsEmpty());
}

TEST_F(FileScan, ALinkedFolderIsListedButNotWalkedInto) {
  base::write_file(dir_.path() / "别处/整改.csv", "x");
  set_time(dir_.path() / "别处", kOld);
  fs::create_directory_symlink(dir_.path() / "别处", root() / "链接");
  touch_folders("链接");
  EXPECT_THAT(look(), ElementsAre("年度.csv", "链接"));
  EXPECT_THAT(paths_of(folders_), ElementsAre(""));
}

TEST_F(FileScan, ALinkInPlaceOfAFolderIsNotWalkedInto) {
  write("a/b/整改.csv", "x");
  look();
  fs::rename(root() / "a", dir_.path() / "别处");
  fs::create_directory_symlink(dir_.path() / "别处", root() / "a");
  touch_folders("a");
  EXPECT_THAT(look(), testing::Contains("gone"));
  EXPECT_THAT(paths_of(folders_), ElementsAre(""));
}

TEST_F(FileScan, AFolderOf1970IsAFolderLikeOthers) {  // some shares and packers know no times of folders
  write("a/整改.csv", "x");
  write("a/b/整改.csv", "x");
  for (const char* folder : {"", "a", "a/b"}) set_time(root() / folder, 0);
  EXPECT_THAT(look(), ElementsAre("a/b/整改.csv", "a/整改.csv", "年度.csv"));
  EXPECT_THAT(paths_of(folders_), ElementsAre("", "a", "a/b"));
  EXPECT_THAT(look(), IsEmpty());
  base::write_file(root() / "a/b/整改.csv", "xx");
  set_time(root() / "a/b/整改.csv", kOld);
  EXPECT_THAT(look(), ElementsAre("a/b/整改.csv"));
}

TEST_F(FileScan, ManyFoldersAreSharedOutAndNoneIsForgotten) {
  constexpr int many = 700;  // three shares
  const auto name = [](int i) { return "单位" + std::to_string(1000 + i); };
  for (int i = 0; i < many; ++i) {
    base::write_file(root() / name(i) / "下" / "整改.csv", "x");
    for (const char* path : {"下/整改.csv", "下", ""}) set_time(root() / name(i) / path, kOld);
  }
  touch_folders("x");
  EXPECT_EQ(look().size(), 1U + many);
  EXPECT_EQ(folders_.size(), 1U + 2 * many);
  EXPECT_THAT(look(), IsEmpty());
  Texts expected;
  for (const int i : {0, 255, 256, 511, 512, many - 1}) {
    base::write_file(root() / name(i) / "下" / "整改.csv", "xx");
    set_time(root() / name(i) / "下" / "整改.csv", kOld);
    expected.push_back(name(i) + "/下/整改.csv");
  }
  EXPECT_EQ(look(), expected);
  for (int i = 0; i < many; i += 2) fs::remove_all(root() / name(i));
  touch_folders("x");
  EXPECT_THAT(look(), ElementsAre("gone"));
  EXPECT_EQ(folders_.size(), 1U + many);
}

TEST_F(FileScan, ARootThatCannotBeListedIsNamed) {
  const std::string missing = (dir_.path() / "没有").string();
  EXPECT_EQ(support::failure_of([&] { rescan(missing, folders_); }, base::ExitCode::failed),
            missing + "：不能列出。请检查路径和权限。");
  const std::string file = (root() / "年度.csv").string();
  EXPECT_EQ(support::failure_of([&] { rescan(file, folders_); }, base::ExitCode::failed),
            file + "：不能列出。请检查路径和权限。");
}

// Root may read everything: be nobody for a moment.
template <class Action>
void as_nobody(const Action& action) {
  const bool root = ::geteuid() == 0;
  ASSERT_TRUE(!root || ::seteuid(65534) == 0);
  action();
  ASSERT_TRUE(!root || ::seteuid(0) == 0);
}

TEST_F(FileScan, AFolderThatMayNotBeReadIsNamed) {
  fs::permissions(dir_.path(), fs::perms(0755));
  write("a/b/整改.csv", "x");
  for (const char* folder : {"", "a/b"}) {
    const fs::path closed = folder[0] == '\0' ? root() : root() / folder;
    fs::permissions(closed, fs::perms::none);
    std::string message;
    as_nobody([&] {
      folders_.clear();
      message = support::failure_of([&] { rescan(root(), folders_); }, base::ExitCode::failed);
    });
    fs::permissions(closed, fs::perms(0755));
    EXPECT_EQ(message, closed.string() + "：不能列出（没有权限）。请检查路径和权限。");
  }
}

TEST_F(FileScan, AFolderThatMayNotBeEnteredIsNotForgotten) {
  fs::permissions(dir_.path(), fs::perms(0755));
  write("a/b/整改.csv", "x");
  fs::permissions(root() / "a", fs::perms(0744));  // its names may be read, but not what they name
  bool said = false;
  as_nobody([&] {
    try {
      rescan(root(), folders_);
    } catch (const base::Failure&) {
      said = true;
      folders_.clear();
    }
  });
  fs::permissions(root() / "a", fs::perms(0755));
  EXPECT_TRUE(said || !paths_of(folders_).empty());
  const Texts changed = rescan(root(), folders_).changed;
  EXPECT_THAT(changed, testing::Contains("a/b/整改.csv"));
}

TEST_F(FileScan, GoesThroughBytesAndBack) {
  write("2024/区/整改.csv", "333");
  write("2024/年轻.csv", "4", std::time(nullptr) + 3600);
  look();
  const std::string bytes = bytes_of(folders_);
  base::ByteReader in(bytes);
  std::vector<FolderStamp> again = base::read_folder_stamps(in);
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(text_of(again), text_of(folders_));
  EXPECT_THAT(rescan(root(), again).changed, ElementsAre("2024/年轻.csv"));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    base::ByteReader cut(std::string_view(bytes).substr(0, size));
    base::read_folder_stamps(cut);
    EXPECT_FALSE(cut.at_end()) << size;
  }
}

}  // namespace
