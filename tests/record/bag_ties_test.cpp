// SPDX-License-Identifier: MIT
#include "record/bag_ties.h"

#include <gmock/gmock.h>

#include "base/hash.h"
#include "record/bags.h"
#include "record/minisign.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using record::BagTies;
using record::TieState;
using record_test::info;
using record_test::make_bags;
using record_test::Pair;
using record_test::seal_again;
using support::TempDir;
using testing::ElementsAre;
using testing::IsEmpty;

BagTies ties_of(const fs::path& where, const std::string& key = "", bool fast = false) {
  const auto bag = record::open_bag(where);
  return record::check_ties(*bag, record::check_bag(*bag, fast), where, key, fast);
}

std::vector<std::string> lines(const record::Tie& tie) {
  std::vector<std::string> all;
  for (const record::BagFault& fault : tie.faults) all.push_back(fault.where + "：" + fault.what + "。" + fault.hint);
  return all;
}

std::string read(const fs::path& file) { return base::read_file(file, 1U << 24U); }

TEST(BagTies, HoldBothWays) {
  const TempDir dir;
  const Pair bags = make_bags(dir.path());
  const BagTies open = ties_of(bags.open), internal = ties_of(bags.internal);
  EXPECT_EQ(TieState::holds, open.other_layer.state);
  EXPECT_EQ("QHFY01-2021-1-internal", open.other_layer.other);
  EXPECT_EQ(TieState::not_asked, open.openings.state);
  EXPECT_EQ(TieState::holds, internal.other_layer.state);
  EXPECT_EQ(TieState::holds, internal.openings.state);
  EXPECT_EQ(13U, internal.openings.count);  // 4 rows, 9 files
  EXPECT_EQ(13U, open.other_layer.count);
  EXPECT_THAT(open.chain, IsEmpty());
  EXPECT_EQ(TieState::not_there, open.signature.state);
  EXPECT_EQ(TieState::not_asked, open.key.state);
  EXPECT_EQ(std::nullopt, open.superseded_by);
}

TEST(BagTies, AreNotThereWhereTheOtherIsNot) {
  const TempDir dir;
  const Pair bags = make_bags(dir.path());
  fs::remove_all(bags.internal);
  EXPECT_EQ(TieState::not_there, ties_of(bags.open).other_layer.state);
}

TEST(BagTies, SayWhichCopyDiffers) {
  const TempDir dir;
  const Pair bags = make_bags(dir.path());
  base::write_file(bags.open / "data/site.css", "p { margin: 1px }\n");
  seal_again(bags.open, info("public"));
  EXPECT_THAT(lines(ties_of(bags.open).other_layer),
              ElementsAre("QHFY01-2021-1-internal/public-tagmanifest-sha256.txt：和公开层的 tagmanifest-sha256.txt "
                          "不一样，两层对不上。两层要一起归档、一起保存。请找出没有动过的那一份，重新核对。",
                          "QHFY01-2021-1-internal/data/public-manifest-sha256.txt：和公开层的 manifest-sha256.txt "
                          "不一样，两层对不上。两层要一起归档、一起保存。请找出没有动过的那一份，重新核对。"));
}

// An internal layer made up later, with its own lists right.
TEST(BagTies, SeeARowThatWasChangedLater) {
  const TempDir dir;
  const Pair bags = make_bags(dir.path());
  const fs::path table = bags.internal / "data/tables/rectification.csv";
  std::string text = read(table);
  text.replace(text.find("岗牌"), std::string("岗牌").size(), "门牌");
  base::write_file(table, text);
  seal_again(bags.internal, info("internal"));
  const BagTies ties = ties_of(bags.internal);
  EXPECT_THAT(lines(ties.openings),
              ElementsAre("data/commitments.txt：少了 file 的 1 行。请找出没有动过的备份，重新核对。",
                          "data/commitments.txt：少了 rectification 的 1 行。请找出没有动过的备份，重新核对。",
                          "data/commitments.txt：多了 file 的 1 "
                          "行，本档案里没有对应的内容。请找出没有动过的备份，重新核对。",
                          "data/commitments.txt：多了 rectification 的 1 "
                          "行，本档案里没有对应的内容。请找出没有动过的备份，重新核对。"));
  EXPECT_THAT(lines(ties.other_layer),
              ElementsAre("QHFY01-2021-1-internal/data/commitments.txt：和内部层自己的清单算出来的不一样。"
                          "请找出没有动过的备份，重新核对。",
                          "QHFY01-2021-1-public/commitments.txt：不是由内部层算出来的，两层对不上。"
                          "两层要一起归档、一起保存。请找出没有动过的那一份，重新核对。"));
}

TEST(BagTies, DoNotTrustAnotherLayerThatIsDamaged) {
  const TempDir dir;
  const Pair bags = make_bags(dir.path());
  base::write_file(bags.internal / "README.txt", "别的\n");
  const BagTies ties = ties_of(bags.open);
  EXPECT_EQ(TieState::broken, ties.other_layer.state);
  ASSERT_EQ(1U, ties.other_layer.faults.size());
  EXPECT_EQ("QHFY01-2021-1-internal README.txt", ties.other_layer.faults[0].where);
}

TEST(BagTies, ReadNoPayloadWhenFast) {
  const TempDir dir;
  const Pair bags = make_bags(dir.path());
  base::write_file(bags.internal / "data/commitments.txt", "");
  const BagTies ties = ties_of(bags.internal, "", true);
  EXPECT_EQ(TieState::not_asked, ties.openings.state);
  EXPECT_EQ(TieState::holds, ties.other_layer.state);
}

