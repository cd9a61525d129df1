// SPDX-License-Identifier: MIT
// The watch over a workspace with builds of the test's own: when it builds, what it says, that nothing ends it.
#include "app/watch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "app/shown_site.h"
#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using app::Console;
using app::Watch;
using base::ExitCode;
using std::chrono::hours;
using std::chrono::milliseconds;

constexpr model::Date kDay{19807};  // 2024-03-25

struct Looks {
  app::WatchPace pace{milliseconds(10), milliseconds(5), hours(1), hours(1), hours(1), 1000};
  bool listens = true;
};

class WatchTest : public testing::Test {
 protected:
  WatchTest() {
    put("gongshilan.json", "{}");
    put("ledger/整改.csv", "1");
  }
  ~WatchTest() override { watch_.reset(); }

  [[nodiscard]] std::filesystem::path at(const std::string& file) const { return folder_.path() / file; }
  void put(const std::string& file, const std::string& bytes) const { base::write_file(at(file), bytes); }
  void put_site(const std::string& as_of) const {
    put("site/version.json", R"({"build_code": "7F3A-2C1D", "inputs": "7f", "as_of": ")" + as_of + "\"}\n");
  }

  void start(const Looks& looks = {}) {
    watch_ = std::make_unique<Watch>(
        app::WatchOptions{folder_.path(), at("site"),
                          [this] {
                            ++asked_;
                            return model::Date{day_};
                          },
                          [this](const Console& console) { return build(console); }, looks.pace, looks.listens},
        console_);
    watch_->start();
  }
  ExitCode build(const Console& console) {
    ++builds_;
    while (holds_) ::usleep(1000);
    if (says_) says_(console);
    if (ends_ == ExitCode::done) {
      put_site(model::iso({day_}));
      console.say("网站已生成");
    }
    return ends_;
  }
  // Waits for what must come; the second look after it shows what must not.
  void wait_for_builds(int count) {
    for (int i = 0; i < 20000 && builds_ < count; ++i) ::usleep(1000);
    wait_for_looks();
    EXPECT_EQ(builds_, count);
  }
  void wait_for_looks() {
    const int enough = asked_ + 5;
    for (int i = 0; i < 20000 && asked_ < enough; ++i) ::usleep(1000);
  }
  std::string stop() {
    watch_.reset();
    return out_.str() + err_.str();
  }
  [[nodiscard]] std::string state(const std::string& key) const {
    const base::Json all{watch_->state()};
    return all.find(key)->dump();
  }

  support::TempDir folder_;
  std::ostringstream out_, err_;
  Console console_{out_, err_};
  std::atomic<int> builds_ = 0, asked_ = 0, day_ = kDay.days;
  std::atomic<bool> holds_ = false;
  std::atomic<ExitCode> ends_ = ExitCode::done;
  std::function<void(const Console&)> says_;
  std::unique_ptr<Watch> watch_;
};

TEST_F(WatchTest, BuildsAtStartAndAfterEachChange) {
  start();
  wait_for_builds(1);
  int builds = 1;
  for (const char* file : {"ledger/整改.csv", "gongshilan.json", "ledger/二支部/整改.csv", "templates/page.mustache",
                           "public/logo.svg", "calendars/2027.json", "plans/P13.json"}) {
    put(file, "2");
    wait_for_builds(++builds);
  }
  base::remove_file(at("ledger/二支部/整改.csv"));
  wait_for_builds(++builds);
}

TEST_F(WatchTest, LooksByItselfWhereNobodyTells) {
  start({{milliseconds(10), milliseconds(5), milliseconds(20), hours(1), hours(1), 1000}, false});
  wait_for_builds(1);
  put("ledger/整改.csv", "22");
  wait_for_builds(2);
  base::remove_tree(at("ledger"));
  wait_for_builds(3);
}

TEST_F(WatchTest, WhatPassesByIsNotBuilt) {
  start();
  wait_for_builds(1);
  for (const char* file : {"ledger/~$台账.xlsx", "ledger/.~lock.台账.xlsx#", "ledger/3F2A1B0C", "ledger/台账.xlsx.tmp",
                           "ledger/.旧稿/台账.xlsx", "site/index.html", "report/述职.html", "gongshilan.db"})
    put(file, "2");
  wait_for_looks();
  wait_for_builds(1);
}

TEST_F(WatchTest, AFileThatIsStillBeingWrittenWaits) {
  start({{milliseconds(100), milliseconds(5), hours(1), hours(1), hours(1), 1000}, true});
  wait_for_builds(1);
  double longest = 0;
  for (int i = 0; i < 40; ++i) {
    const base::Stopwatch since;
    put("ledger/整改.csv", std::string(static_cast<std::size_t>(i) + 2, 'x'));
    ::usleep(10000);
    longest = std::max(longest, since.seconds());
  }
  EXPECT_TRUE(builds_ == 1 || longest > 0.1) << "unless the machine is so busy that the file did rest";
  wait_for_looks();
  EXPECT_GE(builds_, 2);
}

