// SPDX-License-Identifier: MIT
// log: what stands in the log, and whether it hangs together. Writes nothing.
#include "store/log.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/commands.h"
#include "app/log_book.h"
#include "app/workspace.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"

namespace app {
namespace {

using base::Json;
using store::LogLine;

using Cells = std::array<std::string, 8>;

// What a line is about.
std::string object_of(const LogLine& line) {
  std::string object;
  for (const std::string& part : {line.organization, line.meeting, line.record})
    if (!part.empty()) object += (object.empty() ? "" : " ") + part;
  return object;
}

Cells cells_of(const LogLine& line) {
  return {std::to_string(line.number), line.at,         line.action, line.user, line.program,
          base::short_code(line.hash), object_of(line), line.detail};
}

// The longest column stands last: it may run on without pushing the others about.
std::string table_of(const std::vector<const LogLine*>& lines) {
  std::vector<Cells> rows{{"序号", "时间", "做了什么", "谁", "程序", "核对码", "对象", "说明"}};
  for (const LogLine* line : lines) rows.push_back(cells_of(*line));
  std::array<std::size_t, std::tuple_size_v<Cells>> widths{};
  for (const Cells& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], base::width(row[i]));
  std::string out;
  for (const Cells& row : rows) {
    std::size_t owed = 0;  // blanks, once something follows
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) out.append(std::exchange(owed, 0), ' ') += row[i];
      owed += widths[i] - base::width(row[i]) + 2;
    }
    out += '\n';
  }
  out.pop_back();
  return out;
}

Json json_of(const LogLine& line) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return Json(Json::Object())
      .set("number", line.number)
      .set("at", line.at)
      .set("action", line.action)
      .set("organization", or_null(line.organization))
      .set("meeting", or_null(line.meeting))
      .set("record", or_null(line.record))
      .set("detail", or_null(line.detail))
      .set("inputs", or_null(line.inputs))
      .set("program", line.program)
      .set("user", line.user)
      .set("hash", line.hash);
}

std::string log_json(const std::vector<const LogLine*>& shown, const std::vector<LogLine>& all, const LogLine* broken) {
  Json::List lines;
  for (const LogLine* line : shown) lines.push_back(json_of(*line));
  return Json(Json::Object())
      .set("lines", std::move(lines))
      .set("count", static_cast<std::int64_t>(all.size()))
      .set("broken", broken == nullptr ? Json() : Json(broken->number))
      .set("code", all.empty() ? Json() : Json(base::short_code(all.back().hash)))
      .dump();
}

// The line that the code noted before belongs to.
const LogLine& line_with(const std::string& hash, const std::vector<LogLine>& all) {
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const LogLine& each) { return each.hash.starts_with(hash); });
  if (at == all.end())
    throw base::Failure("操作记录", fmt::format("没有一行的核对码是 {}", base::short_code(hash)),
                        "没有抄错的话，抄下以后有人删去了末尾的行，或者整本重写过，请和备份对照。");
  return *at;
}

}  // namespace

base::ExitCode show_log(const LogOptions& options, const Console& console) {
  const Workspace workspace(options.workspace);
  const std::vector<LogLine> all = store::Log(workspace.database).lines();
  std::vector<const LogLine*> shown;
  for (const LogLine& line : all)
    if (line.organization == options.organization.value_or(line.organization) &&
        line.record == options.record.value_or(line.record))
      shown.push_back(&line);
  const auto at = store::first_broken(all);
  const LogLine* broken = at ? &all[*at] : nullptr;
  const Console silent{console.out, console.err, true};
  const Console& said = options.json ? silent : console;
  if (options.json) console.out << log_json(shown, all, broken);
  if (!shown.empty()) said.say(table_of(shown));
  if (shown.size() < all.size()) said.say(fmt::format("列出了 {} 行。", shown.size()));
  if (broken != nullptr) refuse_broken(*broken);
  if (options.expect) {
    const LogLine& expected = line_with(*options.expect, all);
    said.say(fmt::format("抄下的核对码 {} 是第 {} 行的，到那一行为止一行不少。", base::short_code(expected.hash),
                         expected.number));
  }
  if (all.empty())
    said.say("还没有记下什么。导入台账、生成网站以后就有。");
  else
    said.say(fmt::format("全部 {} 行前后相连，没有改动过；最后一行的核对码 {}，抄下它可以查出以后有没有删行。",
                         all.size(), base::short_code(all.back().hash)));
  return base::ExitCode::done;
}

}  // namespace app
