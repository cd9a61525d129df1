// SPDX-License-Identifier: MIT
#include "base/file_pieces.h"

#include <gmock/gmock.h>

#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;

using base::ExitCode;
using support::failure_of;
using support::TempDir;

constexpr const char* kCheckPath = "。请检查路径、权限和磁盘空间。";

TEST(FilePieces, WhatWasWrittenIsReadInPieces) {
  const TempDir dir;
  const fs::path path = dir.path() / "a";
  const std::string large(600'000, 'x');
  {
    base::FileWriter out(path);
    out.add("0123");
    out.add(large);
    out.overwrite(1, "ab");
    EXPECT_EQ(out.size(), 600'004U);
  }
  EXPECT_TRUE(base::has_bytes(path, "0ab3" + large));
  const base::FileReader in(path);
  EXPECT_EQ(in.size(), 600'004U);
  std::string all;
  std::size_t pieces = 0;
  in.read(0, in.size(), [&](std::string_view bytes) {
    all += bytes;
    ++pieces;
  });
  EXPECT_EQ(all, "0ab3" + large);
  EXPECT_GT(pieces, 2U);
  EXPECT_EQ(in.bytes(1, 4), "ab3x");
  EXPECT_EQ(in.bytes(600'004, 0), "");
}

TEST(FilePieces, RefusalsNameThePath) {
  const TempDir dir;
  const fs::path path = dir.path() / "a";
  base::write_file(path, "12");
  fs::create_symlink("a", dir.path() / "link");
  const std::string at = dir.path().string();
  const auto reading = [](const fs::path& of, base::FileReader::Links links = base::FileReader::Links::follow) {
    return failure_of([&] { const base::FileReader in(of, links); }, ExitCode::failed);
  };
  EXPECT_EQ(reading(dir.path() / "none"), at + "/none：不能读取（找不到）" + kCheckPath);
  EXPECT_EQ(reading(dir.path()), at + "：不能读取（这是一个文件夹）" + kCheckPath);
  EXPECT_EQ(reading("/dev/null"), "/dev/null：不是普通文件。请检查路径。");
  EXPECT_EQ(reading(dir.path() / "link"), "(no failure)");
  EXPECT_THAT(reading(dir.path() / "link", base::FileReader::Links::refuse),
              testing::StartsWith(at + "/link：不能读取（"));
  EXPECT_EQ(failure_of([&] { base::FileReader(path).read(1, 2, [](std::string_view) {}); }, ExitCode::failed),
            at + "/a：读的时候变短了。请等别的程序写完后再试。");
  EXPECT_THAT(failure_of([&] { const base::FileWriter out(path); }, ExitCode::failed),
              testing::StartsWith(at + "/a：不能写入（"));
}

}  // namespace
