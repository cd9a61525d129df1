// SPDX-License-Identifier: MIT
// The log: lines are added and nothing else, and whatever is done to them by hand shows at its number.
#include "store/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "base/failure.h"
#include "store/database.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using store::Database;
using store::first_broken;
using store::Log;
using store::LogAction;
using store::LogLine;

LogLine line(LogAction action, const std::string& detail) {
  LogLine line;
  line.at = "2024-03-08 09:15";
  line.action = store::word(action);
  line.organization = "ZB1";
  line.meeting = "2024";
  line.record = "R1";
  line.detail = detail;
  line.inputs = "0a1b";
  line.program = "1.2.3";
  line.user = "wang";
  return line;
}

class LogTest : public testing::Test {
 protected:
  LogTest() {
    for (const char* detail : {"一", "二", "三", "四"}) Log(database).append(line(LogAction::built, detail));
  }

  void by_hand(const std::string& sql) const {  // as somebody would who knows SQL
    database.run("DROP TRIGGER log_only_grows; DROP TRIGGER log_is_never_changed; DROP TRIGGER log_is_never_cut;");
    database.run(sql);
  }

  // The number of the line where it breaks; 0 if it does not.
  [[nodiscard]] std::int64_t broken_at() const {
    const std::vector<LogLine> lines = Log(database).lines();
    const auto at = first_broken(lines);
    return at ? lines[*at].number : 0;
  }

  support::TempDir dir;
  Database database = Database::open(dir.path() / "gongshilan.db");
};

TEST_F(LogTest, KeepsWhatWasWritten) {
  const std::vector<LogLine> lines = Log(database).lines();
  ASSERT_EQ(lines.size(), 4);
  LogLine expected = line(LogAction::built, "三");
  EXPECT_EQ(lines[2].number, 3);
  EXPECT_EQ(lines[2].at, expected.at);
  EXPECT_EQ(lines[2].action, "生成");
  EXPECT_EQ(lines[2].organization, "ZB1");
  EXPECT_EQ(lines[2].meeting, "2024");
  EXPECT_EQ(lines[2].record, "R1");
  EXPECT_EQ(lines[2].detail, "三");
  EXPECT_EQ(lines[2].inputs, "0a1b");
  EXPECT_EQ(lines[2].program, "1.2.3");
  EXPECT_EQ(lines[2].user, "wang");
  EXPECT_EQ(lines[2].hash.size(), 64);
  EXPECT_EQ(first_broken(lines), std::nullopt);
}

TEST_F(LogTest, AnEmptyOneIsWhole) { EXPECT_EQ(first_broken({}), std::nullopt); }

TEST_F(LogTest, TheSameDoneAgainHasAnotherHash) {
  Log(database).append(line(LogAction::built, "四"));
  const std::vector<LogLine> lines = Log(database).lines();
  EXPECT_NE(lines[3].hash, lines[4].hash);
  EXPECT_EQ(first_broken(lines), std::nullopt);
}

TEST_F(LogTest, OnlyGrows) {
  const std::vector<std::pair<const char*, const char*>> tried{
      {"change", "UPDATE log SET detail = '没有' WHERE number = 2"},
      {"cut", "DELETE FROM log WHERE number = 4"},
      {"replace",
       "INSERT OR REPLACE INTO log SELECT 2, at, action, NULL, NULL, NULL, NULL, NULL, program, user, hash "
       "FROM log WHERE number = 1"},
      {"put in",
       "INSERT INTO log SELECT 0, at, action, NULL, NULL, NULL, NULL, NULL, program, user, hash FROM log "
       "WHERE number = 1"},
      {"leave out",
       "INSERT INTO log SELECT 6, at, action, NULL, NULL, NULL, NULL, NULL, program, user, hash FROM log "
       "WHERE number = 1"}};
  for (const auto& [what, sql] : tried) {
    SCOPED_TRACE(what);
    EXPECT_EQ(
        support::failure_of([&, sql = sql] { database.run(sql); }, base::ExitCode::failed),
        (dir.path() / "gongshilan.db").string() + "：记录库出错（log is append-only）。原有数据没有改变，请再试一次。");
    EXPECT_EQ(Log(database).lines().size(), 4);
    EXPECT_EQ(broken_at(), 0);
  }
}

