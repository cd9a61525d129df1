// SPDX-License-Identifier: MIT
#include "record/plain_zip.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <random>

#include "base/file_system.h"
#include "base/hash.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;

using base::ExitCode;
using support::failure_of;
using support::TempDir;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kNotOurs = "不是本程序写的 ZIP（可能解开后又重新压缩过，或者有字节被改过）";
constexpr const char* kUnpack = "。请解开后核对文件夹，或者换一份完好的副本。";
constexpr const char* kOtherCopy = "。请换一份完好的副本。";

class PlainZip : public testing::Test {
 protected:
  void SetUp() override {
    base::write_file(folder() / "a.txt", "1");
    base::write_file(folder() / "data/b.txt", "");
    base::write_file(folder() / "data/c", std::string(300'000, 'x'));
    record::write_plain_zip(zip(), folder(), "A-2021-1-public", {"a.txt", "data/b.txt", "data/c"}, 0444);
  }
  [[nodiscard]] fs::path folder() const { return dir_.path() / "from"; }
  [[nodiscard]] fs::path zip() const { return dir_.path() / "A-2021-1-public.zip"; }
  [[nodiscard]] std::string bytes() const { return base::read_file(zip(), 1U << 20U); }

  // The one fault of a ZIP with other bytes, and that nothing of it can be read.
  std::string fault_of(const std::string& bytes) const {
    base::write_file(zip(), bytes);
    const auto bag = record::open_plain_zip(zip());
    EXPECT_THAT(bag->files(), IsEmpty());
    EXPECT_EQ(bag->faults().size(), 1U);
    if (bag->faults().empty()) return "";
    const record::BagFault& fault = bag->faults().front();
    EXPECT_EQ(fault.where, "A-2021-1-public.zip");
    return fault.what + "。" + fault.hint;
  }

  // As a writer that takes any name would make it; all files are empty.
  static std::string zip_of(const std::vector<std::string>& names, unsigned mode = 0444) {
    std::string local, central;
    for (const std::string& name : names) {
      const record::ZipEntry entry{name, 0, 0, local.size()};
      local += record::local_header(entry, {});
      central += record::central_record(entry, mode, {});
    }
    return local + central + record::end_records({names.size(), local.size(), central.size()}, {});
  }

  TempDir dir_;
};

TEST(ZipFormat, Crc32AsTheStandardHasIt) {
  EXPECT_EQ(record::crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(record::crc32("6789", record::crc32("12345")), 0xCBF43926U);
  EXPECT_EQ(record::crc32(""), 0U);
}

// The form itself: whoever changes a byte here changes what archives of twenty years look like.
TEST(ZipFormat, RecordsByteForByte) {
  const record::ZipEntry entry{"A/b", 3, 0x12345678, 5};
  EXPECT_EQ(base::hex_of(record::local_header(entry, {})),
            "504b0304"
            "1400"
            "0008"
            "0000"
            "0000"
            "2100"
            "78563412"
            "03000000"
            "03000000"
            "0300"
            "0000"
            "412f62");
  EXPECT_EQ(base::hex_of(record::central_record(entry, 0444, {})),
            "504b0102"
            "1403"
            "1400"
            "0008"
            "0000"
            "0000"
            "2100"
            "78563412"
            "03000000"
            "03000000"
            "0300"
            "0000"
            "0000"
            "0000"
            "0000"
            "00002481"
            "05000000"
            "412f62");
  EXPECT_EQ(base::hex_of(record::end_records({1, 5, 49}, {})),
            "504b0506"
            "0000"
            "0000"
            "0100"
            "0100"
            "31000000"
            "05000000"
            "0000");
}

TEST(ZipFormat, Zip64OnlyWhereSomethingDoesNotFit) {
  constexpr std::uint64_t large = 0xFFFFFFFF;
  EXPECT_EQ(record::local_header({"a", large - 1, 0, 0}, {}).size(), 31U);
  EXPECT_EQ(base::hex_of(record::local_header({"a", large, 0, 0}, {})),
            "504b03042d00000800000000210000000000ffffffffffffffff01001400"
            "61"
            "01001000ffffffff00000000ffffffff00000000");
  EXPECT_EQ(base::hex_of(record::central_record({"a", 1, 0, large + 2}, 0400, {})),
            "504b01022d032d00000800000000210000000000010000000100000001000c00000000000000"
            "00000081"
            "ffffffff"
            "61"
            "010008000100000001000000");
  EXPECT_EQ(record::central_record({"a", large, 0, large}, 0400, {}).size(), 46U + 1 + 4 + 24);
  EXPECT_EQ(record::end_records({0xFFFE, 1, 2}, {}).size(), 22U);
  EXPECT_EQ(base::hex_of(record::end_records({0x10000, 1, 2}, {})),
            "504b0606"
            "2c00000000000000"
            "2d032d00"
            "0000000000000000"
            "00000100000000000000010000000000"
            "0200000000000000"
            "0100000000000000"
            "504b0607"
            "00000000"
            "0300000000000000"
            "01000000"
            "504b0506"
            "00000000"
            "ffffffff"
            "02000000"
            "01000000"
            "0000");
}

TEST_F(PlainZip, IsReadAsItWasWritten) {
  const auto bag = record::open_plain_zip(zip());
  EXPECT_THAT(bag->faults(), IsEmpty());
  EXPECT_EQ(bag->name(), "A-2021-1-public");
  ASSERT_EQ(bag->files().size(), 3U);
  EXPECT_EQ(bag->files()[2].path, "data/c");
  EXPECT_EQ(bag->files()[2].size, 300'000U);
  EXPECT_EQ(bag->text("a.txt"), "1");
  EXPECT_EQ(bag->text("data/b.txt"), "");
  EXPECT_EQ(bag->text("data/c"), std::string(300'000, 'x'));
  EXPECT_TRUE(bag->has("data/c"));
  EXPECT_FALSE(bag->has("data"));
  EXPECT_EQ(failure_of([&] { static_cast<void>(bag->text("data")); }, ExitCode::failed),
            std::string("data：ZIP 里没有这个文件") + kOtherCopy);
}

TEST_F(PlainZip, EveryRecordMayBeZip64) {
  for (const record::ZipLimits limits : {record::ZipLimits{0, 0}, {2, 0xFFFF}, {100, 2}, {300'000, 4}, {200, 3}}) {
    base::remove_file(zip());
    record::write_plain_zip(zip(), folder(), "A-2021-1-public", {"a.txt", "data/b.txt", "data/c"}, 0444, limits);
    const auto bag = record::open_plain_zip(zip(), limits);
    EXPECT_THAT(bag->faults(), IsEmpty()) << limits.size;
    EXPECT_EQ(bag->text("data/c"), std::string(300'000, 'x'));
    EXPECT_NE(fault_of(bytes()), "") << "where it is not needed, it is not the one form";
  }
}

TEST_F(PlainZip, ARenamedOneIsToldAndStillRead) {
  fs::rename(zip(), dir_.path() / "整改(1).zip");
  const auto bag = record::open_plain_zip(dir_.path() / "整改(1).zip");
  ASSERT_EQ(bag->faults().size(), 1U);
  EXPECT_EQ(bag->faults()[0].where, "整改(1).zip");
  EXPECT_EQ(bag->faults()[0].what, "ZIP 改过名，里面是“A-2021-1-public”");
  EXPECT_EQ(bag->faults()[0].hint, "请把它改回 A-2021-1-public.zip。");
  EXPECT_EQ(bag->name(), "A-2021-1-public");
  EXPECT_EQ(bag->files().size(), 3U);
}

TEST_F(PlainZip, CutOffOrWithMoreThanItShould) {
  const std::string whole = bytes();
  const std::string end = std::string("ZIP 的结尾不对，可能没有传完，或者后面多了东西") + kOtherCopy;
  const std::string size = std::string("ZIP 的大小和它的结尾写的不一致，可能缺了一段，或者多了东西") + kOtherCopy;
  EXPECT_EQ(fault_of(""), end);
  EXPECT_EQ(fault_of(whole.substr(0, whole.size() - 1)), end);
  EXPECT_EQ(fault_of(whole + '\0'), end);
  EXPECT_EQ(fault_of('\0' + whole), size);
  EXPECT_EQ(fault_of(whole.substr(1)), size);
  EXPECT_EQ(fault_of(whole + whole), size);
  EXPECT_EQ(fault_of(record::end_records({0, 0, 0}, {})), std::string("ZIP 里没有文件") + kOtherCopy);
}

TEST_F(PlainZip, NumbersThatLieAllocateNothing) {
  constexpr std::uint64_t huge = ~std::uint64_t{0};
  for (const record::ZipEnd end : {record::ZipEnd{huge, 0, 0},
                                   {1, huge, 1},
                                   {1, 1, huge},
                                   {huge, huge, huge},
                                   {1, 0, std::uint64_t{1} << 40U},
                                   {1, huge - 10, 20}})
    EXPECT_NE(fault_of(std::string(50, '\0') + record::end_records(end, {})), "");
  // A file that says to be larger than the ZIP.
  const record::ZipEntry entry{"A-2021-1-public/a", huge, 0, 0};
  const std::string local = record::local_header(entry, {}), central = record::central_record(entry, 0444, {});
  EXPECT_EQ(fault_of(local + central + record::end_records({1, local.size(), central.size()}, {})),
            std::string(kNotOurs) + kUnpack);
}

TEST_F(PlainZip, NamesThatLeadElsewhere) {
  const auto unsafe = [](const std::string& name) {
    return "ZIP 里的路径“" + name + "”不安全。请不要解开它，换一份完好的副本。";
  };
  for (const char* name :
       {"A/../b", "/etc/passwd", "../A", "A/./b", "A//b", "A\\b", "C:/a", "A/整改", "A/a.", "A/%2e", ""})
    EXPECT_EQ(fault_of(zip_of({name})), unsafe(name));
  EXPECT_EQ(fault_of(zip_of({"A/\nb"})), unsafe("A/ b"));
  EXPECT_EQ(fault_of(zip_of({"A/\x1B[2J"})), unsafe("A/ [2J"));
  EXPECT_EQ(fault_of(zip_of({std::string("A/\0b", 4)})), unsafe("A/ b"));
  EXPECT_EQ(fault_of(zip_of({"A/\xFF"})), unsafe("A/\xEF\xBF\xBD"));
  EXPECT_EQ(fault_of(zip_of({"A/a", "A/a"})), std::string("ZIP 里有两个“A/a”") + kOtherCopy);
  EXPECT_EQ(fault_of(zip_of({"A/a", "B/a"})), std::string("ZIP 里不止一个文件夹（“A”和“B”）") + kUnpack);
  EXPECT_EQ(fault_of(zip_of({"a"})), std::string("ZIP 里的“a”不在文件夹里") + kUnpack);
  EXPECT_EQ(fault_of(zip_of({"A/b", "A/a"})), std::string(kNotOurs) + kUnpack) << "order";
  EXPECT_EQ(fault_of(zip_of({"A/", "A/a"})), std::string(kNotOurs) + kUnpack) << "a folder";
  EXPECT_EQ(fault_of(zip_of({"A/a"}, 0644)), std::string(kNotOurs) + kUnpack) << "mode";
  EXPECT_EQ(fault_of(zip_of({"A-2021-1-internal/a"})), std::string(kNotOurs) + kUnpack) << "mode of the other layer";
}

TEST_F(PlainZip, ChangedContentIsToldWhenItIsRead) {
  std::string other = bytes();
  other[other.find("xxx")] = 'y';
  base::write_file(zip(), other);
  const auto bag = record::open_plain_zip(zip());
  EXPECT_THAT(bag->faults(), IsEmpty());
  EXPECT_EQ(bag->text("a.txt"), "1");
  EXPECT_EQ(failure_of([&] { static_cast<void>(bag->text("data/c")); }, ExitCode::refused),
            std::string("data/c：内容与 ZIP 里的校验码（CRC-32）不一致，已经损坏或被改过") + kOtherCopy);
}

TEST_F(PlainZip, HeadersThatDisagree) {
  std::string other = bytes();
  other[other.find("data/b.txt")] = 'D';
  EXPECT_EQ(fault_of(other), std::string("“A-2021-1-public/data/b.txt”前面的文件头与 ZIP 的目录不一致") + kUnpack);
}

// No change may lead outside of what is there; sanitizers watch.
TEST_F(PlainZip, AnyMutationIsReadOrRefused) {
  base::write_file(folder() / "data/c", "ccc");
  base::remove_file(zip());
  record::write_plain_zip(zip(), folder(), "A-2021-1-public", {"a.txt", "data/b.txt", "data/c"}, 0444);
  const std::string whole = bytes();
  std::mt19937 random(20220325);
  const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
  for (int round = 0; round < 800; ++round) {
    std::string other = whole;
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      static constexpr std::string_view odd("\0\xFF\x01\x7F\x2E\x2FPK", 8);
      other[below(other.size())] = odd[below(odd.size())];
    }
    if (below(8) == 0) other.erase(below(other.size()), below(40));
    if (below(8) == 0) other.insert(below(other.size()), other.substr(below(other.size()), below(40)));
    if (other == whole) continue;
    base::write_file(zip(), other);
    const auto bag = record::open_plain_zip(zip());
    bool noticed = !bag->faults().empty();
    for (const record::BagFile& file : bag->files()) {
      try {
        static_cast<void>(bag->text(file.path));
      } catch (const base::Failure&) {
        noticed = true;
      }
    }
    EXPECT_TRUE(noticed) << "round " << round;
  }
}

}  // namespace
