// SPDX-License-Identifier: MIT
// What a template is filled with: text, flags, lists of objects, objects, and markup that render itself made.
// Must not know templates or the domain. Numbers and dates are formatted into text before they come here.
#pragma once
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace render {

// Markup that goes onto the page as it is. Only render's own makers of SVG can construct one.
class Raw {
 public:
  [[nodiscard]] const std::string& markup() const { return markup_; }

 private:
  explicit Raw(std::string markup) : markup_(std::move(markup)) {}
  friend Raw qr_svg(std::string_view text, std::string_view label);

  std::string markup_;
};

// The name of a value in an object: a literal, so that it is looked at and never copied.
class Key {
 public:
  template <std::size_t Size>
  consteval Key(const char (&literal)[Size])  // NOLINT(cppcoreguidelines-avoid-c-arrays): what a literal is
      : name_(literal, Size - 1) {}
  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  bool operator==(std::string_view name) const { return name_ == name; }

 private:
  friend class OptionalKey;
  explicit constexpr Key(std::string_view name) : name_(name) {}
  std::string_view name_;
};

// "has_note": the name of a flag, and what follows has_ of what may be empty.
class OptionalKey {
 public:
  template <std::size_t Size>
  consteval OptionalKey(const char (&literal)[Size])  // NOLINT(cppcoreguidelines-avoid-c-arrays)
      : has(literal), key(has.name().substr(kHas.size())) {
    if (!has.name().starts_with(kHas)) throw "a key without has_";
  }
  Key has, key;

 private:
  static constexpr std::string_view kHas = "has_";
};

class Value {
 public:
  using List = std::vector<Value>;
  using Object = std::vector<std::pair<Key, Value>>;  // as set

  Value(std::string text) : value_(std::move(text)) {}
  Value(std::string_view text) : value_(std::string(text)) {}
  Value(const char* text) : value_(std::string(text)) {}
  Value(std::nullptr_t) = delete;
  template <std::same_as<bool> Flag>  // a template, so that no number and no pointer turns into a flag
  Value(Flag flag) : value_(flag) {}
  Value(List rows) : value_(std::move(rows)) {}
  Value(Raw raw) : value_(std::move(raw)) {}

  static Value object() { return Value(Object()); }
  // Adds a key to an object. A key set twice is a bug (assert).
  Value& set(Key key, Value value) &;
  Value&& set(Key key, Value value) && { return std::move(set(key, std::move(value))); }

  template <class T>
  [[nodiscard]] const T* get() const {
    return std::get_if<T>(&value_);
  }                                                             // std::string, Raw, bool, List, Object
  [[nodiscard]] const Value* find(std::string_view key) const;  // null unless an object that has the key

  // One text for one value, for hashing. Another order of set() is another value.
  void append_canonical(std::string& out) const;

 private:
  explicit Value(Object object) : value_(std::move(object)) {}
  std::variant<std::string, Raw, bool, List, Object> value_;
};

// "has_note": sets has_note, and note.
void put(Value& page, OptionalKey key, std::string text);
void put(Value& page, OptionalKey key, Value::List rows);

}  // namespace render
