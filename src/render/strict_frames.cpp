// SPDX-License-Identifier: MIT
#include "render/strict_frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/failure.h"

namespace render {
namespace {

using base::Failure;

bool is_object(const Value& value) { return value.get<Value::Object>() != nullptr; }

std::string_view name_of_kind(const Value& value) {
  if (value.get<std::string>() != nullptr) return "文字";
  if (value.get<Raw>() != nullptr) return "图形";
  if (value.get<bool>() != nullptr) return "是否值";
  if (value.get<Value::List>() != nullptr) return "列表";
  return "对象";
}

[[noreturn]] void fail(const Tag& tag, std::string what, std::string hint) {
  throw Failure(tag.where, std::move(what), std::move(hint));
}

void check_text(const Tag& tag, const Value& value) {
  if (value.get<std::string>() != nullptr) return;
  if (value.get<Raw>() != nullptr)
    fail(tag, fmt::format("“{}”是图形，不能当文字输出", tag.key), fmt::format("请写成 {{{{{{{}}}}}}}。", tag.key));
  fail(tag, fmt::format("“{}”是{}，不能当文字输出", tag.key, name_of_kind(value)), "请在页面数据里先把它写成文字。");
}

void check_raw(const Tag& tag, const Value& value) {
  if (value.get<Raw>() != nullptr) return;
  fail(tag, fmt::format("“{}”是{}，不能不转义就输出", tag.key, name_of_kind(value)),
       fmt::format("三层花括号只用于程序画的图形；文字请写成 {{{{{}}}}}。", tag.key));
}

void check_section(const Tag& tag, const Value& value) {
  if (value.get<bool>() != nullptr) return;
  if (is_object(value) && tag.kind == TokenKind::section) return;
  const auto* rows = value.get<Value::List>();
  if (rows == nullptr)
    fail(tag,
         fmt::format("“{}”是{}，不能作{}", tag.key, name_of_kind(value),
                     tag.kind == TokenKind::section ? "区段" : "反区段"),
         "区段只用于是否值、列表和对象，反区段只用于是否值和列表。");
  const auto odd = std::find_if_not(rows->begin(), rows->end(), is_object);
  if (odd != rows->end())
    fail(tag, fmt::format("列表“{}”的第 {} 项是{}，不是对象", tag.key, odd - rows->begin() + 1, name_of_kind(*odd)),
         "请让列表的每一项都是带键的对象。");
}

}  // namespace

const Value& StrictFrames::find(const Tag& tag, Hint& hint) const {
  const Value* value = nullptr;
  if (const auto* object = frames_.back()->get<Value::Object>()) {
    const auto literal = [&](std::size_t place) { return (*object)[place].first.name().data(); };
    if (hint.place >= object->size() || literal(hint.place) != hint.key) {
      hint.place = static_cast<std::size_t>(
          std::find_if(object->begin(), object->end(), [&](const auto& entry) { return entry.first == tag.key; }) -
          object->begin());
      hint.key = hint.place < object->size() ? literal(hint.place) : nullptr;
    }
    if (hint.place < object->size()) value = &(*object)[hint.place].second;
  }
  if (value == nullptr) {
    const bool outer_has_it = std::any_of(frames_.begin(), frames_.end(),
                                          [&](const Value* frame) { return frame->find(tag.key) != nullptr; });
    if (outer_has_it)
      fail(tag, fmt::format("这一行没有“{}”，会借用上一层的值", tag.key), "请在页面数据的每一行里都给出这个键。");
    fail(tag, fmt::format("没有给出“{}”", tag.key), "请在页面数据里补上这个键，或改正模板里的名字。");
  }
  switch (tag.kind) {
    case TokenKind::text:
      check_text(tag, *value);
      break;
    case TokenKind::raw:
      check_raw(tag, *value);
      break;
    default:
      check_section(tag, *value);
      break;
  }
  return *value;
}

}  // namespace render
