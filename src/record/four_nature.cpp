// SPDX-License-Identifier: MIT
#include "record/four_nature.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "model/date.h"
#include "record/four_nature_parts.h"

namespace record {
namespace {

// A list of the payload as it lies there; that it cannot be read, and lines that are none of a list, are for check_bag
// to say.
std::map<std::string, std::string> listed_in(const BagSource& bag, const ListKind& list) {
  std::map<std::string, std::string> hashes;
  std::string text;
  try {
    if (bag.has(list.file)) text = bag.text(list.file);
  } catch (const base::Failure&) {
    return hashes;
  }
  for (const std::string& line : base::split(text, "\n"))
    if (line.size() > list.digits + 2) hashes[line.substr(list.digits + 2)] = line.substr(0, list.digits);
  return hashes;
}

bool speaks_of(const BagFault& fault, const std::set<std::string>& paths) {
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return fault.where == path || fault.where.ends_with("/" + path); });
}

}  // namespace

std::string line_of(const BagFault& fault) { return fault.where + "：" + fault.what + "。" + fault.hint; }

std::vector<std::string> lines_of(const std::vector<BagFault>& faults) {
  std::vector<std::string> lines;
  for (const BagFault& fault : faults) lines.push_back(line_of(fault));
  return lines;
}

std::string date_word(const std::string& iso) {
  const auto date = model::parse_date(iso);
  return date ? model::chinese(*date) : iso;
}

std::string audience_word(const std::string& key) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
      {{"members", "党员"}, {"unit", "本单位党员群众"}, {"society", "社会"}}};
  for (const auto& [known, word] : words)
    if (key == known) return std::string(word);
  return "";
}

SortedFaults sort_faults(const BagSource& bag, const BagCheck& check) {
  std::set<std::string> other_bytes, missing, extra, names, there, listed;
  for (const BagFile& file : bag.files()) there.insert(file.path);
  for (const ListKind& list : kLists) {
    if (!list.of_payload) continue;
    for (const auto& [path, hash] : listed_in(bag, list)) {
      listed.insert(path);
      const auto read = check.hashes.find(path);
      if (!there.contains(path))
        missing.insert(path);
      else if (read != check.hashes.end() && read->second.*list.hash != hash)
        other_bytes.insert(path);
    }
  }
  for (const std::string& path : there)
    if (path.starts_with(kPayload) && !listed.contains(path)) extra.insert(path);
  for (const BagFault& fault : bag.faults()) names.insert(fault.where);
  SortedFaults sorted;
  for (const BagFault& fault : check.faults) {
    if (names.contains(fault.where))
      sorted.names.push_back(fault);
    else if (speaks_of(fault, other_bytes))
      sorted.other_bytes.push_back(fault);
    else if (speaks_of(fault, missing))
      sorted.missing.push_back(fault);
    else if (speaks_of(fault, extra))
      sorted.extra.push_back(fault);
    else
      sorted.lists.push_back(fault);
  }
  sorted.files_with_other_bytes = other_bytes.size();
  sorted.files_missing = missing.size();
  sorted.files_extra = extra.size();
  return sorted;
}

bool FourNatureReport::passed() const {
  return std::none_of(items.begin(), items.end(),
                      [](const NatureItem& item) { return item.outcome == Outcome::failed; });
}

FourNatureReport four_natures(const NatureQuestion& question) {
  const BagCheck& check = question.check;
  NatureSubject subject{
      question, question.bag, check, check.info.value_or(BagInfo()), false, sort_faults(question.bag, check), {}, {}};
  subject.is_internal = subject.info.layer == kInternalLayer;
  if (!question.fast) {
    // What the clerk brought may be written in any way.
    for (const BagFile& file : question.bag.files())
      if (file.path.starts_with(kPayload))
        subject.looks.push_back(look_at_file(question.bag, file, !file.path.starts_with("data/workspace/")));
    if (subject.is_internal) subject.tables = tables_of(question.bag);
  }
  FourNatureReport report{subject.info, question.bag.name(), check.code(),     check.files,
                          check.bytes,  question.fast,       question.program, {}};
  add_authentic(subject, report.items);
  add_complete(subject, report.items);
  add_usable(subject, report.items);
  add_safe(subject, report.items);
  return report;
}

}  // namespace record
