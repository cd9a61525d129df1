// SPDX-License-Identifier: MIT
#include "record/bag_source.h"

#include <algorithm>

#include "base/failure.h"
#include "base/file_pieces.h"
#include "base/text.h"
#include "record/folder_source.h"
#include "record/plain_zip.h"

namespace record {
namespace {

constexpr std::uint64_t kMostTextBytes = std::uint64_t{64} << 20U;

// Nothing that a shell, a list of hashes or another system would take for something else; % would be written in another
// way by RFC 8493.
bool is_plain_part(std::string_view part) {
  if (part.empty() || part == "." || part == "..") return false;
  if (part.front() == ' ' || part.back() == ' ' || part.back() == '.') return false;
  return std::all_of(part.begin(), part.end(), [](char c) {
    return c >= ' ' && c < '\x7F' && std::string_view("\\:*?\"<>|%").find(c) == std::string_view::npos;
  });
}

const BagFile* find(const std::vector<BagFile>& files, const std::string& path) {
  const auto found = std::lower_bound(files.begin(), files.end(), path,
                                      [](const BagFile& file, const std::string& other) { return file.path < other; });
  return found != files.end() && found->path == path ? &*found : nullptr;
}

bool is_zip(const std::filesystem::path& file) {
  constexpr std::string_view mark = "PK\x03\x04";
  const base::FileReader in(file);
  return file.extension() == ".zip" || (in.size() >= mark.size() && in.bytes(0, mark.size()) == mark);
}

}  // namespace

bool is_plain_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_plain_part(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

std::string shown_path(std::string_view path) {
  if (is_plain_path(path)) return std::string(path);
  std::string shown = base::excerpt(path);
  if (base::has_hidden_controls(shown))
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return shown;
}

bool BagSource::has(const std::string& path) const { return find(files(), path) != nullptr; }

std::string BagSource::text(const std::string& path) const {
  const BagFile* file = find(files(), path);
  if (file != nullptr && file->size > kMostTextBytes)
    throw base::Failure(path, "文件过大，不像是本程序写的", "请换一份完好的副本。", base::ExitCode::refused);
  std::string all;
  read(path, [&](std::string_view bytes) { all += bytes; });
  return all;
}

std::unique_ptr<BagSource> open_bag(const std::filesystem::path& where) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(where, error);
  if (error) throw base::Failure(where.string(), "找不到", "请检查路径。", base::ExitCode::refused);
  if (std::filesystem::is_directory(real, error)) return open_folder(real);
  if (std::filesystem::is_regular_file(real, error) && is_zip(real)) return open_plain_zip(real);
  throw base::Failure(where.string(), "既不是归档的文件夹，也不是它的 ZIP",
                      "请写归档的文件夹（里面有 bagit.txt），或者同名的 ZIP。", base::ExitCode::refused);
}

}  // namespace record
