// SPDX-License-Identifier: MIT
// Several pieces of folders: what has changed since the last run is what a first look and a comparison of all files
// would say, and only the pieces with a change are written again.
#include "app/ledger_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <map>

#include "base/file_system.h"
#include "support/dated_folder.h"

namespace {

namespace fs = std::filesystem;
using app::LedgerFiles;
using support::kOld;
using support::set_time;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Texts = std::vector<std::string>;

constexpr int kUnits = 3 * static_cast<int>(LedgerFiles::kFoldersAPiece) - 2;  // and the root: not quite three
constexpr const char* kMark = "mark";

std::string unit(int i) { return "单位" + std::to_string(1000 + i); }
std::string items(int i) { return unit(i) + "/整改.csv"; }

class LedgerFilesTest : public testing::Test, protected support::DatedFolder {
 protected:
  LedgerFilesTest() {
    for (int i = 0; i < kUnits; ++i) {
      write(items(i), "x");
      write(unit(i) + "/进展.csv", "x");
    }
    write("年度.csv", "x");
    look(kMark).remember(kMark);
    cache_->commit();
  }

  LedgerFiles look(const std::string& mark) { return {root(), *cache_, mark, "source"}; }

  // The files are in their order, as a look without any memory finds them.
  void expect_right(LedgerFiles& files) {
    store::Cache empty(dir_.path() / "empty" / "cache.db");
    LedgerFiles first(root(), empty, kMark, "source");
    EXPECT_FALSE(first.is_known());
    for (const std::string& file : first.all()) {
      EXPECT_EQ(files.order_of(file), first.order_of(file)) << file;
      EXPECT_EQ(files.is_unchanged(file), !std::binary_search(files.changed().begin(), files.changed().end(), file));
    }
    for (const char* none : {"", "没有.csv", "单位1000", "单位1000/没有.csv", "没有/整改.csv", "A/整改.csv"})
      EXPECT_EQ(files.order_of(none), std::nullopt) << none;
    EXPECT_EQ(files.all(), first.all());
    for (const std::string& file : first.all()) EXPECT_EQ(files.order_of(file), first.order_of(file)) << file;
    EXPECT_EQ(files.is_empty(), first.all().empty());
  }

  // Changed files, behind them "gone"; the pieces written again for them. The next look finds nothing.
  std::pair<Texts, Texts> step() {
    const std::map<std::string, std::string> before = pieces();
    Texts changed, written;
    {
      LedgerFiles files = look(kMark);
      EXPECT_TRUE(files.is_known());
      changed = files.changed();
      if (!files.nothing_to_do() && changed.empty()) changed.emplace_back("gone");
      expect_right(files);
      files.remember("other");
      cache_->commit();
    }
    for (const auto& [name, bytes] : pieces())
      if (!before.contains(name) || before.at(name) != bytes) written.push_back(name);
    LedgerFiles next = look("other");
    EXPECT_TRUE(next.nothing_to_do());
    expect_right(next);
    next.remember(kMark);
    cache_->commit();
    return {changed, written};
  }

  std::map<std::string, std::string> pieces() {
    std::map<std::string, std::string> all;
    for (const std::string& name : cache_->names_under("ledger ")) all[name] = cache_->get(name).value_or("");
    return all;
  }

