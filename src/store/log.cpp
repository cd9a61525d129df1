// SPDX-License-Identifier: MIT
#include "store/log.h"

#include <array>

#include "base/hash.h"

namespace store {
namespace {

constexpr const char* kColumns = "number, at, action, organization, meeting, record, detail, inputs, program, user";

std::string hash_of(const LogLine& line, const std::string& before) {
  base::Sha256 hash;
  for (const std::string& field : {before, std::to_string(line.number), line.at, line.action, line.organization,
                                   line.meeting, line.record, line.detail, line.inputs, line.program, line.user})
    hash.add_field(field);
  return hash.hex();
}

}  // namespace

std::string_view word(LogAction action) {
  constexpr std::array<std::string_view, 9> words{"导入", "生成", "首次公示", "打印审批表", "审批生效",
                                                  "撤下", "恢复", "允许",     "归档"};
  return words[static_cast<std::size_t>(action)];
}

void Log::append(LogLine line) {
  Statement last = database_.prepare("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1");
  const bool any = last.step();
  line.number = any ? last.number(0) + 1 : 1;
  line.hash = hash_of(line, any ? last.text(1) : "");
  last.reset();
  database_.prepare("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(line.number)
      .bind_text(line.at)
      .bind_text(line.action)
      .bind(line.organization)
      .bind(line.meeting)
      .bind(line.record)
      .bind(line.detail)
      .bind(line.inputs)
      .bind_text(line.program)
      .bind_text(line.user)
      .bind_text(line.hash)
      .run();
}

std::vector<LogLine> Log::lines() const {
  std::vector<LogLine> all;
  Statement row = database_.prepare(std::string("SELECT ") + kColumns + ", hash FROM log ORDER BY number");
  while (row.step())
    all.push_back({row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                   row.text(7), row.text(8), row.text(9), row.text(10)});
  return all;
}

std::optional<std::size_t> first_broken(const std::vector<LogLine>& lines) {
  std::string before;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].number != static_cast<std::int64_t>(i) + 1 || lines[i].hash != hash_of(lines[i], before)) return i;
    before = lines[i].hash;
  }
  return std::nullopt;
}

}  // namespace store