// Three archives of one meeting; each tells of the one before it.
class Chain : public testing::Test {
 protected:
  Chain() {
    std::string before;
    for (int number = 1; number <= 3; ++number) {
      record::BagInfo open = info("public", number);
      if (number > 1) {
        open.supersedes = info("public", number - 1).bag_name();
        open.supersedes_sha256 = before;
        open.reason = "补入漏登的一项";
      }
      folders_.push_back(dir_.path() / open.bag_name());
      base::write_file(folders_.back() / "data/index.html", record_test::page("<p>正文</p>"));
      before = base::sha256_hex(record::seal_bag(folders_.back(), open,
                                                 {{"README.txt", "说明\n"}, {"commitments.txt", "\n"}},
                                                 record::hash_payload(folders_.back())));
    }
  }
  TempDir dir_;
  std::vector<fs::path> folders_;
};

TEST_F(Chain, IsFollowedToTheFirst) {
  const BagTies ties = ties_of(folders_[2]);
  ASSERT_EQ(2U, ties.chain.size());
  EXPECT_EQ("QHFY01-2021-2-public", ties.chain[0].other);
  EXPECT_EQ(TieState::holds, ties.chain[0].state);
  EXPECT_EQ("QHFY01-2021-1-public", ties.chain[1].other);
  EXPECT_EQ(TieState::holds, ties.chain[1].state);
  EXPECT_EQ(std::nullopt, ties.superseded_by);
}

TEST_F(Chain, NamesTheNewest) { EXPECT_EQ("QHFY01-2021-3-public", ties_of(folders_[0]).superseded_by); }

TEST_F(Chain, EndsWhereOneIsMissing) {
  fs::remove_all(folders_[1]);
  const BagTies ties = ties_of(folders_[2]);
  ASSERT_EQ(1U, ties.chain.size());
  EXPECT_EQ(TieState::not_there, ties.chain[0].state);
}

TEST_F(Chain, SeesAnotherOneOfThatName) {
  base::write_file(folders_[1] / "data/index.html", record_test::page("<p>别的正文</p>"));
  record::BagInfo second = info("public", 2);
  second.supersedes = info("public", 1).bag_name();
  seal_again(folders_[1], second);
  EXPECT_THAT(lines(ties_of(folders_[2]).chain.back()),
              ElementsAre("QHFY01-2021-2-public/tagmanifest-sha256.txt：不是 QHFY01-2021-3-public 更正的那一份。"
                          "请找出没有动过的备份，重新核对。"));
}

TEST_F(Chain, IsAskedForFromTheSecondOn) {
  seal_again(folders_[1], info("public", 2));
  EXPECT_THAT(lines(ties_of(folders_[1]).chain.back()),
              ElementsAre("QHFY01-2021-2-public/bag-info.txt：没有写全更正了 "
                          "QHFY01-2021-1-public、它的哈希值和原因。请找出没有动过的备份，重新核对。"));
}

class Signed : public testing::Test {
 protected:
  Signed() : bags_(make_bags(dir_.path())), keys_(record::make_keys()) {
    base::write_file(bags_.open / "archive.pub", keys_.open);
    seal_again(bags_.open, info("public"));
    sign("gongshilan QHFY01-2021-1-public");
  }
  void sign(const std::string& comment) {
    base::write_file(bags_.open / "tagmanifest-sha256.txt.minisig",
                     record::sign(read(bags_.open / "tagmanifest-sha256.txt"), keys_.secret, comment, "key"));
  }
  TempDir dir_;
  Pair bags_;
  record::KeyPair keys_;
};

TEST_F(Signed, HoldsWithItsOwnKey) {
  const BagTies ties = ties_of(bags_.open, keys_.open);
  EXPECT_EQ(TieState::holds, ties.signature.state);
  EXPECT_EQ(record::key_number(keys_.open), ties.signature.other);
  EXPECT_EQ(TieState::holds, ties.key.state);
}

TEST_F(Signed, IsHeldAgainstTheKeyThatTheOrganisationPublished) {
  const record::KeyPair other = record::make_keys();
  EXPECT_THAT(lines(ties_of(bags_.open, other.open).key),
              ElementsAre("archive.pub：归档里的公钥（" + record::key_number(keys_.open) + "）不是给出的那一把（" +
                          record::key_number(other.open) +
                          "）。签名的人不是公布这把公钥的单位，或者公钥拿错了，请向该单位核实。"));
}

TEST_F(Signed, IsOfThisArchive) {
  sign("gongshilan QHFY01-2021-2-public");
  EXPECT_EQ(TieState::broken, ties_of(bags_.open).signature.state);
}

TEST_F(Signed, NeedsBothFiles) {
  fs::remove(bags_.open / "tagmanifest-sha256.txt.minisig");
  EXPECT_THAT(lines(ties_of(bags_.open).signature),
              ElementsAre("tagmanifest-sha256.txt.minisig：缺少这个文件，有公钥没有签名。"
                          "请找出没有动过的备份，重新核对。"));
}

TEST(BagTies, SayThatThereIsNoSignatureToHoldAgainstAKey) {
  const TempDir dir;
  const Pair bags = make_bags(dir.path());
  EXPECT_THAT(lines(ties_of(bags.open, record::make_keys().open).key),
              ElementsAre("archive.pub：归档没有签名，不能和给出的公钥对照。请核对是不是拿错了归档，或者不带 --key "
                          "再核对。"));
}

}  // namespace
