// SPDX-License-Identifier: MIT
// What ends a run. Thrown anywhere, caught in `cli` and in the server's handler guard, never in between.
#pragma once
#include <exception>
#include <string>
#include <utility>

namespace base {

enum class ExitCode { done = 0, failed = 1, usage = 2, refused = 3 };

// where: file, command or place; what: what is wrong; hint: what to do. All in Chinese a clerk understands.
struct Failure : std::exception {
  std::string where, what_is_wrong, hint;
  ExitCode code = ExitCode::failed;

  Failure(std::string at, std::string wrong, std::string what_to_do, ExitCode exit_code = ExitCode::failed)
      : where(std::move(at)), what_is_wrong(std::move(wrong)), hint(std::move(what_to_do)), code(exit_code) {}

  [[nodiscard]] const char* what() const noexcept override { return what_is_wrong.c_str(); }
  [[nodiscard]] std::string message() const { return where + "：" + what_is_wrong + "。" + hint; }
};

}  // namespace base
