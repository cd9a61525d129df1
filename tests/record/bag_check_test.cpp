// SPDX-License-Identifier: MIT
#include "record/bag_check.h"

#include <gmock/gmock.h>

#include "base/hash.h"
#include "record/small_bag.h"

namespace {

namespace fs = std::filesystem;

using support::SmallBag;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kLists =
    "内容变了，与清单里的 SHA-256、SHA-512、SM3 不一致。请用完好的副本核对，查清是谁、为什么改的。";
const std::string kTagLists =
    "内容变了，与清单里的 SHA-256、SHA-512 不一致。请用完好的副本核对，查清是谁、为什么改的。";
const std::string kMissing = "：缺少这个文件。请从完好的副本里取回。";
const std::string kExtra = "：清单里没有，是后来加进来的。归档里不能有它，请移走后再核对。";
const std::string kListHint = "。请用完好的副本核对这个清单。";
const std::string kCompare = "。请用完好的副本核对，查清是谁、为什么改的。";

TEST(BagCheck, AWholeBag) {
  for (const char* layer : {record::kPublicLayer, record::kInternalLayer}) {
    const SmallBag bag(layer);
    for (const bool fast : {false, true}) {
      const record::BagCheck check = record::check_bag(*record::open_bag(bag.folder()), fast);
      EXPECT_THAT(SmallBag::faults_of(check), IsEmpty());
      EXPECT_TRUE(check.is_whole());
      EXPECT_EQ(check.name, bag.name());
      ASSERT_TRUE(check.info.has_value());
      EXPECT_EQ(check.info->oxum, "6.3");
      EXPECT_EQ(check.files, 3U);
      EXPECT_EQ(check.bytes, 6U);
      EXPECT_EQ(check.hashes.size(), fast ? 0U : 12U);
      EXPECT_EQ(check.tag_sha256, base::sha256_hex(bag.tags()));
      // The code is that of the public layer; the internal one has a copy of what it is made of.
      const bool is_public = layer == record::kPublicLayer;
      EXPECT_EQ(check.public_tag_sha256, is_public ? "" : base::sha256_hex("0\n"));
      EXPECT_EQ(check.code(), base::short_code(base::sha256_hex(is_public ? bag.tags() : "0\n")));
    }
  }
}

TEST(BagCheck, ChangedFilesAreNamed) {
  const SmallBag bag;
  bag.write("data/a.txt", "2");
  bag.write("README.txt", "别的\n");
  EXPECT_THAT(bag.faults(), ElementsAre("README.txt：" + kTagLists, "data/a.txt：" + kLists));
  EXPECT_THAT(bag.faults(true), ElementsAre("README.txt：" + kTagLists)) << "no byte of the payload is read";
}

TEST(BagCheck, MissingAndExtraFiles) {
  const SmallBag bag;
  bag.remove("data/a.txt");
  bag.remove("README.txt");
  bag.write("data/b/e.txt", "4");
  bag.write("data/.DS_Store", "5");
  bag.write("fetch.txt", "6");
  bag.write("sub/x", "7");
  const std::string junk = "data/.DS_Store：清单里没有，是后来加进来的。这是电脑系统自动留下的，删去即可。";
  EXPECT_THAT(bag.faults(), ElementsAre("README.txt" + kMissing, junk, "data/a.txt" + kMissing, "data/b/e.txt" + kExtra,
                                        "fetch.txt" + kExtra, "sub/x" + kExtra));
  EXPECT_THAT(bag.faults(true),
              ElementsAre("README.txt" + kMissing,
                          "bag-info.txt 的 Payload-Oxum：写的是“6.3”，data 里的文件合起来是“7.4”" + kCompare, junk,
                          "data/a.txt" + kMissing, "data/b/e.txt" + kExtra, "fetch.txt" + kExtra, "sub/x" + kExtra));
}

TEST(BagCheck, RenamedAndSwappedFiles) {
  const SmallBag bag;
  bag.move("data/a.txt", "data/z.txt");
  bag.write("data/b/c.txt", "333");
  bag.write("data/b/d.txt", "22");
  EXPECT_THAT(bag.faults(), ElementsAre("data/a.txt：改名成了“data/z.txt”。请把名称改回来。",
                                        "data/b/c.txt：和“data/b/d.txt”互换了内容。请把两个文件的名称换回来。"));
}

TEST(BagCheck, AListThatChangedPlacesWithAnotherFile) {
  for (const std::string other : {"README.txt", "public-tagmanifest-sha256.txt"}) {  // before it by path, and after
    const SmallBag bag(record::kInternalLayer);
    const std::string list = bag.text("manifest-sha512.txt");
    bag.write("manifest-sha512.txt", bag.text(other));
    bag.write(other, list);
    EXPECT_THAT(bag.faults(),
                testing::Contains(other + "：和“manifest-sha512.txt”互换了内容。请把两个文件的名称换回来。"));
    EXPECT_THAT(bag.faults(), testing::Contains(testing::StartsWith("manifest-sha512.txt")));
  }
}

TEST(BagCheck, AListThatDisagreesWithFileAndOthersIsWrongItself) {
  const SmallBag bag;
  const std::string hash = record::hash_text("22").sha512;
  bag.replace("manifest-sha512.txt", hash, std::string(128, '0'));
  EXPECT_THAT(bag.faults(),
              ElementsAre("manifest-sha512.txt 第 2 行：“data/b/c.txt”的 SHA-512 与文件不一致，而别的清单与文件一致" +
                          kListHint));
  bag.replace("manifest-sha512.txt", std::string(128, '0') + "  data/b/c.txt\n", "");
  EXPECT_THAT(bag.faults(), ElementsAre("manifest-sha512.txt：少了“data/b/c.txt”这一行" + kListHint));
  bag.write("manifest-sha512.txt", bag.text("manifest-sha512.txt") + std::string(128, '0') + "  data/z\n");
  EXPECT_THAT(bag.faults(), ElementsAre("manifest-sha512.txt：少了“data/b/c.txt”这一行；另有 1 处也不对" + kListHint));
  bag.write("manifest-sha512.txt", "");
  EXPECT_THAT(bag.faults(), ElementsAre("manifest-sha512.txt：少了“data/a.txt”这一行；另有 2 处也不对" + kListHint));
  bag.remove("manifest-sha512.txt");
  EXPECT_THAT(bag.faults(), ElementsAre("manifest-sha512.txt" + kMissing));
}

TEST(BagCheck, ListsInAnotherForm) {
  const std::string hash = record::hash_text("1").sm3;
  const std::string line = hash + "  data/a.txt\n";
  const auto with = [&](const std::string& other) {
    const SmallBag bag;
    bag.replace("sm3.txt", line, other);
    const auto faults = bag.faults();
    EXPECT_EQ(faults.size(), 1U);
    return faults.empty() ? "" : faults.front();
  };
  std::string upper = hash;
  for (char& c : upper) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  const std::string form = "sm3.txt 第 1 行：不是本程序写的样子（应是小写的哈希值、两个空格、路径）" + kListHint;
  for (const std::string& other : {upper + "  data/a.txt\n", hash + " *data/a.txt\n", hash + " data/a.txt\n",
                                   hash + "\tdata/a.txt\n", hash + "  data/a.txt\r\n", hash + "   data/a.txt\n"})
    EXPECT_EQ(with(other), form) << other;
  for (const std::string& other : {"\n" + line, "# 1\n" + line, "\xEF\xBB\xBF" + line, hash + "data/a.txt\n",
                                   hash + "  data/../a.txt\n", hash.substr(1) + "  data/a.txt\n", hash + "  \n"})
    EXPECT_THAT(with(other), testing::StartsWith("sm3.txt 第 1 行：读不懂")) << other;
  EXPECT_EQ(with(line + line), "sm3.txt 第 2 行：重复列了“data/a.txt”" + kListHint);
  EXPECT_EQ(with(line + hash + "  bagit.txt\n"), "sm3.txt 第 2 行：不该列“bagit.txt”" + kListHint);
  EXPECT_EQ(with(line + hash + "  data/a\n"), "sm3.txt 第 2 行：没有按路径排好；另有 1 处也不对" + kListHint);

  const SmallBag bag;
  const std::string list = bag.text("tagmanifest-sha512.txt");
  bag.write("tagmanifest-sha512.txt", list.substr(0, list.size() - 1));
  EXPECT_THAT(bag.faults(), ElementsAre("tagmanifest-sha512.txt 第 7 行：最后没有换行，可能缺了一段" + kListHint));
}

TEST(BagCheck, WhatForgersForget) {
  const SmallBag bag;
  bag.write("data/a.txt", "99");
  bag.forge_lists(true);
  EXPECT_THAT(bag.faults(),
              ElementsAre("bag-info.txt 的 Payload-Oxum：写的是“6.3”，data 里的文件合起来是“7.3”" + kCompare));
  bag.replace("bag-info.txt", "6.3", "7.3");
  bag.forge_lists(true);
  EXPECT_THAT(bag.faults(),
              ElementsAre("bag-info.txt 的 Bag-Size：写的是“6 B”，data 里的文件合起来是“7 B”" + kCompare));
  bag.replace("bag-info.txt", "Bag-Size: 6 B", "bag-size: 7 B");
  bag.forge_lists(true);
  EXPECT_THAT(bag.faults(), ElementsAre("bag-info.txt：不是本程序写的样子。请换一份完好的副本。"));
}

TEST(BagCheck, TagFilesThatDoNotBelong) {
  const SmallBag bag;
  bag.write("public-tagmanifest-sha256.txt", "");
  bag.write("notes.txt", "");
  bag.write("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
  bag.remove("commitments.txt");
  bag.remove("README.txt");
  bag.forge_lists(false);
  const std::string away = "：归档里不该有这个文件。归档里不能有它，请移走后再核对。";
  EXPECT_THAT(bag.faults(),
              ElementsAre("README.txt" + kMissing, "bagit.txt：不是本程序写的样子。请换一份完好的副本。",
                          "commitments.txt" + kMissing, "notes.txt" + away, "public-tagmanifest-sha256.txt" + away));
}

TEST(BagCheck, SignatureAndKeyGoTogether) {
  const SmallBag bag;
  bag.write("tagmanifest-sha256.txt.minisig", "x");
  EXPECT_THAT(bag.faults(),
              ElementsAre("tagmanifest-sha256.txt.minisig：有签名，却没有签名用的公钥 archive.pub。"
                          "没有签名的归档里不该有它，请移走；签过名的，请从完好的副本里取回 archive.pub。"));
  bag.write("archive.pub", "x");
  bag.forge_lists(false);
  EXPECT_THAT(bag.faults(), IsEmpty()) << "what it says is for bag_ties.h";
  bag.remove("tagmanifest-sha256.txt.minisig");
  EXPECT_THAT(bag.faults(), ElementsAre("tagmanifest-sha256.txt.minisig" + kMissing));
}

TEST(BagCheck, ARenamedFolder) {
  const SmallBag bag;
  const fs::path other = bag.folder().parent_path() / "归档";
  fs::rename(bag.folder(), other);
  EXPECT_THAT(SmallBag::faults_of(record::check_bag(*record::open_bag(other), false)),
              ElementsAre("归档：改过名，bag-info.txt 里写的是“A-2021-1-public”。请把文件夹改回 A-2021-1-public。"));
}

TEST(BagCheck, WhatIsNoFileAndWhatCannotBeRead) {
  const SmallBag bag;
  bag.remove("data/a.txt");
  fs::create_symlink("b/c.txt", bag.at("data/a.txt"));
  base::make_folder(bag.at("data/empty"));
  bag.write("data/整改.txt", "");
  const std::string away = "。归档里不能有它，请移走后再核对。";
  EXPECT_THAT(bag.faults(), ElementsAre("data/a.txt：是链接，不是文件" + away, "data/empty/：是空文件夹" + away,
                                        "data/整改.txt：名称里有归档不用的字符，是后来加进来的" + away));
}

TEST(BagCheck, AFolderThatIsNoArchive) {
  const SmallBag bag;
  const record::BagCheck check = record::check_bag(*record::open_bag(bag.folder().parent_path()), false);
  EXPECT_THAT(SmallBag::faults_of(check),
              ElementsAre(bag.folder().parent_path().filename().string() +
                          "：不是归档（里面没有 bagit.txt 和清单）。请写归档自己的文件夹，或者它的 ZIP。"));
}

}  // namespace
