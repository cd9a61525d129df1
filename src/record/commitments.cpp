// SPDX-License-Identifier: MIT
#include "record/commitments.h"

#include <algorithm>

#include "base/hash.h"

namespace record {
namespace {

constexpr std::size_t kSaltDigits = 32, kFewest = 64;
constexpr std::string_view kSaltBlanks = "  ";

template <class Take>
void for_each_line(std::string_view text, const Take& take) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    take(text.substr(0, end));
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
}

}  // namespace

Commitments commit_to(std::string_view core, const std::vector<std::string>& texts) {
  const std::string root = base::sha256_hex(core);
  Commitments made;
  std::vector<std::string> hashes;
  for (const std::string& text : texts) {
    std::string line = base::sha256_hex(root + " " + text).substr(0, kSaltDigits);
    line.append(kSaltBlanks).append(text);
    hashes.push_back(base::sha256_hex(line));
    made.openings += line + "\n";
  }
  std::size_t room = kFewest;
  while (room < hashes.size()) room *= 2;
  for (std::size_t i = 1; hashes.size() < room; ++i)
    hashes.push_back(base::sha256_hex(root + " filling " + std::to_string(i)));
  std::sort(hashes.begin(), hashes.end());
  for (const std::string& hash : hashes) made.list += hash + "\n";
  return made;
}

std::vector<std::string> texts_in(std::string_view openings) {
  std::vector<std::string> texts;
  for_each_line(openings, [&](std::string_view line) {
    if (line.size() > kSaltDigits + kSaltBlanks.size() && line.substr(kSaltDigits, kSaltBlanks.size()) == kSaltBlanks)
      texts.emplace_back(line.substr(kSaltDigits + kSaltBlanks.size()));
  });
  return texts;
}

}  // namespace record
