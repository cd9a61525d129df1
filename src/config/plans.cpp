// SPDX-License-Identifier: MIT
#include "config/plans.h"

#include <fmt/format.h>

#include "base/embedded.h"
#include "base/failure.h"
#include "base/file_system.h"
#include "base/json.h"
#include "base/text.h"
#include "config/settings.h"

namespace config {
namespace {

using base::Json;

constexpr std::uintmax_t kMostPlanBytes = 1U << 20U;

// As JSON Merge Patch (RFC 7396) has it: objects key by key, null takes away, everything else replaces.
Json amended(const Json& from, const Json& with) {
  const auto* changes = with.get<Json::Object>();
  if (changes == nullptr) return with;
  Json::Object out;
  if (const auto* before = from.get<Json::Object>())
    for (const auto& [key, value] : *before)
      if (with.find(key) == nullptr) out.emplace_back(key, value);
  for (const auto& [key, value] : *changes) {
    if (value.is_null()) continue;
    const Json* before = from.find(key);
    out.emplace_back(key, amended(before == nullptr ? Json() : *before, value));
  }
  return out;
}

}  // namespace

Plans Plans::shipped(const std::map<std::string, PlanValues>& values) {
  Plans plans;
  plans.values_ = values;
  for (const base::EmbeddedFile& file : base::embedded_under("data/plans/"))
    plans.add(std::string(file.bytes), std::string(file.path));
  return plans;
}

std::string Plans::add(const std::string& bytes, const std::string& file) {
  Json document = base::parse_json(bytes, file);
  const Json* amends = document.find("amends");
  if (const auto* name = amends == nullptr ? nullptr : amends->get<std::string>()) {
    const auto from = documents_.find(*name);
    if (from == documents_.end())
      throw base::Failure(file, fmt::format("“amends”的方案 {} 没有", *name), fmt::format("可以写的有：{}。", known()),
                          base::ExitCode::refused);
    document = amended(from->second, document);
  }
  const Json* id = document.find("id");
  const auto* name = id == nullptr ? nullptr : id->get<std::string>();
  const auto values = name == nullptr ? values_.end() : values_.find(*name);
  model::Plan plan = read_plan(document, values == values_.end() ? PlanValues() : values->second, file);
  std::string added = plan.id;
  documents_[added] = std::move(document);
  plans_[added] = std::move(plan);
  return added;
}

void Plans::add_folder(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) return;
  std::map<std::string, std::string> own;  // plan → file
  for (const std::filesystem::path& path : base::files_below(folder)) {
    const std::string file = (folder.filename() / path).string();
    if (path.filename().string().find_first_of(".~") == 0) continue;  // left by editors and file managers
    if (path.extension() != ".json")
      throw base::Failure(file, "不是 .json 文件", "plans 文件夹里只放方案。请把文件名改成以 .json 结尾，或移出去。",
                          base::ExitCode::refused);
    const std::string id = add(base::read_file(folder / path, kMostPlanBytes), file);
    if (const auto [first, is_new] = own.emplace(id, file); !is_new)
      throw base::Failure(file, fmt::format("编号 {} 在 {} 里已经有了", id, first->second),
                          "请改成不同的编号，或只留一个文件。", base::ExitCode::refused);
  }
}

void Plans::refuse_values_of_nobody() const {
  for (const auto& [plan, values] : values_)
    if (find(plan) == nullptr)
      throw base::Failure(kSettingsFile, fmt::format("“plan_values.{}”：没有这个方案", plan),
                          fmt::format("可用的方案：{}。", known()), base::ExitCode::refused);
}

const model::Plan* Plans::find(const std::string& id) const {
  const auto found = plans_.find(id);
  return found == plans_.end() ? nullptr : &found->second;
}

std::string Plans::known() const {
  std::vector<std::string> ids;
  for (const auto& entry : plans_) ids.push_back(entry.first);
  return base::join(ids, "、");
}

}  // namespace config
