// SPDX-License-Identifier: MIT
// Makes a bag of a folder whose data/ is filled: hashes every file once, writes what docs/archive.md asks for beside
// it. Knows neither what the payload is nor where it came from.
#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "record/bag_info.h"
#include "record/file_hashes.h"

namespace record {

inline constexpr const char* kBagit = "bagit.txt";
inline constexpr const char* kBagInfo = "bag-info.txt";
inline constexpr const char* kReadme = "README.txt";
inline constexpr const char* kTagManifest = "tagmanifest-sha256.txt";
inline constexpr const char* kSignature = "tagmanifest-sha256.txt.minisig";  // in no list
inline constexpr const char* kPayload = "data/";

inline constexpr std::string_view kBagitText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

inline constexpr std::string_view kBlanks = "  ";  // of a line of a list

// A list of files with their hashes, "hash  path" lines by path: of the payload, or of all else but such lists.
struct ListKind {
  const char* file;
  const char* hash_name;
  std::string FileHashes::*hash;
  std::size_t digits;
  bool of_payload;
};
inline constexpr std::array<ListKind, 5> kLists{{
    {"manifest-sha256.txt", "SHA-256", &FileHashes::sha256, 64, true},
    {"manifest-sha512.txt", "SHA-512", &FileHashes::sha512, 128, true},
    {"sm3.txt", "SM3", &FileHashes::sm3, 64, true},
    {kTagManifest, "SHA-256", &FileHashes::sha256, 64, false},
    {"tagmanifest-sha512.txt", "SHA-512", &FileHashes::sha512, 128, false},
}};

HashedFiles hash_payload(const std::filesystem::path& bag);  // everything below data/
// Files that came to data/ since are added to `payload`.
void hash_new(const std::filesystem::path& bag, HashedFiles& payload);

std::string manifest_text(const HashedFiles& files, std::string FileHashes::*hash);

// info.size and info.oxum are filled in. tags: further tag files, README.txt among them, by name. Returns the bytes of
// tagmanifest-sha256.txt.
std::string seal_bag(const std::filesystem::path& bag, BagInfo info, const std::map<std::string, std::string>& tags,
                     const HashedFiles& payload);

}  // namespace record