TEST_F(WatchTest, AFileThatNeverRestsDoesNotStopTheOthers) {
  start({{milliseconds(1), milliseconds(5), hours(1), hours(1), hours(1), 3}, true});
  wait_for_builds(1);
  for (int i = 0; i < 20000 && builds_ < 2; ++i)
    put("ledger/整改.csv", std::string(static_cast<std::size_t>(i) + 2, 'x'));
  EXPECT_GE(builds_, 2);
}

TEST_F(WatchTest, AChangeDuringABuildIsBuiltToo) {
  holds_ = true;
  start();
  for (int i = 0; i < 20000 && builds_ < 1; ++i) ::usleep(1000);
  put("ledger/整改.csv", "22");
  holds_ = false;
  wait_for_builds(2);
}

TEST_F(WatchTest, FoldersMayBeReplacedAndComeBack) {
  start();
  wait_for_builds(1);
  std::filesystem::rename(at("ledger"), at("old"));
  wait_for_builds(2);
  put("new/整改.csv", "2");
  std::filesystem::rename(at("new"), at("ledger"));
  wait_for_builds(3);
  put("ledger/整改.csv", "33");
  wait_for_builds(4);
  put("old/整改.csv", "not ours any more");
  wait_for_builds(4);
}

TEST_F(WatchTest, TheWorkspaceItselfMayBeMovedAway) {
  start({{milliseconds(10), milliseconds(5), milliseconds(20), milliseconds(20), hours(1), 1000}, true});
  wait_for_builds(1);
  const std::filesystem::path away = folder_.path().string() + "-away";
  ends_ = ExitCode::failed;
  std::filesystem::rename(folder_.path(), away);
  for (int i = 0; i < 20000 && builds_ < 2; ++i) ::usleep(1000);
  std::filesystem::rename(away, folder_.path());
  const int before = builds_;
  put("ledger/整改.csv", "22");
  for (int i = 0; i < 20000 && builds_ <= before; ++i) ::usleep(1000);
  EXPECT_GT(builds_, before);
}

TEST_F(WatchTest, ANewDayIsBuiltWhicheverWayItComes) {
  start();
  wait_for_builds(1);
  day_ = kDay.days + 1;
  wait_for_builds(2);
  day_ = kDay.days + 40;  // the machine slept
  wait_for_builds(3);
}

TEST_F(WatchTest, AMachineThatLostItsTimeLeavesTheSite) {
  put_site("2024-03-26");
  start();
  for (int i = 0; i < 20000 && state("result") == "\"none\"\n"; ++i) ::usleep(1000);
  wait_for_builds(0);
  EXPECT_EQ(state("result"), "\"failed\"\n");
  EXPECT_EQ(state("message"),
            "[\n  \"时间：这台机器今天是2024年3月25日，比网站的计算日2024年3月26日还早。请把机器的时间调对；"
            "时间没有错的，请运行一次 gongshilan build。\"\n]\n");
  day_ = kDay.days + 1;
  wait_for_builds(1);
  EXPECT_EQ(state("result"), "\"done\"\n");
}

TEST_F(WatchTest, ARefusalIsToldOnceAndKeptUntilItIsMended) {
  start({{milliseconds(10), milliseconds(5), hours(1), hours(1), milliseconds(10), 1000}, true});
  wait_for_builds(1);
  says_ = [](const Console& console) { console.err << "整改.csv H4：不是日期。\n\n共 1 处要改。\n"; };
  ends_ = ExitCode::refused;
  put("ledger/整改.csv", "22");
  wait_for_builds(2);
  wait_for_builds(2);  // it is not tried again
  EXPECT_EQ(state("refused"), "true\n");
  EXPECT_EQ(state("result"), "\"refused\"\n");
  EXPECT_EQ(state("message"), "[\n  \"整改.csv H4：不是日期。\",\n  \"共 1 处要改。\"\n]\n");
  EXPECT_EQ(state("code"), "\"7F3A-2C1D\"\n");
  put("ledger/整改.csv", "333");
  wait_for_builds(3);
  says_ = nullptr;
  ends_ = ExitCode::done;
  put("ledger/整改.csv", "4444");
  wait_for_builds(4);
  EXPECT_EQ(state("refused"), "false\n");
  EXPECT_EQ(state("message"), "[]\n");
  watch_.reset();
  const std::string said = err_.str();
  EXPECT_EQ(
      said.substr(std::string("2024-03-25 09:10").size()),
      " 有改动，没有生成：\n整改.csv H4：不是日期。\n\n共 1 处要改。\n网站仍是原来的。改好存盘以后，会自动再生成。\n");
}

