// SPDX-License-Identifier: MIT
// Makes a bag of a folder whose data/ is filled: hashes every file once, writes what docs/archive.md asks for beside
// it. Knows neither what the payload is nor where it came from.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "record/bag_info.h"

namespace record {

struct FileHashes {
  std::uint64_t size = 0;
  std::string sha256, sha512, sm3;  // hexadecimal
};
using HashedFiles = std::map<std::string, FileHashes>;  // path from the bag's folder → hashes

FileHashes hash_file(const std::filesystem::path& file);
HashedFiles hash_payload(const std::filesystem::path& bag);  // everything below data/
// Files that came to data/ since are added to `payload`.
void hash_new(const std::filesystem::path& bag, HashedFiles& payload);

// "hash  path" lines by path.
std::string manifest_text(const HashedFiles& files, std::string FileHashes::*hash);

// info.size and info.oxum are filled in. tags: further tag files, README.txt among them, by name. Returns the bytes of
// tagmanifest-sha256.txt.
std::string seal_bag(const std::filesystem::path& bag, BagInfo info, const std::map<std::string, std::string>& tags,
                     const HashedFiles& payload);

}  // namespace record
