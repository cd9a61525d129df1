// SPDX-License-Identifier: MIT
// An .xlsx package: its parts by name, read within caps; and a copy of it with some parts replaced, the rest untouched.
// Says what a file is that is none. Knows nothing of what the parts hold.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace sheet {

inline constexpr std::string_view kSaveAsXlsx = "请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。";

// Unpacked. The ratio holds for parts of more than kFreeBytes; a sheet of a million cells is some 40 MiB, 10 to 1.
inline constexpr std::uint64_t kMostPartBytes = std::uint64_t{512} << 20U;
inline constexpr std::uint64_t kMostPackageBytes = std::uint64_t{1024} << 20U;
inline constexpr std::uint64_t kMostRatio = 200;
inline constexpr std::uint64_t kFreeBytes = std::uint64_t{8} << 20U;
inline constexpr std::size_t kMostParts = 10'000;

// Fills the room it is given and says how much it filled; less only at the end.
using ByteSource = std::function<std::size_t(char* to, std::size_t room)>;

class Package {
 public:
  // Throws base::Failure(refused) that begins with `shown`, as do all others.
  Package(std::string bytes, std::string shown);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  [[nodiscard]] const std::string& shown() const { return shown_; }
  [[nodiscard]] std::vector<std::string> names() const;  // as they stand, in the file's order
  // Names are told apart without regard to case, \ for / and a leading /.
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> part(std::string_view name) const;
  [[nodiscard]] ByteSource open(std::string_view name) const;  // of a part that is there; not longer than the package
  // Parts by name replaced or added, the others copied as they are compressed. The same bytes for the same parts.
  [[nodiscard]] std::string with(const std::map<std::string, std::string>& changed) const;

 private:
  struct Entry {
    std::string name;
    std::uint64_t index = 0, size = 0;
  };
  void list_entries();
  void add_entry(std::uint64_t index, std::uint64_t& total);
  void refuse_other_packages() const;
  [[nodiscard]] const Entry* find(std::string_view name) const;

  std::string bytes_, shown_;
  zip* archive_ = nullptr;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> by_key_;
};

}  // namespace sheet
