// SPDX-License-Identifier: MIT
#include "sheet/package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cstdlib>

#include "base/failure.h"
#include "sheet/not_a_package.h"

namespace sheet {
namespace {

constexpr std::uint16_t kFirstDosDay = 0x21;  // 1980-01-01, as spreadsheet programs write it

[[noreturn]] void refuse(const std::string& shown, std::string what, std::string_view hint = kSaveAsXlsx) {
  throw base::Failure(shown, std::move(what), std::string(hint), base::ExitCode::refused);
}

[[noreturn]] void refuse_damaged(const std::string& shown, std::string what) {
  refuse(shown, std::move(what),
         "请重新复制一份；如果在 WPS 或 Excel 中还能打开，请打开后另存为“Excel 工作簿（.xlsx）”。");
}

std::string key_of(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
  std::string key(name);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';
  }
  return key;
}

// libzip 1.7 frees bytes that it does not own when an archive is written over its own beginning: it gets a copy.
zip_source_t* source_of(const std::string& bytes, bool written, zip_error_t& error) {
  if (!written) return zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  void* copy = std::malloc(bytes.size());
  if (copy == nullptr) return nullptr;
  bytes.copy(static_cast<char*>(copy), bytes.size());
  zip_source_t* source = zip_source_buffer_create(copy, bytes.size(), 1, &error);
  if (source == nullptr) std::free(copy);
  return source;
}

// Opened for writing, the archive writes into the source, which the caller may keep.
zip_t* open_archive(const std::string& bytes, int flags, zip_source_t** kept = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = source_of(bytes, kept != nullptr, error);
  if (source == nullptr) return nullptr;
  if (kept != nullptr) zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, flags, &error);
  if (archive == nullptr) zip_source_free(source);
  if (archive == nullptr && kept != nullptr) zip_source_free(source);
  if (kept != nullptr) *kept = source;
  zip_error_fini(&error);
  return archive;
}

// The whole of a source that an archive was written into.
std::optional<std::string> written(zip_source_t* source) {
  zip_stat_t stat;
  std::string out;
  if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 || zip_source_open(source) != 0)
    return std::nullopt;
  out.resize(stat.size);
  const zip_int64_t got = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(out.size())) return std::nullopt;
  return out;
}

// In place of the part at `index`, or a new one for -1.
bool put_part(zip_t* archive, zip_int64_t index, const std::string& name, const std::string& bytes) {
  zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (source == nullptr) return false;
  if (index < 0) {
    index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  } else if (zip_file_replace(archive, static_cast<zip_uint64_t>(index), source, 0) != 0) {
    index = -1;
  }
  if (index < 0) zip_source_free(source);
  const auto at = static_cast<zip_uint64_t>(index);
  return index >= 0 && zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 0) == 0 &&
         zip_file_set_dostime(archive, at, 0, kFirstDosDay, 0) == 0;
}

}  // namespace

Package::Package(std::string bytes, std::string shown) : bytes_(std::move(bytes)), shown_(std::move(shown)) {
  if (const auto other = what_else_it_is(bytes_)) refuse(shown_, other->what, other->hint);
  archive_ = open_archive(bytes_, ZIP_RDONLY);
  if (archive_ == nullptr) refuse_damaged(shown_, "文件已损坏，或没有传完整");
  try {
    list_entries();
    refuse_other_packages();
  } catch (...) {
    zip_discard(archive_);
    throw;
  }
}

Package::~Package() { zip_discard(archive_); }

void Package::list_entries() {
  const zip_int64_t count = zip_get_num_entries(archive_, 0);
  if (count > static_cast<zip_int64_t>(kMostParts)) refuse(shown_, fmt::format("里面的部分超过 {} 个", kMostParts));
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < count; ++i) add_entry(static_cast<std::uint64_t>(i), total);
}

