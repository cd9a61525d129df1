// SPDX-License-Identifier: MIT
// report: internal sheets of units as they stand in the record; imports nothing. Written for the owner only, and never
// to where a site is or may come to be: what is here is not masked. Holds one unit at a time, and counts of the others.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/private_place.h"
#include "app/unit_source.h"
#include "model/meeting_title.h"
#include "report/duty_report.h"
#include "report/statistics.h"

namespace app {
namespace {

namespace fs = std::filesystem;

std::string why_not_appraised(const report::Unit& unit) {
  if (!unit.plan.appraisal) return fmt::format("方案 {} 不评议党员", unit.plan.id);
  return unit.computed.distribution ? "台账里没有它自己的党员" : "会议还没有召开";
}

class ReportRun {
 public:
  ReportRun(Workspace& workspace, const ReportOptions& options, const Console& console)
      : options_(options),
        console_(console),
        folder_(options.out.value_or(workspace.folder / "report")),
        meeting_(options.meeting.value_or(workspace.settings.meeting)),
        own_(workspace.settings.organization),
        source_(workspace, options.as_of.value_or(today())) {
    refuse_where_others_look(workspace, folder_);
    if (base::is_inside(folder_, workspace.ledger()))
      throw base::Failure(folder_.string(), "ledger 文件夹里只放台账", "内部材料不得公示，请换一个文件夹。");
  }

  void one(const std::string& organization) {
    if (!source_.loader().has_meeting({organization, meeting_}))
      throw base::Failure(organization + " " + meeting_, "记录库里没有这次会议",
                          "请核对 --organization 和 --meeting；还没有导入的，先运行 gongshilan import。");
    report::Branch branch;
    add_own(source_.place(organization), branch);
    write_statistics(report::Statistics({branch}), organization, head(branch.name));
  }

  void all() {
    std::vector<report::Branch> top;
    for (const std::string& organization : source_.loader().children("")) top.push_back(branch_of(organization));
    const report::Statistics statistics(top);
    if (statistics.rows.empty())
      throw base::Failure(meeting_, "记录库里没有这次会议",
                          "请核对 --meeting；还没有导入的，先运行 gongshilan import。");
    const auto filler = source_.loader().organization(own_);
    const report::FormHead all_head = head(filler ? filler->name : own_);
    write_statistics(statistics, kAll, all_head);
    if (wants(InternalSheet::appraisal) && statistics.sum[report::Counted::assessed])
      write("民主评议汇总表", kAll, all_head, {report::appraisal_summary_form(all_head, statistics)});
  }

  [[nodiscard]] bool wrote() const { return wrote_; }

 private:
  static constexpr const char* kAll = "全部";  // no organisation has such a number

  [[nodiscard]] bool wants(InternalSheet sheet) const { return !options_.only || options_.only == sheet; }

  [[nodiscard]] report::FormHead head(const std::string& filled_by) const {
    return {meeting_, filled_by, model::chinese(source_.options().as_of)};
  }

  report::Branch branch_of(const std::string& organization) {
    const Place place = source_.place(organization);
    report::Branch branch{place.organization.name, std::nullopt, {}};
    if (source_.loader().has_meeting({organization, meeting_})) add_own(place, branch);
    for (const std::string& child : place.children) branch.below.push_back(branch_of(child));
    return branch;
  }

  void add_own(const Place& place, report::Branch& branch) {
    const model::YearRecord record = source_.load(place, meeting_);
    const model::Plan& plan = source_.plan_of(record);
    const rules::Computed computed = source_.compute(record, plan);
    const report::Unit unit{record, computed, plan, source_.options()};
    branch.name = record.organization.name;
    branch.own = report::statistics_of(unit);
    if (wants(InternalSheet::duty)) write_duty_report(unit);
    if (wants(InternalSheet::appraisal)) write_appraisal(unit, *branch.own);
  }

  void write_duty_report(const report::Unit& unit) {
    if (unit.plan.duty_report.empty()) {
      console_.say(fmt::format("{}：方案 {} 没有要求述职，没有写出述职表。", title_of(unit.record.organization.name),
                               unit.plan.id));
      return;
    }
    const fs::path file = path("述职", unit.record.organization.number, "html");
    base::write_private_file(file, report::duty_report_page(unit));
    say("述职表", file.string(), unit.record.organization.name);
  }

  void write_appraisal(const report::Unit& unit, const report::UnitStatistics& own) {
    const model::Organization& organization = unit.record.organization;
    if (!own.counts[report::Counted::assessed]) {
      console_.say(
          fmt::format("{}：{}，没有写出民主评议汇总表。", title_of(organization.name), why_not_appraised(unit)));
      return;
    }
    const report::FormHead unit_head = head(organization.name);
    const report::Statistics statistics({{organization.name, own, {}}});
    write("民主评议汇总表", organization.number, unit_head,
          {report::appraisal_summary_form(unit_head, statistics), report::appraisal_detail_form(unit_head, unit)});
  }

  void write_statistics(const report::Statistics& statistics, const std::string& of, const report::FormHead& of_head) {
    if (wants(InternalSheet::statistics))
      write("情况统计表", of, of_head, {report::statistics_form(of_head, statistics)});
  }

  // As a workbook and as a page for print.
  void write(const std::string& what, const std::string& of, const report::FormHead& of_head,
             const std::vector<report::Form>& forms) {
    const std::string title = what + " · " + title_of(of_head.filled_by);
    const fs::path book = path(what, of, "xlsx"), page = path(what, of, "html");
    base::write_private_file(book, report::forms_workbook(title, forms));
    base::write_private_file(page, report::forms_page(title, forms));
    const std::string names = forms.size() > 1 ? "（附明细表，有姓名和测评票）" : "";
    say(what + names, fmt::format("{}，打印用 {}", book.string(), page.filename().string()), of_head.filled_by);
  }

  [[nodiscard]] fs::path path(const std::string& what, const std::string& of, const char* extension) const {
    return folder_ / fmt::format("{}-{}-{}.{}", what, of, meeting_, extension);
  }

  [[nodiscard]] std::string title_of(const std::string& organization) const {
    return organization + " " + model::meeting_title(meeting_);
  }

  void say(const std::string& what, const std::string& files, const std::string& organization) {
    wrote_ = true;
    console_.say(fmt::format("已写出{}：{}（{}，计算日 {}）", what, files, title_of(organization),
                             model::chinese(source_.options().as_of)));
  }

  const ReportOptions& options_;
  const Console& console_;
  fs::path folder_;
  std::string meeting_, own_;
  UnitSource source_;
  bool wrote_ = false;
};

}  // namespace

base::ExitCode report(const ReportOptions& options, const Console& console) {
  if (options.all && options.organization)
    throw base::Failure("--all", "不能和 --organization 一起写", "请只写一个。", base::ExitCode::usage);
  Workspace workspace(options.workspace);
  ReportRun run(workspace, options, console);
  if (options.all)
    run.all();
  else
    run.one(options.organization.value_or(workspace.settings.organization));
  if (run.wrote()) console.say("内部材料，不得公示。");
  return base::ExitCode::done;
}

}  // namespace app
