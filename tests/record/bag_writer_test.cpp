// SPDX-License-Identifier: MIT
#include "record/bag_writer.h"

#include <gmock/gmock.h>

#include <functional>

#include "base/file_system.h"
#include "base/hash.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;

using support::TempDir;

record::BagInfo info() {
  record::BagInfo info;
  info.layer = record::kPublicLayer;
  info.organization = "A";
  info.meeting = "2021";
  info.number = 1;
  return info;
}

std::string bytes_of(const fs::path& path) { return base::read_file(path, 1U << 20U); }

TEST(FileHashes, AllOfOneReading) {
  const TempDir dir;
  base::write_file(dir.path() / "a", "abc");
  const record::FileHashes hashes = record::hash_file(dir.path() / "a");
  EXPECT_EQ(hashes.size, 3U);
  EXPECT_EQ(hashes.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hashes.sha512,
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  EXPECT_EQ(hashes.sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(record::hash_text("abc").sm3, hashes.sm3);
}

TEST(BagWriter, MakesEveryListAndReturnsTheTagManifest) {
  const TempDir dir;
  base::write_file(dir.path() / "data/b.txt", "b");
  base::write_file(dir.path() / "data/a/x.txt", "xx");
  const record::HashedFiles payload = record::hash_payload(dir.path());
  const std::string tags =
      record::seal_bag(dir.path(), info(), {{"README.txt", "说明\n"}, {"commitments.txt", ""}}, payload);
  std::vector<std::string> names;
  for (const fs::path& file : base::files_below(dir.path())) names.push_back(file.string());
  EXPECT_THAT(names, testing::ElementsAre("README.txt", "bag-info.txt", "bagit.txt", "commitments.txt", "data/a/x.txt",
                                          "data/b.txt", "manifest-sha256.txt", "manifest-sha512.txt", "sm3.txt",
                                          "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"));
  EXPECT_EQ(bytes_of(dir.path() / "bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  EXPECT_THAT(bytes_of(dir.path() / "bag-info.txt"), testing::HasSubstr("Bag-Size: 3 B\nPayload-Oxum: 3.2\n"));
  EXPECT_EQ(bytes_of(dir.path() / "manifest-sha256.txt"),
            base::sha256_hex("xx") + "  data/a/x.txt\n" + base::sha256_hex("b") + "  data/b.txt\n");
  EXPECT_EQ(bytes_of(dir.path() / "sm3.txt"),
            record::hash_text("xx").sm3 + "  data/a/x.txt\n" + record::hash_text("b").sm3 + "  data/b.txt\n");
  EXPECT_EQ(bytes_of(dir.path() / "manifest-sha512.txt"),
            record::hash_text("xx").sha512 + "  data/a/x.txt\n" + record::hash_text("b").sha512 + "  data/b.txt\n");
  std::string wanted, wanted512;
  for (const char* each : {"README.txt", "bag-info.txt", "bagit.txt", "commitments.txt", "manifest-sha256.txt",
                           "manifest-sha512.txt", "sm3.txt"}) {
    const record::FileHashes hashes = record::hash_file(dir.path() / each);
    wanted += hashes.sha256 + "  " + each + "\n";
    wanted512 += hashes.sha512 + "  " + each + "\n";
  }
  EXPECT_EQ(tags, wanted);
  EXPECT_EQ(bytes_of(dir.path() / "tagmanifest-sha256.txt"), wanted);
  EXPECT_EQ(bytes_of(dir.path() / "tagmanifest-sha512.txt"), wanted512);
}

TEST(BagWriter, HashesOnlyWhatIsNew) {
  const TempDir dir;
  base::write_file(dir.path() / "data/a", "1");
  record::HashedFiles payload = record::hash_payload(dir.path());
  base::write_file(dir.path() / "data/a", "2");
  base::write_file(dir.path() / "data/b", "3");
  record::hash_new(dir.path(), payload);
  ASSERT_EQ(payload.size(), 2U);
  EXPECT_EQ(payload.at("data/a").sha256, base::sha256_hex("1"));
  EXPECT_EQ(payload.at("data/b").sha256, base::sha256_hex("3"));
}

TEST(BagWriter, RefusesNamesThatNoBagMayHoldAndLinks) {
  const TempDir dir;
  base::write_file(dir.path() / "one/data/整改.txt", "");
  EXPECT_EQ(support::failure_of([&] { record::hash_payload(dir.path() / "one"); }),
            (dir.path() / "one/data/整改.txt").string() +
                "：文件名里有归档不能用的字符。文件名请只用字母、数字、横线和点，改名后再归档。");
  base::write_file(dir.path() / "two/data/a", "");
  fs::create_symlink("a", dir.path() / "two/data/b");
  EXPECT_THAT(support::failure_of([&] { record::hash_payload(dir.path() / "two"); }, base::ExitCode::failed),
              testing::StartsWith((dir.path() / "two/data/b").string() + "：不能读取（"));
}

TEST(HashEach, TheFirstFailureEndsItAll) {
  const auto fails = [](const std::string& path) -> record::FileHashes { throw base::Failure(path, "坏了", "。"); };
  EXPECT_THROW(record::hash_each({"a", "b", "c"}, fails), base::Failure);
  EXPECT_TRUE(record::hash_each({}, fails).empty());
}

}  // namespace
