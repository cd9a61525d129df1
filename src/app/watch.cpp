// SPDX-License-Identifier: MIT
#include "app/watch.h"

#include <fmt/format.h>

#include <sstream>
#include <utility>

#include "app/shown_site.h"
#include "app/workspace.h"
#include "base/text.h"

namespace app {
namespace {

constexpr std::size_t kMostLines = 20, kMostLineBytes = 300;  // of a refusal, in the state

// A file's name may hold anything.
std::string as_text(std::string line) {
  if (const auto bad = base::first_invalid_utf8(line)) line.resize(*bad);
  if (line.size() <= kMostLineBytes) return line;
  std::size_t end = kMostLineBytes;
  while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + "…";
}

base::Json::List first_lines(const std::string& text) {
  base::Json::List lines;
  std::istringstream in(text);
  for (std::string line; lines.size() < kMostLines && std::getline(in, line);)
    if (!line.empty()) lines.emplace_back(as_text(line));
  return lines;
}

}  // namespace

Watch::Watch(WatchOptions options, const Console& console)
    : options_(std::move(options)), console_(console), signal_(options_.listens) {}

Watch::~Watch() {
  stop();
  if (thread_.joinable()) thread_.join();
}

void Watch::start() {
  thread_ = std::thread([this] { work(); });
}

bool Watch::stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  signal_.stop();
  return !building_;
}

bool Watch::site_stands() const { return !read_shown_site(options_.site).version.empty(); }

base::Json::Object Watch::state() const {
  const ShownSite shown = read_shown_site(options_.site);
  const std::lock_guard lock(mutex_);
  const char* result = result_ == Result::none      ? "none"
                       : result_ == Result::done    ? "done"
                       : result_ == Result::refused ? "refused"
                                                    : "failed";
  return {{"looked", looked_},     {"built", built_at_},
          {"code", shown.code},    {"as_of", shown.as_of},
          {"result", result},      {"refused", result_ == Result::refused},
          {"building", building_}, {"message", first_lines(wrong_)}};
}

void Watch::work() {
  while (!signal_.is_stopped()) {
    try {
      if (!has_rested()) {
        signal_.pause(options_.pace.rest);
      } else if (const char* reason = reason_to_build()) {
        build(reason);
      } else {
        wait_for_reason();
      }
    } catch (const std::exception&) {  // no memory just now: a later look may have it
      signal_.pause(options_.pace.retry);
    }
  }
}

// New folders are listened to before the look that finds them at rest, so that nothing in them is missed.
bool Watch::has_rested() {
  WatchedFiles now = look_at_files(options_.workspace);
  signal_.listen_to(now.folders);
  since_look_ = {};
  const bool same = now.print == files_.print;
  files_ = std::move(now);
  {
    const std::lock_guard lock(mutex_);
    looked_ = minute_now();
  }
  if (!same && ++restless_ <= options_.pace.most_restless) return false;
  restless_ = 0;
  return true;
}

const char* Watch::reason_to_build() const {
  if (built_.print.empty()) return "启动";
  if (files_.print != built_.print) return "有改动";
  if (options_.today() != built_.day) return "新的一天";
  const bool goes_on = result_ == Result::failed || !site_stands();
  return goes_on && is_due(options_.pace.retry, since_build_) ? "再试一次" : nullptr;
}

// The day is asked for again and again, and never waited for: the machine may sleep, its clock may be set.
void Watch::wait_for_reason() {
  const WatchPace& pace = options_.pace;
  while (!signal_.is_stopped()) {
    if (signal_.wait(pace.tick)) return signal_.pause(pace.rest);
    if (is_due(signal_.hears_all() ? pace.recheck : pace.poll, since_look_) || reason_to_build() != nullptr) return;
  }
}

bool Watch::is_due(std::chrono::milliseconds pause, const base::Stopwatch& since) const {
  return since.seconds() >= std::chrono::duration<double>(pause).count();
}

void Watch::build(const char* reason) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    building_ = true;
  }
  built_ = {files_.print, options_.today()};
  std::string said, wrong;
  const Result result = run(said, wrong);
  tell(result, reason, said, wrong);
  since_build_ = {};
  const std::lock_guard lock(mutex_);
  building_ = false;
  result_ = result;
  wrong_ = std::move(wrong);
  if (result == Result::done) built_at_ = minute_now();
}

Watch::Result Watch::run(std::string& said, std::string& wrong) {
  std::ostringstream out, err;
  Result result = Result::failed;
  try {
    refuse_earlier_day(read_shown_site(options_.site), built_.day);
    const base::ExitCode code = options_.build({out, err});
    result = code == base::ExitCode::done      ? Result::done
             : code == base::ExitCode::refused ? Result::refused
                                               : Result::failed;
  } catch (const base::Failure& failure) {
    err << failure.message() << '\n';
    if (failure.code == base::ExitCode::refused) result = Result::refused;
  } catch (const std::exception& error) {
    err << "程序出错：" << error.what() << "。原有记录和网站没有改变，请报告这个错误。\n";
  }
  said = out.str();
  wrong = err.str();
  return result;
}

// Nothing where nothing is new: a build that changes nothing, a failure that goes on.
void Watch::tell(Result result, const char* reason, const std::string& said, const std::string& wrong) {
  const std::string version = read_shown_site(options_.site).version;
  if (result == result_ && wrong == wrong_ && version == version_) return;
  version_ = version;
  if (result == Result::done) {
    console_.say(fmt::format("{} {}，已生成：", minute_now(), reason));
    if (!console_.quiet) console_.out << said << std::flush;
    console_.err << wrong << std::flush;
  } else {
    console_.err << fmt::format("{} {}，没有生成：\n{}{}{}\n", minute_now(), reason, wrong,
                                version.empty() ? "还没有网站。" : "网站仍是原来的。",
                                result == Result::refused ? "改好存盘以后，会自动再生成。" : "过一会儿会自动再试。")
                 << std::flush;
  }
}

}  // namespace app
