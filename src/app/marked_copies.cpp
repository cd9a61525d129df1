// SPDX-License-Identifier: MIT
#include "app/marked_copies.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/json.h"
#include "sheet/ledger_reader.h"
#include "sheet/marked_copy.h"

namespace app {
namespace {

using base::Json;
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) { return base::read_file(file, sheet::kMostFileBytes); }
std::string hash_of(const fs::path& file) { return base::sha256_hex(bytes_of(file)); }

bool is_workbook(const std::string& file) { return sheet::kind_of({file, file}) == sheet::FileKind::workbook; }

// 台账.xlsx of 台账-请修改.xlsx; empty: not the name of a copy.
std::string original_of(const std::string& file) {
  const fs::path path(file);
  const std::string stem = path.stem().string();
  if (!is_workbook(file) || !stem.ends_with(MarkedCopies::kSuffix) || stem.size() == MarkedCopies::kSuffix.size())
    return "";
  const std::string name = stem.substr(0, stem.size() - MarkedCopies::kSuffix.size()) + path.extension().string();
  return (path.parent_path() / name).string();
}

std::string copy_of(const std::string& original) {
  const fs::path path(original);
  const std::string name = path.stem().string() + std::string(MarkedCopies::kSuffix) + path.extension().string();
  return (path.parent_path() / name).string();
}

// Nothing outside the ledger is a copy of ours, whatever somebody wrote into the state.
bool may_be_copy(const std::string& file) {
  const fs::path path(file);
  return !original_of(file).empty() && path.is_relative() && path.lexically_normal() == path && *path.begin() != "..";
}

}  // namespace

MarkedCopies::MarkedCopies(fs::path ledger, const std::vector<std::string>& files) : ledger_(std::move(ledger)) {
  read_state();
  for (const std::string& file : files)
    if (!original_of(file).empty()) copies_.try_emplace(file);
  std::erase_if(copies_, [&](const auto& each) { return !base::exists(ledger_ / each.first); });
  for (auto& [file, copy] : copies_) look_at(file, copy);
}

// A state that cannot be read says nothing: a copy beside its original is then asked about.
void MarkedCopies::read_state() {
  constexpr std::uintmax_t most_bytes = 16U << 20U;
  const fs::path path = ledger_ / kState;
  if (!base::exists(path)) return;
  Json state;
  try {
    state = base::parse_json(base::read_file(path, most_bytes), path.string());
  } catch (const base::Failure&) {
    return;
  }
  const auto* copies = state.get<Json::Object>();
  if (copies == nullptr) return;
  for (const auto& [file, value] : *copies) {
    Copy copy;
    if (const Json* bytes = value.find("copy"); bytes != nullptr && bytes->get<std::string>() != nullptr)
      copy.bytes = *bytes->get<std::string>();
    if (const Json* of = value.find("originals"); of != nullptr && of->get<Json::List>() != nullptr)
      for (const Json& hash : *of->get<Json::List>())
        if (hash.get<std::string>() != nullptr) copy.originals.push_back(*hash.get<std::string>());
    if (const Json* mended = value.find("mended"); mended != nullptr && mended->get<bool>() != nullptr)
      copy.mended = *mended->get<bool>();
    if (may_be_copy(file)) copies_.emplace(file, std::move(copy));
  }
}

void MarkedCopies::write_state() const {
  const fs::path path = ledger_ / kState;
  Json::Object state;
  for (const auto& [file, copy] : copies_) {
    Json::List originals(copy.originals.begin(), copy.originals.end());
    Json entry{Json::Object{}};
    entry.set("originals", std::move(originals)).set("copy", copy.bytes).set("mended", copy.mended);
    state.emplace_back(file, std::move(entry));
  }
  if (state.empty()) {
    base::remove_file(path);
  } else {
    base::write_file_atomic(path, Json(std::move(state)).dump());
  }
}

// Without its original a copy is all that the clerk has, mended or not.
void MarkedCopies::look_at(const std::string& file, Copy& copy) const {
  const std::string original = original_of(file);
  copy.seen = hash_of(ledger_ / file);
  const bool alone = !base::exists(ledger_ / original);
  copy.mended = copy.mended || alone || copy.seen != copy.bytes;
  if (alone || !copy.mended) return;
  const std::string now = hash_of(ledger_ / original);
  if (std::find(copy.originals.begin(), copy.originals.end(), now) != copy.originals.end()) return;
  throw base::Failure(file, fmt::format("和 {} 都改过，不知道以哪一份为准", original),
                      "请留下要用的一份，把另一份移出 ledger 文件夹，再运行一次。", base::ExitCode::refused);
}

