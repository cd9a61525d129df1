// SPDX-License-Identifier: MIT
#include "render/value.h"

#include <algorithm>
#include <cassert>

namespace render {
namespace {

// Lengths in front, so that no two values share a text.
void write_counted(std::string& out, char kind, std::string_view bytes) {
  out += kind;
  out += std::to_string(bytes.size());
  out += ':';
  out += bytes;
}

void write_count(std::string& out, char kind, std::size_t count) {
  out += kind;
  out += std::to_string(count);
  out += ':';
}

bool key_before(const std::pair<std::string, Value>& entry, std::string_view key) { return entry.first < key; }

}  // namespace

Value& Value::set(std::string_view key, Value value) & {
  auto* object = std::get_if<Object>(&value_);
  assert(object != nullptr && "set() on a value that is not an object");
  const auto at = std::lower_bound(object->begin(), object->end(), key, key_before);
  assert((at == object->end() || at->first != key) && "a key set twice");
  object->emplace(at, std::string(key), std::move(value));
  return *this;
}

const Value* Value::find(std::string_view key) const {
  const auto* object = get<Object>();
  if (object == nullptr) return nullptr;
  const auto at = std::lower_bound(object->begin(), object->end(), key, key_before);
  return at != object->end() && at->first == key ? &at->second : nullptr;
}

std::string Value::canonical() const {
  std::string out;
  write_canonical(out);
  return out;
}

void Value::write_canonical(std::string& out) const {
  if (const auto* text = get<std::string>()) {
    write_counted(out, 'T', *text);
  } else if (const auto* raw = get<Raw>()) {
    write_counted(out, 'R', raw->markup());
  } else if (const auto* flag = get<bool>()) {
    out += *flag ? "F1" : "F0";
  } else if (const auto* rows = get<List>()) {
    write_count(out, 'L', rows->size());
    for (const Value& row : *rows) row.write_canonical(out);
  } else if (const auto* object = get<Object>()) {
    write_count(out, 'O', object->size());
    for (const auto& [key, value] : *object) {
      write_counted(out, 'K', key);
      value.write_canonical(out);
    }
  }
}

}  // namespace render
