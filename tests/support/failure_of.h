// SPDX-License-Identifier: MIT
// Runs an action that must throw a base::Failure and gives its whole message; a test compares it as one text.
#pragma once
#include <gtest/gtest.h>

#include <string>

#include "base/failure.h"

namespace support {

// The message, or "(no failure)". Any failure of another exit code is reported with its code in front.
template <class Action>
std::string failure_of(Action&& action, base::ExitCode expected = base::ExitCode::refused) {
  try {
    action();
  } catch (const base::Failure& failure) {
    if (failure.code == expected) return failure.message();
    return "[exit " + std::to_string(static_cast<int>(failure.code)) + "] " + failure.message();
  }
  return "(no failure)";
}

}  // namespace support