// The clerk may have saved it while this run was reading.
void MarkedCopies::refuse_if_touched(const std::string& file, const Copy& copy) const {
  Copy now = copy;
  look_at(file, now);
  if (now.seen != copy.seen) throw base::Failure(file, "运行的时候又存过盘，没有动它", "请再运行一次。");
}

std::string MarkedCopies::read_as(const std::string& file) const {
  if (const auto copy = copies_.find(file); copy != copies_.end()) return copy->second.mended ? original_of(file) : "";
  return read_from(file) == file ? file : "";
}

std::string MarkedCopies::read_from(const std::string& name) const {
  if (!is_workbook(name)) return name;
  const auto copy = copies_.find(copy_of(name));
  return copy != copies_.end() && copy->second.mended ? copy->first : name;
}

void MarkedCopies::say_what_is_read(std::ostream& out) const {
  for (const auto& [file, copy] : copies_)
    if (copy.mended) out << fmt::format("读的是 {}，下面写作 {}。\n", file, original_of(file));
}

void MarkedCopies::mark(const std::map<std::string, std::vector<sheet::Reject>>& rejects, const Console& console) {
  for (const auto& [file, of_file] : rejects) {
    if (!is_workbook(file)) continue;
    try {
      if (!mark_one(file, of_file)) continue;
      console.err << fmt::format(
          "已做好 ledger/{}：红色的格要改，最右边的“错误”一列写着怎样改。改好存盘，再运行一次就行，不用改名。\n",
          copy_of(file));
    } catch (const base::Failure& failure) {
      console.err << fmt::format("没有做成 ledger/{}：{}。上面列出的各处，请直接在 {} 里改。\n", copy_of(file),
                                 failure.what_is_wrong, file);
    }
  }
}

// Killed anywhere in here, the next run reads the same file as this one: what is written down of a copy comes before
// the copy, and a former one that nobody touched goes before that.
bool MarkedCopies::mark_one(const std::string& file, const std::vector<sheet::Reject>& rejects) {
  const std::string copy = copy_of(file);
  const auto known = copies_.find(copy);
  if (known != copies_.end()) refuse_if_touched(copy, known->second);
  const bool mended = known != copies_.end() && known->second.mended;
  const fs::path from = ledger_ / (mended ? copy : file);
  const std::string bytes = bytes_of(from);
  const auto marked = sheet::marked_copy(bytes, file, rejects);
  if (!marked) return false;
  const std::string hash = base::sha256_hex(*marked);
  const bool is_there = known != copies_.end() && known->second.seen == hash;
  if (known != copies_.end() && !mended && !is_there) base::remove_file(ledger_ / copy);
  Copy& entry = copies_[copy];
  if (!mended) entry.originals = {base::sha256_hex(bytes)};
  entry.bytes = hash;
  write_state();
  if (!is_there) base::write_file_like(ledger_ / copy, *marked, base::exists(ledger_ / file) ? ledger_ / file : from);
  return true;
}

void MarkedCopies::settle(const Console& console) {
  if (copies_.empty() && !base::exists(ledger_ / kState)) return;
  for (auto each = copies_.begin(); each != copies_.end();) {
    try {
      settle_one(each->first, each->second, console);
      each = copies_.erase(each);
    } catch (const base::Failure& failure) {
      console.err << fmt::format("台账已经导入，但 ledger/{} 还没有收好：{}。{}\n", each->first, failure.what_is_wrong,
                                 failure.hint);
      ++each;
    }
  }
  try {
    write_state();
  } catch (const base::Failure&) {  // tells of copies that are no more
  }
}

// At each moment what the clerk typed is in one of the two files, and the next run knows which: what will replace the
// original is written down before it does.
void MarkedCopies::settle_one(const std::string& file, Copy& copy, const Console& console) {
  refuse_if_touched(file, copy);
  if (copy.mended) {
    const std::string original = original_of(file);
    const std::string clean = sheet::unmarked(bytes_of(ledger_ / file), file);
    copy.originals.push_back(base::sha256_hex(clean));
    write_state();
    const bool had_one = base::exists(ledger_ / original);
    const fs::path at = had_one ? fs::canonical(ledger_ / original) : ledger_ / original;  // it may be a link
    const std::string former = had_one ? bytes_of(at) : "";
    if (had_one && former != clean) base::write_file_like(ledger_ / kFormer / original, former, at);
    base::write_file_like(at, clean, had_one ? at : ledger_ / file);
    console.say(fmt::format("{} 已经导入，去掉标记后改名为 {}。{}", file, original,
                            had_one ? fmt::format("原来的一份留在 ledger/{}。", kFormer) : ""));
  }
  base::remove_file(ledger_ / file);
}

}  // namespace app
