// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "record/four_nature_parts.h"

namespace record {
namespace {

constexpr const char* kStart = "data/index.html";
constexpr const char* kRestore = "请找出没有损坏的一份；归档以前就打不开的，换成好的再归档一次。";

std::string counted(const std::vector<FileLook>& looks) {
  std::map<std::string, std::size_t> kinds;
  for (const FileLook& look : looks)
    if (look.opens != Opens::unknown) ++kinds[look.kind];
  std::vector<std::pair<std::size_t, std::string>> by_number;
  for (const auto& [kind, number] : kinds) by_number.emplace_back(number, kind);
  std::stable_sort(by_number.begin(), by_number.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> parts;
  for (const auto& [number, kind] : by_number) parts.push_back(fmt::format("{} {}", kind, number));
  return base::join(parts, "、");
}

void add_opening(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "每个文件能打开";
  if (subject.fast()) return items.not_read(item);
  std::vector<std::string> damaged, doubtful;
  for (const FileLook& look : subject.looks) {
    if (look.opens == Opens::no)
      damaged.push_back(fmt::format("{}：打不开（{}）：{}。{}", look.path, look.kind, look.fault, kRestore));
    else if (look.opens == Opens::doubtful)
      doubtful.push_back(fmt::format("{}：{}，{}", look.path, look.kind, look.fault));
    else if (look.opens == Opens::unknown)
      doubtful.push_back(fmt::format("{}：不认识这种文件（{}），没有试开", look.path, look.kind));
  }
  const auto seen = [&](const std::string& how) {
    return fmt::format("{} 个文件{}（{}）", subject.looks.size(), how, counted(subject.looks));
  };
  if (!damaged.empty()) {
    const std::size_t number = damaged.size();
    damaged.insert(damaged.end(), doubtful.begin(), doubtful.end());
    return items.add(item, seen(fmt::format("，{} 个打不开", number)), Outcome::failed, damaged);
  }
  if (!doubtful.empty())
    return items.add(item, seen(fmt::format("，{} 个要人工看一看", doubtful.size())), Outcome::noted, doubtful);
  items.add(item, seen("都能打开"), Outcome::passed);
}

// data/a/b.html and ../c.html are data/c.html; empty: it leads out of the payload.
std::string target_of(const std::string& page, const std::string& link) {
  if (link.starts_with('/')) return "";
  std::vector<std::string> parts = base::split(page.substr(0, page.rfind('/')), "/");
  for (const std::string& part : base::split(link, "/")) {
    if (part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.size() > 1) {
      parts.pop_back();
    } else {
      return "";
    }
  }
  return base::join(parts, "/");
}

void add_start(const NatureSubject& subject, NatureItems& items) {
  const bool is_there = subject.bag.has(kStart);
  items.add("首页", is_there ? fmt::format("有 {}，用任何浏览器双击打开", kStart) : fmt::format("没有 {}", kStart),
            is_there ? Outcome::passed : Outcome::failed);
}

void add_links(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "网页里的链接";
  if (subject.fast()) return items.not_read(item);
  std::size_t links = 0;
  std::set<std::string> broken;
  for (const FileLook& look : subject.looks)
    for (const std::string& link : look.markup.links) {
      ++links;
      const std::string target = target_of(look.path, link);
      if (target.empty() || !subject.bag.has(target))
        broken.insert(fmt::format("{}：链接“{}”在归档里没有文件。{}", look.path, base::excerpt(link), kRestore));
    }
  if (!broken.empty())
    return items.add(item, fmt::format("{} 处，{} 处断了", links, broken.size()), Outcome::failed,
                     {broken.begin(), broken.end()});
  items.add(item, fmt::format("{} 处，都通到归档里的文件", links), Outcome::passed);
}

void add_reading(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "不用脚本就能读";
  if (subject.fast()) return items.not_read(item);
  std::size_t pages = 0;
  std::vector<std::string> empty;
  for (const FileLook& look : subject.looks) {
    if (!look.is_page) continue;
    ++pages;
    if (!look.markup.has_text) empty.push_back(fmt::format("{}：不运行脚本就没有文字。{}", look.path, kRestore));
  }
  if (!empty.empty())
    return items.add(item, fmt::format("{} 个网页，{} 个没有文字", pages, empty.size()), Outcome::failed, empty);
  items.add(item, fmt::format("{} 个网页，文字都写在页里", pages), Outcome::passed);
}

void add_record(const NatureSubject& subject, NatureItems& items) {
  if (subject.fast()) {
    items.not_read("记录库能打开");
    return items.not_read("记录库和表格一致");
  }
  const RecordLook record = look_at_record(subject.bag, subject.tables);
  if (!record.fault.empty()) {
    items.add("记录库能打开", "打不开，或有损坏", Outcome::failed,
              {fmt::format("data/record.db：{}。{}", record.fault, kRestore)});
    return items.add("记录库和表格一致", "记录库打不开，没有对照", Outcome::not_applicable);
  }
  items.add("记录库能打开", "SQLite 自查通过", Outcome::passed);
  const std::string seen = fmt::format("{} 张表，{} 行", record.tables, record.rows);
  if (record.differences.empty())
    items.add("记录库和表格一致", seen + "，和 CSV 逐行一致", Outcome::passed);
  else
    items.add("记录库和表格一致", fmt::format("{}，{} 张和 CSV 对不上", seen, record.differences.size()),
              Outcome::failed, lines_of(record.differences));
}

void add_readme(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "说明文件";
  if (!subject.bag.has(kReadme)) return items.add(item, "没有 README.txt", Outcome::failed);
  const std::string text = subject.bag.text(kReadme);
  const bool is_readable = !base::first_invalid_utf8(text) && !base::trim(text).empty();
  items.add(item, is_readable ? "有 README.txt，中文，UTF-8" : "README.txt 是空的，或不是 UTF-8",
            is_readable ? Outcome::passed : Outcome::failed);
}

}  // namespace

void add_usable(const NatureSubject& subject, std::vector<NatureItem>& all) {
  NatureItems items(all, Nature::usable);
  add_opening(subject, items);
  if (subject.is_internal) {
    add_record(subject, items);
  } else {
    add_start(subject, items);
    add_links(subject, items);
    add_reading(subject, items);
  }
  add_readme(subject, items);
}

}  // namespace record
