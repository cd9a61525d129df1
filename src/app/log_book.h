// SPDX-License-Identifier: MIT
// What commands write into the log (store/log): who, when and by which program is filled in here, what was done by
// whoever did it. Lines belong into the transaction of what they tell of.
#pragma once
#include "store/log.h"

namespace app {

store::LogLine log_line(store::LogAction action);

}  // namespace app
