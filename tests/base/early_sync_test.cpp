// SPDX-License-Identifier: MIT
#include "base/early_sync.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/failure.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using base::EarlySync;

TEST(EarlySync, SyncsWhileSeveralThreadsWrite) {
  const support::TempDir dir;
  EarlySync sync(dir.path(), 100);
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 4; ++i)
      writers.emplace_back([&] {
        for (int written = 0; written < 50; ++written) sync.wrote(30);
      });
  }
  EXPECT_NO_THROW(sync.end());
}

TEST(EarlySync, SaysAtTheEndThatASyncFailed) {
  const support::TempDir dir;
  const std::filesystem::path gone = dir.path() / "gone";
  EarlySync sync(gone, 100);
  sync.wrote(99);
  sync.wrote(1);
  EXPECT_EQ(support::failure_of([&] { sync.end(); }, base::ExitCode::failed),
            gone.string() + "：不能同步（找不到）。请检查路径、权限和磁盘空间。");
}

TEST(EarlySync, AsksNothingOfTheDiskForLittle) {
  const support::TempDir dir;
  EarlySync sync(dir.path() / "gone", 100);
  sync.wrote(99);
  EXPECT_NO_THROW(sync.end());
}

TEST(EarlySync, IsGivenUpWithoutAnEnd) {
  const support::TempDir dir;
  EarlySync sync(dir.path(), 1);
  sync.wrote(1);
}

}  // namespace
