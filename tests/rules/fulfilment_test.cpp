// SPDX-License-Identifier: MIT
// domain.md rule 5: reports on commitments by calendar quarter (P10), or none at all.
#include "rules/fulfilment.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/records.h"

namespace {

using model::Fulfilled;
using rules::FulfilmentStatus;
using support::day;
using support::report;

FulfilmentStatus status(std::vector<model::Fulfilment> reports, const char* as_of, const char* meeting = "2019-03-08",
                        model::Rhythm rhythm = model::Rhythm::quarterly,
                        const std::optional<model::OtherMeeting>& next = {}) {
  model::Plan plan = support::plan("P10");
  plan.fulfilment = rhythm;
  model::Commitment commitment = support::commitment("C1", "M1", "承诺");
  commitment.reports = std::move(reports);
  return rules::fulfilment_of(commitment, plan, support::maybe_day(meeting), next, day(as_of));
}

// "2019Q2- 2019Q3+ (2019Q4-)": due and missing, due and given, running.
std::string quarters(const FulfilmentStatus& status) {
  std::string out;
  const auto put = [&](const rules::ExpectedReport& each) {
    std::string label = base::replace_all(base::replace_all(each.label, "年第", "Q"), "季度", "");
    out += label + (each.given ? "+" : "-");
  };
  int given = 0;
  for (const rules::ExpectedReport& each : status.due) {
    put(each);
    out += " ";
    if (each.given) ++given;
  }
  EXPECT_EQ(status.given, given);
  EXPECT_EQ(status.given + status.missing, static_cast<int>(status.due.size()));
  if (status.running) {
    out += "(";
    put(*status.running);
    out += ")";
  }
  return out;
}

TEST(Fulfilment, IsExpectedByQuarterFromTheOneAfterTheMeeting) {
  EXPECT_EQ(quarters(status({}, "2019-03-08")), "");
  EXPECT_EQ(quarters(status({}, "2019-03-31")), "");
  EXPECT_EQ(quarters(status({}, "2019-04-01")), "(2019Q2-)");
  EXPECT_EQ(quarters(status({}, "2019-06-30")), "(2019Q2-)");  // its last day is not missing yet
  EXPECT_EQ(quarters(status({}, "2019-07-01")), "2019Q2- (2019Q3-)");
  EXPECT_EQ(quarters(status({}, "2020-01-01")), "2019Q2- 2019Q3- 2019Q4- (2020Q1-)");
  EXPECT_EQ(quarters(status({}, "2020-02-01", "2019-12-31")), "(2020Q1-)");  // a meeting in the fourth quarter
  EXPECT_EQ(quarters(status({}, "2020-04-01", "2019-10-01")), "2020Q1- (2020Q2-)");
}

TEST(Fulfilment, CountsQuartersNotReports) {
  EXPECT_EQ(quarters(status({report("2019-04-02"), report("2019-05-02"), report("2019-09-30")}, "2020-01-01")),
            "2019Q2+ 2019Q3+ 2019Q4- (2020Q1-)");
  EXPECT_EQ(quarters(status({report("2019-03-20")}, "2019-07-01")), "2019Q2- (2019Q3-)");  // of the meeting's quarter
  EXPECT_EQ(quarters(status({report("2019-08-01")}, "2019-07-31")), "2019Q2- (2019Q3-)");  // not there yet
  EXPECT_EQ(quarters(status({report("2019-08-01")}, "2019-08-01")), "2019Q2- (2019Q3+)");
}

TEST(Fulfilment, EndsWithTheQuarterInWhichThePromiseWasKept) {
  const std::vector<model::Fulfilment> kept = {report("2019-05-02"), report("2019-08-01", Fulfilled::kept)};
  EXPECT_EQ(quarters(status(kept, "2019-07-31")), "2019Q2+ (2019Q3-)");
  EXPECT_EQ(quarters(status(kept, "2019-08-01")), "2019Q2+ (2019Q3+)");
  EXPECT_EQ(quarters(status(kept, "2021-01-01")), "2019Q2+ 2019Q3+ ");
  EXPECT_EQ(status(kept, "2021-01-01").kept_on, day("2019-08-01"));
  EXPECT_EQ(status(kept, "2019-07-31").kept_on, std::nullopt);
  EXPECT_EQ(quarters(status({report("2019-03-20", Fulfilled::kept)}, "2021-01-01")), "");  // before the first quarter
}

TEST(Fulfilment, KnowsTheLatestResult) {
  const std::vector<model::Fulfilment> reports = {report("2019-05-02"), report("2019-08-01", Fulfilled::broken)};
  EXPECT_EQ(status(reports, "2019-05-01").latest, std::nullopt);
  EXPECT_EQ(status(reports, "2019-05-02").latest, Fulfilled::under_way);
  EXPECT_EQ(status(reports, "2019-08-01").latest, Fulfilled::broken);
}

TEST(Fulfilment, IsNotExpectedWithoutARhythmOrAMeeting) {
  const FulfilmentStatus none =
      status({report("2022-03-01", Fulfilled::kept)}, "2023-01-01", "2022-01-20", model::Rhythm::none);
  EXPECT_EQ(quarters(none), "");
  EXPECT_EQ(none.latest, Fulfilled::kept);  // what was given counts all the same
  EXPECT_EQ(none.kept_on, day("2022-03-01"));
  EXPECT_EQ(quarters(status({}, "2023-01-01", "")), "");
  EXPECT_EQ(quarters(status({}, "2019-03-07")), "");  // the meeting is tomorrow
}

// P05: what was promised in the middle of the year is reported at the year-end meeting.
TEST(Fulfilment, IsExpectedAtTheNextMeeting) {
  const auto at = [](std::vector<model::Fulfilment> reports, const char* as_of, const char* next) {
    return quarters(status(std::move(reports), as_of, "2021-07-10", model::Rhythm::next_meeting,
                           model::OtherMeeting{"2021-2", support::maybe_day(next)}));
  };
  EXPECT_EQ(at({}, "2021-07-09", ""), "");
  EXPECT_EQ(at({}, "2021-12-31", ""), "(2021年下半年组织生活会-)");  // nobody knows when
  EXPECT_EQ(at({}, "2022-01-14", "2022-01-14"), "(2021年下半年组织生活会-)");
  EXPECT_EQ(at({}, "2022-01-15", "2022-01-14"), "2021年下半年组织生活会- ");
  EXPECT_EQ(at({report("2022-01-14")}, "2022-01-15", "2022-01-14"), "2021年下半年组织生活会+ ");
  EXPECT_EQ(at({report("2021-10-08")}, "2022-01-15", "2022-01-14"), "2021年下半年组织生活会- ");  // before it
  EXPECT_EQ(at({report("2022-01-15")}, "2022-01-15", "2022-01-14"), "2021年下半年组织生活会- ");  // a day late
  EXPECT_EQ(at({report("2021-07-10")}, "2022-01-15", "2022-01-14"), "2021年下半年组织生活会- ");  // when promised
}

// A sitting of the meeting on another day than the member meeting's.
TEST(Fulfilment, AReportOnTheOccasionOfTheMeetingCountsBeforeItsDay) {
  const auto at = [](const char* date, const char* next) {
    model::Fulfilment given = report(date);
    given.occasion = model::Occasion::life_meeting;
    std::optional<model::OtherMeeting> meeting;
    if (*next != '\0') meeting = {"2021-2", day(next)};
    return quarters(status({given}, "2022-01-15", "2021-07-10", model::Rhythm::next_meeting, meeting));
  };
  EXPECT_EQ(at("2022-01-13", "2022-01-14"), "2021年下半年组织生活会+ ");
  EXPECT_EQ(at("2021-07-10", "2022-01-14"), "2021年下半年组织生活会- ");
  EXPECT_EQ(at("2022-01-15", "2022-01-14"), "2021年下半年组织生活会- ");
  EXPECT_EQ(at("2022-01-13", ""), "(下次组织生活会+)");  // not registered yet
}

TEST(Fulfilment, WhatIsReportedAfterTheMeetingMakesUpForIt) {
  const auto made_up = [](std::vector<model::Fulfilment> reports) {
    return status(std::move(reports), "2022-01-20", "2021-07-10", model::Rhythm::next_meeting,
                  model::OtherMeeting{"2021-2", day("2022-01-14")})
        .due.at(0)
        .made_up;
  };
  EXPECT_FALSE(made_up({}));
  EXPECT_FALSE(made_up({report("2021-10-08")}));
  EXPECT_TRUE(made_up({report("2022-01-20")}));
  EXPECT_FALSE(made_up({report("2022-01-21")}));  // not there yet
}

}  // namespace
