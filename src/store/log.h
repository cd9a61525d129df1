// SPDX-License-Identifier: MIT
// Who did what, one line each, never changed: each line's hash is over its fields and the hash before it, so that a
// line changed, taken out or put in later shows. That the newest lines were cut off shows only to who noted a hash.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace store {

enum class LogAction {
  imported,
  built,
  posted,
  approval_printed,
  approval_seen,
  withdrawn,
  restored,
  allowed,
  archived
};

std::string_view word(LogAction action);  // 导入, 生成, 首次公示, 打印审批表, 审批生效, 撤下, 恢复, 允许, 归档

struct LogLine {
  std::int64_t number = 0;
  std::string at;      // 2024-03-08 09:15, UTC+8
  std::string action;  // a word as above
  std::string organization, meeting, record;
  std::string detail;         // a sentence
  std::string inputs;         // hash over what was read
  std::string program, user;  // version; user of the operating system
  std::string hash;
};

class Log {
 public:
  explicit Log(const Database& database) : database_(database) {}

  void append(LogLine line);  // number and hash are its own; within whatever transaction is open
  [[nodiscard]] std::vector<LogLine> lines() const;

 private:
  const Database& database_;
};

// The first line whose hash or number does not follow from what stands before it; nothing if all do.
std::optional<std::size_t> first_broken(const std::vector<LogLine>& lines);

}  // namespace store
