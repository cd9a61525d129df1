// SPDX-License-Identifier: MIT
// The cache gives back what was kept or nothing at all, whatever has happened to its file; it never ends a run.
#include "store/cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/file_system.h"
#include "store/database.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using store::Cache;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::uintmax_t kMostCacheBytes = 1U << 24U;

class CacheTest : public testing::Test {
 protected:
  [[nodiscard]] fs::path path() const { return dir_.path() / ".cache" / "cache.db"; }

  // As an earlier run left it: many entries, so that the file has many pages.
  void fill() const {
    Cache cache(path());
    for (int i = 0; i < 200; ++i) cache.put("unit " + std::to_string(i), value(i));
    cache.commit();
  }
  static std::string value(int i) { return std::string(300, static_cast<char>('a' + i % 26)) + std::to_string(i); }

  // Whatever stands there: right values or none, and the next run keeps what it is given.
  void expect_no_harm(bool damaged) const {
    {
      Cache cache(path());
      for (int i = 0; i < 200; ++i) {
        const auto got = cache.get("unit " + std::to_string(i));
        EXPECT_EQ(got.value_or(value(i)), value(i));
      }
      EXPECT_EQ(cache.was_damaged(), damaged);
      cache.put("new", "x");
      cache.commit();
    }
    {
      Cache next(path());
      next.put("next", "y");
      EXPECT_EQ(next.get("next"), "y");
      next.commit();
      EXPECT_FALSE(next.was_damaged()) << "said once";
    }
    EXPECT_EQ(Cache(path()).get("next"), "y");
  }

  support::TempDir dir_;
};

TEST_F(CacheTest, KeepsWhatWasCommitted) {
  const std::string bytes("a\0\xFF b", 5);
  {
    Cache cache(path());
    EXPECT_EQ(cache.get("one"), std::nullopt);
    cache.put("one", bytes);
    EXPECT_EQ(cache.get("one"), bytes) << "at once";
    cache.put("空", "");
    cache.put("one more", "x");
    cache.commit();
  }
  Cache again(path());
  EXPECT_EQ(again.get("one"), bytes);
  EXPECT_EQ(again.get("空"), "") << "no bytes are not nothing";
  EXPECT_EQ(again.get("two"), std::nullopt);
  EXPECT_FALSE(again.was_damaged());
}

TEST_F(CacheTest, KeepsNothingThatWasNotCommitted) {
  {
    Cache cache(path());
    cache.put("one", "old");
    cache.put("gone", "x");
    cache.commit();
    cache.put("one", "new");
    cache.put("two", "new");
    cache.remove("gone");
    EXPECT_EQ(cache.get("one"), "new");
    EXPECT_EQ(cache.get("gone"), std::nullopt);
  }
  Cache again(path());
  EXPECT_EQ(again.get("one"), "old");
  EXPECT_EQ(again.get("two"), std::nullopt);
  EXPECT_EQ(again.get("gone"), "x");
  EXPECT_FALSE(again.was_damaged());
}

TEST_F(CacheTest, ReplacesAndRemoves) {
  {
    Cache cache(path());
    for (const char* bytes : {"1", "22", "", "4444"}) {
      cache.put("one", bytes);
      EXPECT_EQ(cache.get("one"), bytes);
    }
    cache.put("two", "x");
    cache.commit();
    cache.remove("two");
    cache.remove("never there");
    cache.commit();
  }
  Cache again(path());
  EXPECT_EQ(again.get("one"), "4444");
  EXPECT_EQ(again.get("two"), std::nullopt);
}

TEST_F(CacheTest, ListsTheNamesUnderAPrefixOnly) {
  Cache cache(path());
  for (const char* name : {"site unit a", "site unit a/ORG1", "site unit a/ORG2", "site unit b", "site unit", "ledger",
                           "site unit a/组织", "site unit a0"})
    cache.put(name, "x");
  EXPECT_THAT(cache.names_under("site unit a/"),
              ElementsAre("site unit a/ORG1", "site unit a/ORG2", "site unit a/组织"));
  EXPECT_THAT(cache.names_under("site unit b"), ElementsAre("site unit b"));
  EXPECT_THAT(cache.names_under("site unit c"), IsEmpty());
  for (const std::string& name : cache.names_under("site unit a")) cache.remove(name);
  EXPECT_THAT(cache.names_under("site"), ElementsAre("site unit", "site unit b"));
}

TEST_F(CacheTest, TakesAnEmptyFileAsNew) {
  base::write_file(path(), "");
  Cache cache(path());
  cache.put("one", "x");
  cache.commit();
  EXPECT_EQ(Cache(dir_.path() / "other.db").get("one"), std::nullopt);
  EXPECT_EQ(cache.get("one"), "x");
  EXPECT_FALSE(cache.was_damaged());
}

TEST_F(CacheTest, ThrowsAwayAFileOfGarbage) {
  base::write_file(path(), std::string(10000, 'x'));
  expect_no_harm(true);
  base::write_file(path(), "short");
  expect_no_harm(true);
}

