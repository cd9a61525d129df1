// SPDX-License-Identifier: MIT
// The hashes that a bag's lists hold, all of one reading of each file: files may be larger than memory.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace record {

struct FileHashes {
  std::uint64_t size = 0;
  std::string sha256, sha512, sm3;  // hexadecimal
};
using HashedFiles = std::map<std::string, FileHashes>;  // path from the bag's folder → hashes

class FileHasher {
 public:
  void add(std::string_view bytes);
  FileHashes done();  // ends it

 private:
  std::uint64_t size_ = 0;
  base::Hash sha256_{base::HashKind::sha256}, sha512_{base::HashKind::sha512}, sm3_{base::HashKind::sm3};
};

FileHashes hash_file(const std::filesystem::path& file);  // Failure if it is a link
FileHashes hash_text(std::string_view bytes);

// Several files at a time, in several threads; the result is the same.
HashedFiles hash_each(const std::vector<std::string>& paths,
                      const std::function<FileHashes(const std::string& path)>& hash);

}  // namespace record
