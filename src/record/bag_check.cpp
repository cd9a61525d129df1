// SPDX-License-Identifier: MIT
#include "record/bag_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <set>
#include <utility>

#include "base/failure.h"
#include "base/hash.h"
#include "record/bag_lists.h"
#include "record/commitments.h"

namespace record {
namespace {

constexpr const char* kPublicTags = "public-tagmanifest-sha256.txt";
constexpr const char* kKey = "archive.pub";

constexpr const char* kTakeBack = "请从完好的副本里取回。";
constexpr const char* kCompare = "请用完好的副本核对，查清是谁、为什么改的。";

bool is_payload(std::string_view path) { return path.starts_with(kPayload); }

bool is_tag_list(std::string_view path) {
  return std::any_of(kLists.begin(), kLists.end(),
                     [&](const ListKind& list) { return !list.of_payload && path == list.file; });
}

class Check {
 public:
  Check(const BagSource& bag, bool fast) : bag_(bag), fast_(fast) { done_.name = bag.name(); }

  BagCheck run() {
    add_source_faults();
    if (bag_.files().empty()) return finish();  // what there is to say of it was said
    if (!is_a_bag()) {
      faults_.clear();
      add(shown_path(bag_.name()), "不是归档（里面没有 bagit.txt 和清单）", "请写归档自己的文件夹，或者它的 ZIP。");
      return finish();
    }
    read_files();
    compare_lists(true);
    payload_is_sound_ = faults_.empty();
    compare_lists(false);
    check_info();
    check_tag_files();
    if (faults_.empty()) check_bytes_of_lists();
    return finish();
  }

 private:
  void add(const std::string& path, std::string what, std::string hint) {
    faults_.try_emplace(path, BagFault{path, std::move(what), std::move(hint)});
  }

  void add_source_faults() {
    for (const BagFault& fault : bag_.faults()) {
      std::string path = fault.where;
      while (!faults_.try_emplace(path, fault).second) path += ' ';  // two odd names may be shown alike
    }
  }

  BagCheck finish() {
    for (auto& [path, fault] : faults_) done_.faults.push_back(std::move(fault));
    if (!fast_) done_.hashes = std::move(hashes_);
    return std::move(done_);
  }

  bool is_a_bag() const {
    const auto is_there = [&](const char* name) { return bag_.has(name); };
    return is_there(kBagit) || is_there(kBagInfo) ||
           std::any_of(kLists.begin(), kLists.end(), [&](const ListKind& list) { return is_there(list.file); });
  }

  void read_files() {
    std::vector<std::string> wanted;
    for (const BagFile& file : bag_.files()) {
      if (is_payload(file.path)) {
        payload_.push_back(file.path);
        ++done_.files;
        done_.bytes += file.size;
      } else if (!is_tag_list(file.path) && file.path != kSignature) {
        tags_.push_back(file.path);
      }
      if (!fast_ || !is_payload(file.path)) wanted.push_back(file.path);
    }
    std::mutex mutex;
    hashes_ = hash_each(wanted, [&](const std::string& path) {
      FileHasher hasher;
      try {
        bag_.read(path, [&](std::string_view bytes) { hasher.add(bytes); });
      } catch (const base::Failure& failure) {
        const std::lock_guard lock(mutex);
        add(path, failure.what_is_wrong, failure.hint);
        return FileHashes();
      }
      return hasher.done();
    });
    std::erase_if(hashes_, [&](const auto& each) { return faults_.contains(each.first); });
    done_.tag_sha256 = sha256_of(kTagManifest);
    done_.public_tag_sha256 = sha256_of(kPublicTags);
  }

  std::string sha256_of(const char* path) const {
    const auto found = hashes_.find(path);
    return found == hashes_.end() ? "" : found->second.sha256;
  }

  // Nothing if it is missing or cannot be read; the latter was told.
  std::optional<std::string> text_of(const char* path) {
    if (!bag_.has(path) || !hashes_.contains(path)) return std::nullopt;
    try {
      return bag_.text(path);
    } catch (const base::Failure& failure) {
      add(path, failure.what_is_wrong, failure.hint);
      return std::nullopt;
    }
  }

