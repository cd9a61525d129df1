// SPDX-License-Identifier: MIT
// verify-screen: which build was on a wall, by the code in its corner and the log. Writes nothing.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/log_book.h"
#include "app/screen_code.h"
#include "app/workspace.h"
#include "base/clock.h"
#include "base/hash.h"

namespace app {
namespace {

// 58 分钟, 3 小时 5 分钟, 2 天 3 小时: the two largest that there are.
std::string duration(Minute minutes) {
  constexpr Minute an_hour = 60, a_day = 24 * an_hour;
  const auto joined = [](const std::string& large, Minute rest, const char* unit) {
    return rest == 0 ? large : fmt::format("{} {} {}", large, rest, unit);
  };
  if (minutes < an_hour) return fmt::format("{} 分钟", minutes);
  if (minutes < a_day) return joined(fmt::format("{} 小时", minutes / an_hour), minutes % an_hour, "分钟");
  return joined(fmt::format("{} 天", minutes / a_day), minutes % a_day / an_hour, "小时");
}

std::string age_of(const ScreenMatch& match) {
  const Minute age = match.moment - match.build->at;
  if (age < 0) return "比码里的晚一分钟：屏幕的钟慢一点，差一分钟以内不校正";
  return age == 0 ? "就在这一分钟" : "到那一刻过了 " + duration(age);
}

std::string replaced(const ScreenMatch& match) {
  const LoggedBuild& next = *match.next;
  constexpr Minute usual = 2;  // a screen asks once a minute
  const Minute late = match.moment - next.at;
  if (late < 0) return fmt::format("当时是最新的一版，{} 才换成 {}。", chinese(next.at), next.code);
  if (late == 0) return fmt::format("就在这一分钟里换成了 {}，换之前它是最新的一版。", next.code);
  std::string text =
      fmt::format("当时已经不是最新的：{} 换成了 {}，旧的又显示了 {}。", chinese(next.at), next.code, duration(late));
  if (match.newest != match.next)
    text += fmt::format("那时最新的是 {}，{} 生成。", match.newest->code, chinese(match.newest->at));
  return text + (late <= usual ? "屏幕每分钟问一次有没有新的，晚一两分钟是正常的。" : "请查查那时屏幕的网络和服务。");
}

std::string told(const ScreenCode& code, const ScreenMatch& match) {
  const LoggedBuild& build = *match.build;
  std::string text = fmt::format(
      "{}：{} 屏幕上的一版，生成码 {}。\n"
      "  生成：{}，{}\n"
      "  内容：计算日 {}，范围 {}，文件夹 {}\n"
      "  程序：{}，输入 {}\n"
      "  记录：操作记录第 {} 行，核对码 {}\n"
      "  {}",
      shown(code), chinese(match.moment), build.code, chinese(build.at), age_of(match), model::chinese(build.as_of),
      build.audience, build.folder, build.line->program, build.line->inputs, build.line->number,
      base::short_code(build.line->hash), match.next == nullptr ? "当时是最新的一版，现在还是。" : replaced(match));
  if (match.maybe_earlier) text += "\n  码里没有年份，也可能是更早一年的同一刻。";
  return text;
}

// Why the log has nothing that fits, and what to do.
base::Failure unknown(const ScreenCode& code, const std::vector<LoggedBuild>& builds, Minute now) {
  const LoggedBuild* made = nullptr;
  const LoggedBuild* taken_back = nullptr;
  for (const LoggedBuild& each : builds) {
    if (!each.code.starts_with(code.build)) continue;
    const LoggedBuild*& first = each.taken_back ? taken_back : made;
    if (first == nullptr) first = &each;
  }
  if (made != nullptr)
    return {shown(code),
            fmt::format("生成码 {} 的网站 {} 才生成，码里的那一刻最近一次是 {}，还没有它", made->code,
                        chinese(made->at), chinese(last_moment(code, now))),
            "请核对后八位；没有抄错的，是屏幕的钟错了，或者这个码不是屏幕上的。"};
  if (taken_back != nullptr)
    return {shown(code),
            fmt::format("生成码 {} 的网站 {} 没有换上，屏幕上不会有它", taken_back->code, chinese(taken_back->at)),
            "请用 gongshilan log 看为什么，并核对前四位。"};
  return {shown(code), fmt::format("操作记录里没有生成码以 {} 开头的网站", code.build),
          "请再核对一遍，8 和 B、0 和 D 容易看错；看看 --workspace "
          "是不是这块屏幕的工作区。都没有错的，可能有人删去了操作记录"
          "末尾的行，请用 gongshilan log --expect 查。"};
}

}  // namespace

base::ExitCode verify_screen(const VerifyScreenOptions& options, const Console& console) {
  const ScreenCode code = parse_screen_code(options.code);
  const Workspace workspace(options.workspace);
  const std::vector<store::LogLine> lines = store::Log(workspace.database).lines();
  const std::vector<LoggedBuild> builds = builds_of(lines);
  const Minute now = base::minutes_now_utc8();
  const std::vector<ScreenMatch> matches = matches_of(code, builds, now);
  if (matches.size() > 1) console.say(fmt::format("操作记录里有 {} 版对得上，都列在下面。", matches.size()));
  for (const ScreenMatch& match : matches) console.say(told(code, match));
  const auto broken = store::first_broken(lines);
  if (matches.empty()) {
    const base::Failure nothing = unknown(code, builds, now);
    if (!broken) throw nothing;
    console.err << nothing.message() << '\n';
  }
  if (broken) refuse_broken(lines[*broken]);
  return base::ExitCode::done;
}

}  // namespace app
