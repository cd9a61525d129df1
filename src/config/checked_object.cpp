// SPDX-License-Identifier: MIT
#include "config/checked_object.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"

namespace config {

using base::Json;

CheckedObject::CheckedObject(const Json& json, std::string file, std::string path)
    : json_(&json), file_(std::move(file)), path_(std::move(path)) {
  if (json.get<Json::Object>() == nullptr)
    throw base::Failure(
        file_, path_.empty() ? "最外层不是对象" : fmt::format("“{}”不是对象", path_.substr(0, path_.size() - 1)),
        "请写成 {\"键\": 值, …}。", base::ExitCode::refused);
}

void CheckedObject::refuse(const std::string& key, const std::string& what, const std::string& hint) const {
  throw base::Failure(file_, fmt::format("“{}{}”{}", path_, key, what), hint, base::ExitCode::refused);
}

const Json* CheckedObject::ask(const std::string& key) {
  asked_.insert(key);
  const Json* value = json_->find(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string CheckedObject::text(const std::string& key, std::optional<std::string> otherwise) {
  const Json* value = ask(key);
  if (value == nullptr && otherwise) return *otherwise;
  if (value == nullptr) refuse(key, "没有写", "这是必填的。");
  const auto* text = value->get<std::string>();
  if (text == nullptr) refuse(key, "不是文字", "请加上引号。");
  if (base::has_hidden_controls(*text)) refuse(key, "里有看不见的控制字符", "请删去重新输入。");
  const std::string_view trimmed = base::trim(*text);
  if (trimmed.empty() && !otherwise) refuse(key, "没有写", "这是必填的。");
  return std::string(trimmed);
}

std::int64_t CheckedObject::number(const std::string& key, std::int64_t least, std::int64_t most,
                                   std::optional<std::int64_t> otherwise) {
  const Json* value = ask(key);
  if (value == nullptr && otherwise) return *otherwise;
  if (value == nullptr) refuse(key, "没有写", fmt::format("请写 {} 到 {} 的整数，不加引号。", least, most));
  const auto* number = value == nullptr ? nullptr : value->get<std::int64_t>();
  if (number == nullptr || *number < least || *number > most)
    refuse(key, fmt::format("不是 {} 到 {} 的整数", least, most), "请改正，不加引号。");
  return *number;
}

bool CheckedObject::flag(const std::string& key, bool otherwise) {
  const Json* value = ask(key);
  if (value == nullptr) return otherwise;
  const auto* flag = value->get<bool>();
  if (flag == nullptr) refuse(key, "不是 true 或 false", "请改正，不加引号。");
  return *flag;
}

std::vector<std::string> CheckedObject::texts(const std::string& key) {
  std::vector<std::string> out;
  const Json* value = ask(key);
  if (value == nullptr) return out;
  const auto* list = value->get<Json::List>();
  if (list == nullptr) refuse(key, "不是列表", "请写成 [\"…\", \"…\"]。");
  for (const Json& entry : *list) {
    const auto* text = entry.get<std::string>();
    if (text == nullptr) refuse(key, "里有不是文字的值", "请写成 [\"…\", \"…\"]。");
    out.push_back(*text);
  }
  return out;
}

bool CheckedObject::is_text(const std::string& key) const {
  const Json* value = json_->find(key);
  return value != nullptr && value->get<std::string>() != nullptr;
}

std::optional<CheckedObject> CheckedObject::object(const std::string& key) {
  const Json* value = ask(key);
  if (value == nullptr) return std::nullopt;
  return CheckedObject(*value, file_, path_ + key + ".");
}

std::vector<CheckedObject> CheckedObject::objects(const std::string& key) {
  std::vector<CheckedObject> out;
  const Json* value = ask(key);
  if (value == nullptr) return out;
  const auto* list = value->get<Json::List>();
  if (list == nullptr) refuse(key, "不是列表", "请写成 [ {…}, {…} ]。");
  for (std::size_t i = 0; i < list->size(); ++i)
    out.emplace_back((*list)[i], file_, fmt::format("{}{}[{}].", path_, key, i));
  return out;
}

std::vector<std::pair<std::string, std::string>> CheckedObject::all_texts(const std::string& key) {
  std::vector<std::pair<std::string, std::string>> out;
  const Json* value = ask(key);
  if (value == nullptr) return out;
  const auto* object = value->get<Json::Object>();
  if (object == nullptr) refuse(key, "不是对象", "请写成 {\"2024-01-01\": \"元旦\"}。");
  for (const auto& [name, entry] : *object) {
    const auto* text = entry.get<std::string>();
    if (text == nullptr) refuse(key + "." + name, "不是文字", "请加上引号。");
    out.emplace_back(name, *text);
  }
  return out;
}

std::vector<std::string> CheckedObject::keys() const {
  std::vector<std::string> out;
  for (const auto& entry : *json_->get<Json::Object>()) out.push_back(entry.first);
  return out;
}

void CheckedObject::finish() const {
  for (const auto& [key, value] : *json_->get<Json::Object>())
    if (!asked_.contains(key))
      refuse(key, "不认识",
             fmt::format("请改名或删去。可以写的有：{}。", base::join({asked_.begin(), asked_.end()}, "、")));
}

}  // namespace config