TEST_F(WatchTest, WhatFailsIsTriedAgainAndToldOnce) {
  says_ = [](const Console&) { throw base::Failure("工作区", "另一个 gongshilan 正在运行", "请等它结束后再试。"); };
  start({{milliseconds(10), milliseconds(5), hours(1), hours(1), milliseconds(20), 1000}, true});
  for (int i = 0; i < 20000 && builds_ < 4; ++i) ::usleep(1000);
  EXPECT_GE(builds_, 4);
  EXPECT_EQ(state("result"), "\"failed\"\n");
  watch_.reset();
  EXPECT_EQ(
      err_.str().substr(std::string("2024-03-25 09:10").size()),
      " 启动，没有生成：\n工作区：另一个 gongshilan 正在运行。请等它结束后再试。\n还没有网站。过一会儿会自动再试。\n");
}

TEST_F(WatchTest, NoErrorEndsIt) {
  says_ = [](const Console&) { throw std::runtime_error("boom"); };
  start();
  wait_for_builds(1);
  says_ = [](const Console&) { throw base::Failure("gongshilan.json", "坏了", "请改。", ExitCode::refused); };
  put("gongshilan.json", "{{");
  wait_for_builds(2);
  EXPECT_EQ(state("result"), "\"refused\"\n");
  says_ = nullptr;
  put("gongshilan.json", "{} ");
  wait_for_builds(3);
  EXPECT_EQ(state("result"), "\"done\"\n");
  const std::string said = stop();
  EXPECT_NE(said.find("程序出错：boom。原有记录和网站没有改变，请报告这个错误。\n还没有网站。"), std::string::npos)
      << said;
}

TEST_F(WatchTest, ASiteThatIsGoneIsMadeAgain) {
  start({{milliseconds(10), milliseconds(5), hours(1), hours(1), milliseconds(20), 1000}, true});
  wait_for_builds(1);
  base::remove_tree(at("site"));
  wait_for_builds(2);
  EXPECT_TRUE(watch_->site_stands());
}

TEST_F(WatchTest, NothingIsSaidWhereNothingIsNew) {
  start();
  wait_for_builds(1);
  put("ledger/整改.csv", "22");
  wait_for_builds(2);
  EXPECT_EQ(stop().substr(std::string("2024-03-25 09:10").size()), " 启动，已生成：\n网站已生成\n");
}

TEST_F(WatchTest, TheStateHoldsOnlyTextAndOnlyTheFirstOfIt) {
  ends_ = ExitCode::refused;
  says_ = [](const Console& console) {
    console.err << "坏\xFF名\n"
                << std::string(100, 'a') << "党党党党党党党党党党党党党党党党党党党党" << std::string(300, 'b') << "\n";
    for (int i = 0; i < 100; ++i) console.err << i << "\n";
  };
  start();
  wait_for_builds(1);
  const base::Json state{watch_->state()};
  const auto& lines = *state.find("message")->get<base::Json::List>();
  ASSERT_EQ(lines.size(), 20U);
  EXPECT_EQ(*lines[0].get<std::string>(), "坏");
  EXPECT_EQ(*lines[1].get<std::string>(),
            std::string(100, 'a') + "党党党党党党党党党党党党党党党党党党党党" + std::string(140, 'b') + "…");
  EXPECT_EQ(*lines[19].get<std::string>(), "17");
}

TEST_F(WatchTest, StopsAtOnceWhileItWaitsAndSaysWhenItBuilds) {
  start({{hours(1), hours(1), hours(1), hours(1), hours(1), 1000}, true});
  EXPECT_TRUE(watch_->stop());
  watch_.reset();
  holds_ = true;
  start();
  for (int i = 0; i < 20000 && builds_ < 1; ++i) ::usleep(1000);
  EXPECT_EQ(state("building"), "true\n");
  EXPECT_FALSE(watch_->stop());
  holds_ = false;
}

TEST(ShownSite, IsWhatTheVersionFileSays) {
  const support::TempDir folder;
  EXPECT_EQ(app::read_shown_site(folder.path()).version, "");
  base::write_file(folder.path() / "version.json", "{\"build_code\": 7}");
  EXPECT_EQ(app::read_shown_site(folder.path()).version, "{\"build_code\": 7}");
  EXPECT_EQ(app::read_shown_site(folder.path()).code, "");
  app::refuse_earlier_day(app::read_shown_site(folder.path()), kDay);
  base::write_file(folder.path() / "version.json", R"({"build_code": "7F3A-2C1D", "as_of": "2024-03-25"})");
  const app::ShownSite shown = app::read_shown_site(folder.path());
  EXPECT_EQ(shown.code + " " + shown.as_of, "7F3A-2C1D 2024-03-25");
  app::refuse_earlier_day(shown, kDay);
  EXPECT_EQ(support::failure_of([&] { app::refuse_earlier_day(shown, kDay - 1); }),
            "[exit 1] 时间：这台机器今天是2024年3月24日，比网站的计算日2024年3月25日还早。请把机器的时间调对；"
            "时间没有错的，请运行一次 gongshilan build。");
}

}  // namespace
