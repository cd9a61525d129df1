// SPDX-License-Identifier: MIT
#include "serve/etag.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file_system.h"
#include "base/hash.h"
#include "support/temp_dir.h"

namespace {

using serve::EtagCache;
using serve::matches_none_match;

std::string etag_of(EtagCache& cache, const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  ::fstat(descriptor, &status);
  const std::string etag = cache.etag(descriptor, status);
  ::close(descriptor);
  return etag;
}

TEST(NoneMatch, ReadsListsWeakTagsAndStars) {
  const std::string etag = "\"abc\"";
  for (const char* header :
       {"\"abc\"", "W/\"abc\"", "*", " * ", "\"x\", \"abc\"", "\"x\",W/\"abc\" , \"y\"", "\"a,b\",\"abc\""})
    EXPECT_TRUE(matches_none_match(header, etag)) << header;
  for (const char* header : {"", "abc", "\"ab\"", "\"abcd\"", "\"abc", "W/", "\"x\" junk \"abc\"", ",", "w/\"abc\""})
    EXPECT_FALSE(matches_none_match(header, etag)) << header;
}

TEST(EtagCache, IsTheHashOfTheBytes) {
  const support::TempDir folder;
  const std::string bytes(200000, 'x');
  base::write_file(folder.path() / "a", bytes);
  EtagCache cache(10);
  EXPECT_EQ(etag_of(cache, folder.path() / "a"), fmt::format("\"{}\"", base::sha256_hex(bytes).substr(0, 32)));
}

TEST(EtagCache, ReadsAnUnchangedFileOnce) {
  const support::TempDir folder;
  base::write_file(folder.path() / "a", "1");
  EtagCache cache(10);
  EXPECT_EQ(etag_of(cache, folder.path() / "a"), etag_of(cache, folder.path() / "a"));
  EXPECT_EQ(cache.hashed(), 1U);
}

TEST(EtagCache, SeesAReplacedFile) {
  const support::TempDir folder;
  base::write_file_atomic(folder.path() / "a", "1");
  EtagCache cache(10);
  const std::string before = etag_of(cache, folder.path() / "a");
  base::write_file_atomic(folder.path() / "a", "2");
  EXPECT_NE(etag_of(cache, folder.path() / "a"), before);
}

TEST(EtagCache, ForgetsTheLeastRecentlyUsed) {
  const support::TempDir folder;
  EtagCache cache(2);
  for (const char* name : {"a", "b", "c"}) base::write_file(folder.path() / name, name);
  etag_of(cache, folder.path() / "a");
  etag_of(cache, folder.path() / "b");
  etag_of(cache, folder.path() / "a");
  etag_of(cache, folder.path() / "c");  // b goes
  EXPECT_EQ(cache.size(), 2U);
  EXPECT_EQ(cache.hashed(), 3U);
  etag_of(cache, folder.path() / "a");
  EXPECT_EQ(cache.hashed(), 3U);
  etag_of(cache, folder.path() / "b");
  EXPECT_EQ(cache.hashed(), 4U);
}

}  // namespace