  std::optional<store::Cache> cache_{dir_.path() / ".cache" / "cache.db"};
};

TEST_F(LedgerFilesTest, ThereIsNothingToDoWhereNothingHasChanged) {
  EXPECT_THAT(cache_->names_under("ledger "), ElementsAre("ledger 0", "ledger 1", "ledger 2"));
  LedgerFiles files = look(kMark);
  EXPECT_TRUE(files.nothing_to_do());
  EXPECT_FALSE(files.is_empty());
  expect_right(files);
}

TEST_F(LedgerFilesTest, OnlyThePieceOfAChangedFileIsWrittenAgain) {
  write(items(0), "xx");
  EXPECT_EQ(step(), std::pair(Texts{items(0)}, Texts{"ledger 0"}));
  base::write_file(root() / items(100), "xx");  // its folder's time stays
  set_time(root() / items(100), kOld);
  EXPECT_EQ(step(), std::pair(Texts{items(100)}, Texts{"ledger 1"}));
  write(items(kUnits - 1), "xx");
  write(items(1), "xx");
  EXPECT_EQ(step(), std::pair(Texts({items(1), items(kUnits - 1)}), Texts({"ledger 0", "ledger 2"})));
  write(unit(100) + "/党员.csv", "x");  // the root has another time too
  EXPECT_EQ(step(), std::pair(Texts{unit(100) + "/党员.csv"}, Texts({"ledger 0", "ledger 1"})));
  remove(unit(100) + "/党员.csv");
  EXPECT_EQ(step(), std::pair(Texts{"gone"}, Texts({"ledger 0", "ledger 1"})));
}

TEST_F(LedgerFilesTest, FoldersThatComeAndGoMoveTheOthersFromPieceToPiece) {
  write("单位0/整改.csv", "x");
  EXPECT_EQ(step(), std::pair(Texts{"单位0/整改.csv"}, Texts({"ledger 0", "ledger 1", "ledger 2"})));
  write("末/整改.csv", "x");  // one more than three pieces hold
  write(items(100), "xx");
  const auto [changed, written] = step();
  EXPECT_THAT(changed, UnorderedElementsAre(items(100), "末/整改.csv"));
  EXPECT_THAT(written, ElementsAre("ledger 0", "ledger 1", "ledger 3"));
  remove("单位0");
  EXPECT_EQ(step().first, Texts{"gone"});
  EXPECT_THAT(cache_->names_under("ledger "), ElementsAre("ledger 0", "ledger 1", "ledger 2"));
  for (int i = 0; i < kUnits; ++i) fs::remove_all(root() / unit(i));
  touch_folders("x");
  EXPECT_EQ(step().first, Texts{"gone"});
  EXPECT_THAT(cache_->names_under("ledger "), ElementsAre("ledger 0"));
  remove("年度.csv");
  remove("末");
  EXPECT_EQ(step().first, Texts{"gone"});
}

TEST_F(LedgerFilesTest, AFileThatIsTooYoungIsReadAgain) {
  base::write_file(root() / items(70), "xx");
  set_time(root() / items(70), std::time(nullptr) + 3600);
  for (int i = 0; i < 2; ++i) {
    LedgerFiles files = look(kMark);
    EXPECT_THAT(files.changed(), ElementsAre(items(70)));
    expect_right(files);
    files.remember(kMark);
  }
}

TEST_F(LedgerFilesTest, NothingIsKnownOfAnotherRecordOrUnderOtherSettings) {
  for (const auto& [mark, source] : {std::pair("other", "source"), std::pair(kMark, "other")}) {
    LedgerFiles files(root(), *cache_, mark, source);
    EXPECT_FALSE(files.is_known());
    EXPECT_FALSE(files.nothing_to_do());
    EXPECT_EQ(files.changed().size(), files.all().size());
  }
  remove(unit(0));
  remove(unit(1));
  look("other").remember("other");
  EXPECT_EQ(cache_->names_under("ledger ").size(), 3U);
  EXPECT_TRUE(look("other").nothing_to_do());
}

TEST_F(LedgerFilesTest, NothingIsKnownWithoutAllPieces) {
  for (const char* name : {"ledger", "ledger 0", "ledger 2"}) {
    cache_->remove(name);
    LedgerFiles files = look(kMark);
    EXPECT_FALSE(files.is_known()) << name;
    expect_right(files);
    files.remember(kMark);
    EXPECT_TRUE(look(kMark).nothing_to_do());
  }
}

TEST_F(LedgerFilesTest, APieceThatSaysNothingIsLookedAtAnew) {
  for (const std::string bytes : {"", "\x02\x01"}) {
    cache_->put("ledger 1", bytes);
    LedgerFiles files = look(kMark);
    EXPECT_FALSE(files.nothing_to_do());
    expect_right(files);
    files.remember(kMark);
    EXPECT_TRUE(look(kMark).nothing_to_do());
  }
}

TEST_F(LedgerFilesTest, AllIsWrittenWhereTheCacheWasThrownAwayInBetween) {
  write(items(0), "xx");
  LedgerFiles files = look(kMark);
  EXPECT_THAT(files.changed(), ElementsAre(items(0)));
  cache_.reset();
  base::write_file(dir_.path() / ".cache" / "cache.db", "garbage");
  cache_.emplace(dir_.path() / ".cache" / "cache.db");
  files.remember(kMark);
  EXPECT_TRUE(look(kMark).nothing_to_do());
}

}  // namespace
