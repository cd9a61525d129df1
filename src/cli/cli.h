// SPDX-License-Identifier: MIT
// Words to options to exit code. Catches what ends a run and says it; does nothing else.
#pragma once

namespace cli {

int run(int argc, char** argv);

}  // namespace cli
