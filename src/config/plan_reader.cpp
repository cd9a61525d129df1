// SPDX-License-Identifier: MIT
#include "config/plan_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "config/checked_object.h"
#include "config/settings.h"

namespace config {
namespace {

using base::Json;

// The words of one closed list of plans, in the order of its enumeration.
template <std::size_t N>
using Keys = std::array<std::string_view, N>;
constexpr Keys<3> kCapBases{"formal", "members", "assessed"};
constexpr Keys<3> kBallots{"none", "tiers", "scores"};
constexpr Keys<3> kRhythms{"none", "quarterly", "next_meeting"};
constexpr Keys<4> kPromisers{"none", "all", "in_office", "leaders"};
constexpr Keys<3> kListers{"committee", "commissioners", "members"};
constexpr Keys<3> kLastLists{"none", "reported", "three_states"};

template <class E, std::size_t N>
E one_of(CheckedObject& json, const std::string& key, const std::string& word, const Keys<N>& keys) {
  for (std::size_t i = 0; i < N; ++i)
    if (keys[i] == word) return static_cast<E>(i);
  json.refuse(key, fmt::format("不认识“{}”", word),
              fmt::format("可以写的有：{}。", base::join({keys.begin(), keys.end()}, "、")));
}

// The first of the list where the key is not there.
template <class E, std::size_t N>
E choice(CheckedObject& json, const std::string& key, const Keys<N>& keys) {
  return one_of<E>(json, key, json.text(key, std::string(keys[0])), keys);
}

template <class E>
std::vector<E> words(CheckedObject& json, const std::string& key) {
  std::vector<E> out;
  for (const std::string& text : json.texts(key)) {
    const auto known = model::from_word<E>(text);
    if (!known)
      json.refuse(
          key, fmt::format("不认识“{}”", text),
          fmt::format("可以写的有：{}。", base::join({model::words<E>().begin(), model::words<E>().end()}, "、")));
    out.push_back(*known);
  }
  return out;
}

std::optional<model::Deadline> deadline(CheckedObject& json) {
  const std::string text = json.text("end", "");
  auto end = model::parse_deadline(text);
  if (!text.empty() && !end)
    json.refuse("end", fmt::format("“{}”不是时限", text),
                "请写成 2017-03-10、会前10日、会后1周、会后15个工作日这样，用阿拉伯数字，从 1 起。");
  return end;
}

// A place for the reader of the file only: where the seed says so.
void skip_comment(CheckedObject& json) { json.text("comment", ""); }

model::Cap read_cap(CheckedObject json) {
  constexpr int most = 100;
  skip_comment(json);
  model::Cap cap;
  cap.part = static_cast<int>(json.number("part", 1, most));
  cap.of = static_cast<int>(json.number("of", 1, most));
  if (cap.of < cap.part) json.refuse("of", "小于 part", "比例是 part/of，三分之一写 part 1、of 3。");
  cap.base = choice<model::CapBase>(json, "base", kCapBases);
  json.finish();
  return cap;
}

model::Scores read_scores(CheckedObject json) {
  constexpr int most_aspects = 20, most_points = 1000;
  skip_comment(json);
  model::Scores scores;
  scores.aspects = static_cast<int>(json.number("aspects", 1, most_aspects));
  scores.points = static_cast<int>(json.number("points", 1, most_points));
  json.finish();
  return scores;
}

model::Appraisal read_appraisal(CheckedObject json) {
  model::Appraisal appraisal;
  skip_comment(json);
  appraisal.tiers = words<model::Tier>(json, "tiers");
  if (appraisal.tiers.empty()) json.refuse("tiers", "没有写", "请列出可以评定的等次。");
  if (!std::is_sorted(appraisal.tiers.begin(), appraisal.tiers.end()))
    json.refuse("tiers", "不是从好到差", "请按优秀、合格、基本合格、不合格的次序写。");
  appraisal.attendance = words<model::Attendance>(json, "attendance");
  if (auto cap = json.object("cap")) appraisal.cap = read_cap(std::move(*cap));
  appraisal.ballot = choice<model::Ballot>(json, "ballot", kBallots);
  if (auto scores = json.object("scores")) appraisal.scores = read_scores(std::move(*scores));
  if ((appraisal.ballot == model::Ballot::scores) != (appraisal.scores.aspects > 0))
    json.refuse("scores", "与 ballot 不相符", "ballot 是 scores 时写 aspects 和 points，不是时不写。");
  appraisal.approved = words<model::Tier>(json, "approved");
  appraisal.told_after = json.flag("told_after", false);
  appraisal.commended = json.flag("commended", false);
  json.finish();
  return appraisal;
}

model::Posted read_posted(CheckedObject json) {
  const auto audience = [&](const std::string& key, const char* otherwise) {
    const auto found = audience_from_key(json.text(key, otherwise));
    if (!found) json.refuse(key, "不是 members、unit 或 society", "请三者选一。");
    return *found;
  };
  skip_comment(json);
  const model::Posted posted{audience("rectification", "unit"), audience("personal", "members"),
                             audience("commitment", "members")};
  json.finish();
  return posted;
}

model::PlanStage read_stage(CheckedObject json) {
  skip_comment(json);
  model::PlanStage stage{
      json.text("name"), deadline(json), json.flag("sitting", false), {words<model::OrganizationKind>(json, "of")}};
  json.finish();
  return stage;
}

model::PlanFiling read_filing(CheckedObject json) {
  skip_comment(json);
  model::PlanFiling filing{
      json.text("material"),        json.text("recipient"),   deadline(json),
      json.flag("reviewed", false), json.flag("gate", false), {words<model::OrganizationKind>(json, "of")},
      json.flag("if_any", false)};
  if (filing.gate && !filing.reviewed)
    json.refuse("gate", "要有 reviewed", "审核过才能开会的材料，reviewed 也写 true。");
  json.finish();
  return filing;
}

std::string read_material(CheckedObject json) {
  skip_comment(json);
  std::string name = json.text("name");
  json.finish();
  return name;
}

std::vector<model::TableId> read_tables(CheckedObject& json) {
  std::vector<model::TableId> tables;
  for (const std::string& key : json.texts("tables")) {
    const auto table = model::find_table(key);
    if (!table) json.refuse("tables", "里有不认识的表 " + key, "请见 ledger 的表名。");
    tables.push_back(*table);
  }
  if (std::find(tables.begin(), tables.end(), model::TableId::disclosure) == tables.end())
    tables.push_back(model::TableId::disclosure);  // how things are posted is no matter of the plan
  return tables;
}

// What can be asked for: the ledger's ° columns, and what a promise has to say.
bool is_asked_for(const model::Table& table, const model::Column& column) {
  const bool of_promise = column.key == "measures" || column.key == "deadline";
  const bool of_ledger =
      column.need == model::Need::plan && table.id != model::TableId::filing;  // `reviewed` says that
  return of_ledger || (table.id == model::TableId::commitment && of_promise);
}

std::string columns_asked_for() {
  std::vector<std::string> all;
  for (const model::Table& table : model::tables())
    for (const model::Column& column : table.columns)
      if (is_asked_for(table, column)) all.push_back(fmt::format("{}.{}", table.key, column.key));
  return base::join(all, "、");
}

// Names become keys: "整改.整改时限" is rectification.deadline.
std::vector<std::string> read_required(CheckedObject& json, const std::vector<model::TableId>& tables) {
  std::vector<std::string> columns;
  for (const std::string& required : json.texts("required")) {
    const std::size_t dot = required.find('.');
    const auto id = model::find_table(required.substr(0, dot));
    const model::Table* table = dot == std::string::npos || !id ? nullptr : &model::table(*id);
    const auto column = table == nullptr ? std::nullopt : table->index_of(required.substr(dot + 1));
    if (!column || !is_asked_for(*table, table->columns[*column]))
      json.refuse("required", "里的 " + required + " 不是可以要求的列",
                  fmt::format("可以写的有：{}。", columns_asked_for()));
    if (std::find(tables.begin(), tables.end(), table->id) == tables.end()) continue;  // an amendment took it away
    columns.push_back(fmt::format("{}.{}", table->key, table->columns[*column].key));
  }
  return columns;
}

// A row of the ledger answers one of them: it could not say which.
void refuse_doubled(const CheckedObject& json, const model::Plan& plan) {
  std::set<std::string> stages, filings, materials;
  for (const model::PlanStage& stage : plan.stages)
    if (!stages.insert(stage.name).second)
      json.refuse("stages", fmt::format("里有两个“{}”", stage.name), "请改名或删去一个。");
  for (const model::PlanFiling& filing : plan.filings)
    if (!filings.insert(filing.material + "\n" + filing.recipient).second)
      json.refuse("filings", fmt::format("里有两个“{}”报{}", filing.material, filing.recipient), "请改名或删去一个。");
  for (const std::string& material : plan.materials)
    if (!materials.insert(material).second)
      json.refuse("materials", fmt::format("里有两个“{}”", material), "请改名或删去一个。");
}

}  // namespace

model::Plan read_plan(const Json& raw, const PlanValues& values, const std::string& file) {
  CheckedObject head(raw, file);
  OpenValues open = open_values(head, values);
  const Json document = filled(raw, open.values);
  refuse_unfilled(document, open.values, file);
  CheckedObject json(document, file);
  model::Plan plan;
  skip_comment(json);
  json.objects("open");
  json.text("amends", "");  // followed already
  plan.id = json.text("id");
  if (!model::is_identifier(plan.id)) json.refuse("id", "不是编号", "编号只用半角字母、数字、- 和 _，最多 32 个。");
  plan.name = json.text("name");
  plan.kind_of_organization = json.text("organization");
  plan.source = json.text("source");
  constexpr int first_year = 2000, last_year = 2199;
  plan.year = static_cast<int>(json.number("year", first_year, last_year));
  plan.meetings_a_year = static_cast<int>(json.number("meetings_a_year", 1, 2, 1));
  plan.tables = read_tables(json);
  if (auto appraisal = json.object("appraisal")) plan.appraisal = read_appraisal(std::move(*appraisal));
  plan.required = read_required(json, plan.tables);
  plan.standing_allowed = json.flag("standing_allowed", false);
  if (auto posted = json.object("posted")) plan.posted = read_posted(std::move(*posted));
  for (const std::string& word : json.texts("lists"))
    plan.lists.push_back(one_of<model::Lister>(json, "lists", word, kListers));
  plan.promises = choice<model::Promisers>(json, "promises", kPromisers);
  plan.fulfilment = choice<model::Rhythm>(json, "fulfilment", kRhythms);
  plan.last_list = choice<model::LastList>(json, "last_list", kLastLists);
  constexpr int most_months = 24;
  plan.stale_months = static_cast<int>(json.number("stale_months", 1, most_months, plan.stale_months));
  plan.fresh_problems = json.flag("fresh_problems", false);
  plan.look_back = json.flag("look_back", false);
  plan.absent_told = json.flag("absent_told", false);
  plan.must_talk = words<model::TalkKind>(json, "must_talk");
  plan.duty_report = json.texts("duty_report");
  if (const std::string approval = json.text("approval", ""); !approval.empty()) {
    plan.approval = audience_from_key(approval);
    if (!plan.approval) json.refuse("approval", "不是 members、unit 或 society", "请三者选一，或删去。");
  }
  for (CheckedObject& stage : json.objects("stages")) plan.stages.push_back(read_stage(std::move(stage)));
  for (CheckedObject& filing : json.objects("filings")) plan.filings.push_back(read_filing(std::move(filing)));
  for (CheckedObject& material : json.objects("materials"))
    plan.materials.push_back(read_material(std::move(material)));
  refuse_doubled(json, plan);
  plan.unsaid = std::move(open.unsaid);
  json.finish();
  return plan;
}

}  // namespace config
