// SPDX-License-Identifier: MIT
// The calendar of a unit: whole bytes, what is left out, folding and escaping as RFC 5545 asks.
#include "site/ics.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/records.h"

namespace {

using model::Due;
using model::DueKind;
using support::day;

Due due_on(const std::string& iso) { return {DueKind::day, day(iso), iso}; }

model::DisclosedRecord ics_record() {
  model::DisclosedRecord out;
  out.audience = model::Audience::members;
  out.as_of = day("2024-06-01");
  out.organization.number = "ZB1";
  out.organization.name = "某支部";
  out.meeting.number = "2024";
  return out;
}

model::DisclosedItem item(const std::string& number, const Due& when, model::Status status) {
  model::DisclosedItem out;
  out.number = number;
  out.meeting = "2023";
  out.item.text = "修好路灯";
  out.due = when;
  out.status = status;
  return out;
}

std::string lines(std::initializer_list<const char*> all) {
  std::string out;
  for (const char* line : all) out += std::string(line) + "\r\n";
  return out;
}

TEST(Ics, HasOneEventADeadline) {
  model::DisclosedRecord unit = ics_record();
  unit.figures.data_date = day("2024-05-20");
  unit.items = {item("Z1", due_on("2024-06-30"), model::Status::under_way)};
  unit.items[0].measures.text = "一、换灯；\n二、查线,定人\\";
  unit.items[0].responsible.text = "甲一";
  unit.stages.resize(1);
  unit.stages[0].name = "总结";
  unit.stages[0].due = due_on("2024-05-31");  // overdue is not done
  unit.commitments.resize(1);
  unit.commitments[0].number = "C1";
  unit.commitments[0].name.text = "乙二";
  unit.commitments[0].text.text = "每月值班";
  unit.commitments[0].due = due_on("2024-12-31");
  unit.commitments[0].quarters = {{"2024年第1季度", true, true, day("2024-03-31")},
                                  {"2024年第2季度", false, false, day("2024-06-30")},
                                  {"下次组织生活会", false, false, {}}};
  unit.filings.resize(2);
  unit.filings[0].material = "会议报告";
  unit.filings[0].recipient = "镇党委";
  unit.filings[0].due = due_on("2024-06-15");
  unit.filings[1].due = due_on("2024-05-15");
  unit.filings[1].sent = day("2024-05-14");
  EXPECT_EQ(site::calendar_of(unit), lines({"BEGIN:VCALENDAR",
                                            "VERSION:2.0",
                                            "PRODID:-//gongshilan//gongshilan//ZH",
                                            "CALSCALE:GREGORIAN",
                                            "X-WR-CALNAME:某支部 2024年度组织生活会时限",
                                            "BEGIN:VEVENT",
                                            "UID:ZB1.2023.item.Z1@gongshilan",
                                            "DTSTAMP:20240520T000000Z",
                                            "DTSTART;VALUE=DATE:20240630",
                                            "SUMMARY:整改到期：修好路灯",
                                            "DESCRIPTION:整改 Z1\\n措施：一、换灯；\\n二、查线\\,定人\\\\\\n",
                                            " 责任人：甲一\\n某支部 2024年度组织生活会",
                                            "TRANSP:TRANSPARENT",
                                            "END:VEVENT",
                                            "BEGIN:VEVENT",
                                            "UID:ZB1.2024.commitment.C1@gongshilan",
                                            "DTSTAMP:20240520T000000Z",
                                            "DTSTART;VALUE=DATE:20241231",
                                            "SUMMARY:承诺到期：每月值班",
                                            "DESCRIPTION:承诺 C1\\n承诺人：乙二\\n某支部 2024年度组织生活",
                                            " 会",
                                            "TRANSP:TRANSPARENT",
                                            "END:VEVENT",
                                            "BEGIN:VEVENT",
                                            "UID:ZB1.2024.report.20240630@gongshilan",
                                            "DTSTAMP:20240520T000000Z",
                                            "DTSTART;VALUE=DATE:20240630",
                                            "SUMMARY:践诺报告到期：2024年第2季度",
                                            "DESCRIPTION:还没有登记的 1 条：C1 乙二\\n某支部 2024年度组",
                                            " 织生活会",
                                            "TRANSP:TRANSPARENT",
                                            "END:VEVENT",
                                            "BEGIN:VEVENT",
                                            "UID:ZB1.2024.stage.04830193b408@gongshilan",
                                            "DTSTAMP:20240520T000000Z",
                                            "DTSTART;VALUE=DATE:20240531",
                                            "SUMMARY:阶段截止：总结",
                                            "DESCRIPTION:某支部 2024年度组织生活会",
                                            "TRANSP:TRANSPARENT",
                                            "END:VEVENT",
                                            "BEGIN:VEVENT",
                                            "UID:ZB1.2024.filing.983eee575039@gongshilan",
                                            "DTSTAMP:20240520T000000Z",
                                            "DTSTART;VALUE=DATE:20240615",
                                            "SUMMARY:报送截止：会议报告",
                                            "DESCRIPTION:报送对象：镇党委\\n某支部 2024年度组织生活会",
                                            "TRANSP:TRANSPARENT",
                                            "END:VEVENT",
                                            "END:VCALENDAR"}));
  EXPECT_EQ(site::calendar_href(unit), "calendar.ics");
}

TEST(Ics, LeavesOutWhatIsDoneOrHasNoDay) {
  model::DisclosedRecord unit = ics_record();
  unit.items = {item("Z1", due_on("2024-06-30"), model::Status::closed),
                item("Z2", due_on("2024-06-30"), model::Status::rechecked),
                item("Z3", {DueKind::at_once, {}, "立行立改"}, model::Status::under_way)};
  unit.stages.resize(2);
  unit.stages[0].due = due_on("2024-05-31");
  unit.stages[0].done = day("2024-06-01");
  unit.commitments.resize(2);
  unit.commitments[0].due = due_on("2024-12-31");
  unit.commitments[0].kept_on = day("2024-05-01");
  unit.commitments[1].due = due_on("2024-12-31");
  unit.commitments[1].item = "Z4";  // stands there as the item
  EXPECT_EQ(site::calendar_of(unit), "");
  EXPECT_EQ(site::calendar_href(unit), "");
  unit.stages[0].done.reset();
  EXPECT_NE(site::calendar_of(unit).find("DTSTAMP:20240601T000000Z\r\n"), std::string::npos);  // no data date
}

TEST(Ics, IsForMembersAlone) {
  model::DisclosedRecord unit = ics_record();
  unit.items = {item("Z1", due_on("2024-06-30"), model::Status::under_way)};
  EXPECT_NE(site::calendar_of(unit), "");
  for (const model::Audience audience : {model::Audience::unit, model::Audience::society}) {
    unit.audience = audience;
    EXPECT_EQ(site::calendar_of(unit), "");
    EXPECT_EQ(site::calendar_href(unit), "");
  }
}

TEST(Ics, FoldsAt75OctetsAndNeverInsideACharacter) {
  EXPECT_EQ(site::folded(std::string(75, 'a')), std::string(75, 'a') + "\r\n");
  EXPECT_EQ(site::folded(std::string(76, 'a')), std::string(75, 'a') + "\r\n a\r\n");
  EXPECT_EQ(site::folded(std::string(150, 'a')), std::string(75, 'a') + "\r\n " + std::string(74, 'a') + "\r\n a\r\n");
  for (std::size_t before = 0; before < 80; ++before) {
    std::string line(before, 'a');
    for (int i = 0; i < 40; ++i) line += i % 2 == 0 ? "字" : "𠮷";
    const std::string out = site::folded(line);
    std::size_t begin = 0;
    for (std::size_t end = out.find("\r\n"); end != std::string::npos; end = out.find("\r\n", begin)) {
      const std::string part = out.substr(begin, end - begin);
      EXPECT_LE(part.size(), 75U);
      EXPECT_FALSE(base::first_invalid_utf8(part)) << before;
      begin = end + 2;
    }
    EXPECT_EQ(begin, out.size());
    EXPECT_EQ(base::replace_all(out, "\r\n ", ""), line + "\r\n");
  }
}

}  // namespace
