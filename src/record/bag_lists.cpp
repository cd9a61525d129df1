// SPDX-License-Identifier: MIT
#include "record/bag_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace record {
namespace {

constexpr const char* kListHint = "请用完好的副本核对这个清单。";

bool is_hex(std::string_view text, bool upper_too) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (upper_too && c >= 'A' && c <= 'F');
  });
}

struct HashAndPath {
  std::string_view hash, path;
};

std::optional<HashAndPath> ours(std::string_view line, std::size_t digits) {
  if (line.size() <= digits + kBlanks.size() || line.substr(digits, kBlanks.size()) != kBlanks) return std::nullopt;
  const HashAndPath parts{line.substr(0, digits), line.substr(digits + kBlanks.size())};
  return is_hex(parts.hash, false) && is_plain_path(parts.path) ? std::optional(parts) : std::nullopt;
}

// As other programs write such lines: the file is not to be called unlisted for that.
std::optional<HashAndPath> of_others(std::string_view line, std::size_t digits) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() <= digits || !is_hex(line.substr(0, digits), true)) return std::nullopt;
  const std::size_t path = line.find_first_not_of(" \t*", digits);
  if (path == std::string_view::npos || path == digits || !is_plain_path(line.substr(path))) return std::nullopt;
  return HashAndPath{line.substr(0, digits), line.substr(path)};
}

