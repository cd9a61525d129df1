// SPDX-License-Identifier: MIT
#include "record/bag_ties.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>

#include "base/failure.h"
#include "base/hash.h"
#include "base/text.h"
#include "record/bag_table.h"
#include "record/commitment_texts.h"
#include "record/commitments.h"
#include "record/minisign.h"

namespace record {
namespace {

namespace fs = std::filesystem;
using base::Failure;

constexpr const char* kManifest = "manifest-sha256.txt";
constexpr const char* kOpenings = "data/commitments.txt";
constexpr const char* kPublicManifest = "data/public-manifest-sha256.txt";
constexpr const char* kPublicTagManifest = "public-tagmanifest-sha256.txt";
constexpr const char* kOpenKey = "archive.pub";
constexpr std::size_t kHashDigits = 64;

constexpr const char* kAskForTheOther = "两层要一起归档、一起保存。请找出没有动过的那一份，重新核对。";

// Lines of the manifest that are of the core.
std::string core_of(std::string_view manifest) {
  std::string core;
  while (!manifest.empty()) {
    const std::size_t end = std::min(manifest.find('\n'), manifest.size() - 1) + 1;
    const std::string_view line = manifest.substr(0, end);
    const std::string_view path = base::trim(line.substr(std::min(line.size(), kHashDigits + kBlanks.size())));
    if (path != kOpenings && path != kPublicManifest) core += line;
    manifest.remove_prefix(end);
  }
  return core;
}

class TieCheck {
 public:
  TieCheck(const BagSource& bag, const BagCheck& check, const fs::path& where, bool fast)
      : bag_(bag), check_(check), fast_(fast), is_zip_(fs::is_regular_file(where)) {
    const fs::path whole = fs::absolute(where).lexically_normal();
    folder_ = whole.has_filename() ? whole.parent_path() : whole.parent_path().parent_path();
  }

  BagTies run(const std::string& open_key) {
    BagTies ties;
    if (check_.info) {
      const BagInfo& info = *check_.info;
      const bool is_public = info.layer == kPublicLayer;
      in(ties.other_layer, [&](Tie& tie) { check_layers(tie, is_public); });
      if (!is_public && !fast_) in(ties.openings, [&](Tie& tie) { check_openings(tie); });
      check_chain(ties);
      ties.superseded_by = newest_beside(info);
    }
    in(ties.signature, [&](Tie& tie) { check_signature(tie); });
    if (!open_key.empty()) in(ties.key, [&](Tie& tie) { check_key(tie, open_key); });
    return ties;
  }

 private:
  static void fail(Tie& tie, std::string where, std::string what, std::string hint) {
    tie.state = TieState::broken;
    tie.faults.push_back({std::move(where), std::move(what), std::move(hint)});
  }

  // What cannot be read is a fault of that tie, and the others are still looked at.
  template <class Look>
  static void in(Tie& tie, const Look& look) {
    try {
      look(tie);
    } catch (const Failure& failure) {
      fail(tie, failure.where, failure.what_is_wrong, failure.hint);
    }
  }

  [[nodiscard]] std::unique_ptr<BagSource> beside(const std::string& name) const {
    const fs::path zip = folder_ / (name + ".zip"), folder = folder_ / name;
    for (const fs::path& each : is_zip_ ? std::array{zip, folder} : std::array{folder, zip})
      if (fs::exists(each)) return open_bag(each);
    return nullptr;
  }

  void check_layers(Tie& tie, bool is_public) const {
    tie.other = check_.info->name_of(is_public ? kInternalLayer : kPublicLayer);
    const auto other = beside(tie.other);
    if (other == nullptr) {
      tie.state = TieState::not_there;
      return;
    }
    tie.state = TieState::holds;
    check_other(tie, *other);
    if (tie.state == TieState::broken) return;
    check_copies(tie, is_public ? bag_ : *other, is_public ? *other : bag_);
  }

  // Its own hashes of small files, so that what is compared is what it was sealed with.
  static void check_other(Tie& tie, const BagSource& other) {
    const BagCheck check = check_bag(other, true);
    for (const BagFault& fault : check.faults) fail(tie, other.name() + " " + fault.where, fault.what, fault.hint);
    if (check.faults.empty() && (!check.info || check.info->bag_name() != tie.other))
      fail(tie, other.name(), "不是这份归档的另一层", kAskForTheOther);
  }