TEST_F(CacheTest, ThrowsAwayATruncatedFile) {
  fill();
  const auto whole = fs::file_size(path());
  ASSERT_GT(whole, 40000U);
  for (const std::uintmax_t size : {whole - 1, whole - 4096, whole / 2, std::uintmax_t{4096}, std::uintmax_t{50}}) {
    fs::remove_all(path().parent_path());
    fill();
    fs::resize_file(path(), size);
    SCOPED_TRACE(size);
    expect_no_harm(true);
  }
}

TEST_F(CacheTest, GivesOutNoValueWithAChangedByte) {
  fill();
  std::string bytes = base::read_file(path(), kMostCacheBytes);
  const std::size_t middle = bytes.find(std::string(200, 'h'));  // of unit 7 and others
  ASSERT_NE(middle, std::string::npos);
  bytes[middle + 100] ^= 1;
  base::write_file(path(), bytes);
  expect_no_harm(true);
}

TEST_F(CacheTest, GivesOutNoValueOfAnotherName) {
  fill();
  {
    const auto database = store::Database::open_plain(path());
    database.run("UPDATE entry SET value = (SELECT value FROM entry WHERE name = 'unit 1') WHERE name = 'unit 2'");
  }
  expect_no_harm(true);
}

TEST_F(CacheTest, GivesOutNoValueThatLostItsEndOrGrew) {
  for (const char* other : {"substr(value, 1, 305)", "substr(value, 2)", "value || x'00'", "x'12345678'", "x''", "NULL",
                            "'text instead of bytes'", "7"}) {
    fs::remove_all(path().parent_path());
    fill();
    {
      const auto database = store::Database::open_plain(path());
      database.run(std::string("UPDATE entry SET value = ") + other + " WHERE name = 'unit 2'");
    }
    SCOPED_TRACE(other);
    expect_no_harm(true);
  }
}

TEST_F(CacheTest, ForgetsWhatAnotherProgramWrote) {
  fill();
  {
    const auto database = store::Database::open_plain(path());
    database.run("PRAGMA user_version=99");
  }
  EXPECT_EQ(Cache(path()).get("unit 1"), std::nullopt);
  expect_no_harm(false);
}

TEST_F(CacheTest, ThrowsAwayAFileWithoutItsTable) {
  fill();
  {
    const auto database = store::Database::open_plain(path());
    database.run("DROP TABLE entry");
  }
  expect_no_harm(true);
}

// Every fiftieth byte changed, one at a time: no wrong value, no end of the run.
TEST_F(CacheTest, SurvivesAChangedByteAnywhere) {
  {
    Cache cache(path());
    for (int i = 0; i < 20; ++i) cache.put("unit " + std::to_string(i), value(i));
    cache.commit();
  }
  const std::string whole = base::read_file(path(), kMostCacheBytes);
  for (std::size_t at = 0; at < whole.size(); at += at < 120 ? 1 : 47) {
    std::string bytes = whole;
    bytes[at] ^= 0x55;
    base::write_file(path(), bytes);
    SCOPED_TRACE(at);
    Cache cache(path());
    for (int i = 0; i < 20; ++i) {
      const auto got = cache.get("unit " + std::to_string(i));
      ASSERT_EQ(got.value_or(value(i)), value(i));
    }
    (void)cache.names_under("unit ");
    cache.put("new", "x");
    cache.commit();
  }
}

TEST_F(CacheTest, NeverEndsARunWhereItCannotBeWritten) {
  base::write_file(dir_.path() / ".cache", "a file");
  Cache cache(path());
  cache.put("one", "x");
  cache.remove("one");
  EXPECT_EQ(cache.get("one"), std::nullopt);
  EXPECT_THAT(cache.names_under("o"), IsEmpty());
  cache.commit();
  EXPECT_FALSE(cache.was_damaged());
  EXPECT_EQ(base::read_file(dir_.path() / ".cache", kMostCacheBytes), "a file");
}

TEST_F(CacheTest, LeavesAFolderInItsPlaceAlone) {
  base::write_file(path() / "mine.txt", "x");
  Cache cache(path());
  cache.put("one", "x");
  cache.commit();
  EXPECT_EQ(cache.get("one"), "x") << "within the run";
  EXPECT_FALSE(cache.is_kept());
  EXPECT_FALSE(cache.was_damaged());
  EXPECT_EQ(base::read_file(path() / "mine.txt", kMostCacheBytes), "x");
}

TEST_F(CacheTest, MayBeUsedByThreadsAtOnce) {
  Cache cache(path());
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&cache, thread] {
      for (int i = thread; i < 200; i += 4) {
        cache.put("unit " + std::to_string(i), value(i));
        EXPECT_EQ(cache.get("unit " + std::to_string(i)), value(i));
        (void)cache.names_under("unit 1");
      }
    });
  threads.clear();
  cache.commit();
  EXPECT_EQ(cache.names_under("unit ").size(), 200U);
}

}  // namespace
