// SPDX-License-Identifier: MIT
// Publishing as steps: all of them, or none, wherever it is stopped. What the journal does is done by hand here up to a
// point, with the same calls; the next start must then make a whole old or a whole new site of it.
#include "site/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/failure.h"
#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using site::Journal;
using site::Step;
using Kind = Step::Kind;
using Files = std::map<std::string, std::string>;

constexpr std::uintmax_t kMost = 1U << 20U;

// A site on its way from an old state to a new one, with a step of every kind.
class JournalTest : public testing::Test {
 protected:
  JournalTest() {
    for (const auto& [path, bytes] : old_site()) base::write_file(site() / path, bytes);
    for (const auto& [path, bytes] : new_site())
      if (path != "kept/index.html") base::write_file(journal().staged(path), bytes);
  }

  static Files old_site() {
    return {{"index.html", "old index"},    {"kept/index.html", "kept"},   {"a/index.html", "old a"},
            {"a/gone.html", "old gone"},    {"gone/deep/b.html", "old b"}, {"gone/deep/c.html", "old c"},
            {"version.json", "old version"}};
  }
  static Files new_site() {
    return {{"index.html", "new index"},  {"kept/index.html", "kept"},    {"a/index.html", "new a"},
            {"site.css", "new css"},      {"kept/b.html", "new b"},       {"新/1/index.html", "new 1"},
            {"新/2/index.html", "new 2"}, {"version.json", "new version"}};
  }
  static std::vector<Step> steps() {
    return {{Kind::add, "site.css"},
            {Kind::folder, "新"},
            {Kind::add, "kept/b.html"},
            {Kind::replace, "a/index.html"},
            {Kind::replace, "index.html"},
            {Kind::remove, "a/gone.html"},
            {Kind::remove, "gone/deep/b.html"},
            {Kind::remove, "gone/deep/c.html"},
            {Kind::replace, "version.json"}};
  }

  [[nodiscard]] fs::path site() const { return dir_.path() / "网 站"; }
  [[nodiscard]] fs::path work() const { return dir_.path() / ".work"; }
  [[nodiscard]] fs::path replaced(const std::string& path) const { return work() / "replaced" / path; }
  [[nodiscard]] Journal journal() const { return {site(), work()}; }

  // Its files, and that there is no folder without one.
  [[nodiscard]] Files found() const {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(site())) {
      const std::string path = entry.path().lexically_relative(site()).string();
      if (entry.is_regular_file()) files[path] = base::read_file(entry.path(), kMost);
      if (entry.is_directory() && fs::is_empty(entry.path())) files[path + "/"] = "empty";
    }
    return files;
  }

  void write_list(const std::string& end = "end\n") const {
    std::string text;
    for (const Step& step : steps()) {
      const char* const words[] = {"add ", "folder ", "replace ", "remove "};  // NOLINT(modernize-avoid-c-arrays)
      text += words[static_cast<std::size_t>(step.kind)] + step.path + "\n";
    }
    base::write_file(work() / "journal", text + end);
  }
  // The moments of a step in their order; half: all but the last.
  void take(const Step& step, bool half = false) const {
    const fs::path target = site() / step.path;
    if (step.kind == Kind::replace || step.kind == Kind::remove) base::keep_copy(target, replaced(step.path));
    if (step.kind != Kind::remove) {
      if (!half) base::rename_over(journal().staged(step.path), target);
      return;
    }
    if (!half) base::remove_file(target);
    if (!half) site::remove_empty_folders(site(), step.path);
  }
  void take(std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) take(steps()[i]);
  }
  void expect_recovered(const Files& files) const {
    journal().recover();
    EXPECT_EQ(found(), files);
    EXPECT_FALSE(fs::exists(work()));
    journal().recover();
    EXPECT_EQ(found(), files) << "the second time";
  }
  void start_again() {
    fs::remove_all(site());
    fs::remove_all(work());
    for (const auto& [path, bytes] : old_site()) base::write_file(site() / path, bytes);
    for (const auto& [path, bytes] : new_site())
      if (path != "kept/index.html") base::write_file(journal().staged(path), bytes);
  }

  // As the journal takes back, from the last step that was taken, stopped after `back` of them.
  void take_back_after(std::size_t taken, std::size_t back) {
    SCOPED_TRACE(std::to_string(taken) + " taken, " + std::to_string(back) + " taken back");
    start_again();
    write_list();
    take(taken);
    for (std::size_t i = taken; i > taken - back; --i) {
      const Step step = steps()[i - 1];
      if (step.kind == Kind::add) base::remove_file(site() / step.path);
      if (step.kind == Kind::folder) base::rename_over(site() / step.path, journal().staged(step.path));
      if (step.kind == Kind::replace || step.kind == Kind::remove)
        base::rename_over(replaced(step.path), site() / step.path);
    }
    expect_recovered(old_site());
  }

  support::TempDir dir_;
};