  void compare_lists(bool of_payload) {
    std::deque<BagList>& lists = of_payload ? payload_lists_ : tag_lists_;
    for (const ListKind& kind : kLists)
      if (kind.of_payload == of_payload)
        if (auto text = text_of(kind.file)) lists.emplace_back(kind, std::move(*text));
    compare(lists, of_payload ? payload_ : tags_, hashes_, faults_);
  }

  void check_info() {
    const auto text = text_of(kBagInfo);
    if (!text) return;
    done_.info = bag_info_in(*text);
    if (!done_.info) return add(kBagInfo, "不是本程序写的样子", kOtherCopy);
    if (done_.info->bag_name() != done_.name)
      faults_.try_emplace(
          "", BagFault{shown_path(done_.name), fmt::format("改过名，bag-info.txt 里写的是“{}”", done_.info->bag_name()),
                       fmt::format("请把文件夹改回 {}。", done_.info->bag_name())});
    // Files that were told explain it; without having read them there may be more.
    if (!fast_ && !payload_is_sound_) return;
    BagInfo as_found = *done_.info;
    set_sizes(as_found, done_.bytes, done_.files);
    for (const auto& [label, value] :
         {std::pair("Payload-Oxum", &BagInfo::oxum), std::pair("Bag-Size", &BagInfo::size)})
      if (as_found.*value != (*done_.info).*value)
        faults_.try_emplace(kBagInfo, BagFault{fmt::format("{} 的 {}", kBagInfo, label),
                                               fmt::format("写的是“{}”，data 里的文件合起来是“{}”",
                                                           (*done_.info).*value, as_found.*value),
                                               kCompare});
  }

  void check_tag_files() {
    const bool is_public = !done_.info || done_.info->layer == kPublicLayer;
    const bool is_internal = !done_.info || done_.info->layer == kInternalLayer;
    std::set<std::string> needed{kBagit, kBagInfo, kReadme};
    for (const ListKind& list : kLists) needed.insert(list.file);
    std::set<std::string> allowed = needed;
    allowed.insert(kKey);
    if (is_public) (done_.info ? needed : allowed).insert(kCommitments);
    if (is_internal) (done_.info ? needed : allowed).insert(kPublicTags);
    if (bag_.has(kKey)) needed.insert(kSignature);
    for (const std::string& path : needed)
      if (!bag_.has(path)) add(path, "缺少这个文件", kTakeBack);
    allowed.merge(needed);
    for (const std::string& path : tags_)
      if (!allowed.contains(path)) add(path, "归档里不该有这个文件", kTakeAway);
    if (bag_.has(kSignature) && !bag_.has(kKey))
      add(kSignature, "有签名，却没有签名用的公钥 archive.pub",
          "没有签名的归档里不该有它，请移走；签过名的，请从完好的副本里取回 archive.pub。");
    if (const auto text = text_of(kBagit); text && *text != kBagitText) add(kBagit, "不是本程序写的样子", kOtherCopy);
  }

  // What was found in the lists' lines says so already; this rests on nothing but what was read.
  void check_bytes_of_lists() {
    for (const auto* lists : {&payload_lists_, &tag_lists_}) {
      const bool of_payload = lists == &payload_lists_;
      if (of_payload && fast_) continue;
      HashedFiles files;
      for (const std::string& path : of_payload ? payload_ : tags_) files.emplace(path, hashes_.at(path));
      for (const BagList& list : *lists)
        if (manifest_text(files, list.kind().hash) != list.text())
          add(list.kind().file, "与重新写出来的不一致", kCompare);
    }
  }

  const BagSource& bag_;
  bool fast_;
  BagCheck done_;
  FaultsByPath faults_;
  HashedFiles hashes_;                       // of all that could be read
  std::vector<std::string> payload_, tags_;  // tags_: without their own lists and the signature
  std::deque<BagList> payload_lists_, tag_lists_;
  bool payload_is_sound_ = true;
};

}  // namespace

std::string BagCheck::code() const {
  return base::short_code(public_tag_sha256.empty() ? tag_sha256 : public_tag_sha256);
}

BagCheck check_bag(const BagSource& bag, bool fast) { return Check(bag, fast).run(); }

}  // namespace record
