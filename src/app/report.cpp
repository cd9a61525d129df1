// SPDX-License-Identifier: MIT
// report: internal sheets of units as they stand in the record; imports nothing. Written for the owner only, and never
// to where a site is or may come to be: what is here is not masked.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/unit_source.h"
#include "model/meeting_title.h"
#include "report/duty_report.h"
#include "site/publisher.h"

namespace app {
namespace {

namespace fs = std::filesystem;

void refuse_where_others_look(const Workspace& workspace, const fs::path& folder) {
  const auto refuse = [&](const std::string& why) {
    throw base::Failure(folder.string(), why, "内部材料不得公示，请换一个文件夹。");
  };
  if (const auto around = site::site_around(folder)) refuse(fmt::format("这里是网站（{}）", around->string()));
  for (const model::Audience audience : {model::Audience::members, model::Audience::unit, model::Audience::society})
    if (base::is_inside(folder, workspace.site(audience)))
      refuse(fmt::format("这里是放网站的地方（{}）", workspace.site(audience).string()));
  if (base::is_inside(folder, workspace.ledger())) refuse("ledger 文件夹里只放台账");
}

std::vector<std::string> organizations_of(UnitSource& source, const ReportOptions& options, const std::string& own,
                                          const std::string& meeting) {
  if (!options.all) {
    const std::string organization = options.organization.value_or(own);
    if (!source.loader().has_meeting({organization, meeting}))
      throw base::Failure(organization + " " + meeting, "记录库里没有这次会议",
                          "请核对 --organization 和 --meeting；还没有导入的，先运行 gongshilan import。");
    return {organization};
  }
  std::vector<std::string> all;
  for (std::string& organization : source.children_first())
    if (source.loader().has_meeting({organization, meeting})) all.push_back(std::move(organization));
  if (all.empty())
    throw base::Failure(meeting, "记录库里没有这次会议", "请核对 --meeting；还没有导入的，先运行 gongshilan import。");
  return all;
}

// The sheet's file, or nothing where the plan asks for none.
std::optional<fs::path> write_duty_report(const report::Unit& unit, const fs::path& folder) {
  if (unit.plan.duty_report.empty()) return std::nullopt;
  fs::path file = folder / fmt::format("述职-{}-{}.html", unit.record.organization.number, unit.record.meeting.number);
  base::write_private_file(file, report::duty_report_page(unit));
  return file;
}

}  // namespace

base::ExitCode report(const ReportOptions& options, const Console& console) {
  if (options.all && options.organization)
    throw base::Failure("--all", "不能和 --organization 一起写", "请只写一个。", base::ExitCode::usage);
  Workspace workspace(options.workspace);
  const fs::path folder = options.out.value_or(workspace.folder / "report");
  refuse_where_others_look(workspace, folder);
  const model::Date as_of = options.as_of.value_or(today());
  const std::string meeting = options.meeting.value_or(workspace.settings.meeting);
  UnitSource source(workspace, as_of);
  bool any = false;
  for (const std::string& organization : organizations_of(source, options, workspace.settings.organization, meeting)) {
    const model::YearRecord record = source.load(source.place(organization), meeting);
    const model::Plan& plan = source.plan_of(record);
    const rules::Computed computed = source.compute(record, plan);
    const std::string name = record.organization.name + " " + model::meeting_title(meeting);
    if (const auto file = write_duty_report({record, computed, plan, source.options()}, folder)) {
      any = true;
      console.say(fmt::format("已写出述职表：{}（{}，计算日 {}）", file->string(), name, model::chinese(as_of)));
    } else {
      console.say(fmt::format("{}：方案 {} 没有要求述职，没有写出述职表。", name, plan.id));
    }
  }
  if (any) console.say("内部材料，不得公示。");
  return base::ExitCode::done;
}

}  // namespace app
