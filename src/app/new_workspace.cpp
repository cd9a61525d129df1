// SPDX-License-Identifier: MIT
#include "app/new_workspace.h"

#include <fmt/format.h>

#include "app/workspace.h"
#include "base/failure.h"
#include "base/json.h"
#include "base/text.h"
#include "model/meeting_title.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOwnNumber = "ZB1";

// What the folder is called, wherever it is named from.
std::string name_of(const fs::path& folder) {
  const fs::path whole = fs::absolute(folder).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

std::string meeting_for(const InitOptions& options, const model::Plan& plan) {
  const std::string year = options.year.value_or(model::iso(today()).substr(0, 4));
  const auto number = base::to_integer(year);
  if (year.size() != 4 || !number || *number < 1949)
    throw base::Failure("--year", fmt::format("“{}”不是年度", base::excerpt(year)), "请写四位数字，例如 2024。",
                        base::ExitCode::usage);
  return plan.meetings_a_year == 2 ? year + "-1" : year;
}

// As its name says: 某某党总支, 某某党支部委员会.
model::OrganizationKind kind_of(const std::string& name) {
  if (name.find("总支") != std::string::npos) return model::OrganizationKind::general_branch;
  if (name.find("支部") != std::string::npos || name.find("党委") == std::string::npos)
    return model::OrganizationKind::branch;
  return model::OrganizationKind::committee;
}

std::string number_for(const InitOptions& options) {
  if (!options.organization) return kOwnNumber;
  if (model::is_identifier(*options.organization)) return *options.organization;
  throw base::Failure("--organization", fmt::format("“{}”不是编号", base::excerpt(*options.organization)),
                      "编号只用半角字母、数字、- 和 _，最多 32 个，例如 HXZB1。", base::ExitCode::usage);
}

std::string contact_hint(const NewWorkspace& made) {
  return made.book.of(model::TableId::organization).empty()
             ? "单位的名称、监督电话和监督信箱，写在 gongshilan.json 里。"
             : "单位的名称、监督电话和监督信箱，写在台账的“组织”表里。";
}

}  // namespace

NewWorkspace empty_workspace(const InitOptions& options, const config::Plans& plans, const model::Plan& plan) {
  NewWorkspace made;
  const std::string meeting = meeting_for(options, plan), name = options.name.value_or(name_of(options.folder));
  const std::string own = number_for(options);
  const auto kind = kind_of(name);
  base::Json settings(base::Json::Object{});
  settings.set("organization", own).set("meeting", meeting);
  if (plan.uses(model::TableId::organization)) {
    made.book.of(model::TableId::organization) = {
        sheet::row_of(model::TableId::organization,
                      {{"organization", own}, {"name", name}, {"kind", std::string(model::word(kind))}})};
    made.book.offered.organizations = true;
  } else {
    settings.set("name", name).set("phone", "").set("mailbox", "").set("address", "");
  }
  if (!options.values.empty()) {
    base::Json values(base::Json::Object{});
    for (const auto& [key, value] : options.values) {
      const auto number = base::to_integer(value);
      values.set(key, number ? base::Json(*number) : base::Json(value));
    }
    settings.set("plan_values", base::Json(base::Json::Object{{plan.id, std::move(values)}}));
  }
  made.settings = settings.dump();
  made.book.title = fmt::format("{} {}", name, model::meeting_title(meeting));
  made.book.plans = {&plan};
  made.book.known_plans = base::split(plans.known(), "、");
  sheet::add_meeting(made.book, plan, own, meeting, kind);
  return made;
}

std::string guide(const NewWorkspace& made) {
  const std::string text = fmt::format(
      "{}\n"
      "\n"
      "这个文件夹叫工作区。一个支部一个，备份时整个复制。\n"
      "\n"
      "第一步  用 WPS 表格或 Excel 打开 ledger 文件夹里的 台账.xlsx，\n"
      "        先看第一张“说明”，再填“年度”表的主题。其余的做到哪一步填到哪一步。\n"
      "第二步  保存，关掉表格软件。\n"
      "第三步  在这个文件夹里打开终端，运行：\n"
      "            gongshilan check     看有没有要改的，有什么快要到期\n"
      "            gongshilan build     生成网站\n"
      "第四步  打开 site 文件夹里的 index.html 看网站。\n"
      "\n"
      "以后有了进展，在台账里加一行，再运行一次 gongshilan build。\n"
      "\n"
      "{}\n"
      "\n"
      "里面有什么\n"
      "    ledger             台账\n"
      "    gongshilan.json    设置，用记事本打开\n"
      "    gongshilan.db      记录库，运行以后才有，不要改\n"
      "    site               网站，运行以后才有，可以整个复制到U盘\n"
      "\n"
      "台账里有姓名和计票结果，不要发到网上。身份证号、手机号和谈话内容不要写。\n",
      made.book.title, contact_hint(made));
  return "\xEF\xBB\xBF" + base::replace_all(text, "\n", "\r\n");
}

}  // namespace app
