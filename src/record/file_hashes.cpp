// SPDX-License-Identifier: MIT
#include "record/file_hashes.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "base/file_pieces.h"
#include "base/workers.h"

namespace record {

void FileHasher::add(std::string_view bytes) {
  size_ += bytes.size();
  for (base::Hash* each : {&sha256_, &sha512_, &sm3_}) each->add(bytes);
}

FileHashes FileHasher::done() { return {size_, sha256_.hex(), sha512_.hex(), sm3_.hex()}; }

FileHashes hash_file(const std::filesystem::path& file) {
  const base::FileReader in(file, base::FileReader::Links::refuse);
  FileHasher hasher;
  in.read(0, in.size(), [&](std::string_view bytes) { hasher.add(bytes); });
  return hasher.done();
}

FileHashes hash_text(std::string_view bytes) {
  FileHasher hasher;
  hasher.add(bytes);
  return hasher.done();
}

HashedFiles hash_each(const std::vector<std::string>& paths,
                      const std::function<FileHashes(const std::string& path)>& hash) {
  std::vector<FileHashes> found(paths.size());
  std::atomic<std::size_t> next = 0;
  constexpr std::size_t few = 8;  // a thread costs more than to hash them
  base::run_workers(
      std::min(base::processor_count(), paths.size() / few + 1),
      [&] {
        for (std::size_t i = next++; i < paths.size(); i = next++) found[i] = hash(paths[i]);
      },
      [&] { next = paths.size(); });
  HashedFiles all;
  for (std::size_t i = 0; i < paths.size(); ++i) all.insert_or_assign(paths[i], std::move(found[i]));
  return all;
}

}  // namespace record
