// SPDX-License-Identifier: MIT
// serve --watch: builds again whenever what a build reads has changed and come to rest, and when the day changes. In a
// thread of its own and for months: whatever a build ends with is told and kept, the old site stays, watching goes on.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/change_signal.h"
#include "app/console.h"
#include "app/watched_files.h"
#include "base/clock.h"
#include "base/failure.h"
#include "base/json.h"
#include "model/date.h"

namespace app {

struct WatchPace {
  std::chrono::milliseconds rest{700};       // between two looks that must be the same
  std::chrono::milliseconds tick{1000};      // asks for the day
  std::chrono::milliseconds poll{3000};      // looks where nobody tells of changes
  std::chrono::milliseconds recheck{30000};  // looks where somebody does
  std::chrono::milliseconds retry{15000};    // after a build that did not fail for its data
  int most_restless = 170;                   // looks without rest: then it builds all the same
};

struct WatchOptions {
  std::filesystem::path workspace, site;
  std::function<model::Date()> today;
  std::function<base::ExitCode(const Console&)> build;
  WatchPace pace = {};
  bool listens = true;  // false: only looks
};

class Watch {
 public:
  Watch(WatchOptions options, const Console& console);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  void start();  // once
  // False: a build is under way. It may be cut off at any moment, or waited for by the destructor.
  bool stop();

  [[nodiscard]] bool site_stands() const;
  // For guests of this machine alone: refusals may say what must not be shown.
  [[nodiscard]] base::Json::Object state() const;

 private:
  enum class Result { none, done, refused, failed };
  struct Seen {
    std::string print;
    model::Date day;
  };

  void work();
  bool has_rested();
  [[nodiscard]] const char* reason_to_build() const;  // none: all is as built
  void wait_for_reason();
  void build(const char* reason);
  Result run(std::string& said, std::string& wrong);
  void tell(Result result, const char* reason, const std::string& said, const std::string& wrong);
  [[nodiscard]] bool is_due(std::chrono::milliseconds pause, const base::Stopwatch& since) const;

  const WatchOptions options_;
  const Console& console_;
  ChangeSignal signal_;
  WatchedFiles files_;
  Seen built_;  // of what the last build was made; of nothing before the first
  int restless_ = 0;
  base::Stopwatch since_look_, since_build_;
  std::string version_;  // the version file as of what was told last

  mutable std::mutex mutex_;  // for what follows
  bool stopping_ = false, building_ = false;
  Result result_ = Result::none;
  std::string looked_, built_at_, wrong_;

  std::thread thread_;
};

}  // namespace app
