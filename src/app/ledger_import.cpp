// SPDX-License-Identifier: MIT
#include "app/ledger_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "app/log_book.h"
#include "app/personal_data_gate.h"
#include "app/unit_source.h"
#include "base/hash.h"
#include "base/text.h"
#include "rules/validate.h"
#include "sheet/ledger_reader.h"

namespace app {

using model::TableId;

LedgerImport::LedgerImport(Workspace& workspace, const Console& console, model::Date as_of, bool everything)
    : workspace_(workspace),
      loader_(workspace.database),
      ledger_(workspace.ledger(), workspace.cache, loader_.state().mark, workspace.settings.digest),
      copies_(workspace.ledger(), ledger_.changed()),
      as_of_(as_of) {
  if (everything || (copies_.any() && !ledger_.nothing_to_do())) {
    read_all(console);
  } else if (!ledger_.nothing_to_do()) {
    read_some(console);
  }
  sound_ = rejects_.empty();
  console.end_progress();
}

LedgerImport::~LedgerImport() = default;

// What stands in the record as some unchanged file says need not be read again, unless another file speaks of the same.
void LedgerImport::read_some(const Console& console) {
  if (!ledger_.is_known()) return read_all(console);
  begin();
  // As they stand in all(): of two rows with one number the first is kept, the other refused.
  std::vector<std::string> changed = ledger_.changed();
  std::sort(changed.begin(), changed.end(),
            [&](const std::string& a, const std::string& b) { return ledger_.order_of(a) < ledger_.order_of(b); });
  read_files(changed, console);
  std::vector<std::string> partners;
  for (const std::string& file : importer_->partner_files())
    if (ledger_.is_unchanged(file)) partners.push_back(file);
  read_files(partners, console);
  stage_own_organization();
  apply();
  const auto& others = importer_->other_files();
  const bool spoken_twice =
      std::any_of(others.begin(), others.end(), [&](const std::string& file) { return ledger_.is_unchanged(file); });
  if (spoken_twice) read_all(console);
}

void LedgerImport::read_all(const Console& console) {
  begin();
  read_files(ledger_.all(), console);
  stage_own_organization();
  apply();
}

void LedgerImport::begin() {
  importer_.reset();  // rolls back
  importer_ = std::make_unique<store::Importer>(workspace_.database, today());
  rejects_ = {};
  notes_ = {};
  encodings_ = {};
  hashes_ = {};
  sheets_.clear();
  sheet_order_.clear();
  has_own_organization_ = false;
}

void LedgerImport::read_files(const std::vector<std::string>& files, const Console& console) {
  const sheet::Defaults defaults{workspace_.settings.organization, workspace_.settings.meeting};
  std::vector<sheet::LedgerFile> read;
  for (const std::string& file : files)
    if (std::string shown = copies_.read_as(file); !shown.empty())
      read.push_back({workspace_.ledger() / file, std::move(shown), ledger_.order_of(file).value_or(0)});
  RowFeed feed(std::move(read), defaults, allowed(), rejects_, notes_, encodings_, hashes_);
  int sheet = 0;
  std::size_t sheets = 0;
  while (auto batch = feed.next()) {
    for (RowFeed::Sheet& part : *batch) {
      if (!part.continued) {
        sheet = importer_->add_sheet(part.sheet);
        if (part.sheet.order != 0) sheet_order_[sheet] = part.sheet.order;
        if (++sheets % 100 == 0) console.progress(fmt::format("正在读台账 {}/{}", sheets, files.size()));
      }
      for (model::Row& row : part.rows) {
        if (row.table == TableId::organization && row.at("organization") == workspace_.settings.organization)
          has_own_organization_ = true;
        importer_->stage(std::move(row), sheet);
      }
    }
  }
}

// What the settings allow and the contacts that are known so far.
rules::Allowed LedgerImport::allowed() {
  const config::Settings& settings = workspace_.settings;
  std::vector<std::string> texts;
  for (const config::Allowance& each : settings.allowances) texts.push_back(each.text);
  rules::Allowed allowed(texts);
  for (std::string& contact : loader_.contacts()) allowed.add_contact(std::move(contact));
  if (settings.own)
    for (const std::string& contact : {settings.own->phone, settings.own->mailbox, settings.own->address})
      allowed.add_contact(contact);
  return allowed;
}

// Name and contact from the settings stand in for a 组织 table.
void LedgerImport::stage_own_organization() {
  const auto& own = workspace_.settings.own;
  if (!own || has_own_organization_) return;
  if (const auto stored = loader_.organization(own->number)) {
    const auto* sheet = sheet_of(stored->origin.file);
    if (sheet != nullptr && sheet->file != config::kSettingsFile && ledger_.is_unchanged(sheet->file)) return;
  }
  const model::LedgerSheet sheet{config::kSettingsFile, "组织", true, TableId::organization, 0, {}};
  rules::Allowed can_stand = allowed();
  for (const std::string& text : {own->name, own->phone, own->mailbox, own->address})
    for (const rules::PersonalData& found : rules::personal_data_in(text))
      if (found.kind == rules::kIdentityNumber && !can_stand.lets_pass(found, text))
        rejects_.add({-1, 0, 0, 0, config::kSettingsFile,
                      fmt::format("里有{}“{}”", found.kind, rules::hidden(found.text)),
                      std::string("个人信息不能公示，请删去。") + kAllowIt});
  importer_->stage(
      {TableId::organization,
       {own->number, own->name, std::string(model::word(own->kind)), "", own->phone, own->mailbox, own->address},
       1},
      importer_->add_sheet(sheet));
}

void LedgerImport::apply() {
  while_reading_ = rejects_;
  refuse(importer_->apply());
  const store::TableCounts& organizations = importer_->counts(TableId::organization);
  if (organizations.created + organizations.changed > 0) refuse(rules::validate_tree(loader_.organizations()));
  touched_.clear();
  for (store::UnitKey& unit : importer_->touched()) touched_.insert(std::move(unit));
}

void LedgerImport::validate_touched(const Console& console) {
  UnitSource source(workspace_, today());
  const bool read_whole = sound_;
  std::size_t done = 0;
  for (const store::UnitKey& unit : touched_) {
    if (++done % 100 == 0) console.progress(fmt::format("正在核对 {}/{}", done, touched_.size()));
    const model::YearRecord record = source.load(source.place(unit.organization), unit.meeting);
    if (!read_whole && record.meeting.plan.empty()) continue;  // no meeting of a known organization, which is said
    auto objections = objections_to(record);
    if (!objections.empty()) {
      sound_ = false;
    } else if (read_whole) {
      objections = refused_findings(record);
    }
    refuse_sound_rows(objections);
  }
  console.end_progress();
}

std::vector<model::Objection> LedgerImport::objections_to(const model::YearRecord& record) const {
  const model::Plan* plan = workspace_.plans().find(record.meeting.plan);
  if (plan == nullptr)
    return {{TableId::meeting, record.meeting.origin, "plan", fmt::format("没有方案“{}”", record.meeting.plan),
             fmt::format("可用的方案：{}。", workspace_.plans().known())}};
  return rules::validate(record, *plan, workspace_.calendar());
}

std::vector<model::Objection> LedgerImport::refused_findings(const model::YearRecord& record) const {
  if (workspace_.refused_rules.empty()) return {};
  const model::Plan* plan = workspace_.plans().find(record.meeting.plan);
  if (plan == nullptr) return {};
  const rules::Options options{as_of_, workspace_.settings.due_soon_days};
  const rules::Computed computed = rules::compute(record, *plan, workspace_.calendar(), options);
  return refused_among(rules::find(record, computed, *plan, options), record);
}

std::vector<model::Objection> LedgerImport::refused_among(const std::vector<rules::Finding>& findings,
                                                          const model::YearRecord& record) const {
  std::vector<model::Objection> refused;
  for (const rules::Finding& finding : findings)
    if (workspace_.refused_rules.contains(finding.rule))
      refused.push_back(rules::as_objection(finding, record.meeting.origin));
  return refused;
}

void LedgerImport::write_log() {
  if (importer_ == nullptr) return;
  if (changed_anything()) store::Log(workspace_.database).append(imported_line(*importer_, hashes_));
  log_new_allowances(workspace_.database, workspace_.settings);
}

void LedgerImport::commit() {
  if (importer_ != nullptr) importer_->commit(ledger_.changes());
  if (importer_ != nullptr) ledger_.remember(loader_.state().mark);
}

const model::LedgerSheet* LedgerImport::sheet_of(int id) {
  const auto known = sheets_.find(id);
  if (known != sheets_.end()) return &known->second;
  auto stored = loader_.sheet(id);
  if (!stored) return nullptr;
  if (const auto order = sheet_order_.find(id); order != sheet_order_.end()) stored->order = order->second;
  return &sheets_.emplace(id, std::move(*stored)).first->second;
}

void LedgerImport::refuse(const std::vector<model::Objection>& objections) {
  for (const model::Objection& objection : objections) rejects_.add(to_reject(objection));
}

void LedgerImport::refuse_sound_rows(const std::vector<model::Objection>& objections) {
  for (const model::Objection& objection : objections) {
    sheet::Reject reject = to_reject(objection);
    if (while_reading_.has_row(reject.file, reject.sheet, reject.row)) continue;
    if (said_.insert(reject.message()).second) rejects_.add(std::move(reject));
  }
}

sheet::Reject LedgerImport::to_reject(const model::Objection& objection) {
  const auto column = model::table(objection.table).index_of(objection.column);
  const model::LedgerSheet* sheet = sheet_of(objection.origin.file);
  const int at = sheet != nullptr && column && *column < sheet->columns.size() ? sheet->columns[*column] : 0;
  constexpr int after_all = std::numeric_limits<int>::max();  // of a file that is no more
  const bool of_settings = sheet != nullptr && sheet->file == config::kSettingsFile;
  return {sheet == nullptr ? after_all
          : of_settings    ? -1
                           : ledger_.order_of(copies_.read_from(sheet->file)).value_or(after_all),
          sheet == nullptr ? 0 : sheet->order,
          objection.origin.row,
          at,
          place(objection.table, objection.origin, objection.column),
          objection.what,
          objection.hint,
          sheet == nullptr ? "" : sheet->sheet,
          column ? std::string(model::table(objection.table).columns[*column].header) : ""};
}

std::string LedgerImport::file_of(const sheet::Reject& reject) {
  if (reject.file < 0) return config::kSettingsFile;
  const std::vector<std::string> files = ledger_.all();
  const auto at = static_cast<std::size_t>(reject.file);
  return at < files.size() ? copies_.read_as(files[at]) : "";
}

std::string LedgerImport::place(TableId table, model::Origin origin, const std::string& column) {
  const model::LedgerSheet* sheet = sheet_of(origin.file);
  if (sheet == nullptr) return std::string(model::table(table).header) + "表";
  return model::place(*sheet, origin.row, column.empty() ? std::nullopt : model::table(table).index_of(column));
}

void LedgerImport::report(const Console& console) const {
  for (const auto& [encoding, read] : encodings_)
    console.say(fmt::format(
        "{}{}：{}", encoding == sheet::kWorkbookRead ? "读取" : "读取编码 ", encoding,
        read.files <= FilesRead::kMostNamed ? base::join(read.named, "、") : fmt::format("{} 个文件", read.files)));
  report_notes(console);
  if (ledger_.is_empty()) console.say("ledger 文件夹里没有台账文件。");
  if (!changed_anything()) {
    console.say("台账没有变化。");
    return;
  }
  for (const store::KeptRow& row : importer_->kept()) {
    const std::string name = fmt::format("{} {} ", model::table(row.table).header, row.record);
    console.say(name + (row.back ? "又在台账里了，网站上不再标“台账已删”"
                                 : "已公示，台账里删去了，仍保留，网站上标“台账已删”"));
  }
  for (const model::Table& table : model::tables()) {
    const store::TableCounts& counts = importer_->counts(table.id);
    if (counts.created + counts.changed + counts.unchanged + counts.gone == 0) continue;
    console.say(fmt::format("{}：新增 {}，改动 {}，不变 {}，消失 {}", table.header, counts.created, counts.changed,
                            counts.unchanged, counts.gone));
  }
}

void LedgerImport::mark_copies(const Console& console) {
  const std::vector<std::string> files = ledger_.all();
  std::map<std::string, std::vector<sheet::Reject>> by_file;
  for (sheet::Reject& reject : rejects_.in_file_order()) {
    const auto at = static_cast<std::size_t>(reject.file);
    if (at < files.size()) by_file[copies_.read_as(files[at])].push_back(std::move(reject));
  }
  copies_.mark(by_file, console);
}

void LedgerImport::offer_copies(const Console& console) {
  for (const sheet::Reject& reject : rejects_.in_file_order()) {
    const std::string file = file_of(reject);
    if (file.empty() || sheet::kind_of({file, file}) != sheet::FileKind::workbook) continue;
    console.err << "想在表格里看到这些格，请运行 gongshilan import，会做一份标好的台账放在 ledger 文件夹里。\n";
    return;
  }
}

void LedgerImport::settle_copies(const Console& console) { copies_.settle(console); }

void LedgerImport::report_notes(const Console& console) const {
  if (notes_.count() == 0) return;
  console.say(fmt::format("有 {} 处读的和写的不完全一样，请看一看（台账文件没有改动）：", notes_.count()));
  for (const sheet::Note& note : notes_.in_file_order()) console.say("  " + note.message());
  if (notes_.count() > sheet::Notes::kMost)
    console.say(fmt::format("  另有 {} 处没有列出。", notes_.count() - sheet::Notes::kMost));
}

void list_rejects(const sheet::Rejects& rejects, const Console& console) {
  for (const sheet::Reject& reject : rejects.in_file_order()) console.err << reject.message() << '\n';
  if (rejects.count() > sheet::Rejects::kMost)
    console.err << fmt::format("另有 {} 处没有列出，请先改正以上各处。\n", rejects.count() - sheet::Rejects::kMost);
}

void LedgerImport::report_rejects(const Console& console) const {
  copies_.say_what_is_read(console.err);
  list_rejects(rejects_, console);
  console.err << fmt::format("共 {} 处要改。台账没有导入，原有记录和网站没有改变。\n", rejects_.count());
}

}  // namespace app