TEST_F(JournalTest, AddsReplacesRemovesAndMovesFoldersIn) {
  journal().publish(steps());
  EXPECT_EQ(found(), new_site());
  EXPECT_FALSE(fs::exists(work()));
}

TEST_F(JournalTest, WhatIsNotPublishedIsCleared) {
  journal().abandon();
  EXPECT_FALSE(fs::exists(work()));
  EXPECT_EQ(found(), old_site());
  journal().abandon();
}

TEST_F(JournalTest, AbandonLeavesAListForTheNextStart) {
  write_list();
  take(3);
  journal().abandon();
  expect_recovered(old_site());
}

TEST_F(JournalTest, AFileThatIsNotStagedTakesAllBack) {
  for (const Step& missing : steps()) {
    if (missing.kind == Kind::remove) continue;
    SCOPED_TRACE(missing.path);
    start_again();
    fs::remove_all(journal().staged(missing.path));
    EXPECT_EQ(support::failure_of([&] { journal().publish(steps()); }, base::ExitCode::failed),
              (site() / missing.path).string() + "：不能换上新文件（找不到）。请检查路径、权限和磁盘空间。");
    EXPECT_EQ(found(), old_site());
    expect_recovered(old_site());
  }
}

TEST_F(JournalTest, AFolderInPlaceOfAFileTakesAllBack) {
  for (const char* place : {"site.css", "kept/b.html"}) {
    SCOPED_TRACE(place);
    start_again();
    base::write_file(site() / place / "mine.txt", "not ours");
    Files before = old_site();
    before[std::string(place) + "/mine.txt"] = "not ours";
    EXPECT_EQ(support::failure_of([&] { journal().publish(steps()); }, base::ExitCode::failed),
              (site() / place).string() + "：不能换上新文件（这是一个文件夹）。请检查路径、权限和磁盘空间。");
    EXPECT_EQ(found(), before);
    expect_recovered(before);
  }
}

TEST_F(JournalTest, AFileThatSomebodyRemovedTakesAllBack) {
  for (const char* gone : {"a/index.html", "gone/deep/c.html", "version.json"}) {
    SCOPED_TRACE(gone);
    start_again();
    fs::remove(site() / gone);
    Files before = old_site();
    before.erase(gone);
    EXPECT_EQ(support::failure_of([&] { journal().publish(steps()); }, base::ExitCode::failed),
              replaced(gone).string() + "：不能留底（找不到）。请检查路径、权限和磁盘空间。");
    EXPECT_EQ(found(), before);
    expect_recovered(before);
  }
}

TEST_F(JournalTest, StoppedAfterAnyStepIsOldAndAfterTheLastOneNew) {
  for (std::size_t count = 0; count <= steps().size(); ++count) {
    SCOPED_TRACE(count);
    start_again();
    write_list();
    take(count);
    expect_recovered(count == steps().size() ? new_site() : old_site());
  }
}

TEST_F(JournalTest, StoppedInsideAnyStepIsOld) {
  for (std::size_t count = 0; count < steps().size(); ++count) {
    SCOPED_TRACE(count);
    start_again();
    write_list();
    take(count);
    take(steps()[count], true);
    expect_recovered(old_site());
  }
}

// Where a file has no second name (FAT, some shares) it is copied, and the copy may have been cut short.
TEST_F(JournalTest, StoppedInsideACopyIsOld) {
  for (std::size_t count = 0; count < steps().size(); ++count) {
    const Step step = steps()[count];
    if (step.kind != Kind::replace && step.kind != Kind::remove) continue;
    SCOPED_TRACE(step.path);
    start_again();
    write_list();
    take(count);
    base::write_file(replaced(step.path), "ol");
    expect_recovered(old_site());
  }
}

TEST_F(JournalTest, StoppedBetweenAFileAndItsEmptyFoldersIsOld) {
  write_list();
  take(7);
  base::keep_copy(site() / "gone/deep/c.html", replaced("gone/deep/c.html"));
  base::remove_file(site() / "gone/deep/c.html");
  expect_recovered(old_site());
}

