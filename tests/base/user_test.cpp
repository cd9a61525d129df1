// SPDX-License-Identifier: MIT
#include "base/user.h"

#include <gtest/gtest.h>
#include <pwd.h>
#include <unistd.h>

#include <string>

namespace {

TEST(User, IsTheAccountThatRunsTheProgram) {
  const passwd* const entry = ::getpwuid(::geteuid());  // NOLINT(concurrency-mt-unsafe)
  EXPECT_EQ(base::user_name(), entry == nullptr ? std::to_string(::geteuid()) : std::string(entry->pw_name));
}

}  // namespace
