// SPDX-License-Identifier: MIT
// archive --rebuild: the public layer made again of the internal one and compared byte by byte, with the list that the
// internal bag has of it and with the public bag itself where that lies beside. Writes nothing but in a folder for a
// while.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/archive_site.h"
#include "app/commands.h"
#include "app/internal_bag.h"
#include "base/embedded.h"
#include "base/failure.h"
#include "base/hash.h"
#include "base/scratch_folder.h"
#include "record/bag_check.h"
#include "record/bag_writer.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::ExitCode;

constexpr const char* kPublicList = "data/public-manifest-sha256.txt";

// path → SHA-256, of lines as manifests have them.
std::map<std::string, std::string> lines_of(const std::string& manifest) {
  constexpr std::size_t digits = 64, blanks = 2;
  std::map<std::string, std::string> files;
  for (std::size_t at = 0; at < manifest.size();) {
    const std::size_t end = std::min(manifest.find('\n', at), manifest.size());
    if (end - at > digits + blanks)
      files[manifest.substr(at + digits + blanks, end - at - digits - blanks)] = manifest.substr(at, digits);
    at = end + 1;
  }
  return files;
}

struct Difference {
  std::string file, what;
};

// The first by path.
std::optional<Difference> compare(const std::map<std::string, std::string>& archived,
                                  const std::map<std::string, std::string>& rebuilt) {
  auto a = archived.begin();
  auto b = rebuilt.begin();
  while (a != archived.end() || b != rebuilt.end()) {
    if (b == rebuilt.end() || (a != archived.end() && a->first < b->first))
      return Difference{a->first, "重建没有做出这个文件"};
    if (a == archived.end() || b->first < a->first) return Difference{b->first, "归档的公开层里没有这个文件"};
    if (a->second != b->second) return Difference{a->first, "内容不一样"};
    ++a, ++b;
  }
  return std::nullopt;
}

// What another program or other templates may have to do with it.
void say_what_differs(const record::BagSource& bag, const Making& making, const Console& console) {
  const std::string now = program_sha256();
  if (making.program_sha256 != now)
    console.say(
        fmt::format("归档时的程序是 gongshilan {}（SHA-256 开头 {}），现在的是 {}（{}）。两个程序不同：重建一致，"
                    "说明结果与程序版本无关；不一致，可能只是写法变了，不一定是数据被改过，请找归档时的程序再比一次。",
                    making.program, base::short_code(making.program_sha256), version(), base::short_code(now)));
  const std::string root = std::string(kShippedFolder) + "site-templates/";
  const bool others = std::any_of(bag.files().begin(), bag.files().end(), [&](const record::BagFile& file) {
    return file.path.starts_with(root) &&
           base::embedded_file(file.path.substr(std::string_view(kShippedFolder).size())) != bag.text(file.path);
  });
  if (others) console.say("页面模板和现在程序带的不同：重建用的是归档里的模板，所以页面应当和当年一样。");
}

// Beside the internal bag, as folder or ZIP; nothing where it is not.
std::unique_ptr<record::BagSource> public_bag(const fs::path& internal, const std::string& name) {
  const fs::path folder = fs::absolute(internal).lexically_normal() / "";
  const fs::path beside = folder.parent_path().parent_path();
  for (const fs::path& each : {beside / name, beside / (name + ".zip")})
    if (base::exists(each)) return record::open_bag(each);
  return nullptr;
}

std::map<std::string, std::string> hashes_of(const ArchiveSite& site) {
  std::map<std::string, std::string> files;
  for (const std::string& file : site.files) files["data/" + file] = record::hash_file(site.folder / file).sha256;
  return files;
}

std::map<std::string, std::string> hashes_of(const record::BagSource& bag) {
  std::map<std::string, std::string> files;
  for (const record::BagFile& file : bag.files()) {
    if (!file.path.starts_with("data/")) continue;
    base::Sha256 hash;
    bag.read(file.path, [&](std::string_view bytes) { hash.add(bytes); });
    files[file.path] = hash.hex();
  }
  return files;
}

ExitCode judge(const std::string& with, const std::optional<Difference>& difference, const Console& console) {
  if (!difference) return ExitCode::done;
  console.err << fmt::format("{}：{}：{}。\n", with, difference->file, difference->what);
  return ExitCode::refused;
}

}  // namespace

ExitCode rebuild_archive(const RebuildOptions& options, const Console& console) {
  const auto internal = open_internal_bag(options.bag);
  const Making making = making_in(*internal);
  const record::BagInfo info = *record::bag_info_in(internal->text("bag-info.txt"));
  say_what_differs(*internal, making, console);
  const base::ScratchFolder scratch("gongshilan-rebuild");
  ArchiveSite site;
  try {
    site = make_archive_site(*internal, making, scratch.path(), console);
  } catch (base::Failure& failure) {
    failure.hint += "公开层没有能重建。如果程序比归档时新，请找归档时的程序再试；数据本身可用 gongshilan verify 核对。";
    throw;
  }
  const auto rebuilt = hashes_of(site);
  const std::string name = info.name_of(record::kPublicLayer);
  ExitCode worst = judge("内部层里的公开层清单", compare(lines_of(internal->text(kPublicList)), rebuilt), console);
  const auto open = public_bag(options.bag, name);
  if (open != nullptr) worst = std::max(worst, judge(name, compare(hashes_of(*open), rebuilt), console));
  if (worst != ExitCode::done) {
    console.err << "由内部层重建的公开层和归档的不一致。\n";
    return worst;
  }
  console.say(
      fmt::format("由 {} 重建了公开层，{} 个文件，与内部层里的清单逐个一致{}。", internal->name(), rebuilt.size(),
                  open != nullptr ? fmt::format("，与旁边的 {} 逐字节一致", name) : "；旁边没有公开层，没有和它比"));
  return ExitCode::done;
}

}  // namespace app
