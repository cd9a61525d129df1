// SPDX-License-Identifier: MIT
// Where commands write: results to out, errors and progress to err. Progress only on a terminal.
#pragma once
#include <ostream>
#include <string>

namespace app {

struct Console {
  std::ostream& out;
  std::ostream& err;
  bool quiet = false;
  bool terminal = false;  // err is one

  void say(const std::string& line) const {
    if (!quiet) out << line << '\n';
  }
  void progress(const std::string& text) const {
    if (terminal && !quiet) err << "\r\033[K" << text << std::flush;
  }
  void end_progress() const { progress(""); }
};

}  // namespace app
