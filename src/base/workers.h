// SPDX-License-Identifier: MIT
// The same work in several threads until each says it is done.
#pragma once
#include <cstddef>
#include <functional>

namespace base {

std::size_t processor_count();  // at least 1

// Returns when all have ended. The first exception of any is thrown again; `stop` is called once when it happens, so
// that the others need not finish.
void run_workers(std::size_t count, const std::function<void()>& work, const std::function<void()>& stop);

}  // namespace base
