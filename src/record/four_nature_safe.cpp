// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/text.h"
#include "record/four_nature_parts.h"

namespace record {
namespace {

constexpr const char* kLookAtIt = "这是归档的原件，请人工看一看；要去掉的，去掉以后另成一份更正的归档。";
constexpr const char* kMakeAnew = "请去掉以后再归档一次，另成一份更正的归档。";

// Assets and templates of sites to be made: nobody opens them here.
bool is_raw_material(const NatureSubject& subject, const std::string& path) {
  return subject.is_internal && (path.starts_with("data/shipped/") || path.starts_with("data/workspace/public/") ||
                                 path.starts_with("data/workspace/templates/"));
}

// What the payload has of one kind of thing, a line a file.
struct Found {
  std::vector<std::string> lines;
  bool is_ours = false;  // also in what this program wrote
};

template <class What>
Found files_with(const NatureSubject& subject, const What& what) {
  Found found;
  for (const FileLook& look : subject.looks) {
    const std::string seen = is_raw_material(subject, look.path) ? "" : what(look);
    if (seen.empty()) continue;
    const bool is_clerks = subject.is_internal && look.path.starts_with("data/workspace/");
    found.is_ours |= !is_clerks;
    found.lines.push_back(fmt::format("{}：{}。{}", look.path, seen, is_clerks ? kLookAtIt : kMakeAnew));
  }
  return found;
}

std::string some_of(std::vector<std::string> all) {
  constexpr std::size_t most = 3;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  const std::size_t number = all.size();
  if (number > most) all.resize(most);
  for (std::string& each : all) each = base::excerpt(each);
  return base::join(all, "、") + (number > most ? fmt::format(" 等 {} 种", number) : "");
}

// clerks: what it means in files that the clerk brought. A page among the materials may lead anywhere; what nobody can
// open in twenty years, or what runs by itself, is as bad there as elsewhere.
template <class What>
void add_none(const NatureSubject& subject, NatureItems& items, const char* item, const char* none, Outcome clerks,
              const What& what) {
  if (subject.fast()) return items.not_read(item);
  const Found found = files_with(subject, what);
  if (found.lines.empty()) return items.add(item, none, Outcome::passed);
  items.add(item, fmt::format("{} 个文件里有", found.lines.size()), found.is_ours ? Outcome::failed : clerks,
            found.lines);
}

void add_outside(const NatureSubject& subject, NatureItems& items) {
  add_none(subject, items, "外部地址", "没有，打开时不连网", Outcome::noted, [](const FileLook& look) -> std::string {
    return look.markup.outside.empty() ? "" : "有外部地址 " + some_of(look.markup.outside);
  });
}

void add_scripts(const NatureSubject& subject, NatureItems& items) {
  add_none(subject, items, "脚本", "没有", Outcome::noted, [](const FileLook& look) -> std::string {
    if (look.is_script) return "是脚本文件";
    if (look.runs_inside) return "文档里有脚本或会启动别的程序";
    return look.markup.scripts.empty() ? "" : "有脚本 " + some_of(look.markup.scripts);
  });
}

void add_hidden(const NatureSubject& subject, NatureItems& items) {
  add_none(subject, items, "隐藏的内容", "没有", Outcome::failed, [](const FileLook& look) -> std::string {
    return look.markup.hidden.empty() ? "" : "有不显示的内容 " + some_of(look.markup.hidden);
  });
}

void add_encrypted(const NatureSubject& subject, NatureItems& items) {
  add_none(subject, items, "加密", "没有加密的文件", Outcome::failed, encryption_in);
}

void add_programs(const NatureSubject& subject, NatureItems& items) {
  add_none(subject, items, "程序和宏", "没有可以执行的程序，没有宏", Outcome::failed, program_in);
}

void add_names(const NatureSubject& subject, NatureItems& items) {
  const auto& wrong = subject.faults.names;
  const std::size_t files = subject.bag.files().size();
  if (wrong.empty())
    items.add("文件名和链接", fmt::format("{} 个文件名都安全，没有符号链接", files), Outcome::passed);
  else
    items.add("文件名和链接", fmt::format("{} 处不安全，或读不出", wrong.size()), Outcome::failed, lines_of(wrong));
}

// Names, tallies and tiers are in it: on a shared machine others must not be able to look.
void add_access(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "查阅权限";
  constexpr unsigned all = 0777, others = 0077;
  struct stat status {};
  if (::stat(subject.question.where.c_str(), &status) != 0) return items.add(item, "看不到", Outcome::noted);
  const unsigned mode = status.st_mode & all;
  if ((mode & others) == 0)
    items.add(item, fmt::format("只有存放的人能看（{:04o}）", mode), Outcome::passed);
  else
    items.add(item, fmt::format("这台机器的其他用户也能看（{:04o}），内部层有姓名和票数", mode), Outcome::noted);
}

}  // namespace

void add_safe(const NatureSubject& subject, std::vector<NatureItem>& all) {
  NatureItems items(all, Nature::safe);
  add_outside(subject, items);
  add_scripts(subject, items);
  if (!subject.is_internal) add_hidden(subject, items);
  add_encrypted(subject, items);
  add_programs(subject, items);
  add_names(subject, items);
  if (subject.is_internal) add_access(subject, items);
}

}  // namespace record