  void check_copies(Tie& tie, const BagSource& open, const BagSource& internal) const {
    const auto compare = [&](const char* copy, const char* original) {
      if (internal.text(copy) == open.text(original)) return;
      fail(tie, internal.name() + "/" + copy, fmt::format("和公开层的 {} 不一样，两层对不上", original),
           kAskForTheOther);
    };
    compare(kPublicTagManifest, kTagManifest);
    if (fast_) return;
    compare(kPublicManifest, kManifest);
    const std::string openings = internal.text(kOpenings);
    const std::vector<std::string> texts = texts_in(openings);
    const Commitments made = commit_to(core_of(internal.text(kManifest)), texts);
    tie.count = texts.size();
    if (made.openings != openings)
      fail(tie, internal.name() + "/" + kOpenings, "和内部层自己的清单算出来的不一样", kAskForACopy);
    if (made.list != open.text(kCommitments))
      fail(tie, open.name() + "/" + kCommitments, "不是由内部层算出来的，两层对不上", kAskForTheOther);
  }

  void check_openings(Tie& tie) const {
    tie.state = TieState::holds;
    const std::string openings = bag_.text(kOpenings);
    const std::vector<std::string> texts = texts_of(bag_);
    tie.count = texts.size();
    if (commit_to(core_of(bag_.text(kManifest)), texts).openings == openings) return;
    name_what_differs(tie, texts, texts_in(openings));
    if (tie.faults.empty())
      fail(tie, kOpenings, "每一行都在，但是随机串或顺序和本档案的清单算出来的不一样", kAskForACopy);
  }

  // By its table only: a row may hold what is nobody's business.
  static void name_what_differs(Tie& tie, std::vector<std::string> due, std::vector<std::string> given) {
    std::sort(due.begin(), due.end());
    std::sort(given.begin(), given.end());
    const auto name = [&](const std::vector<std::string>& some, const std::vector<std::string>& others,
                          const char* what) {
      std::vector<std::string> odd;
      std::set_difference(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(odd));
      std::map<std::string, std::size_t> by_table;
      for (const std::string& text : odd) ++by_table[text.substr(0, text.find(' '))];
      for (const auto& [table, rows] : by_table)
        fail(tie, kOpenings, fmt::format(fmt::runtime(what), table, rows), kAskForACopy);
    };
    name(due, given, "少了 {} 的 {} 行");
    name(given, due, "多了 {} 的 {} 行，本档案里没有对应的内容");
  }

  void check_chain(BagTies& ties) const {
    BagInfo info = *check_.info;
    while (info.number > 1 || !info.supersedes.empty()) {
      Tie& tie = ties.chain.emplace_back();
      tie.state = TieState::holds;
      std::optional<BagInfo> next;
      in(tie, [&](Tie& each) { next = check_link(each, info); });
      if (!next) return;
      info = *next;
    }
  }

  // What it supersedes; nothing if that is not there or not the one.
  [[nodiscard]] std::optional<BagInfo> check_link(Tie& tie, const BagInfo& info) const {
    BagInfo before = info;
    --before.number;
    tie.other = before.bag_name();
    const std::string where = info.bag_name() + "/" + kBagInfo;
    if (info.supersedes != tie.other || info.supersedes_sha256.empty() || info.reason.empty())
      return fail(tie, where,
                  info.number == 1 ? "第 1 号不会更正别的归档"
                                   : fmt::format("没有写全更正了 {}、它的哈希值和原因", tie.other),
                  kAskForACopy),
             std::nullopt;
    const auto other = beside(tie.other);
    if (other == nullptr) {
      tie.state = TieState::not_there;
      return std::nullopt;
    }
    if (base::sha256_hex(other->text(kTagManifest)) != info.supersedes_sha256)
      return fail(tie, other->name() + "/" + kTagManifest, fmt::format("不是 {} 更正的那一份", info.bag_name()),
                  kAskForACopy),
             std::nullopt;
    check_other_link(tie, *other);
    if (tie.state == TieState::broken) return std::nullopt;
    return bag_info_in(other->text(kBagInfo));
  }

  static void check_other_link(Tie& tie, const BagSource& other) {
    const BagCheck check = check_bag(other, true);
    for (const BagFault& fault : check.faults) fail(tie, other.name() + " " + fault.where, fault.what, fault.hint);
  }