TEST_F(LogTest, GoesWithTheTransactionItStandsIn) {
  {
    const store::Transaction undone(database);
    Log(database).append(line(LogAction::imported, "没有成"));
  }
  EXPECT_EQ(Log(database).lines().size(), 4);
  Log(database).append(line(LogAction::imported, "成了"));
  EXPECT_EQ(Log(database).lines().back().number, 5);
  EXPECT_EQ(broken_at(), 0);
}

TEST_F(LogTest, AChangedFieldShowsWhicheverItIs) {
  by_hand("SELECT 1");
  for (const char* column :
       {"at", "action", "organization", "meeting", "record", "detail", "inputs", "program", "user", "hash"}) {
    SCOPED_TRACE(column);
    const store::Transaction undone(database);
    database.run(std::string("UPDATE log SET ") + column + " = '改过' WHERE number = 2");
    EXPECT_EQ(broken_at(), 2);
  }
  EXPECT_EQ(broken_at(), 0);
}

TEST_F(LogTest, ALineTakenOutShowsAtTheNext) {
  by_hand("DELETE FROM log WHERE number = 2");
  EXPECT_EQ(broken_at(), 3);
}

TEST_F(LogTest, ALineTakenOutAndTheOthersNumberedAgainShows) {
  by_hand("DELETE FROM log WHERE number = 2; UPDATE log SET number = number - 1 WHERE number > 2");
  EXPECT_EQ(broken_at(), 2);
}

TEST_F(LogTest, ALinePutInShows) {
  by_hand(
      "UPDATE log SET number = 10 * number; UPDATE log SET number = number / 10 + (number > 20); "
      "INSERT INTO log SELECT 3, at, action, organization, meeting, record, detail, inputs, program, user, hash FROM "
      "log WHERE number = 2");
  EXPECT_EQ(broken_at(), 3);
}

TEST_F(LogTest, TwoLinesThatChangedPlacesShow) {
  by_hand(
      "UPDATE log SET number = 9 WHERE number = 2; UPDATE log SET number = 2 WHERE number = 3; "
      "UPDATE log SET number = 3 WHERE number = 9");
  EXPECT_EQ(broken_at(), 2);
}

// Its own hash made right by somebody who knows how: the next line still holds the old one.
TEST_F(LogTest, ALineMadeAnewShowsAtTheNext) {
  const support::TempDir other;
  const Database made = Database::open(other.path() / "gongshilan.db");
  Log(made).append(line(LogAction::built, "一"));
  Log(made).append(line(LogAction::built, "不是二"));
  by_hand("UPDATE log SET detail = '不是二', hash = '" + Log(made).lines()[1].hash + "' WHERE number = 2");
  EXPECT_EQ(broken_at(), 3);
}

// What is cut off the end leaves no trace in the record; whoever noted a code finds it missing (app/log).
TEST_F(LogTest, ACutEndDoesNotShow) {
  const std::string noted = Log(database).lines().back().hash;
  by_hand("DELETE FROM log WHERE number = 4");
  EXPECT_EQ(broken_at(), 0);
  EXPECT_NE(Log(database).lines().back().hash, noted);
}

TEST(LogWords, AreThoseOfTheManual) {
  std::vector<std::string> words;
  for (const LogAction action :
       {LogAction::imported, LogAction::built, LogAction::posted, LogAction::approval_printed, LogAction::approval_seen,
        LogAction::withdrawn, LogAction::restored, LogAction::allowed})
    words.emplace_back(store::word(action));
  EXPECT_THAT(words,
              testing::ElementsAre("导入", "生成", "首次公示", "打印审批表", "审批生效", "撤下", "恢复", "允许"));
}

}  // namespace
