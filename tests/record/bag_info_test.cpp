// SPDX-License-Identifier: MIT
#include "record/bag_info.h"

#include <gmock/gmock.h>

#include "support/failure_of.h"

namespace {

using record::bag_info_in;
using record::BagInfo;
using record::to_text;

BagInfo full() {
  BagInfo info;
  info.source_organization = "青禾区人民法院第一党支部";
  info.contact_phone = "010-12345678";
  info.description = "2021年度组织生活会和民主评议党员公示归档（公开层）";
  info.agent = "gongshilan 0.1.0";
  info.layer = record::kPublicLayer;
  info.organization = "QHFY01";
  info.meeting = "2021";
  info.number = 2;
  info.audience = "members";
  info.as_of = "2022-03-25";
  info.data_date = "2022-03-18";
  info.build_code = "37C8-138E";
  info.retention = "永久";
  info.supersedes = "QHFY01-2021-1-public";
  info.supersedes_sha256 = std::string(64, '0');
  info.reason = "补录: 一名党员的整改";
  record::set_sizes(info, 1'234'567, 89);
  return info;
}

constexpr const char* kFull =
    "Source-Organization: 青禾区人民法院第一党支部\n"
    "Contact-Phone: 010-12345678\n"
    "External-Description: 2021年度组织生活会和民主评议党员公示归档（公开层）\n"
    "External-Identifier: QHFY01-2021-2-public\n"
    "Bag-Size: 1.2 MB\n"
    "Payload-Oxum: 1234567.89\n"
    "Bag-Group-Identifier: QHFY01-2021\n"
    "Bag-Count: 1 of 2\n"
    "Bag-Software-Agent: gongshilan 0.1.0\n"
    "Gongshilan-Format: 1\n"
    "Gongshilan-Layer: public\n"
    "Gongshilan-Organization: QHFY01\n"
    "Gongshilan-Meeting: 2021\n"
    "Gongshilan-Number: 2\n"
    "Gongshilan-Audience: members\n"
    "Gongshilan-As-Of: 2022-03-25\n"
    "Gongshilan-Data-Date: 2022-03-18\n"
    "Gongshilan-Build-Code: 37C8-138E\n"
    "Gongshilan-Retention: 永久\n"
    "Gongshilan-Supersedes: QHFY01-2021-1-public\n"
    "Gongshilan-Supersedes-SHA256: 0000000000000000000000000000000000000000000000000000000000000000\n"
    "Gongshilan-Supersedes-Reason: 补录: 一名党员的整改\n";

TEST(BagInfo, IsWrittenAndReadAgain) {
  const BagInfo info = full();
  EXPECT_EQ(info.bag_name(), "QHFY01-2021-2-public");
  EXPECT_EQ(info.name_of(record::kInternalLayer), "QHFY01-2021-2-internal");
  EXPECT_EQ(to_text(info), kFull);
  const auto again = bag_info_in(kFull);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(to_text(*again), kFull);
  EXPECT_EQ(again->number, 2);
  EXPECT_EQ(again->reason, "补录: 一名党员的整改");
}

TEST(BagInfo, LeavesOutWhatHasNoValue) {
  BagInfo info;
  info.layer = record::kInternalLayer;
  info.organization = "A";
  info.meeting = "2021";
  info.number = 1;
  const std::string text = to_text(info);
  EXPECT_EQ(text,
            "External-Identifier: A-2021-1-internal\nBag-Group-Identifier: A-2021\nBag-Count: 2 of 2\n"
            "Gongshilan-Format: 1\nGongshilan-Layer: internal\nGongshilan-Organization: A\nGongshilan-Meeting: 2021\n"
            "Gongshilan-Number: 1\n");
  EXPECT_TRUE(bag_info_in(text).has_value());
}

TEST(BagInfo, TakesNothingElse) {
  const std::string text = kFull;
  const auto with = [&](const std::string& what, const std::string& other) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return std::string(text).replace(at, what.size(), other);
  };
  for (const std::string& other : {
           std::string(),
           text + "\n",
           text.substr(0, text.size() - 1),
           "\xEF\xBB\xBF" + text,
           text + "More: 1\n",

           with("Bag-Size: 1.2 MB", "Bag-Size:  1.2 MB"),
           with("Bag-Size: 1.2 MB", "Bag-Size: 1.2 MB "),
           with("Bag-Size: 1.2 MB", "Bag-Size:\t1.2 MB"),
           with("Bag-Size: 1.2 MB\n", "Bag-Size: 1.2 MB\r\n"),
           with("Bag-Size: ", "bag-size: "),
           with("Bag-Size: 1.2 MB", "Bag-Size: 1.2\n MB"),
           with("Number: 2", "Number: 02"),
           with("Number: 2", "Number: 0"),
           with("Number: 2", "Number: 3"),
           with("Number: 2", "Number: 99999999999999999999"),
           with("Layer: public", "Layer: other"),
           with("Format: 1", "Format: 2"),
           with("1 of 2", "2 of 2"),
           with("-Organization: QHFY01", "-Organization: "),
           with("QHFY01-2021-2-public", "QHFY01-2021-1-public"),
           with("Contact-Phone: 010-12345678", "Contact-Phone: 1\nContact-Phone: 2"),
           with("永久", "永\xE2\x80\xAE久"),
           with("永久", "\xFF"),
       }) {
    EXPECT_FALSE(bag_info_in(other).has_value()) << other;
  }
}

TEST(BagInfo, RefusesValuesThatAreNotOneLine) {
  for (const char* reason : {"一\n二", "一\t二", " 一", "一 ", "一\xE2\x80\xAE二"}) {
    BagInfo info = full();
    info.reason = reason;
    EXPECT_THAT(support::failure_of([&] { to_text(info); }),
                testing::AllOf(testing::StartsWith("bag-info.txt 的 Gongshilan-Supersedes-Reason：“"),
                               testing::EndsWith("”有换行、首尾空白或看不见的字符。请改成一行普通文字。")));
  }
}

TEST(BagInfo, SizesInSteps) {
  const auto size = [](std::uint64_t bytes) {
    BagInfo info;
    record::set_sizes(info, bytes, 1);
    return info.size;
  };
  EXPECT_EQ(size(0), "0 B");
  EXPECT_EQ(size(999), "999 B");
  EXPECT_EQ(size(1000), "1.0 KB");
  EXPECT_EQ(size(1050), "1.1 KB");
  EXPECT_EQ(size(999'949), "999.9 KB");
  EXPECT_EQ(size(999'950), "1.0 MB");
  EXPECT_EQ(size(12'345'678'901), "12.3 GB");
  EXPECT_EQ(size(123'456'000'000'000'000), "123456.0 TB");
}

}  // namespace
