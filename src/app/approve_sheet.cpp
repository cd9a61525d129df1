// SPDX-License-Identifier: MIT
// approve-sheet: 党务公开审批表 of a batch as it stands in the record. What its code stands for is kept, so that later
// runs can say what has changed since. Written for the owner only, never to where a site is.
#include <fmt/format.h>

#include "app/approvals.h"
#include "app/commands.h"
#include "app/log_book.h"
#include "app/private_place.h"
#include "app/unit_source.h"
#include "base/text.h"
#include "model/meeting_title.h"
#include "report/approval_sheet.h"
#include "store/approval_sheets.h"

namespace app {
namespace {

namespace fs = std::filesystem;

const model::Batch& find_batch(const model::YearRecord& record, const std::string& number) {
  std::vector<std::string> known;
  for (const model::Batch& batch : record.batches) {
    if (batch.number == number) return batch;
    known.push_back(batch.number);
  }
  const std::string where = record.organization.number + " " + record.meeting.number;
  throw base::Failure(where, fmt::format("记录库里没有公开批次“{}”", base::excerpt(number)),
                      known.empty()
                          ? "请先在“公开”表登记，再运行 gongshilan import。"
                          : fmt::format("有的批次：{}。刚登记的请先运行 gongshilan import。", base::join(known, "、")));
}

fs::path private_folder(const Workspace& workspace, const ApproveSheetOptions& options) {
  fs::path folder = options.out.value_or(workspace.folder / "report");
  refuse_where_others_look(workspace, folder);
  if (base::is_inside(folder, workspace.ledger()))
    throw base::Failure(folder.string(), "ledger 文件夹里只放台账", "内部材料不得公示，请换一个文件夹。");
  return folder;
}

void keep(const Workspace& workspace, const store::UnitKey& unit, const model::Batch& batch, const std::string& code,
          const rules::Content& content) {
  store::Transaction transaction(workspace.database);
  store::keep_approval_sheet(workspace.database, unit, batch.number, code, today(), rules::to_text(content));
  store::LogLine line = log_line(store::LogAction::approval_printed);
  line.organization = unit.organization;
  line.meeting = unit.meeting;
  line.record = batch.number;
  line.detail = fmt::format("内容码 {}，范围：{}", code, word(batch.scope));
  store::Log(workspace.database).append(std::move(line));
  transaction.commit();
}

}  // namespace

base::ExitCode approve_sheet(const ApproveSheetOptions& options, const Console& console) {
  Workspace workspace(options.workspace);
  const fs::path folder = private_folder(workspace, options);
  const store::UnitKey unit{options.organization.value_or(workspace.settings.organization),
                            options.meeting.value_or(workspace.settings.meeting)};
  UnitSource source(workspace, today());
  if (!source.loader().has_meeting(unit))
    throw base::Failure(unit.organization + " " + unit.meeting, "记录库里没有这次会议",
                        "请核对 --organization 和 --meeting；还没有导入的，先运行 gongshilan import。");
  const model::YearRecord record = source.load(source.place(unit.organization), unit.meeting);
  const model::Batch& batch = find_batch(record, options.batch);
  const model::Plan& plan = source.plan_of(record);
  const rules::Computed computed = source.compute(record, plan);
  const bool masked = batch.scope >= workspace.settings.mask_names;
  const rules::KnownNames names = masked ? source.known_names() : rules::KnownNames();
  const rules::DisclosureOptions disclosure = disclosure_of(workspace.settings, batch.scope, today(), names);
  const rules::Discloser discloser{record, computed, plan, disclosure};
  const rules::Content content = rules::content_of(discloser, batch);
  if (rules::is_bare(content))
    throw base::Failure(
        fmt::format("公开 {}", batch.number), "没有可以公开的内容",
        fmt::format("请核对内容和范围：方案 {} 向{}公开的，台账里还没有。", plan.id, word(batch.scope)));
  const std::string code = rules::content_code(discloser, batch);
  const fs::path file = folder / fmt::format("审批表-{}-{}-{}.html", unit.organization, unit.meeting, batch.number);
  base::write_private_file(file, report::approval_sheet_page({record, batch, content, code, today()}));
  keep(workspace, unit, batch, code, content);
  console.say(fmt::format("已写出党务公开审批表：{}（{} {}，批次 {}，内容码 {}）", file.string(),
                          record.organization.name, model::meeting_title(unit.meeting), batch.number, code));
  console.say("签字后把内容码、审核人、审批人和审批日期填进台账“公开”表。");
  console.say("内部材料，不得公示。");
  return base::ExitCode::done;
}

}  // namespace app
