// SPDX-License-Identifier: MIT
#include "config/plans.h"

#include "base/embedded.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "config/checked_object.h"
#include "config/settings.h"

namespace config {
namespace {

model::Appraisal read_appraisal(CheckedObject json) {
  model::Appraisal appraisal;
  json.text("comment", "");
  for (const std::string& word : json.texts("tiers")) {
    const auto tier = model::from_word<model::Tier>(word);
    if (!tier) json.refuse("tiers", "里有不认识的等次 " + word, "可用：优秀、合格、基本合格、不合格。");
    appraisal.tiers.push_back(*tier);
  }
  for (const std::string& word : json.texts("attendance")) {
    const auto attendance = model::from_word<model::Attendance>(word);
    if (!attendance) json.refuse("attendance", "里有不认识的评议情况 " + word, "请见 ledger 的“评议情况”。");
    appraisal.attendance.push_back(*attendance);
  }
  appraisal.cap_third = json.flag("cap_third", false);
  appraisal.reviewed = json.flag("reviewed", false);
  appraisal.commended = json.flag("commended", false);
  json.finish();
  return appraisal;
}

model::PlanStage read_stage(CheckedObject json) {
  model::PlanStage stage;
  json.text("comment", "");
  stage.name = json.text("name");
  stage.sitting = json.flag("sitting", false);
  const std::string end = json.text("end", "");
  stage.end = model::parse_deadline(end);
  if (!end.empty() && !stage.end) json.refuse("end", "不是时限", "请写成 2017-03-10 或 会后15日。");
  json.finish();
  return stage;
}

model::Audience audience(CheckedObject& json, const std::string& key) {
  const auto found = audience_from_key(json.text(key));
  if (!found) json.refuse(key, "不是 members、unit 或 society", "请三者选一。");
  return *found;
}

}  // namespace

Plans Plans::shipped() {
  Plans plans;
  for (const base::EmbeddedFile& file : base::embedded_under("data/plans/"))
    plans.add(std::string(file.bytes), std::string(file.path));
  return plans;
}

void Plans::add(const std::string& bytes, const std::string& file) {
  const base::Json document = base::parse_json(bytes, file);
  CheckedObject json(document, file);
  model::Plan plan;
  json.text("comment", "");
  plan.id = json.text("id");
  plan.name = json.text("name");
  plan.kind_of_organization = json.text("organization");
  plan.source = json.text("source");
  plan.year = static_cast<int>(json.number("year", 2000, 2199));
  for (const std::string& key : json.texts("tables")) {
    const auto table = model::find_table(key);
    if (!table) json.refuse("tables", "里有不认识的表 " + key, "请见 ledger 的表名。");
    plan.tables.push_back(*table);
  }
  if (auto appraisal = json.object("appraisal")) plan.appraisal = read_appraisal(std::move(*appraisal));
  for (const std::string& required : json.texts("required")) {
    const std::size_t dot = required.find('.');
    const auto id = model::find_table(required.substr(0, dot));
    const model::Table* table = dot == std::string::npos || !id ? nullptr : &model::table(*id);
    const auto column = table == nullptr ? std::nullopt : table->index_of(required.substr(dot + 1));
    if (!column) json.refuse("required", "里有不认识的列 " + required, "请写成 rectification.deadline。");
    plan.required.push_back(std::string(table->key) + "." +
                            std::string(table->columns[*column].key));  // names become keys
  }
  plan.standing_allowed = json.flag("standing_allowed", false);
  plan.items_posted = audience(json, "items_posted");
  plan.commitments_posted = audience(json, "commitments_posted");
  const std::string rhythm = json.text("fulfilment");
  if (rhythm != "none" && rhythm != "quarterly") json.refuse("fulfilment", "不是 none 或 quarterly", "请二者选一。");
  plan.fulfilment = rhythm == "quarterly" ? model::Rhythm::quarterly : model::Rhythm::none;
  for (CheckedObject& stage : json.objects("stages")) plan.stages.push_back(read_stage(std::move(stage)));
  json.finish();
  digests_[plan.id] = base::sha256_hex(bytes);
  plans_[plan.id] = std::move(plan);
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
