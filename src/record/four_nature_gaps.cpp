// SPDX-License-Identifier: MIT
// A gap in running numbers is no fault of an archive: a number may never have been used, and in the public layer stand
// only those that its audience may see. But an archivist asks, so each is named.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "record/four_nature_parts.h"

namespace record {
namespace {

struct Numbered {
  std::string_view word, internal_table, internal_column, public_file;
};
constexpr std::array<Numbered, 3> kNumbered{{{"问题", "problem", "problem", ""},
                                             {"整改", "rectification", "rectification", "rectification.csv"},
                                             {"承诺", "commitment", "commitment", "commitments.csv"}}};

// Of one table and organisation: numbers and how each is written, by what stands before the digits.
using Running = std::map<std::string, std::map<std::int64_t, std::string>>;

void take(Running& running, const std::string& id) {
  constexpr std::size_t most_digits = 9;
  const std::size_t last = id.find_last_not_of("0123456789");
  const std::size_t begin = last == std::string::npos ? 0 : last + 1;
  const std::string digits = id.substr(begin);
  if (digits.empty() || digits.size() > most_digits) return;
  running[id.substr(0, begin)][base::to_integer(digits).value_or(0)] = digits;
}

std::string written(const std::string& prefix, std::int64_t number, std::size_t digits) {
  return fmt::format("{}{:0{}}", prefix, number, digits);
}

// Those between the first and the last: with what number a list should begin is not known.
void name_gaps(const Running& running, const std::string& where, NumberGaps& found) {
  std::vector<std::string> missing;
  for (const auto& [prefix, numbers] : running)
    for (auto at = numbers.begin(); at != numbers.end() && std::next(at) != numbers.end(); ++at) {
      const auto& [next, digits] = *std::next(at);
      const std::int64_t from = at->first + 1, to = next - 1;
      if (from > to) continue;
      found.missing += static_cast<std::size_t>(to - from + 1);
      std::string range = written(prefix, from, digits.size());
      if (to > from) range += (to > from + 1 ? " 至 " : "、") + written(prefix, to, digits.size());
      missing.push_back(std::move(range));
    }
  if (!missing.empty()) found.gaps.push_back(fmt::format("{}：缺 {}", where, base::join(missing, "、")));
}

void look_at_internal(const NatureSubject& subject, const Numbered& numbered, NumberGaps& found) {
  const auto table = subject.tables.find(std::string(numbered.internal_table));
  if (table == subject.tables.end()) return;
  const auto id = table->second.column(numbered.internal_column);
  const auto organization = table->second.column("organization"), meeting = table->second.column("meeting");
  if (!id || !organization || !meeting) return;
  std::map<std::string, Running> by_organization;
  for (const auto& row : table->second.rows) {
    if (row[*meeting] != subject.info.meeting) continue;
    ++found.counted[std::string(numbered.word)];
    take(by_organization[row[*organization]], row[*id]);
  }
  for (const auto& [name, running] : by_organization)
    name_gaps(running, fmt::format("{}（{}）", numbered.word, name), found);
}

// data/QHFY01/2021/rectification.csv; what was carried over has numbers of another meeting.
void look_at_public(const NatureSubject& subject, const Numbered& numbered, NumberGaps& found) {
  const std::string ending = fmt::format("/{}/{}", subject.info.meeting, numbered.public_file);
  for (const BagFile& file : subject.bag.files()) {
    if (numbered.public_file.empty() || !file.path.starts_with(kPayload) || !file.path.ends_with(ending)) continue;
    const BagTable table = bag_table_in(subject.bag.text(file.path)).table;
    const auto id = table.column("编号"), carried = table.column("结转自");
    if (!id) continue;
    Running running;
    for (const auto& row : table.rows) {
      if (carried && !row[*carried].empty()) continue;
      ++found.counted[std::string(numbered.word)];
      take(running, row[*id]);
    }
    const std::size_t begin = std::string_view(kPayload).size();
    const std::string organization = file.path.substr(begin, file.path.size() - ending.size() - begin);
    name_gaps(running, fmt::format("{}（{}）", numbered.word, organization), found);
  }
}

}  // namespace

NumberGaps number_gaps(const NatureSubject& subject) {
  NumberGaps found;
  for (const Numbered& numbered : kNumbered)
    if (subject.is_internal)
      look_at_internal(subject, numbered, found);
    else
      look_at_public(subject, numbered, found);
  return found;
}

}  // namespace record
