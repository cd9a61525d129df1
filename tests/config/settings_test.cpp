// SPDX-License-Identifier: MIT
#include "config/settings.h"

#include <gtest/gtest.h>

#include "base/file_system.h"
#include "base/hash.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using config::parse_settings;
using config::Settings;
using model::Audience;
using support::failure_of;

const std::string kKnown =
    "address、allow、appraisal_audience、approval、archive_copies、audience、due_soon_"
    "days、emblem、kind、kiosk、mailbox、mask_names、meeting、name、organization、phone、"
    "plan_values、refuse、retention、small_count、url";

Settings with(const std::string& more) {
  return parse_settings(R"({"organization": "ZB1", "meeting": "2024")" + more + "}", "gongshilan.json");
}

std::string settings_message(const std::string& json) {
  return failure_of([&] { parse_settings(json, "gongshilan.json"); });
}

TEST(Settings, DefaultsHoldWhereNothingIsSaid) {
  const Settings settings = with("");
  EXPECT_EQ(settings.organization, "ZB1");
  EXPECT_EQ(settings.meeting, "2024");
  EXPECT_FALSE(settings.own);
  EXPECT_EQ(settings.audience, Audience::unit);
  EXPECT_EQ(settings.url, "");
  EXPECT_EQ(settings.due_soon_days, 15);
  EXPECT_EQ(settings.small_count, 3);
  EXPECT_EQ(settings.appraisal_audience, Audience::unit);
  EXPECT_EQ(settings.mask_names, Audience::society);
  EXPECT_EQ(settings.emblem, "");
  EXPECT_TRUE(settings.refuse.empty());
  EXPECT_EQ(settings.digest, base::sha256_hex(R"({"organization": "ZB1", "meeting": "2024"})"));
}

TEST(Settings, EveryKeyIsRead) {
  const Settings settings =
      with(R"(, "name": " 某总支 ", "kind": "党总支", "phone": "010-1", "mailbox": "信箱", "address": "一号",
    "audience": "society", "url": "https://dj.example.cn/", "due_soon_days": 0, "small_count": 1, "appraisal_audience": "members",
    "emblem": "danghui.svg",

    "refuse": ["over_cap", "item_gap"])");
  ASSERT_TRUE(settings.own);
  EXPECT_EQ(settings.own->number, "ZB1");
  EXPECT_EQ(settings.own->name, "某总支");
  EXPECT_EQ(settings.own->kind, model::OrganizationKind::general_branch);
  EXPECT_EQ(settings.own->phone, "010-1");
  EXPECT_EQ(settings.own->mailbox, "信箱");
  EXPECT_EQ(settings.own->address, "一号");
  EXPECT_EQ(settings.audience, Audience::society);
  EXPECT_EQ(settings.url, "https://dj.example.cn/");
  EXPECT_EQ(settings.due_soon_days, 0);
  EXPECT_EQ(settings.small_count, 1);
  EXPECT_EQ(settings.appraisal_audience, Audience::members);
  EXPECT_EQ(settings.emblem, "danghui.svg");
  EXPECT_EQ(settings.refuse, (std::vector<std::string>{"over_cap", "item_gap"}));
  EXPECT_NE(settings.digest, with("").digest);
}

TEST(Settings, AllowancesAreReadWhole) {
  const Settings settings = with(R"(, "approval": "none", "allow": [
      {"text": " 人民路15号 ", "person": "李四", "date": "2024年3月1日", "reason": "办公地址"},
      {"text": "高山村", "person": "李四", "date": "2024-03-02", "reason": "村名"}])");
  EXPECT_FALSE(settings.approval);
  ASSERT_EQ(settings.allowances.size(), 2U);
  EXPECT_EQ(settings.allowances[0].text, "人民路15号");
  EXPECT_EQ(settings.allowances[0].person, "李四");
  EXPECT_EQ(model::iso(settings.allowances[0].date), "2024-03-01");
  EXPECT_EQ(settings.allowances[0].reason, "办公地址");
  EXPECT_EQ(settings.allowances[1].text, "高山村");
  EXPECT_EQ(with("").approval, Audience::society);
  EXPECT_EQ(with(R"(, "approval": "unit")").approval, Audience::unit);
  EXPECT_TRUE(with("").allowances.empty());
}

