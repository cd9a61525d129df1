// SPDX-License-Identifier: MIT
#include "model/deadline.h"

#include <gtest/gtest.h>

namespace {

struct DeadlineForm {
  const char *typed, *canonical;
};

TEST(Deadline, EveryFormHasOneSpelling) {
  const DeadlineForm forms[] = {
      {"2024-12-31", "2024-12-31"},
      {"2024/12/31", "2024-12-31"},
      {"2024.12.31", "2024-12-31"},
      {"2024年12月31日", "2024-12-31"},
      {"2024年12月31日前", "2024-12-31"},
      {"2024年12月31日之前", "2024-12-31"},
      {"2024-12-31以前", "2024-12-31"},
      {"2021年7月底", "2021-07-31"},
      {"2021年07月底前", "2021-07-31"},
      {"2024年2月底", "2024-02-29"},
      {"2023年2月下旬", "2023-02-28"},
      {"2000年2月底", "2000-02-29"},
      {"2100年2月底", "2100-02-28"},
      {"2024年2月中旬", "2024-02-20"},
      {"2021年4月底", "2021-04-30"},
      {"2021年12月底", "2021-12-31"},
      {"2024年2月29日前", "2024-02-29"},
      {"2021年7月上旬", "2021-07-10"},
      {"2021年7月中旬", "2021-07-20"},
      {"2021年7月中旬前", "2021-07-20"},
      {"2021年底", "2021-12-31"},
      {"2021年年底前", "2021-12-31"},
      {"立行立改", "立行立改"},
      {"立即整改", "立行立改"},
      {"长期", "长期"},
      {"长期坚持", "长期"},
      {"会前10日", "会前10日"},
      {"会前10天", "会前10日"},
      {"会后15日", "会后15日"},
      {"会后15日内", "会后15日"},
      {"会后15天之内", "会后15日"},
      {"会后15日前", "会后15日"},
      {"会前10日之前", "会前10日"},
      {"会后1个月以内", "会后1个月"},
      {"会后1周", "会后1周"},
      {"会后2个星期", "会后2周"},
      {"会后6个月", "会后6个月"},
      {"会后6月", "会后6个月"},
      {"会前1周", "会前1周"},
      {"会前1个月前", "会前1个月"},
      {"会后015日", "会后15日"},
      {"会后15个工作日", "会后15个工作日"},
      {"会后15工作日", "会后15个工作日"},
      {"会后15个工作日内", "会后15个工作日"},
      {"会前3个工作日", "会前3个工作日"},
      {"会后9999日", "会后9999日"},
  };
  for (const DeadlineForm& form : forms) {
    const auto deadline = model::parse_deadline(form.typed);
    ASSERT_TRUE(deadline) << form.typed;
    EXPECT_EQ(model::canonical(*deadline), form.canonical) << form.typed;
    EXPECT_EQ(model::parse_deadline(form.canonical), deadline) << form.canonical;
  }
}

TEST(Deadline, TellsDaysFromMonthsFromWorkingDays) {
  EXPECT_EQ(model::parse_deadline("会前10日"), model::Deadline(model::Relative{true, 10, model::Unit::day}));
  EXPECT_EQ(model::parse_deadline("会后1周"), model::Deadline(model::Relative{false, 1, model::Unit::week}));
  EXPECT_EQ(model::parse_deadline("会后6个月"), model::Deadline(model::Relative{false, 6, model::Unit::month}));
  EXPECT_EQ(model::parse_deadline("会后15个工作日"),
            model::Deadline(model::Relative{false, 15, model::Unit::working_day}));
  EXPECT_EQ(model::parse_deadline("立行立改"), model::Deadline(model::AtOnce{}));
  EXPECT_EQ(model::parse_deadline("长期"), model::Deadline(model::Standing{}));
}

TEST(Deadline, RefusesWhatItCannotPlace) {
  for (const char* typed : {"",
                            "前",
                            "尽快",
                            "年底",
                            "7月底",
                            "2021年",
                            "2021年7月",
                            "2021年13月底",
                            "2021年0月底",
                            "2021年7月初",
                            "1899年7月底",
                            "2200年底",
                            "会前",
                            "会后",
                            "会后日",
                            "会后0日",
                            "会后-3日",
                            "会后10000日",
                            "会后15",
                            "会后15小时",
                            "会后1.5个月",
                            "会中3日",
                            "会后半年",
                            "会前前",
                            "会后15日内内",
                            "会后内",
                            "2024-12-31内",
                            "长期前",
                            "立行立改前",
                            "2024-02-30",
                            "2023年2月29日前",
                            "45657",
                            "2024-12-31后",
                            "2024-12-31前前",
                            "-2021年底"})
    EXPECT_EQ(model::parse_deadline(typed), std::nullopt) << typed;
}

TEST(Deadline, ShowsADayInChinese) {
  EXPECT_EQ(model::shown(*model::parse_deadline("2024-03-08")), "2024年3月8日");
  EXPECT_EQ(model::shown(model::AtOnce{}), "立行立改");
  EXPECT_EQ(model::shown(model::Standing{}), "长期");
  EXPECT_EQ(model::shown(model::Relative{false, 15, model::Unit::working_day}), "会后15个工作日");
}

}  // namespace
