// SPDX-License-Identifier: MIT
#include "record/bag_writer.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/failure.h"
#include "base/file_system.h"
#include "record/bag_source.h"

namespace record {

HashedFiles hash_payload(const std::filesystem::path& bag) {
  HashedFiles payload;
  hash_new(bag, payload);
  return payload;
}

void hash_new(const std::filesystem::path& bag, HashedFiles& payload) {
  std::vector<std::string> fresh;
  for (const std::filesystem::path& file : base::files_below(bag / kPayload)) {
    std::string path = kPayload + file.string();
    if (!is_plain_path(path))
      throw base::Failure((bag / path).string(), "文件名里有归档不能用的字符",
                          "文件名请只用字母、数字、横线和点，改名后再归档。", base::ExitCode::refused);
    if (!payload.contains(path)) fresh.push_back(std::move(path));
  }
  payload.merge(hash_each(fresh, [&](const std::string& path) { return hash_file(bag / path); }));
}

std::string manifest_text(const HashedFiles& files, std::string FileHashes::*hash) {
  std::string text;
  for (const auto& [path, hashes] : files) text.append(hashes.*hash).append(kBlanks).append(path).append("\n");
  return text;
}

std::string seal_bag(const std::filesystem::path& bag, BagInfo info, const std::map<std::string, std::string>& tags,
                     const HashedFiles& payload) {
  std::uint64_t bytes = 0;
  for (const auto& [path, hashes] : payload) bytes += hashes.size;
  set_sizes(info, bytes, payload.size());

  HashedFiles tag_hashes;
  const auto write = [&](const std::string& name, std::string_view text) {
    base::write_file(bag / name, text);
    tag_hashes.insert_or_assign(name, hash_text(text));
  };
  write(kBagit, kBagitText);
  write(kBagInfo, to_text(info));
  for (const auto& [name, text] : tags) write(name, text);
  for (const ListKind& list : kLists)
    if (list.of_payload) write(list.file, manifest_text(payload, list.hash));

  std::string first;
  for (const ListKind& list : kLists) {
    if (list.of_payload) continue;
    const std::string text = manifest_text(tag_hashes, list.hash);
    base::write_file(bag / list.file, text);
    if (first.empty()) first = text;
  }
  return first;
}

}  // namespace record