TEST(Settings, AnAllowanceSaysWhatWhoWhenAndWhy) {
  const auto refused = [](const std::string& allowance) {
    return failure_of([&] { with(", \"allow\": [" + allowance + "]"); });
  };
  EXPECT_EQ(refused(R"({"text": "甲", "date": "2024-03-01", "reason": "乙"})"),
            "gongshilan.json：“allow[0].person”没有写。这是必填的。");
  EXPECT_EQ(refused(R"({"text": "甲", "person": "李四", "date": "2024-03-01", "reason": " "})"),
            "gongshilan.json：“allow[0].reason”没有写。这是必填的。");
  EXPECT_EQ(refused(R"({"text": "", "person": "李四", "date": "2024-03-01", "reason": "乙"})"),
            "gongshilan.json：“allow[0].text”没有写。这是必填的。");
  EXPECT_EQ(refused(R"({"text": "甲", "person": "李四", "date": "2024-02-30", "reason": "乙"})"),
            "gongshilan.json：“allow[0].date”不是日期。请写成 2024-03-01。");
  EXPECT_EQ(refused(R"({"text": "甲", "person": "李四", "reason": "乙"})"),
            "gongshilan.json：“allow[0].date”没有写。这是必填的。");
  EXPECT_EQ(refused(R"({"text": "甲", "person": "李四", "date": "2024-03-01", "reason": "乙", "who": "丙"})"),
            "gongshilan.json：“allow[0].who”不认识。请改名或删去。可以写的有：date、person、reason、text。");
  EXPECT_EQ(refused(R"("甲")"), "gongshilan.json：“allow[0]”不是对象。请写成 {\"键\": 值, …}。");
  EXPECT_EQ(failure_of([] { with(R"(, "approval": "all")"); }),
            "gongshilan.json：“approval”不是 members、unit、society 或 none。请四者选一。none 表示都不要审批。");
}

TEST(Settings, AnOwnOrganisationIsABranchUnlessSaidOtherwise) {
  const Settings settings = with(R"(, "name": "某支部", "url": null)");
  ASSERT_TRUE(settings.own);
  EXPECT_EQ(settings.own->kind, model::OrganizationKind::branch);
  EXPECT_EQ(settings.own->phone, "");
}

TEST(Settings, UnknownKeysAreRefusedWithTheKnownOnes) {
  EXPECT_EQ(failure_of([] { with(R"(, "audiance": "unit")"); }),
            "gongshilan.json：“audiance”不认识。请改名或删去。可以写的有：" + kKnown + "。");
}

