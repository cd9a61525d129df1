// SPDX-License-Identifier: MIT
// .cache/cache.db: what earlier runs worked out, as opaque bytes under a name. May be deleted at any time. Never ends
// a run: a file or an entry that is damaged is thrown away, and everything is worked out anew.
// Safe from several threads.
#pragma once
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace store {

class Cache {
 public:
  explicit Cache(std::filesystem::path path);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  std::optional<std::string> get(std::string_view name);
  void put(std::string_view name, std::string_view bytes);  // seen by get() at once, kept by commit()
  void remove(std::string_view name);
  std::vector<std::string> names_under(std::string_view prefix);
  void commit();

  [[nodiscard]] bool was_damaged() const { return was_damaged_; }
  [[nodiscard]] bool is_kept() const { return is_kept_; }  // false: .cache cannot be written, all goes with the run

 private:
  struct Open;

  void open();
  void remove_file();
  void throw_away();

  std::filesystem::path path_;
  std::mutex mutex_;
  std::unique_ptr<Open> open_;  // none: not even in memory, every get() is a miss
  bool was_damaged_ = false, is_kept_ = false;
};

}  // namespace store