void Package::add_entry(std::uint64_t index, std::uint64_t& total) {
  zip_stat_t stat;
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat_index(archive_, index, ZIP_FL_ENC_GUESS, &stat) != 0 || (stat.valid & needed) != needed)
    refuse_damaged(shown_, "文件已损坏，或没有传完整");
  const std::string name = stat.name;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    refuse(shown_, "里面的内容加了密码", "请在 WPS 或 Excel 中打开，取消密码后再保存。");
  constexpr std::string_view shrink = "请在表格软件中删去空白的行、列和用不着的工作表，再另存为 .xlsx。";
  if (stat.size > kMostPartBytes)
    refuse(shown_, fmt::format("里面的“{}”展开后超过 {} MiB", name, kMostPartBytes >> 20U), shrink);
  if (stat.size > kFreeBytes && stat.size / kMostRatio > stat.comp_size)
    refuse(shown_, fmt::format("里面的“{}”压缩得不合情理（超过 {} 倍）", name, kMostRatio), shrink);
  total += stat.size;
  if (total > kMostPackageBytes) refuse(shown_, fmt::format("展开后合计超过 {} MiB", kMostPackageBytes >> 20U), shrink);
  if (!by_key_.emplace(key_of(name), entries_.size()).second)
    refuse(shown_, fmt::format("里面有两个同名的部分“{}”", name));
  entries_.push_back({name, index, stat.size});
}

void Package::refuse_other_packages() const {
  if (has("[Content_Types].xml") && !has("word/document.xml") && !has("ppt/presentation.xml") &&
      !has("xl/workbook.bin"))
    return;
  std::string mimetype;
  if (const Entry* entry = find("mimetype"); entry != nullptr && entry->size < 200) mimetype = *part("mimetype");
  const auto other = what_other_package_it_is([this](std::string_view name) { return has(name); }, mimetype);
  refuse(shown_, other.what, other.hint);
}

const Package::Entry* Package::find(std::string_view name) const {
  const auto at = by_key_.find(key_of(name));
  return at == by_key_.end() ? nullptr : &entries_[at->second];
}

bool Package::has(std::string_view name) const { return find(name) != nullptr; }

std::vector<std::string> Package::names() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) names.push_back(entry.name);
  return names;
}

// A part that is longer than it says is a damaged one, or a bomb.
ByteSource Package::open(std::string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr) refuse_damaged(shown_, fmt::format("里面缺少“{}”", name));
  const auto damaged = [shown = shown_, part = entry->name] {
    refuse_damaged(shown, fmt::format("文件已损坏，读不出里面的“{}”", part));
  };
  const std::shared_ptr<zip_file_t> file(zip_fopen_index(archive_, entry->index, 0), [](zip_file_t* open) {
    if (open != nullptr) zip_fclose(open);
  });
  if (file == nullptr) damaged();
  return [file, damaged, left = entry->size](char* to, std::size_t room) mutable {
    std::size_t filled = 0;
    while (filled < room) {
      const zip_int64_t got = zip_fread(file.get(), to + filled, room - filled);
      if (got < 0 || static_cast<std::uint64_t>(got) > left) damaged();
      if (got == 0) break;
      left -= static_cast<std::uint64_t>(got);
      filled += static_cast<std::size_t>(got);
    }
    return filled;
  };
}

std::optional<std::string> Package::part(std::string_view name) const {
  const Entry* entry = find(name);
  if (entry == nullptr) return std::nullopt;
  const ByteSource source = open(name);
  std::string out;
  constexpr std::size_t step = 1U << 20U;  // what an entry says of its size is not believed before it is there
  for (std::size_t got = step; got == step;) {
    const std::size_t before = out.size();
    out.resize(before + step);
    got = source(out.data() + before, step);
    out.resize(before + got);
  }
  return out;
}

std::string Package::with(const std::map<std::string, std::string>& changed) const {
  zip_source_t* source = nullptr;
  zip_t* archive = open_archive(bytes_, 0, &source);
  if (archive == nullptr) refuse_damaged(shown_, "文件已损坏，或没有传完整");
  const bool put = std::all_of(changed.begin(), changed.end(), [&](const auto& part) {
    const Entry* entry = find(part.first);
    return put_part(archive, entry == nullptr ? -1 : static_cast<zip_int64_t>(entry->index), part.first, part.second);
  });
  const bool good = put && zip_close(archive) == 0;
  if (!good) zip_discard(archive);
  std::optional<std::string> out = good ? written(source) : std::nullopt;
  zip_source_free(source);
  if (!out) refuse_damaged(shown_, "改不了这个工作簿");
  return std::move(*out);
}

}  // namespace sheet
