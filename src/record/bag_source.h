// SPDX-License-Identifier: MIT
// A bag as it lies there: a folder, or one of our ZIPs (plain_zip.h). Names and bytes only; what they mean is not known
// here. Nothing is unpacked or written.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_pieces.h"

namespace record {

struct BagFile {
  std::string path;  // from the bag's folder
  std::uint64_t size = 0;
};

// In Chinese, for messages: where a file or line is, what is wrong with it, what to do.
struct BagFault {
  std::string where, what, hint;
};
// Hints that several give.
inline constexpr const char* kOtherCopy = "请换一份完好的副本。";
inline constexpr const char* kTakeAway = "归档里不能有它，请移走后再核对。";
inline constexpr const char* kAskForACopy = "请找出没有动过的备份，重新核对。";

class BagSource {
 public:
  virtual ~BagSource() = default;

  [[nodiscard]] virtual const std::string& name() const = 0;              // of the bag's folder
  [[nodiscard]] virtual const std::vector<BagFile>& files() const = 0;    // by path; none that `faults` is of
  [[nodiscard]] virtual const std::vector<BagFault>& faults() const = 0;  // links, unsafe names, damage of the ZIP
  // Failure where it cannot be read. From any number of threads at a time.
  virtual void read(const std::string& path, const base::ByteSink& sink) const = 0;

  [[nodiscard]] bool has(const std::string& path) const;
  [[nodiscard]] std::string text(const std::string& path) const;  // whole; Failure if it is too large to be one of ours
};

// Whether a path may be in a bag: printable ASCII that means the same to every system, and nothing that leads
// elsewhere.
bool is_plain_path(std::string_view path);
std::string shown_path(std::string_view path);  // for messages: any other is shown without what nobody can see

// Failure(refused) for what is neither a folder nor a ZIP.
std::unique_ptr<BagSource> open_bag(const std::filesystem::path& where);

}  // namespace record
