// SPDX-License-Identifier: MIT
// JSON as a plain value. The only place that knows the JSON library. Keys keep their order; a doubled key is a Failure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace base {

class Json {
 public:
  using List = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  struct Decimal {  // a number with a fraction, kept as it was written
    std::string digits;
  };
  using Value = std::variant<std::nullptr_t, bool, std::int64_t, Decimal, std::string, List, Object>;

  Json() : value_(nullptr) {}
  Json(bool value) : value_(value) {}
  Json(int value) : value_(std::int64_t{value}) {}
  Json(std::int64_t value) : value_(value) {}
  Json(Decimal value) : value_(std::move(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(List value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  template <class T>
  [[nodiscard]] const T* get() const {
    return std::get_if<T>(&value_);
  }
  template <class T>
  T* get() {
    return std::get_if<T>(&value_);
  }
  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }

  [[nodiscard]] const Json* find(std::string_view key) const;  // null unless an object that has the key
  Json& set(std::string key, Json value);                      // appends to an object; returns *this

  [[nodiscard]] std::string dump() const;  // two blanks of indent, LF, a final LF

 private:
  Value value_;
};

// A text in quotes, for writers of large files that need no tree.
void append_json_text(std::string& out, std::string_view text);

// Throws Failure(refused): "file 第L行第C列：…".
Json parse_json(std::string_view text, const std::string& file);

}  // namespace base