TEST(Settings, BadValuesAreRefusedByKey) {
  const std::pair<const char*, const char*> cases[] = {
      {R"("audience": "all")", "“audience”不是 members、unit 或 society。请三者选一：党员、本单位党员群众、社会。"},
      {R"("audience": "internal")",
       "“audience”不是 members、unit 或 society。请三者选一：党员、本单位党员群众、社会。"},
      {R"("audience": 1)", "“audience”不是文字。请加上引号。"},
      {R"("appraisal_audience": "社会")",
       "“appraisal_audience”不是 members、unit 或 society。请三者选一：党员、本单位党员群众、社会。"},
      {R"("kind": "支部")", "“kind”不是 党委、党总支 或 党支部。请三者选一。"},
      {R"("url": "dj.example.cn")", "“url”不是网址。请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。"},
      {R"("url": "javascript:alert")", "“url”不是网址。请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。"},
      {R"("url": "https://a b")", "“url”不是网址。请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。"},
      {R"("url": "https://a\"><b")", "“url”不是网址。请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。"},
      {R"("url": "https://")", "“url”不是网址。请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。"},
      {R"("url": "https://a\tb")", "“url”不是网址。请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。"},
      {R"("name": "a\u001b[31m")", "“name”里有看不见的控制字符。请删去重新输入。"},
      {R"("name": "a\u202eb")", "“name”里有看不见的控制字符。请删去重新输入。"},
      {R"("due_soon_days": -1)", "“due_soon_days”不是 0 到 366 的整数。请改正，不加引号。"},
      {R"("due_soon_days": 367)", "“due_soon_days”不是 0 到 366 的整数。请改正，不加引号。"},
      {R"("due_soon_days": "15")", "“due_soon_days”不是 0 到 366 的整数。请改正，不加引号。"},
      {R"("due_soon_days": 1.5)", "“due_soon_days”不是 0 到 366 的整数。请改正，不加引号。"},
      {R"("retention": "30")", "“retention”不是保管期限。请写 永久，或几年，例如 30年。"},
      {R"("retention": "0年")", "“retention”不是保管期限。请写 永久，或几年，例如 30年。"},
      {R"("retention": "101年")", "“retention”不是保管期限。请写 永久，或几年，例如 30年。"},
      {R"("retention": "030年")", "“retention”不是保管期限。请写 永久，或几年，例如 30年。"},
      {R"("retention": "年")", "“retention”不是保管期限。请写 永久，或几年，例如 30年。"},
      {R"("small_count": 0)", "“small_count”不是 1 到 100 的整数。请改正，不加引号。"},
      {R"("small_count": 101)", "“small_count”不是 1 到 100 的整数。请改正，不加引号。"},
      {R"("emblem": "danghui")",
       "“emblem”不是图片的文件名。请写 public 文件夹里的文件名，以 .svg、.png 或 .jpg 结尾，不带文件夹。"},
      {R"("emblem": "public/danghui.svg")",
       "“emblem”不是图片的文件名。请写 public 文件夹里的文件名，以 .svg、.png 或 .jpg 结尾，不带文件夹。"},
      {R"("refuse": "over_cap")", "“refuse”不是列表。请写成 [\"…\", \"…\"]。"},
      {R"("refuse": [1])", "“refuse”里有不是文字的值。请写成 [\"…\", \"…\"]。"},
      {R"("phone": 12345)", "“phone”不是文字。请加上引号。"},
      {R"("name": ["某支部"])", "“name”不是文字。请加上引号。"},
  };
  for (const auto& [more, expected] : cases)
    EXPECT_EQ(failure_of([&] { with(std::string(", ") + more); }), std::string("gongshilan.json：") + expected) << more;
}

TEST(Settings, AnAddressThatNoPhoneCouldScanIsRefused) {
  const auto url = [](std::size_t bytes) { return R"(, "url": "https://)" + std::string(bytes - 8, 'a') + "\""; };
  EXPECT_EQ(with(url(500)).url.size(), 500U);
  EXPECT_EQ(failure_of([&] { with(url(501)); }),
            "gongshilan.json：“url”不是网址。请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。");
}

TEST(Settings, OrganisationAndMeetingAreRequiredIdentifiers) {
  EXPECT_EQ(settings_message("{}"), "gongshilan.json：“organization”没有写。这是必填的。");
  EXPECT_EQ(settings_message(R"({"organization": " "})"), "gongshilan.json：“organization”没有写。这是必填的。");
  EXPECT_EQ(settings_message(R"({"organization": "ZB1"})"), "gongshilan.json：“meeting”没有写。这是必填的。");
  EXPECT_EQ(settings_message(R"({"organization": "ZB1", "meeting": 2024})"),
            "gongshilan.json：“meeting”不是文字。请加上引号。");
  const std::string rule = "不是编号。编号只用半角字母、数字、- 和 _，最多 32 个。";
  for (const char* bad : {"../x", "ＺＢ１", "支部", "a b", "123456789012345678901234567890123"})
    EXPECT_EQ(settings_message(R"({"organization": ")" + std::string(bad) + "\"}"),
              "gongshilan.json：“organization”" + rule)
        << bad;
}

TEST(Settings, MustBeOneObjectOfJson) {
  EXPECT_EQ(settings_message("[]"), "gongshilan.json：最外层不是对象。请写成 {\"键\": 值, …}。");
  EXPECT_EQ(settings_message("{\n\"a\"}"),
            "gongshilan.json 第2行第4列：不是合法的 JSON。请检查这里的引号、逗号和括号。");
  EXPECT_EQ(settings_message(R"({"organization": "A", "organization": "B"})"),
            "gongshilan.json 第1行第36列：键“organization”出现了两次。请只留一个。");
}

TEST(Settings, AreReadFromTheWorkspaceWithOrWithoutBom) {
  const support::TempDir dir;
  base::write_file(dir.path() / "gongshilan.json", "\xEF\xBB\xBF{\"organization\": \"ZB1\", \"meeting\": \"2024\"}");
  EXPECT_EQ(config::read_settings(dir.path()).organization, "ZB1");
  base::write_file(dir.path() / "gongshilan.json", "{\"organization\": \"\xB1\xE0\"}");
  EXPECT_EQ(failure_of([&] { config::read_settings(dir.path()); }),
            "gongshilan.json：第 19 个字节起不是 UTF-8。请把文件存为 UTF-8。");
}

TEST(Settings, AFolderWithoutThemIsNoWorkspace) {
  const support::TempDir dir;
  EXPECT_EQ(failure_of([&] { config::read_settings(dir.path()); }, base::ExitCode::usage),
            dir.path().string() +
                "：这里没有 gongshilan.json，不是工作区。请用 --workspace 指明工作区文件夹，或按手册建立一个。");
}

TEST(AudienceKey, GoesThereAndBack) {
  for (const char* key : {"members", "unit", "society"}) {
    const auto audience = config::audience_from_key(key);
    ASSERT_TRUE(audience) << key;
    EXPECT_EQ(config::audience_key(*audience), key);
  }
  EXPECT_EQ(config::audience_from_key("society"), Audience::society);
  for (const char* bad : {"", "internal", "Unit", "党员"}) EXPECT_FALSE(config::audience_from_key(bad)) << bad;
}

TEST(Settings, SayWhatPlansLeaveOpen) {
  const Settings settings = with(R"(, "plan_values": {"P02": {"days_before": 10, "scope": "unit"}, "P04": {}})");
  ASSERT_EQ(settings.plan_values.size(), 1U);
  EXPECT_EQ(settings.plan_values.at("P02"), (config::PlanValues{{"days_before", "10"}, {"scope", "unit"}}));
  EXPECT_EQ(failure_of([] { with(R"(, "plan_values": {"P02": {"days_before": 0}})"); }),
            "gongshilan.json：“plan_values.P02.days_before”不是 1 到 1000 的整数。请改正，不加引号。");
  EXPECT_EQ(failure_of([] { with(R"(, "plan_values": {"P02": 10})"); }),
            "gongshilan.json：“plan_values.P02”不是对象。请写成 {\"键\": 值, …}。");
}

}  // namespace
