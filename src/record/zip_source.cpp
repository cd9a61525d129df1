// SPDX-License-Identifier: MIT
// Reading a ZIP of ours. Every number in it may be forged: each is held against the ZIP's own size before it is used.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/failure.h"
#include "record/bag_info.h"
#include "record/plain_zip.h"

namespace record {
namespace {

constexpr std::uint64_t kMostCentralBytes = std::uint64_t{64} << 20U;  // half a million files
constexpr unsigned kOpenMode = 0444, kInternalMode = 0400;

constexpr const char* kNotOurs = "不是本程序写的 ZIP（可能解开后又重新压缩过，或者有字节被改过）";
constexpr const char* kUnpack = "请解开后核对文件夹，或者换一份完好的副本。";

class ZipSource : public BagSource {
 public:
  ZipSource(const std::filesystem::path& zip, const ZipLimits& limits)
      : in_(zip), file_name_(shown_path(zip.filename().string())), name_(zip.stem().string()), limits_(limits) {
    if (is_ours()) return;
    files_.clear();
    data_.clear();
  }

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] const std::vector<BagFile>& files() const override { return files_; }
  [[nodiscard]] const std::vector<BagFault>& faults() const override { return faults_; }

  void read(const std::string& path, const base::ByteSink& sink) const override {
    const auto found = data_.find(path);
    if (found == data_.end()) throw base::Failure(path, "ZIP 里没有这个文件", kOtherCopy);
    const ZipEntry& entry = found->second;
    std::uint32_t crc = 0;
    in_.read(entry.offset, entry.size, [&](std::string_view bytes) {
      crc = crc32(bytes, crc);
      sink(bytes);
    });
    if (crc != entry.crc)
      throw base::Failure(path, "内容与 ZIP 里的校验码（CRC-32）不一致，已经损坏或被改过", kOtherCopy,
                          base::ExitCode::refused);
  }

 private:
  bool refuse(std::string what, std::string hint = kUnpack) {
    faults_.push_back({file_name_, std::move(what), std::move(hint)});
    return false;
  }

  bool is_ours() {
    const std::uint64_t tail = std::min<std::uint64_t>(in_.size(), kMostEndBytes);
    const std::optional<ZipEnd> end = zip_end_in(in_.bytes(in_.size() - tail, tail));
    if (!end) return refuse("ZIP 的结尾不对，可能没有传完，或者后面多了东西", kOtherCopy);
    const std::string records = end_records(*end, limits_);
    if (end->central_at > in_.size() || end->central_size > in_.size() - end->central_at ||
        in_.size() - end->central_at - end->central_size != records.size())
      return refuse("ZIP 的大小和它的结尾写的不一致，可能缺了一段，或者多了东西", kOtherCopy);
    if (in_.bytes(in_.size() - records.size(), records.size()) != records) return refuse(kNotOurs);
    if (end->central_size > kMostCentralBytes) return refuse("ZIP 的目录过大", kOtherCopy);
    const std::string central = in_.bytes(end->central_at, end->central_size);
    const auto entries = entries_in(central, end->count);
    return entries && is_one_folder(*entries) && is_in_place(*entries, *end);
  }

  // Names before anything else: whoever is told to unpack a ZIP must not be hurt by it.
  std::optional<std::vector<ZipEntry>> entries_in(std::string_view central, std::uint64_t count) {
    std::vector<ZipEntry> entries;
    std::unordered_set<std::string> seen;
    bool as_written = true;
    while (!central.empty()) {
      auto record = central_record_in(central);
      if (!record) return refuse("ZIP 的目录读不懂，已经损坏", kOtherCopy), std::nullopt;
      const std::string& name = record->entry.name;
      if (!is_plain_path(std::string_view(name).substr(0, name.size() - (name.ends_with('/') ? 1 : 0))))
        return refuse(fmt::format("ZIP 里的路径“{}”不安全", shown_path(name)), "请不要解开它，换一份完好的副本。"),
               std::nullopt;
      if (!seen.insert(name).second) return refuse(fmt::format("ZIP 里有两个“{}”", name), kOtherCopy), std::nullopt;
      const bool in_order = entries.empty() || entries.back().name < name;
      const unsigned mode = is_internal(name) ? kInternalMode : kOpenMode;
      as_written = as_written && in_order && !name.ends_with('/') &&
                   central_record(record->entry, mode, limits_) == central.substr(0, record->bytes);
      central.remove_prefix(record->bytes);
      entries.push_back(std::move(record->entry));
    }
    if (!as_written || entries.size() != count) return refuse(kNotOurs), std::nullopt;
    return entries;
  }

  static bool is_internal(const std::string& name) {
    return std::string_view(name).substr(0, name.find('/')).ends_with(std::string("-") + kInternalLayer);
  }

  bool is_one_folder(const std::vector<ZipEntry>& entries) {
    std::string top;
    for (const ZipEntry& entry : entries) {
      const std::size_t slash = entry.name.find('/');
      if (slash == std::string::npos) return refuse(fmt::format("ZIP 里的“{}”不在文件夹里", entry.name));
      if (top.empty()) top = entry.name.substr(0, slash);
      if (entry.name.compare(0, slash, top) != 0)
        return refuse(fmt::format("ZIP 里不止一个文件夹（“{}”和“{}”）", top, entry.name.substr(0, slash)));
    }
    if (top.empty()) return refuse("ZIP 里没有文件", kOtherCopy);
    name_ = top;
    if (file_name_ != top + ".zip")
      faults_.push_back(
          {file_name_, fmt::format("ZIP 改过名，里面是“{}”", top), fmt::format("请把它改回 {}.zip。", top)});
    return true;
  }

  // Each local header is where the one before ends, and as it would be written.
  bool is_in_place(const std::vector<ZipEntry>& entries, const ZipEnd& end) {
    std::uint64_t at = 0;
    for (const ZipEntry& entry : entries) {
      const std::string header = local_header(entry, limits_);
      if (entry.offset != at || header.size() > end.central_at - at || entry.size > end.central_at - at - header.size())
        return refuse(kNotOurs);
      if (in_.bytes(at, header.size()) != header)
        return refuse(fmt::format("“{}”前面的文件头与 ZIP 的目录不一致", entry.name));
      at += header.size();
      const std::string path = entry.name.substr(name_.size() + 1);
      files_.push_back({path, entry.size});
      data_.insert_or_assign(path, ZipEntry{"", entry.size, entry.crc, at});
      at += entry.size;
    }
    return at == end.central_at || refuse(kNotOurs);
  }

  base::FileReader in_;
  std::string file_name_, name_;
  ZipLimits limits_;
  std::vector<BagFile> files_;
  std::vector<BagFault> faults_;
  std::unordered_map<std::string, ZipEntry> data_;  // path → where its bytes are
};

}  // namespace

std::unique_ptr<BagSource> open_plain_zip(const std::filesystem::path& zip, const ZipLimits& limits) {
  return std::make_unique<ZipSource>(zip, limits);
}

}  // namespace record
