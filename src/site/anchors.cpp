// SPDX-License-Identifier: MIT
#include "site/anchors.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace site {

std::string anchor(const std::string& number) {
  // Ids of templates are lower case: main, units, stage-1, and single letters with a hyphen (g-, h-, s-, t-).
  const bool may_clash =
      number == "main" || number == "units" || (number.size() > 1 && number[1] == '-' && number[0] >= 'a');
  return may_clash ? "no." + number : number;
}

std::string days_left_text(int days) { return days == 0 ? "今天到期" : fmt::format("还有{}天", days); }

std::string root_of(std::string url) {
  if (url.empty()) return url;
  url.resize(std::min(url.size(), url.find_first_of("?#")));
  const std::size_t host = url.find("://") + 3;
  if (url.find('/', host) == std::string::npos) return url + "/";
  if (url.ends_with(".html")) url.resize(url.rfind('/') + 1);
  if (!url.ends_with('/')) url += '/';
  return url;
}

std::string root_path_of(const std::string& url) {
  const std::string root = root_of(url);
  return root.empty() ? "/" : root.substr(root.find('/', root.find("://") + 3));
}

bool begins_with_opening_mark(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kMarks{"“", "‘", "《", "（", "「", "『", "【", "〈"};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

}  // namespace site
