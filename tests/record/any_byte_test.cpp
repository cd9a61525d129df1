// SPDX-License-Identifier: MIT
// No byte of a bag can change, go or come unnoticed, be it a folder or a ZIP; and nothing that is read can do harm.
#include <gmock/gmock.h>

#include <fstream>
#include <random>

#include "base/failure.h"
#include "record/plain_zip.h"
#include "record/small_bag.h"

namespace {

namespace fs = std::filesystem;

using support::SmallBag;

// A bag in memory: thousands of them need not be written.
class TextBag : public record::BagSource {
 public:
  TextBag(std::string name, const std::map<std::string, std::string>& texts) : name_(std::move(name)), texts_(texts) {
    for (const auto& [path, text] : texts_) files_.push_back({path, text.size()});
  }
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] const std::vector<record::BagFile>& files() const override { return files_; }
  [[nodiscard]] const std::vector<record::BagFault>& faults() const override { return faults_; }
  void read(const std::string& path, const base::ByteSink& sink) const override { sink(texts_.at(path)); }

 private:
  std::string name_;
  const std::map<std::string, std::string>& texts_;
  std::vector<record::BagFile> files_;
  std::vector<record::BagFault> faults_;
};

class AnyByte : public testing::Test {
 protected:
  void SetUp() override {
    for (const std::string& path : bag_.files()) texts_[path] = bag_.text(path);
    record::write_plain_zip(zip(), bag_.folder(), bag_.name(), bag_.files(), 0444);
    bytes_ = base::read_file(zip(), 1U << 20U);
  }
  [[nodiscard]] fs::path zip() const { return bag_.folder().string() + ".zip"; }

  bool is_whole(const std::map<std::string, std::string>& texts, bool fast = false) const {
    return record::check_bag(TextBag(bag_.name(), texts), fast).is_whole();
  }
  bool is_whole_zip() const { return record::check_bag(*record::open_bag(zip()), false).is_whole(); }

  SmallBag bag_;
  std::map<std::string, std::string> texts_;
  std::string bytes_;
};

TEST_F(AnyByte, NothingChangedIsWhole) {
  EXPECT_TRUE(is_whole(texts_));
  EXPECT_TRUE(is_whole(texts_, true));
  EXPECT_TRUE(is_whole_zip());
}

TEST_F(AnyByte, OfAFolderIsFlipped) {
  auto other = texts_;
  for (auto& [path, text] : other) {
    const std::string was = text;
    for (std::size_t i = 0; i < was.size(); ++i) {
      text[i] = static_cast<char>(was[i] ^ (1 << (i % 8)));
      ASSERT_FALSE(is_whole(other)) << path << " " << i;
      if (i % 5 == 0) {
        ASSERT_EQ(is_whole(other, true), path.starts_with("data/")) << path << " " << i;
      }
      text[i] = was[i];
    }
  }
  EXPECT_TRUE(is_whole(other));
}

TEST_F(AnyByte, OfAZipIsFlipped) {
  std::fstream file(zip(), std::ios::binary | std::ios::in | std::ios::out);
  const auto put = [&](std::size_t at, char byte) {
    file.seekp(static_cast<std::streamoff>(at)).put(byte).flush();
    ASSERT_TRUE(file.good());
  };
  for (std::size_t i = 0; i < bytes_.size(); ++i) {
    put(i, static_cast<char>(bytes_[i] ^ (1 << (i % 8))));
    ASSERT_FALSE(is_whole_zip()) << i;
    put(i, bytes_[i]);
  }
  EXPECT_TRUE(is_whole_zip());
}

TEST_F(AnyByte, AZipCutOffAnywhere) {
  for (std::size_t size = bytes_.size(); size-- > 0;) {
    fs::resize_file(zip(), size);
    ASSERT_FALSE(is_whole_zip()) << size;
  }
}

TEST_F(AnyByte, AnyFileRemovedRenamedCutOrSwapped) {
  for (const auto& [path, text] : texts_) {
    auto other = texts_;
    other.erase(path);
    EXPECT_FALSE(is_whole(other)) << path;
    EXPECT_FALSE(is_whole(other, true)) << path;
    other["x" + path] = text;
    EXPECT_FALSE(is_whole(other)) << path;
    other = texts_;
    other[path].pop_back();
    EXPECT_FALSE(is_whole(other)) << path;
    EXPECT_FALSE(is_whole(other, true)) << path;
    for (const auto& [second, second_text] : texts_) {
      if (second == path) continue;
      other = texts_;
      other[path].swap(other[second]);
      EXPECT_FALSE(is_whole(other)) << path << " " << second;
      other = texts_;
      other[path] = second_text;
      EXPECT_FALSE(is_whole(other)) << path << " as " << second;
    }
  }
}

TEST_F(AnyByte, AnyMutationIsNoticed) {
  std::mt19937 random(20220325);
  const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
  const std::string odd("\0\xFF\n\r */.0aA%", 12);
  for (int round = 0; round < 1000; ++round) {
    auto other = texts_;
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) {
      auto file = other.begin();
      std::advance(file, below(other.size()));
      std::string& text = file->second;
      const std::size_t at = below(text.size() + 1);
      switch (below(4)) {
        case 0:
          text.erase(at, below(80));
          break;
        case 1:
          text.insert(at, 1, odd[below(odd.size())]);
          break;
        case 2:
          text.insert(at, text.substr(below(text.size() + 1), below(200)));
          break;
        default:
          if (at < text.size()) text[at] = odd[below(odd.size())];
      }
    }
    EXPECT_EQ(is_whole(other), other == texts_) << round;
  }
}

}  // namespace
