// SPDX-License-Identifier: MIT
// How an archive comes in: whole, whatever stops the run; and which number is next.
#include "app/archive_folder.h"

#include <gmock/gmock.h>

#include <sstream>

#include "app/log_book.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;

class ArchiveFolderTest : public testing::Test {
 protected:
  ArchiveFolderTest() {
    base::write_file(dir_.path() / "gongshilan.json", R"({"organization": "ZB-1", "meeting": "2021"})");
    workspace_.emplace(dir_.path());
  }
  app::ArchiveFolder folder() { return {*workspace_, {out_, out_, false, false}}; }
  [[nodiscard]] fs::path at(const std::string& name) const { return dir_.path() / "archive" / name; }
  [[nodiscard]] std::vector<store::LogLine> log() const { return store::Log(workspace_->database).lines(); }
  static app::ArchiveLine line(int number) {
    return {"2021", number, std::string(64, 'a'), std::string(64, 'b'), "本单位党员群众", "2022-03-25"};
  }
  // As a run that was killed right after it was ready.
  void leave_ready() {
    base::write_file(at(".making/ready.json"),
                     R"({"names": ["ZB-1-2021-1-public", "ZB-1-2021-1-public.zip"], "meeting": "2021", "number": 1,
                         "public": "aa", "internal": "bb", "audience": "党员", "as_of": "2022-03-25"})");
    base::write_file(at(".making/ZB-1-2021-1-public/bagit.txt"), "bag");
    base::write_file(at(".making/ZB-1-2021-1-public.zip"), "zip");
  }
  support::TempDir dir_;
  std::optional<app::Workspace> workspace_;
  std::ostringstream out_;
};

TEST_F(ArchiveFolderTest, WhatWasMadeComesInWithItsLine) {
  app::ArchiveFolder archive = folder();
  EXPECT_FALSE(archive.newest("2021"));
  const fs::path making = archive.begin();
  base::write_file(making / "ZB-1-2021-1-public/bagit.txt", "bag");
  archive.bring_in({"ZB-1-2021-1-public"}, line(1));
  EXPECT_TRUE(base::exists(at("ZB-1-2021-1-public/bagit.txt")));
  EXPECT_FALSE(base::exists(at(".making")));
  ASSERT_EQ(1U, log().size());
  EXPECT_EQ("ZB-1-2021-1", log()[0].record);
  EXPECT_EQ("范围 本单位党员群众，计算日 2022-03-25，归档码 AAAA-AAAA，内部层 " + std::string(64, 'b'),
            log()[0].detail);
  ASSERT_TRUE(archive.newest("2021"));
  EXPECT_EQ(1, archive.newest("2021")->number);
  EXPECT_EQ(std::string(64, 'a'), archive.newest("2021")->public_sha256);
  EXPECT_EQ(std::string(64, 'b'), archive.newest("2021")->internal_sha256);
  EXPECT_FALSE(archive.newest("2022"));
}

TEST_F(ArchiveFolderTest, AStoppedRunThatWasNotReadyIsTakenBack) {
  base::write_file(at(".making/ZB-1-2021-1-public/bagit.txt"), "half");
  folder();
  EXPECT_FALSE(base::exists(at(".making")));
  EXPECT_FALSE(base::exists(at("ZB-1-2021-1-public")));
  EXPECT_EQ("", out_.str());
}

TEST_F(ArchiveFolderTest, OneThatWasReadyIsFinishedWhereverItStopped) {
  leave_ready();
  base::rename_over(at(".making/ZB-1-2021-1-public"), at("ZB-1-2021-1-public"));  // the first step was taken
  folder();
  EXPECT_TRUE(base::exists(at("ZB-1-2021-1-public/bagit.txt")));
  EXPECT_TRUE(base::exists(at("ZB-1-2021-1-public.zip")));
  EXPECT_FALSE(base::exists(at(".making")));
  EXPECT_EQ(1U, log().size());
  EXPECT_EQ("上次归档中途停了，已经接着做完。\n", out_.str());
}

TEST_F(ArchiveFolderTest, TheLineIsWrittenOnce) {
  leave_ready();
  base::keep_copy(at(".making/ready.json"), dir_.path() / "ready");
  folder();
  base::make_folder(at(".making"));
  base::keep_copy(dir_.path() / "ready", at(".making/ready.json"));
  folder();
  EXPECT_EQ(1U, log().size());
}

TEST_F(ArchiveFolderTest, WhatLiesThereCountsWithoutTheLogToo) {
  base::write_file(at("ZB-1-2021-7-internal/tagmanifest-sha256.txt"), "tags");
  base::write_file(at("ZB-1-2021-2-public.zip"), "zip");
  for (const char* other :
       {"ZB-1-2022-9-public.zip", "ZB-1-2021-x-public.zip", "ZB-1-2021-8-other", "ZB-1-2021-0-public"})
    base::write_file(at(other), "");
  const auto newest = folder().newest("2021");
  ASSERT_TRUE(newest);
  EXPECT_EQ(7, newest->number);
  EXPECT_EQ("", newest->public_sha256);
  EXPECT_EQ(base::sha256_hex("tags"), newest->internal_sha256);
}

TEST_F(ArchiveFolderTest, GivingUpLeavesNothingButWhatIsComingIn) {
  app::ArchiveFolder archive = folder();
  base::write_file(archive.begin() / "half", "");
  archive.give_up();
  EXPECT_FALSE(base::exists(at(".making")));
  leave_ready();
  archive.give_up();
  EXPECT_TRUE(base::exists(at(".making/ready.json")));
}

}  // namespace