TEST_F(JournalTest, StoppedWhileItWasTakenBackIsOld) {
  for (std::size_t back = 1; back < steps().size(); ++back) take_back_after(steps().size() - 1, back);
}

// As when the last sync fails: every step was taken.
TEST_F(JournalTest, StoppedWhileItWasTakenBackAfterTheLastStepIsOld) {
  for (std::size_t back = 1; back <= steps().size(); ++back) take_back_after(steps().size(), back);
}

TEST_F(JournalTest, AFolderThatCameWhereItsParentWasMissingGoesWithIt) {
  base::write_file(journal().staged("x/y/z/index.html"), "z");
  base::write_file(work() / "journal", "folder x/y/z\nreplace version.json\nend\n");
  base::rename_over(journal().staged("x/y/z"), site() / "x/y/z");
  expect_recovered(old_site());
}

TEST_F(JournalTest, AFirstSiteComesInAsOneFolder) {
  Files first = new_site();
  first.erase("kept/index.html");
  const auto without_site = [&] {
    start_again();
    fs::remove_all(site());
  };
  without_site();
  journal().publish({{Kind::folder, "."}});
  EXPECT_EQ(found(), first);
  EXPECT_FALSE(fs::exists(work()));
  for (const bool taken : {false, true}) {
    SCOPED_TRACE(taken);
    without_site();
    base::write_file(work() / "journal", "folder .\nend\n");
    if (taken) base::rename_over(work() / "staged", site());
    journal().recover();
    EXPECT_EQ(fs::exists(site()), taken);
    if (taken) {
      EXPECT_EQ(found(), first);
    }
    EXPECT_FALSE(fs::exists(work()));
  }
}

TEST_F(JournalTest, AFirstSiteIsTakenBackWhole) {
  fs::remove_all(site());
  base::write_file(work() / "undo", "folder .\nend\n");
  base::rename_over(work() / "staged", site());
  journal().recover();
  EXPECT_FALSE(fs::exists(site()));
  EXPECT_FALSE(fs::exists(work()));
}

TEST_F(JournalTest, AnUnfinishedListLeavesTheSiteAlone) {
  for (const char* end : {"", "en", "replace other.html", "end of it\n"}) {
    SCOPED_TRACE(end);
    start_again();
    write_list(end);
    expect_recovered(old_site());
  }
}

TEST_F(JournalTest, AListThatLeadsOutsideIsNotFollowed) {
  const fs::path precious = dir_.path() / "precious.txt";
  base::write_file(precious, "x");
  base::write_file(replaced("../precious.txt"), "overwritten");
  for (const std::string line : {"add ../precious.txt", "remove ../precious.txt", "folder a/../../precious.txt",
                                 "add kept/../../precious.txt", "replace .."}) {
    SCOPED_TRACE(line);
    base::write_file(work() / "journal", "add kept/index.html\n" + line + "\nend\n");
    expect_recovered(old_site());
    EXPECT_EQ(base::read_file(precious, kMost), "x");
  }
  base::write_file(work() / "journal", "add " + precious.string() + "\nend\n");
  expect_recovered(old_site());
  EXPECT_EQ(base::read_file(precious, kMost), "x");
}

TEST_F(JournalTest, AListOfOtherWordsIsNotFollowed) {
  for (const char* text :
       {"erase index.html\nend\n", "index.html\nend\n", "add\nend\n", "end\n", "", "\n\n", "addindex.html\nend\n"}) {
    SCOPED_TRACE(text);
    base::write_file(work() / "journal", text);
    expect_recovered(old_site());
  }
}

TEST_F(JournalTest, NothingIsRecoveredFromNothing) {
  fs::remove_all(work());
  expect_recovered(old_site());
}

TEST_F(JournalTest, EmptyFoldersGoFromTheInsideOutAndNoFurther) {
  base::write_file(site() / "p/mine.txt", "x");
  fs::create_directories(site() / "p/q/r");
  site::remove_empty_folders(site(), "p/q/r/gone.html");
  EXPECT_FALSE(fs::exists(site() / "p/q"));
  EXPECT_TRUE(fs::exists(site() / "p/mine.txt"));
  fs::create_directories(dir_.path() / "empty");
  site::remove_empty_folders(dir_.path() / "empty", "index.html");
  EXPECT_TRUE(fs::exists(dir_.path() / "empty")) << "the site itself stays";
}

}  // namespace
