// SPDX-License-Identifier: MIT
#include "site/ics.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "base/hash.h"
#include "base/text.h"
#include "site/unit.h"

namespace site {
namespace {

using model::Date;

std::string escaped(std::string text) {
  text = base::replace_all(std::move(text), "\\", "\\\\");
  text = base::replace_all(std::move(text), ";", "\\;");
  text = base::replace_all(std::move(text), ",", "\\,");
  text = base::replace_all(std::move(text), "\r", "");
  return base::replace_all(std::move(text), "\n", "\\n");
}

std::string compact(Date day) { return base::replace_all(model::iso(day), "-", ""); }

class Calendar {
 public:
  explicit Calendar(const model::DisclosedRecord& record)
      : record_(record), stamp_(compact(record.figures.data_date.value_or(record.as_of)) + "T000000Z") {}

  std::string bytes() {
    for (const model::DisclosedItem& each : record_.items) item(each);
    for (const model::DisclosedCommitment& each : record_.commitments) commitment(each);
    reports();
    for (const model::DisclosedStage& each : record_.stages) stage(each);
    for (const model::DisclosedFiling& each : record_.filings) filing(each);
    if (events_.empty()) return "";
    std::string out;
    for (const char* line :
         {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongshilan//gongshilan//ZH", "CALSCALE:GREGORIAN"})
      out += folded(line);
    out += folded("X-WR-CALNAME:" + escaped(unit_name() + "时限"));
    return out + events_ + folded("END:VCALENDAR");
  }

 private:
  struct Event {
    Date day;
    std::string meeting, kind, number;  // with the organisation: what it is, whenever the calendar is read again
    std::string summary;
    std::vector<std::string> notes;
  };

  void add(const Event& event) {
    // No identifier holds a full stop.
    events_ += folded("BEGIN:VEVENT");
    events_ += folded(fmt::format("UID:{}.{}.{}.{}@gongshilan", record_.organization.number, event.meeting, event.kind,
                                  event.number));
    events_ += folded("DTSTAMP:" + stamp_);
    events_ += folded("DTSTART;VALUE=DATE:" + compact(event.day));
    events_ += folded("SUMMARY:" + escaped(event.summary));
    std::vector<std::string> notes = event.notes;
    notes.push_back(unit_name());
    events_ += folded("DESCRIPTION:" + escaped(base::join(notes, "\n")));
    events_ += folded("TRANSP:TRANSPARENT");  // does not make anybody busy
    events_ += folded("END:VEVENT");
  }

  void item(const model::DisclosedItem& item) {
    const auto day = item.due.known();
    if (!day || item.status == model::Status::closed || item.status == model::Status::rechecked) return;
    std::vector<std::string> notes{"整改 " + item.number};
    if (!item.measures.empty()) notes.push_back("措施：" + item.measures.text);
    if (!item.responsible.empty()) notes.push_back("责任人：" + item.responsible.text);
    add({*day, item.meeting, "item", item.number, "整改到期：" + item.item.text, std::move(notes)});
  }

  void commitment(const model::DisclosedCommitment& commitment) {
    const auto day = commitment.due.known();
    if (!day || commitment.kept_on || !commitment.item.empty()) return;  // with an item, the item is listed
    add({*day,
         record_.meeting.number,
         "commitment",
         commitment.number,
         "承诺到期：" + commitment.text.text,
         {"承诺 " + commitment.number, "承诺人：" + commitment.name.text}});
  }

  // One event a day that reports are due, whoever has yet to give one.
  void reports() {
    struct Missing {
      std::string label;
      std::vector<std::string> who;
    };
    std::map<Date, Missing> all;
    for (const model::DisclosedCommitment& commitment : record_.commitments)
      for (const model::DisclosedQuarter& expected : commitment.quarters) {
        if (expected.given || !expected.last_day) continue;
        Missing& missing = all[*expected.last_day];
        missing.label = expected.label;
        missing.who.push_back(commitment.number + " " + commitment.name.text);
      }
    for (const auto& [day, missing] : all)
      add({day,
           record_.meeting.number,
           "report",
           compact(day),
           "践诺报告到期：" + missing.label,
           {fmt::format("还没有登记的 {} 条：{}", missing.who.size(), base::join(missing.who, "、"))}});
  }

  void stage(const model::DisclosedStage& stage) {
    const auto day = stage.due.known();
    if (!day || stage.done) return;
    add({*day, record_.meeting.number, "stage", short_hash(stage.name), "阶段截止：" + stage.name, {}});
  }

  void filing(const model::DisclosedFiling& filing) {
    const auto day = filing.due.known();
    if (!day || filing.sent) return;
    add({*day,
         record_.meeting.number,
         "filing",
         short_hash(filing.material + "\n" + filing.recipient),
         "报送截止：" + filing.material,
         {"报送对象：" + filing.recipient}});
  }

  // Of what has a name and no number.
  static std::string short_hash(const std::string& name) {
    constexpr std::size_t digits = 12;
    return base::sha256_hex(name).substr(0, digits);
  }

  [[nodiscard]] std::string unit_name() const {
    return record_.organization.name + " " + meeting_title(record_.meeting.number);
  }

  const model::DisclosedRecord& record_;
  const std::string stamp_;
  std::string events_;
};

}  // namespace

std::string folded(std::string_view line) {
  constexpr std::size_t most_octets = 75;
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  std::string out;
  std::size_t room = most_octets;
  while (line.size() > room) {
    std::size_t end = room;
    while (continues(line[end])) --end;
    out.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = most_octets - 1;  // the blank counts
  }
  return out.append(line).append("\r\n");
}

std::string calendar_of(const model::DisclosedRecord& record) {
  return record.audience == model::Audience::members ? Calendar(record).bytes() : "";
}

std::string calendar_href(const model::DisclosedRecord& record) {
  return calendar_of(record).empty() ? "" : kCalendarFile;
}

}  // namespace site