  [[nodiscard]] std::optional<std::string> newest_beside(const BagInfo& info) const {
    const std::string begin = info.group() + "-", end = "-" + info.layer;
    std::int64_t newest = info.number;
    std::error_code error;
    for (fs::directory_iterator at(folder_, error), last; !error && at != last; at.increment(error)) {
      std::string name = at->path().filename().string();
      if (name.ends_with(".zip")) name.resize(name.size() - std::string_view(".zip").size());
      if (!name.starts_with(begin) || !name.ends_with(end) || name.size() <= begin.size() + end.size()) continue;
      const auto number = base::to_integer(name.substr(begin.size(), name.size() - begin.size() - end.size()));
      newest = std::max(newest, number.value_or(0));
    }
    if (newest == info.number) return std::nullopt;
    return fmt::format("{}{}{}", begin, newest, end);
  }

  void check_signature(Tie& tie) const {
    const bool has_key = bag_.has(kOpenKey), has_signature = bag_.has(kSignature);
    if (!has_key && !has_signature) {
      tie.state = TieState::not_there;
      return;
    }
    if (has_key != has_signature)
      return fail(tie, has_key ? kSignature : kOpenKey,
                  has_key ? "缺少这个文件，有公钥没有签名" : "缺少这个文件，有签名没有公钥", kAskForACopy);
    if (!bag_.has(kTagManifest)) return fail(tie, kTagManifest, "缺少这个文件，不能核对签名", kAskForACopy);
    tie.state = TieState::holds;
    const std::string key = bag_.text(kOpenKey);
    tie.other = key_number(key);
    const std::string name = check_.info ? check_.info->bag_name() : bag_.name();
    if (const std::string fault =
            fault_of_signature(bag_.text(kSignature), bag_.text(kTagManifest), key, "gongshilan " + name);
        !fault.empty())
      fail(tie, kSignature, fault, "签名以后有人改过，或签名不是这份归档的。请找出没有动过的备份，重新核对。");
  }

  // The key itself, not its number: that could be made to agree.
  void check_key(Tie& tie, const std::string& open_key) const {
    const auto key_line = [](const std::string& text) {
      const std::vector<std::string> lines = base::split(text, "\n");
      return lines.empty() ? "" : lines.back();
    };
    tie.other = key_number(open_key);
    if (!bag_.has(kOpenKey))
      return fail(tie, kOpenKey, "归档没有签名，不能和给出的公钥对照",
                  "请核对是不是拿错了归档，或者不带 --key 再核对。");
    tie.state = TieState::holds;
    const std::string own = bag_.text(kOpenKey);
    if (key_line(own) != key_line(open_key))
      fail(tie, kOpenKey, fmt::format("归档里的公钥（{}）不是给出的那一把（{}）", key_number(own), tie.other),
           "签名的人不是公布这把公钥的单位，或者公钥拿错了，请向该单位核实。");
  }

  const BagSource& bag_;
  const BagCheck& check_;
  bool fast_, is_zip_;
  fs::path folder_;
};

}  // namespace

std::vector<std::string> texts_of(const BagSource& internal) {
  std::vector<std::string> texts;
  for (const BagFile& file : internal.files()) {
    if (!file.path.starts_with(kTables) || !file.path.ends_with(kTableEnding)) continue;
    const std::string name = file.path.substr(kTables.size(), file.path.size() - kTables.size() - kTableEnding.size());
    const ReadBagTable read = bag_table_in(internal.text(file.path));
    if (!read.fault.empty())
      throw Failure(file.path, "读不出表格：" + read.fault, kAskForACopy, base::ExitCode::refused);
    for (const std::vector<std::string>& row : read.table.rows)
      texts.push_back(row_text(name, read.table.columns, row));
  }
  for (const std::string& line : base::split(core_of(internal.text(kManifest)), "\n"))
    if (line.size() > kHashDigits + kBlanks.size())
      texts.push_back(file_text(line.substr(kHashDigits + kBlanks.size()), line.substr(0, kHashDigits)));
  return texts;
}

BagTies check_ties(const BagSource& bag, const BagCheck& check, const fs::path& where, const std::string& open_key,
                   bool fast) {
  return TieCheck(bag, check, where, fast).run(open_key);
}

}  // namespace record
