// SPDX-License-Identifier: MIT
#include "render/value.h"

#include <algorithm>
#include <cassert>

namespace render {
namespace {

constexpr std::size_t kUsualKeys = 16;

void write_count(std::string& out, char kind, std::size_t count) {
  constexpr std::size_t seven_bits = 128;
  out += kind;
  for (; count >= seven_bits; count /= seven_bits) out += static_cast<char>(count % seven_bits + seven_bits);
  out += static_cast<char>(count);
}

// Lengths in front, so that no two values share a text.
void write_counted(std::string& out, char kind, std::string_view bytes) {
  write_count(out, kind, bytes.size());
  out += bytes;
}

}  // namespace

Value& Value::set(Key key, Value value) & {
  auto* object = std::get_if<Object>(&value_);
  assert(object != nullptr && "set() on a value that is not an object");
  assert(find(key.name()) == nullptr && "a key set twice");
  if (object->empty()) object->reserve(kUsualKeys);
  object->emplace_back(key, std::move(value));
  return *this;
}

const Value* Value::find(std::string_view key) const {
  const auto* object = get<Object>();
  if (object == nullptr) return nullptr;
  const auto at = std::find_if(object->begin(), object->end(), [&](const auto& entry) { return entry.first == key; });
  return at == object->end() ? nullptr : &at->second;
}

void Value::append_canonical(std::string& out) const {
  if (const auto* text = get<std::string>()) {
    write_counted(out, 'T', *text);
  } else if (const auto* raw = get<Raw>()) {
    write_counted(out, 'R', raw->markup());
  } else if (const auto* flag = get<bool>()) {
    out += *flag ? "F1" : "F0";
  } else if (const auto* rows = get<List>()) {
    write_count(out, 'L', rows->size());
    for (const Value& row : *rows) row.append_canonical(out);
  } else if (const auto* object = get<Object>()) {
    write_count(out, 'O', object->size());
    for (const auto& [key, value] : *object) {
      out += key.name();  // letters, digits and _ only
      value.append_canonical(out);
    }
  }
}

void put(Value& page, OptionalKey key, std::string text) {
  page.set(key.has, !text.empty());
  page.set(key.key, std::move(text));
}

void put(Value& page, OptionalKey key, Value::List rows) {
  page.set(key.has, !rows.empty());
  page.set(key.key, std::move(rows));
}

}  // namespace render