bool same_hex(std::string_view any_case, std::string_view lower) {
  return std::equal(any_case.begin(), any_case.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'F' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

}  // namespace

BagList::BagList(const ListKind& kind, std::string text) : kind_(kind), text_(std::move(text)) {
  std::string_view before;
  std::size_t number = 0;
  for (std::string_view rest = text_; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    read_line(rest.substr(0, end), ++number, before);
    if (end == std::string_view::npos) blame(number, "最后没有换行，可能缺了一段");
    rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
  }
}

void BagList::read_line(std::string_view line, std::size_t number, std::string_view& before) {
  auto parts = ours(line, kind_.digits);
  if (!parts) {
    parts = of_others(line, kind_.digits);
    blame(number, parts ? "不是本程序写的样子（应是小写的哈希值、两个空格、路径）" : "读不懂");
    if (!parts) return;
  }
  if (parts->path.starts_with(kPayload) != kind_.of_payload)
    blame(number, fmt::format("不该列“{}”", parts->path));
  else if (!lines_.try_emplace(parts->path, Line{parts->hash, number}).second)
    blame(number, fmt::format("重复列了“{}”", parts->path));
  else if (parts->path < before)
    blame(number, "没有按路径排好");
  before = std::max(before, parts->path);
}

void BagList::blame(std::size_t line, const std::string& what) {
  if (wrong_++ > 0) return;
  where_ = line == 0 ? kind_.file : fmt::format("{} 第 {} 行", kind_.file, line);
  what_ = what;
}

void BagList::tell(FaultsByPath& faults) const {
  if (wrong_ == 0) return;
  const std::string more = wrong_ > 1 ? fmt::format("；另有 {} 处也不对", wrong_ - 1) : "";
  faults.try_emplace(kind_.file, BagFault{where_, what_ + more, kListHint});
}

namespace {

// One comparison. Lists that agree with a file outvote one that does not: then it is the list that is wrong.
class Comparison {
 public:
  Comparison(std::deque<BagList>& lists, const HashedFiles& hashes, FaultsByPath& faults)
      : lists_(lists), hashes_(hashes), faults_(faults) {}

  void run(const std::vector<std::string>& present) {
    std::vector<std::string_view> listed;
    for (const BagList& list : lists_)
      for (const auto& [path, line] : list.lines()) listed.push_back(path);
    std::sort(listed.begin(), listed.end());
    listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
    for (const std::string& path : present) look_at(path);
    for (const std::string_view path : listed)
      if (!std::binary_search(present.begin(), present.end(), path)) look_for(path);
    find_renamed();
    find_swapped();
    for (const BagList& list : lists_) list.tell(faults_);
    tell();
  }

 private:
  static const BagList::Line* line_of(const BagList& list, std::string_view path) {
    const auto found = list.lines().find(path);
    return found == list.lines().end() ? nullptr : &found->second;
  }

  void look_at(const std::string& path) {
    std::size_t listed = 0, agreed = 0;
    const auto hashes = hashes_.find(path);
    const auto agrees = [&](const BagList& list, const BagList::Line& line) {
      return hashes == hashes_.end() || same_hex(line.hash, hashes->second.*list.kind().hash);
    };
    for (const BagList& list : lists_)
      if (const BagList::Line* line = line_of(list, path)) {
        ++listed;
        if (agrees(list, *line)) ++agreed;
      }
    if (listed == 0) return extra_.push_back(path);
    if (agreed == 0) return changed_.push_back(path);
    for (BagList& list : lists_) {
      const BagList::Line* line = line_of(list, path);
      if (line == nullptr)
        list.blame(0, fmt::format("少了“{}”这一行", path));
      else if (!agrees(list, *line))
        list.blame(line->number,
                   fmt::format("“{}”的 {} 与文件不一致，而别的清单与文件一致", path, list.kind().hash_name));
    }
  }

  void look_for(std::string_view path) {
    const auto listed = std::count_if(lists_.begin(), lists_.end(),
                                      [&](const BagList& list) { return line_of(list, path) != nullptr; });
    if (static_cast<std::size_t>(listed) * 2 > lists_.size()) {
      missing_.emplace_back(path);
      return;
    }
    for (BagList& list : lists_)
      if (const BagList::Line* line = line_of(list, path))
        list.blame(line->number, fmt::format("列了“{}”，没有这个文件，别的清单里也没有", path));
  }

  // Whether the file that is at `now` has the hashes that the lists have for `listed`.
  bool has_bytes_of(const std::string& now, const std::string& listed) const {
    const auto hashes = hashes_.find(now);
    if (hashes == hashes_.end()) return false;
    return std::all_of(lists_.begin(), lists_.end(), [&](const BagList& list) {
      const BagList::Line* line = line_of(list, listed);
      return line == nullptr || same_hex(line->hash, hashes->second.*list.kind().hash);
    });
  }

  // Files by each of their hashes, so that the one with given bytes need not be looked for among all.
  std::unordered_map<std::string_view, std::vector<std::string>> by_hash(const std::vector<std::string>& paths) const {
    std::unordered_map<std::string_view, std::vector<std::string>> found;
    for (const std::string& path : paths)
      if (const auto hashes = hashes_.find(path); hashes != hashes_.end())
        for (const BagList& list : lists_) found[hashes->second.*list.kind().hash].push_back(path);
    return found;
  }

  // The first of `candidates` that has the bytes listed for `path` and for which `fits`.
  template <class Fits>
  std::optional<std::string> with_bytes_of(
      const std::string& path, const std::unordered_map<std::string_view, std::vector<std::string>>& candidates,
      const Fits& fits) const {
    for (const BagList& list : lists_) {
      const BagList::Line* line = line_of(list, path);
      const auto found = line == nullptr ? candidates.end() : candidates.find(line->hash);
      if (found == candidates.end()) continue;
      for (const std::string& other : found->second)
        if (has_bytes_of(other, path) && fits(other)) return other;
    }
    return std::nullopt;
  }

  void find_renamed() {
    const auto candidates = by_hash(extra_);
    for (const std::string& path : missing_) {
      const auto now =
          with_bytes_of(path, candidates, [&](const std::string& other) { return !told_.contains(other); });
      if (!now) continue;
      told_.insert_or_assign(path, BagFault{path, fmt::format("改名成了“{}”", *now), "请把名称改回来。"});
      told_.insert_or_assign(*now, BagFault{});
    }
  }

  void find_swapped() {
    const auto candidates = by_hash(changed_);
    for (const std::string& path : changed_) {
      if (told_.contains(path)) continue;
      const auto other = with_bytes_of(path, candidates, [&](const std::string& each) {
        return each != path && !told_.contains(each) && has_bytes_of(path, each);
      });
      if (!other) continue;
      // Of a list that cannot be read any more its own lines tell; the other file must not go unnamed for that.
      const auto [teller, silent] = faults_.contains(path) ? std::pair(*other, path) : std::pair(path, *other);
      told_.insert_or_assign(teller,
                             BagFault{teller, fmt::format("和“{}”互换了内容", silent), "请把两个文件的名称换回来。"});
      told_.insert_or_assign(silent, BagFault{});
    }
  }

  void tell() {
    std::string names;
    for (const BagList& list : lists_) names += (names.empty() ? "" : "、") + std::string(list.kind().hash_name);
    const auto add = [&](const std::string& path, std::string what, const char* hint) {
      const auto told = told_.find(path);
      if (told == told_.end())
        faults_.try_emplace(path, BagFault{path, std::move(what), hint});
      else if (!told->second.where.empty())
        faults_.try_emplace(path, told->second);
    };
    for (const std::string& path : missing_) add(path, "缺少这个文件", "请从完好的副本里取回。");
    for (const std::string& path : changed_)
      add(path, fmt::format("内容变了，与清单里的 {} 不一致", names), "请用完好的副本核对，查清是谁、为什么改的。");
    for (const std::string& path : extra_) add(path, "清单里没有，是后来加进来的", hint_of_extra(path));
  }

  static const char* hint_of_extra(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini" || name.starts_with("._"))
      return "这是电脑系统自动留下的，删去即可。";
    return "归档里不能有它，请移走后再核对。";
  }

  std::deque<BagList>& lists_;
  const HashedFiles& hashes_;
  FaultsByPath& faults_;
  std::vector<std::string> missing_, extra_, changed_;
  std::map<std::string, BagFault> told_;  // renamed and swapped ones; empty: told with the other
};

}  // namespace

void compare(std::deque<BagList>& lists, const std::vector<std::string>& present, const HashedFiles& hashes,
             FaultsByPath& faults) {
  if (!lists.empty()) Comparison(lists, hashes, faults).run(present);
}

}  // namespace record
