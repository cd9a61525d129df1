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

constexpr std::string_view kExtension = ".xlsx";

std::string bytes_of(const fs::path& file) { return base::read_file(file, sheet::kMostFileBytes); }

std::string original_of(const std::string& copy) {
  return copy.substr(0, copy.size() - MarkedCopies::kSuffix.size()) + std::string(kExtension);
}

std::string copy_of(const std::string& original) {
  return original.substr(0, original.size() - kExtension.size()) + std::string(MarkedCopies::kSuffix);
}

}  // namespace

MarkedCopies::MarkedCopies(fs::path ledger, const std::vector<std::string>& files) : ledger_(std::move(ledger)) {
  read_state();
  for (const std::string& file : files)
    if (file.ends_with(kSuffix) && sheet::kind_of({ledger_ / file, file}) != sheet::FileKind::ignored)
      copies_.try_emplace(file);
  std::erase_if(copies_, [&](const auto& each) { return !base::exists(ledger_ / each.first); });
  for (auto& [file, copy] : copies_) look_at(file, copy);
}

void MarkedCopies::read_state() {
  constexpr std::uintmax_t most_bytes = 16U << 20U;
  const fs::path path = ledger_ / kState;
  if (!base::exists(path)) return;
  const Json state = base::parse_json(base::read_file(path, most_bytes), path.string());
  const auto* copies = state.get<Json::Object>();
  if (copies == nullptr) return;
  for (const auto& [file, value] : *copies) {
    Copy copy;
    if (const Json* bytes = value.find("copy"); bytes != nullptr && bytes->get<std::string>() != nullptr)
      copy.bytes = *bytes->get<std::string>();
    if (const Json* of = value.find("originals"); of != nullptr && of->get<Json::List>() != nullptr)
      for (const Json& hash : *of->get<Json::List>())
        if (hash.get<std::string>() != nullptr) copy.originals.push_back(*hash.get<std::string>());
    if (file.ends_with(kSuffix)) copies_.emplace(file, std::move(copy));
  }
}

void MarkedCopies::write_state() const {
  const fs::path path = ledger_ / kState;
  Json::Object state;
  for (const auto& [file, copy] : copies_) {
    Json::List originals(copy.originals.begin(), copy.originals.end());
    Json entry{Json::Object{}};
    entry.set("originals", std::move(originals)).set("copy", copy.bytes);
    state.emplace_back(file, std::move(entry));
  }
  if (state.empty()) {
    base::remove_file(path);
  } else {
    base::write_file_atomic(path, Json(std::move(state)).dump());
  }
}

void MarkedCopies::look_at(const std::string& file, Copy& copy) {
  const std::string original = original_of(file);
  copy.mended = base::sha256_hex(bytes_of(ledger_ / file)) != copy.bytes;
  if (!copy.mended || !base::exists(ledger_ / original)) return;
  const std::string now = base::sha256_hex(bytes_of(ledger_ / original));
  if (std::find(copy.originals.begin(), copy.originals.end(), now) != copy.originals.end()) return;
  throw base::Failure(file, fmt::format("和 {} 都改过，不知道以哪一份为准", original),
                      "请留下要用的一份，把另一份移出 ledger 文件夹，再运行一次。", base::ExitCode::refused);
}

std::string MarkedCopies::read_as(const std::string& file) const {
  if (const auto copy = copies_.find(file); copy != copies_.end()) return copy->second.mended ? original_of(file) : "";
  if (!file.ends_with(kExtension)) return file;
  const auto copy = copies_.find(copy_of(file));
  return copy != copies_.end() && copy->second.mended ? "" : file;
}

std::vector<std::string> MarkedCopies::mark(const std::map<std::string, std::vector<sheet::Reject>>& rejects) {
  std::vector<std::string> made;
  for (const auto& [file, of_file] : rejects) {
    if (!file.ends_with(kExtension)) continue;
    const std::string copy = copy_of(file);
    const auto known = copies_.find(copy);
    const bool mended = known != copies_.end() && known->second.mended;
    const std::string bytes = bytes_of(ledger_ / (mended ? copy : file));
    const auto marked = sheet::marked_copy(bytes, file, of_file);
    if (!marked) continue;
    Copy& entry = copies_[copy];
    if (!mended) entry.originals = {base::sha256_hex(bytes)};
    entry.bytes = base::sha256_hex(*marked);
    base::write_file_atomic(ledger_ / copy, *marked);
    made.push_back(copy);
  }
  if (!made.empty()) write_state();
  return made;
}

// At each moment what the clerk typed is in one of the two files, and the next run knows which: what will replace the
// original is written down before it does.
void MarkedCopies::settle(const Console& console) {
  if (copies_.empty()) return;
  for (auto& [file, copy] : copies_) {
    if (!copy.mended) continue;
    const std::string original = original_of(file);
    const std::string clean = sheet::unmarked(bytes_of(ledger_ / file), file);
    copy.originals.push_back(base::sha256_hex(clean));
    write_state();
    const bool had_one = base::exists(ledger_ / original);
    if (had_one) base::write_file_atomic(ledger_ / kFormer / original, bytes_of(ledger_ / original));
    base::write_file_atomic(ledger_ / original, clean);
    console.say(fmt::format("{} 已经导入，去掉标记后改名为 {}。{}", file, original,
                            had_one ? fmt::format("原来的一份留在 ledger/{}。", kFormer) : ""));
  }
  for (const auto& [file, copy] : copies_) base::remove_file(ledger_ / file);
  copies_.clear();
  write_state();
}

}  // namespace app
