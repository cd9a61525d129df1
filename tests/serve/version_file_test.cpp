// SPDX-License-Identifier: MIT
#include "serve/version_file.h"

#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/temp_dir.h"

namespace {

class VersionFileTest : public testing::Test {
 protected:
  void put(const std::string& bytes) { base::write_file_atomic(folder_.path() / "version.json", bytes); }

  support::TempDir folder_;
  serve::VersionFile version_{folder_.path()};
};

TEST_F(VersionFileTest, OtherBytesAreAChangeTheSameOnesAreNot) {
  EXPECT_FALSE(version_.has_changed());
  put("1");
  EXPECT_TRUE(version_.has_changed());
  EXPECT_FALSE(version_.has_changed());
  put("1");
  EXPECT_FALSE(version_.has_changed());
  put("2");
  EXPECT_TRUE(version_.has_changed());
}

TEST_F(VersionFileTest, AMissingOneIsNoChange) {
  put("1");
  version_.has_changed();
  base::remove_file(folder_.path() / "version.json");
  EXPECT_FALSE(version_.has_changed());
  put("1");
  EXPECT_FALSE(version_.has_changed());
  put("2");
  EXPECT_TRUE(version_.has_changed());
}

TEST_F(VersionFileTest, WhatIsNoFileIsNoChange) {
  base::make_folder(folder_.path() / "version.json");
  EXPECT_FALSE(version_.has_changed());
}

}  // namespace
