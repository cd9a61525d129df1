// SPDX-License-Identifier: MIT
// A bag as it lies there: a folder, or one of our ZIPs (plain_zip.h). Names and bytes only; what they mean is not known
// here. Nothing is unpacked or written.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace record {

struct BagFile {
  std::string path;  // from the bag's folder
  std::uint64_t size = 0;
};

using ByteSink = std::function<void(std::string_view bytes)>;  // piece by piece

class BagSource {
 public:
  virtual ~BagSource() = default;

  [[nodiscard]] virtual const std::string& name() const = 0;                   // of the bag's folder
  [[nodiscard]] virtual const std::vector<BagFile>& files() const = 0;         // by path
  [[nodiscard]] virtual const std::vector<std::string>& faults() const = 0;    // links, unsafe names, damage of the ZIP
  virtual void read(const std::string& path, const ByteSink& sink) const = 0;  // Failure where it cannot be read

  [[nodiscard]] bool has(const std::string& path) const;
  [[nodiscard]] std::string text(const std::string& path) const;  // whole; Failure if it is too large to be one of ours
};

// Failure(refused) for what is neither a folder nor a ZIP.
std::unique_ptr<BagSource> open_bag(const std::filesystem::path& where);

}  // namespace record
