// SPDX-License-Identifier: MIT
#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "base/text.h"

namespace base {
namespace {

using Library = nlohmann::ordered_json;

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostKeys = 1000;  // in one object; keeps the search for doubled keys short

// Counts what the library has read, so that what Builder refuses can be placed.
class Counted {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Counted(const char* at, std::size_t& read) : at_(at), read_(&read) {}
  reference operator*() const { return *at_; }
  Counted& operator++() {
    ++at_;
    ++*read_;
    return *this;
  }
  bool operator==(const Counted& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  std::size_t* read_;
};

// Builds a Json from the library's events; the library's own tree would drop doubled keys in silence.
class Builder : public nlohmann::json_sax<Library> {
 public:
  Builder(std::string_view text, const std::string& file, const std::size_t& read)
      : text_(text), file_(file), read_(read) {}
  Json result() { return std::move(root_); }

  bool null() override { return put(Json()); }
  bool boolean(bool value) override { return put(Json(value)); }
  bool number_integer(number_integer_t value) override { return put(Json(std::int64_t{value})); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(INT64_MAX)) return put(Json(Json::Decimal{fmt::format("{}", value)}));
    return put(Json(static_cast<std::int64_t>(value)));
  }
  bool number_float(number_float_t, const string_t& digits) override { return put(Json(Json::Decimal{digits})); }
  bool string(string_t& value) override { return put(Json(std::move(value))); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json(Json::Object())); }
  bool start_array(std::size_t) override { return open(Json(Json::List())); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& value) override {
    const auto& object = *stack_.back().get<Json::Object>();
    if (std::any_of(object.begin(), object.end(), [&](const auto& entry) { return entry.first == value; }))
      throw Failure(place(read_), fmt::format("键“{}”出现了两次", excerpt(value)), "请只留一个。", ExitCode::refused);
    if (object.size() >= kMostKeys)
      throw Failure(place(read_), fmt::format("一个对象里超过 {} 个键", kMostKeys), "请检查文件是否为台账。",
                    ExitCode::refused);
    keys_.back() = std::move(value);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    throw Failure(place(position), "不是合法的 JSON", "请检查这里的引号、逗号和括号。", ExitCode::refused);
  }

 private:
  // Line and column of the last of `read` characters.
  [[nodiscard]] std::string place(std::size_t read) const {
    const std::string_view before = text_.substr(0, std::min(read == 0 ? 0 : read - 1, text_.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fmt::format("{} 第{}行第{}列", file_, line, length(before.substr(line_start)) + 1);
  }
  bool open(Json container) {
    if (stack_.size() >= kDeepest)
      throw Failure(place(read_), fmt::format("括号嵌套超过 {} 层", kDeepest), "请检查文件是否为台账。",
                    ExitCode::refused);
    stack_.push_back(std::move(container));
    keys_.emplace_back();
    return true;
  }
  bool close() {
    Json done = std::move(stack_.back());
    stack_.pop_back();
    keys_.pop_back();
    return put(std::move(done));
  }
  bool put(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (auto* list = stack_.back().get<Json::List>()) {
      list->push_back(std::move(value));
    } else {
      stack_.back().get<Json::Object>()->emplace_back(keys_.back(), std::move(value));
    }
    return true;
  }

  std::string_view text_;
  const std::string& file_;
  const std::size_t& read_;
  Json root_;
  std::vector<Json> stack_;
  std::vector<std::string> keys_;
};

Library to_library(const Json& json) {
  if (const auto* object = json.get<Json::Object>()) {
    Library out = Library::object();
    for (const auto& [key, value] : *object) out[key] = to_library(value);
    return out;
  }
  if (const auto* list = json.get<Json::List>()) {
    Library out = Library::array();
    for (const Json& value : *list) out.push_back(to_library(value));
    return out;
  }
  if (const auto* text = json.get<std::string>()) return *text;
  if (const auto* number = json.get<std::int64_t>()) return *number;
  if (const auto* decimal = json.get<Json::Decimal>()) return Library::parse(decimal->digits);
  if (const auto* flag = json.get<bool>()) return *flag;
  return nullptr;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const auto* object = get<Object>();
  if (object == nullptr) return nullptr;
  for (const auto& entry : *object)
    if (entry.first == key) return &entry.second;
  return nullptr;
}

Json& Json::set(std::string key, Json value) {
  get<Object>()->emplace_back(std::move(key), std::move(value));
  return *this;
}

std::string Json::dump() const { return to_library(*this).dump(2) + "\n"; }

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) continue;
    out.append(text, done, i - done);
    done = i + 1;
    if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += fmt::format("\\u{:04x}", static_cast<int>(c));
    }
  }
  out.append(text, done).append("\"");
}

Json parse_json(std::string_view text, const std::string& file) {
  if (const auto bad = first_invalid_utf8(text))
    throw Failure(file, fmt::format("第 {} 个字节起不是 UTF-8", *bad + 1), "请把文件存为 UTF-8。", ExitCode::refused);
  std::size_t read = 0;
  Builder builder(text, file, read);
  Library::sax_parse(Counted(text.data(), read), Counted(text.data() + text.size(), read), &builder);
  return builder.result();
}

}  // namespace base
