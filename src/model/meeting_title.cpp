// SPDX-License-Identifier: MIT
#include "model/meeting_title.h"

namespace model {

std::string meeting_year(const std::string& meeting) {
  const bool year = meeting.size() == 4 && meeting.find_first_not_of("0123456789") == std::string::npos;
  if (year) return meeting + "年度";
  if (meeting.size() == 6 && meeting.ends_with("-1")) return meeting.substr(0, 4) + "年上半年";
  if (meeting.size() == 6 && meeting.ends_with("-2")) return meeting.substr(0, 4) + "年下半年";
  return meeting + " ";
}

std::string meeting_title(const std::string& meeting) { return meeting_year(meeting) + "组织生活会"; }

}  // namespace model
