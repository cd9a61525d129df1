// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "model/date.h"
#include "record/four_nature_parts.h"

namespace record {
namespace {

constexpr const char* kFilesList = "data/files.csv";
constexpr const char* kMaterialsList = "data/materials.csv";

void add_sizes(const NatureSubject& subject, NatureItems& items) {
  const BagCheck& check = subject.check;
  const std::string seen = fmt::format("{} 个文件，{} 字节", check.files, check.bytes);
  const std::string& said = subject.info.oxum;
  if (said == fmt::format("{}.{}", check.bytes, check.files))
    return items.add("文件数和字节数", seen + "，和归档信息一致", Outcome::passed);
  items.add("文件数和字节数",
            said.empty() ? seen + "，归档信息里没有写" : fmt::format("{}，归档信息写的是 {}（字节.文件）", seen, said),
            Outcome::failed);
}

void add_files(const NatureSubject& subject, NatureItems& items) {
  const SortedFaults& faults = subject.faults;
  if (faults.files_missing == 0)
    items.add("缺少的文件", "没有，清单上的都在", Outcome::passed);
  else
    items.add("缺少的文件", fmt::format("缺 {} 个", faults.files_missing), Outcome::failed, lines_of(faults.missing));
  if (faults.files_extra == 0)
    items.add("多出的文件", "没有，都在清单上", Outcome::passed);
  else
    items.add("多出的文件", fmt::format("多出 {} 个", faults.files_extra), Outcome::failed, lines_of(faults.extra));
}

bool is_retention(const std::string& text) {
  constexpr std::string_view years = "年";
  if (text == "永久") return true;
  if (!text.ends_with(years)) return false;
  const auto number = base::to_integer(std::string_view(text).substr(0, text.size() - years.size()));
  return number && *number > 0;
}

// Label and what is wrong with its value; each is asked for once.
std::vector<std::string> faults_of_fields(const BagInfo& info) {
  std::vector<std::string> faults;
  const auto expect = [&](const char* label, bool is_right, const std::string& value) {
    if (is_right) return;
    faults.push_back(fmt::format("bag-info.txt 的 {}：{}。{}", label,
                                 value.empty() ? "没有写" : fmt::format("“{}”不在规定的范围里", base::excerpt(value)),
                                 kAskForACopy));
  };
  const auto as_of = model::parse_date(info.as_of), data_date = model::parse_date(info.data_date);
  expect("Source-Organization", !info.source_organization.empty(), info.source_organization);
  expect("External-Description", !info.description.empty(), info.description);
  expect("Bag-Size", !info.size.empty(), info.size);
  expect("Bag-Software-Agent", info.agent.starts_with("gongshilan "), info.agent);
  expect("Gongshilan-Audience", !audience_word(info.audience).empty(), info.audience);
  expect("Gongshilan-As-Of", as_of && model::iso(*as_of) == info.as_of, info.as_of);
  if (!info.data_date.empty())
    expect("Gongshilan-Data-Date",
           data_date && as_of && model::iso(*data_date) == info.data_date && *data_date <= *as_of, info.data_date);
  constexpr std::size_t code_length = 9;
  const bool is_code = info.build_code.size() == code_length && info.build_code[4] == '-' &&
                       info.build_code.find_first_not_of("0123456789ABCDEF-") == std::string::npos;
  expect("Gongshilan-Build-Code", is_code, info.build_code);
  return faults;
}

void add_metadata(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "元数据";
  if (!subject.check.info) {
    items.add(item, "bag-info.txt 没有，或不是本程序的写法", Outcome::failed);
    return items.add("保管期限", "读不出归档信息", Outcome::failed);
  }
  std::vector<std::string> faults = faults_of_fields(subject.info);
  const std::string text = to_text(subject.info);
  const auto fields = std::count(text.begin(), text.end(), '\n');
  if (!faults.empty())
    items.add(item, fmt::format("{} 项，{} 项没有写或不对", fields, faults.size()), Outcome::failed, faults);
  else if (subject.info.contact_phone.empty())
    items.add(item, fmt::format("{} 项，没有写联系电话，别的齐全", fields), Outcome::noted);
  else
    items.add(item, fmt::format("{} 项，齐全，值都在规定的范围里", fields), Outcome::passed);
  const std::string& retention = subject.info.retention;
  const bool is_known = is_retention(retention);
  items.add("保管期限", retention.empty() ? "没有写" : retention + (is_known ? "" : "（不是“永久”或“30年”这样的写法）"),
            is_known ? Outcome::passed : Outcome::failed);
}

void add_archive_numbers(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "归档号连续";
  if (!subject.check.info) return items.add(item, "读不出归档信息", Outcome::not_applicable);
  const auto& chain = subject.question.ties.chain;
  const std::string own = fmt::format("第 {} 号", subject.info.number);
  if (subject.info.number == 1) return items.add(item, own + "，前面没有", Outcome::passed);
  const auto there =
      std::count_if(chain.begin(), chain.end(), [](const Tie& tie) { return tie.state == TieState::holds; });
  if (there == subject.info.number - 1) return items.add(item, own + "，前面各号都在旁边", Outcome::passed);
  items.add(
      item,
      fmt::format("{}，前面的旁边有 {} 份，接着的第 {} 号没有，或对不上", own, there, subject.info.number - 1 - there),
      Outcome::noted);
}

void add_gaps(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "编号有没有漏号";
  if (subject.fast()) return items.not_read(item);
  const NumberGaps found = number_gaps(subject);
  std::vector<std::string> counts;
  for (const char* word : {"问题", "整改", "承诺"})
    if (const auto at = found.counted.find(word); at != found.counted.end())
      counts.push_back(fmt::format("{} {} 条", word, at->second));
  if (counts.empty()) return items.add(item, "没有编号的内容", Outcome::not_applicable);
  if (found.missing == 0) return items.add(item, base::join(counts, "、") + "，没有漏号", Outcome::passed);
  items.add(item,
            fmt::format("{}，漏 {} 个号。{}", base::join(counts, "、"), found.missing,
                        subject.is_internal ? "可能从来没有用过，请核对" : "公开范围更窄的不在公开层，不一定是缺"),
            Outcome::noted, found.gaps);
}

BagTable table_at(const NatureSubject& subject, const char* path) {
  ReadBagTable read = bag_table_in(subject.bag.text(path));
  if (!read.fault.empty()) throw base::Failure(path, read.fault, kAskForACopy);
  return std::move(read.table);
}

std::vector<std::string> column_of(const BagTable& table, const char* path, std::string_view name) {
  const auto at = table.column(name);
  if (!at) throw base::Failure(path, fmt::format("没有“{}”列", name), kAskForACopy);
  std::vector<std::string> cells;
  for (const auto& row : table.rows) cells.push_back(row[*at]);
  return cells;
}

// Each of the clerk's own files, in the list and in the bag.
void add_originals(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "台账和其他原件";
  const BagTable table = table_at(subject, kFilesList);
  const auto paths = column_of(table, kFilesList, "path"), bytes = column_of(table, kFilesList, "bytes"),
             hashes = column_of(table, kFilesList, "sha256");
  std::set<std::string> listed;
  std::vector<std::string> faults;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string path = kPayload + paths[i];
    listed.insert(path);
    const auto found = subject.check.hashes.find(path);
    if (found == subject.check.hashes.end())
      faults.push_back(fmt::format("{}：{} 里有，归档里没有。{}", path, kFilesList, kAskForACopy));
    else if (found->second.sha256 != hashes[i] || std::to_string(found->second.size) != bytes[i])
      faults.push_back(fmt::format("{}：大小或 SHA-256 和 {} 写的不一样。{}", path, kFilesList, kAskForACopy));
  }
  std::size_t ledgers = 0;
  for (const BagFile& file : subject.bag.files()) {
    if (!file.path.starts_with("data/workspace/")) continue;
    if (file.path.starts_with("data/workspace/ledger/")) ++ledgers;
    if (!listed.contains(file.path))
      faults.push_back(fmt::format("{}：{} 里没有它。{}", file.path, kFilesList, kAskForACopy));
  }
  if (!faults.empty())
    return items.add(item, fmt::format("{} 个文件，{} 处和 {} 不一致", paths.size(), faults.size(), kFilesList),
                     Outcome::failed, faults);
  items.add(item,
            fmt::format("{} 个文件，其中台账 {} 个，大小和 SHA-256 都和 {} 一致", paths.size(), ledgers, kFilesList),
            ledgers == 0 ? Outcome::noted : Outcome::passed);
}

void add_materials(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "归档材料";
  const BagTable table = table_at(subject, kMaterialsList);
  const auto organizations = column_of(table, kMaterialsList, "organization"),
             names = column_of(table, kMaterialsList, "material"), files = column_of(table, kMaterialsList, "files");
  const auto own = column_of(table_at(subject, kFilesList), kFilesList, "name");
  const std::set<std::string> there(own.begin(), own.end());
  std::size_t listed = 0, missing = 0, found = 0;
  bool is_broken = false;
  std::vector<std::string> details;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::vector<std::string> each = base::split(files[i], "\n");
    found += each.size();
    for (const std::string& file : each)
      if (!there.contains(file)) {
        is_broken = true;
        details.push_back(fmt::format("{}：写着有 {}，归档里没有。{}", kMaterialsList, file, kAskForACopy));
      }
    if (names[i].empty()) continue;  // a file that table 档案 does not ask for
    ++listed;
    if (!each.empty()) continue;
    ++missing;
    details.push_back(fmt::format("{}（{}）：没有找到文件", names[i], organizations[i]));
  }
  if (listed == 0 && found == 0) return items.add(item, "“档案”表没有列材料，也没有文件", Outcome::not_applicable);
  const std::string value = missing == 0 ? fmt::format("“档案”表列了 {} 种，都有文件，共 {} 个", listed, found)
                                         : fmt::format("“档案”表列了 {} 种，{} 种没有文件", listed, missing);
  items.add(item, value, is_broken ? Outcome::failed : missing > 0 ? Outcome::noted : Outcome::passed, details);
}

template <class Add>
void add_read(const NatureSubject& subject, NatureItems& items, const char* item, const Add& add) {
  if (subject.fast()) return items.not_read(item);
  try {
    add(subject, items);
  } catch (const base::Failure& failure) {
    items.add(item, "读不出", Outcome::failed, {failure.message()});
  }
}

}  // namespace

void add_complete(const NatureSubject& subject, std::vector<NatureItem>& all) {
  NatureItems items(all, Nature::complete);
  add_sizes(subject, items);
  add_files(subject, items);
  add_metadata(subject, items);
  add_archive_numbers(subject, items);
  add_read(subject, items, "编号有没有漏号", add_gaps);
  if (!subject.is_internal) return;
  add_read(subject, items, "台账和其他原件", add_originals);
  add_read(subject, items, "归档材料", add_materials);
}

}  // namespace record
