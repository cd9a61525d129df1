// SPDX-License-Identifier: MIT
// Against what the stock program (minisign 0.11) wrote: keys by `minisign -G -W`, by `-G` with a password and from that
// by
// `-C -W`; the signature by `minisign -S -t "gongshilan QHFY01-2021-1-public"` of a file that holds "hi".
#include "record/minisign.h"

#include <gtest/gtest.h>

#include "base/base64.h"
#include "base/text.h"
#include "support/failure_of.h"

namespace {

constexpr const char* kOpen =
    "untrusted comment: minisign public key D21D3BAB21CE349C\n"
    "RWScNM4hqzsd0ihTZru6Bm/0f1gMrRuOzyj/RE+kj877VLDzHu7ZYD+w\n";
constexpr const char* kSecret =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAnDTOIas7HdIWEWzkJyLLJDp+sMoX"
    "TmVqRymUid/oPe9LvcGyYlvYWyhTZru6Bm/0f1gMrRuOzyj/RE+kj877VLDzHu7ZYD+wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAA=\n";
constexpr const char* kWithPassword =
    "untrusted comment: minisign encrypted secret key\n"
    "RWRTY0Iy7ryXBrsmXzFpY9+/xbrQOUWBqNli7eLJaDyDjUGx/q8AAAACAAAAAAAAAEAAAAAABxbwawGGYC4sbZ0n6TEfe4DYuBzz"
    "KWFDTDMI/DTFKuxwQ8DK2w3+JnRLYC4VoybyvMiCcdhw5TIlnCi7pfDc2IZSEM7vphs/1BNMAbkDy5kQmXX9zO5A/SgzsUH0tRfu"
    "iy6wZJwr8D8=\n";
constexpr const char* kPasswordRemoved =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIy7ryXBrsmXzFpY9+/xbrQOUWBqNli7eLJaDyDjUGx/q8AAAACAAAAAAAAAEAAAAAAHvSalt/S1V/59bsEdqTwPbqyb2av"
    "uFmjU51z5ARxmCQpkArIlgufWEX4KX+Z21Pf94DYPnBoduxEZCkpWXNRtO/wpc6MjEI94RgsdOfjzthnHla0jh0YqrXtGMbGHjKj"
    "rSarc40jEe0=\n";
constexpr const char* kOpenOfRemoved =
    "untrusted comment: minisign public key 5FD5D2DF969AF41E\n"
    "RWQe9JqW39LVX0X4KX+Z21Pf94DYPnBoduxEZCkpWXNRtO/wpc6MjEI9\n";
constexpr const char* kBytes = "hi\n";
constexpr const char* kComment = "gongshilan QHFY01-2021-1-public";
constexpr const char* kSignature =
    "untrusted comment: signature from minisign secret key\n"
    "RUScNM4hqzsd0nDvBv4RKp1Xob1FaoHyjO9czyvJGJFT8GgVb5iW0OJAhFTyNfJBSZYBaevg7wfhuAcd3V5CGuSjk4emYQ96iw0=\n"
    "trusted comment: gongshilan QHFY01-2021-1-public\n"
    "wZhPRDxeRU5dImd5SOlnyUbuYrqAng0CNM4c92nNnxHJ0SvIhuoHybOq/7ZWMcP0w6ldNjqDcgl6ovY13R6SBw==\n";
// The same, by `-l`: of the bytes themselves.
constexpr const char* kLegacy =
    "untrusted comment: signature from minisign secret key\n"
    "RWScNM4hqzsd0pBkoxm2HU++CFTJdxL3xNchgzaMuwP3UXXJFDbRyESA6j3PJbheiNEY0rB626KXfAkTqc+h1sPahIqJyl3N4wc=\n"
    "trusted comment: timestamp:1795282121	file:m\n"
    "YsI84s4HLqxS4eRh1L0cxlcg/KN/P/XE3Jhrm4gdNuBQBjmhPBCAalsCQmC4DqFwtus0bsIBgjY3e4lsAkyrDw==\n";

std::string fault_of(const std::string& signature, const std::string& bytes = kBytes, const std::string& open = kOpen,
                     const std::string& comment = kComment) {
  return record::fault_of_signature(signature, bytes, open, comment);
}

// Its fields changed from `at` of what the base64 stands for; the rest as it was.
std::string with_field(const std::string& key, std::size_t at, std::string_view field) {
  const std::size_t start = key.find('\n') + 1;
  std::string bytes = *base::from_base64(base::trim(key.substr(start)));
  bytes.replace(at, field.size(), field);
  return key.substr(0, start) + base::to_base64(bytes) + "\n";
}

std::string refusal_of(const std::string& secret) {
  return support::failure_of([&] { (void)record::sign(kBytes, secret, kComment, "甲/archive.key"); });
}

TEST(Minisign, SignsAsTheStockProgram) {
  EXPECT_EQ(record::sign(kBytes, kSecret, kComment, "甲"), kSignature);
  EXPECT_EQ(fault_of(kSignature), "");
  EXPECT_EQ(record::open_key_of(kSecret, "甲"), kOpen);
  EXPECT_EQ(record::key_number(kOpen), "D21D3BAB21CE349C");
}

TEST(Minisign, TakesAKeyWhosePasswordWasRemoved) {
  EXPECT_EQ(record::open_key_of(kPasswordRemoved, "甲"), kOpenOfRemoved);
  const std::string signature = record::sign("", kPasswordRemoved, kComment, "甲");
  EXPECT_EQ(fault_of(signature, "", kOpenOfRemoved), "");
}

TEST(Minisign, TakesKeysThatAnEditorSaved) {
  EXPECT_EQ(record::sign(kBytes, base::replace_all(kSecret, "\n", "\r\n"), kComment, "甲"), kSignature);
  EXPECT_EQ(fault_of(kSignature, kBytes, base::replace_all(kOpen, "\n", "\r\n")), "");
  EXPECT_EQ(fault_of(kSignature, kBytes, std::string(base::trim(kOpen))), "");
}

TEST(Minisign, MakesKeysThatBelongTogether) {
  const record::KeyPair made = record::make_keys();
  EXPECT_EQ(record::open_key_of(made.secret, "甲"), made.open);
  EXPECT_EQ(record::key_number(made.open).size(), 16U);
  EXPECT_EQ(made.open.substr(0, made.open.find('\n')),
            "untrusted comment: minisign public key " + record::key_number(made.open));
  EXPECT_EQ(fault_of(record::sign(kBytes, made.secret, kComment, "甲"), kBytes, made.open), "");
  EXPECT_NE(made.open, record::make_keys().open);
}

TEST(Minisign, NoByteOfASignatureMayDiffer) {
  const std::string signature = kSignature;
  for (std::size_t i = 0; i < signature.size(); ++i)
    for (const int change : {0x01, 0x20, 0x80}) {
      std::string other = signature;
      other[i] = static_cast<char>(other[i] ^ change);
      EXPECT_NE(fault_of(other), "") << i << " " << change;
    }
  for (std::size_t i = 0; i < signature.size(); ++i) {
    EXPECT_NE(fault_of(signature.substr(0, i)), "") << i;
    std::string other = signature;
    EXPECT_NE(fault_of(other.insert(i, 1, '\r')), "") << i;
  }
  for (const char* more : {"\n", " ", "x", "\r\n"}) EXPECT_NE(fault_of(signature + more), "");
}

TEST(Minisign, EachFaultIsNamed) {
  const std::string unreadable = "签名不是 minisign 的 ED 签名，或者损坏了";
  EXPECT_EQ(fault_of(""), unreadable);
  EXPECT_EQ(fault_of(kOpen), unreadable);
  EXPECT_EQ(fault_of(kLegacy), unreadable);
  EXPECT_EQ(fault_of(kSignature, kBytes, ""), "公钥不是 minisign 的公钥");
  EXPECT_EQ(fault_of(kSignature, kBytes, kSecret), "公钥不是 minisign 的公钥");
  EXPECT_EQ(fault_of(kSignature, kBytes, kOpenOfRemoved),
            "是用编号 D21D3BAB21CE349C 的密钥签的，公钥的编号却是 5FD5D2DF969AF41E");
  EXPECT_EQ(fault_of(kSignature, "hi"), "签名和内容对不上，其中一个被改过");
  EXPECT_EQ(fault_of(kSignature, kBytes, with_field(kOpen, 40, "x")), "签名和内容对不上，其中一个被改过");
  EXPECT_EQ(fault_of(base::replace_all(kSignature, "2021-1", "2021-2")), "签名里的说明被改过");
  EXPECT_EQ(fault_of(kSignature, kBytes, kOpen, "gongshilan QHFY01-2021-2-public"),
            "签名是给另一份的，不是给“gongshilan QHFY01-2021-2-public”的");
  EXPECT_EQ(fault_of(base::replace_all(kSignature, "signature from", "signature  of")),
            "签名没有改过，但签名文件里别的字改过");
}

TEST(Minisign, KeysThatCannotSignAreRefused) {
  EXPECT_EQ(refusal_of(kWithPassword),
            "甲/archive.key：这把私钥设了密码，归档只用没有密码的。请用 minisign -C -W 去掉密码；或者移走它，运行 "
            "gongshilan keygen 另做一对。");
  const std::string none =
      "甲/archive.key：这不是可以用来签名的私钥。请从备份取回；没有备份的，请移走它，运行 gongshilan keygen 另做一对。";
  EXPECT_EQ(refusal_of(""), none);
  EXPECT_EQ(refusal_of("untrusted comment: \n"), none);
  EXPECT_EQ(refusal_of(kOpen), none);
  EXPECT_EQ(refusal_of(with_field(kSecret, 0, "ED")), none);
  EXPECT_EQ(refusal_of(with_field(kSecret, 2, "Xx")), none);
  EXPECT_EQ(refusal_of(with_field(kSecret, 4, "B3")), none);
  EXPECT_EQ(refusal_of(std::string(kSecret).substr(10)), none);
  const std::string broken =
      "甲/archive.key：这把私钥损坏了。请从备份取回；没有备份的，请移走它，运行 gongshilan keygen 另做一对。";
  EXPECT_EQ(refusal_of(with_field(kSecret, 70, "x")), broken);
  EXPECT_EQ(refusal_of(with_field(kSecret, 125, "x")), broken);
}

TEST(Minisign, OnlyAPublicKeyHasANumber) {
  EXPECT_EQ(record::key_number(kSecret), "");
  EXPECT_EQ(record::key_number(""), "");
  EXPECT_EQ(record::key_number(with_field(kOpen, 0, "ED")), "");
}

}  // namespace
