// SPDX-License-Identifier: MIT
#include "serve/gzip_cache.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/temp_dir.h"

namespace {

using serve::GzipCache;
using serve::OpenFile;

class GzipCacheTest : public testing::Test {
 protected:
  std::shared_ptr<const std::string> get(GzipCache& cache, const char* name) const {
    const int descriptor = ::open((folder_.path() / name).c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    ::fstat(descriptor, &status);
    return cache.get(OpenFile(descriptor, status, name));
  }
  void write(const char* name, const std::string& bytes) const {
    base::write_file_atomic(folder_.path() / name, bytes);
  }

  support::TempDir folder_;
};

TEST(Gzipped, SameBytesInSameBytesOut) {
  const std::string text(100000, 'x');
  EXPECT_EQ(serve::gzipped(text), serve::gzipped(text));
  EXPECT_LT(serve::gzipped(text).size(), 1000U);
  EXPECT_EQ(serve::gzipped("").substr(0, 8), std::string("\x1F\x8B\x08\0\0\0\0\0", 8));  // no time, no name
}

TEST_F(GzipCacheTest, CompressesAnUnchangedFileOnce) {
  write("a", "hello");
  GzipCache cache(1000);
  EXPECT_EQ(*get(cache, "a"), serve::gzipped("hello"));
  EXPECT_EQ(*get(cache, "a"), serve::gzipped("hello"));
  EXPECT_EQ(cache.compressed(), 1U);
  write("a", "hallo");
  EXPECT_EQ(*get(cache, "a"), serve::gzipped("hallo"));
  EXPECT_EQ(cache.compressed(), 2U);
}

TEST_F(GzipCacheTest, StaysBelowItsBytes) {
  GzipCache cache(2 * serve::gzipped("1").size());
  for (const char* name : {"1", "2", "3"}) write(name, name);
  get(cache, "1");
  get(cache, "2");
  get(cache, "1");
  const auto kept = get(cache, "3");  // 2 goes
  EXPECT_EQ(cache.bytes(), 2 * serve::gzipped("1").size());
  get(cache, "1");
  EXPECT_EQ(cache.compressed(), 3U);
  get(cache, "2");
  EXPECT_EQ(cache.compressed(), 4U);
  EXPECT_EQ(*kept, serve::gzipped("3"));
}

TEST_F(GzipCacheTest, WhatIsLargerThanTheCacheIsSentAndForgotten) {
  GzipCache cache(5);
  write("a", "hello");
  EXPECT_EQ(*get(cache, "a"), serve::gzipped("hello"));
  EXPECT_EQ(cache.bytes(), 0U);
}

}  // namespace
