// SPDX-License-Identifier: MIT
// The units whose superior did not meet under the same number: the same as Loader::top_units(), which reads the whole
// record, but from what the cache has of it where little has changed since.
#pragma once
#include <vector>

#include "store/cache.h"
#include "store/loader.h"

namespace app {

std::vector<store::UnitKey> top_units(store::Loader& loader, store::Cache& cache);

}  // namespace app
