// SPDX-License-Identifier: MIT
// Reads a JSON object key by key and refuses what is unknown, missing or of the wrong kind, naming file and key.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"

namespace config {

class CheckedObject {
 public:
  CheckedObject(const base::Json& json, std::string file, std::string path = "");

  std::string text(const std::string& key, std::optional<std::string> otherwise = std::nullopt);
  std::int64_t number(const std::string& key, std::int64_t least, std::int64_t most,
                      std::optional<std::int64_t> otherwise = std::nullopt);
  bool flag(const std::string& key, bool otherwise);
  std::vector<std::string> texts(const std::string& key);  // empty if absent
  [[nodiscard]] bool is_text(const std::string& key) const;
  std::optional<CheckedObject> object(const std::string& key);
  std::vector<CheckedObject> objects(const std::string& key);
  std::vector<std::pair<std::string, std::string>> all_texts(const std::string& key);  // an object of texts
  [[nodiscard]] std::vector<std::string> keys() const;                                 // as they stand

  void finish() const;  // refuses keys nobody asked for
  [[noreturn]] void refuse(const std::string& key, const std::string& what, const std::string& hint) const;

 private:
  const base::Json* ask(const std::string& key);

  const base::Json* json_;
  std::string file_, path_;
  std::set<std::string> asked_;
};

}  // namespace config
