// SPDX-License-Identifier: MIT
#include "app/withdrawal_proof.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "app/site_search.h"
#include "base/text.h"
#include "rules/secrets.h"

namespace app {
namespace {

// Where one text was met: the first place in words, and in how many files.
struct Met {
  std::string first;
  std::size_t files = 0;
};

std::string place_of(const std::filesystem::path& folder, const SiteSearch::Hit& hit) {
  const std::string file = (folder.filename() / hit.file).generic_string();
  return hit.found.line == 0 ? file + "（文件名）" : fmt::format("{} 第{}行", file, hit.found.line);
}

std::string several(const Met& met) { return met.files > 1 ? fmt::format(" 等 {} 个文件", met.files) : ""; }

}  // namespace

bool prove_gone(const ProofOf& what, const store::Withdrawals& withdrawals,
                const std::vector<std::filesystem::path>& folders, const std::vector<std::string>& fixed,
                const Console& console) {
  base::Needles needles;
  std::set<std::string_view> known;
  for (const std::string& text : what.texts)
    for (const std::string_view piece : rules::pieces_of(text))
      if (known.insert(piece).second) needles.add(piece);
  if (known.empty()) {  // a promise may be called by its item only
    console.say(what.name + " 没有自己的文字，网站上没有要查的。");
    return true;
  }
  needles.seal();
  for (const std::string& text : fixed) needles.strike(text);
  std::size_t files = 0;
  std::map<std::string, Met> met;  // by text
  for (const std::filesystem::path& folder : folders) {
    const SiteSearch search = search_files(folder, needles);
    files += search.files;
    for (const SiteSearch::Hit& hit : search.hits) {
      Met& at = met[std::string(needles.text(hit.found.needle))];
      if (at.files++ == 0) at.first = place_of(folder, hit);
    }
  }
  bool gone = true;
  for (const auto& [text, at] : met) {
    const std::vector<std::string> others = withdrawals.others_with(text, what.key);
    if (others.empty()) {
      gone = false;
      console.err << fmt::format("{}{}：还有 {} 的文字“{}”。请用 gongshilan build --verify 重新生成，再查一次。\n",
                                 at.first, several(at), what.name, base::excerpt(text));
    } else {
      console.say(fmt::format("“{}”还在 {}{}：与 {} 的文字相同，那是没有撤下的。", base::excerpt(text), at.first,
                              several(at), base::join(others, "、")));
    }
  }
  if (gone)
    console.say(fmt::format("已查 {} 个网站 {} 个文件：{}还有 {} 的文字。", folders.size(), files,
                            met.empty() ? "没有一个" : "除了上面说的，没有一个", what.name));
  return gone;
}

}  // namespace app
