// SPDX-License-Identifier: MIT
// What somebody has allowed and what is an organisation's contact passes, and nothing else.
#include "rules/allowed.h"

#include <gtest/gtest.h>

namespace {

// Whether all that is found in the cell passes; there must be something.
bool passes(rules::Allowed allowed, const std::string& cell) {
  const auto found = rules::personal_data_in(cell);
  EXPECT_FALSE(found.empty()) << cell;
  for (const rules::PersonalData& each : found)
    if (!allowed.lets_pass(each, cell)) return false;
  return true;
}

rules::Allowed with_contact(const char* contact) {
  rules::Allowed allowed;
  allowed.add_contact(contact);
  return allowed;
}

TEST(Allowed, TextsCoverWhatIsFoundWhereTheyStandWhole) {
  EXPECT_FALSE(passes(rules::Allowed(), "13812345678"));
  EXPECT_TRUE(passes(rules::Allowed({"13812345678"}), "请打138-1234-5678"));
  EXPECT_TRUE(passes(rules::Allowed({"１３８ 1234 5678"}), "请打13812345678"));
  EXPECT_FALSE(passes(rules::Allowed({"13812345678"}), "13812345678、13912345678"));
  EXPECT_FALSE(passes(rules::Allowed({"138123"}), "13812345678"));
  EXPECT_TRUE(passes(rules::Allowed({"人民路15号便民服务点"}), "在人民路15号便民服务点值班"));
  EXPECT_FALSE(passes(rules::Allowed({"人民路15号便民服务点"}), "到人民路15号看望"));
  EXPECT_FALSE(passes(rules::Allowed({"人民路15号便民服务点"}), "在人民路15号便民服务点，再到人民路15号看望"));
  EXPECT_TRUE(
      passes(rules::Allowed({"人民路15号便民服务点", "人民路15号门口"}), "在人民路15号便民服务点，在人民路15号门口"));
  EXPECT_TRUE(passes(rules::Allowed({"110101199003078515"}), "档号110101199003078515"));
  EXPECT_FALSE(passes(rules::Allowed({" "}), "13812345678"));
}

TEST(Allowed, ContactsMayStandInTexts) {
  EXPECT_TRUE(passes(with_contact("010-65512345"), "打监督电话01065512345"));
  EXPECT_TRUE(passes(with_contact("010-65512345"), "监督电话65512345"));
  EXPECT_TRUE(passes(with_contact("65512345"), "监督电话010-65512345"));
  EXPECT_TRUE(passes(with_contact("（0371）65512345（工作日）"), "0371-65512345"));
  EXPECT_TRUE(passes(with_contact("13812345678"), "138 1234 5678"));
  EXPECT_TRUE(passes(with_contact("来信请寄人民路15号，或dj@example.com"), "人民路15号，DJ@example.com"));
  EXPECT_FALSE(passes(with_contact("010-65512345"), "010-65512346"));
  EXPECT_FALSE(passes(with_contact("010-65512345"), "0371-65512345"));
  EXPECT_FALSE(passes(with_contact("110101199003078515"), "110101199003078515"));
  EXPECT_FALSE(passes(with_contact(""), "13812345678"));
}

}  // namespace
