// SPDX-License-Identifier: MIT
#include "sheet/xlsx_ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/file_system.h"
#include "base/text.h"
#include "sheet/template.h"
#include "sheet/xlsx_book.h"
#include "sheet/xlsx_table.h"

namespace sheet {
namespace {

// Of the template: an explanation, what goes on from the last meeting, and the lists behind its drop-downs.
constexpr std::array<std::string_view, 3> kHelperSheets{kGuideSheet, kUnfinishedSheet, kChoicesSheet};

std::string plain(std::string_view name) {
  std::string text = base::to_half_width(base::trim(name));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// Whose meetings the rows of a 年度 sheet are.
class MeetingsOf : public RowSink {
 public:
  void begin(const model::LedgerSheet& /*sheet*/) override {}
  void row(model::Row row, RowReader& /*reader*/) override {
    organizations.insert(row.at("organization"));
    meetings.insert(row.at("meeting"));
  }
  std::set<std::string> organizations, meetings;
};

class WorkbookReading {
 public:
  WorkbookReading(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects, Notes& notes)
      : file_(file),
        defaults_(defaults),
        sink_(sink),
        rejects_(rejects),
        notes_(notes),
        package_(base::read_file(file.path, kMostFileBytes), file.shown),
        book_(read_book(package_)) {}

  void read() {
    choose_sheets();
    if (std::none_of(tables_.begin(), tables_.end(), [](const auto& table) { return table.has_value(); })) {
      rejects_.add(
          {file_.order, 0, 0, 0, file_.shown, "没有一张工作表的名字是台账的表名",
           fmt::format("请把工作表改名为它的表名（{}）；不是台账的文件请移出 ledger 文件夹。", table_names())});
      return;
    }
    if (!passed_over_.empty())
      note(
          0, file_.shown,
          fmt::format("工作表{}不是台账的表，没有读（台账的表有：{}）", base::join(passed_over_, "、"), table_names()));
    if (file_.path.extension() != ".xlsx" && plain(file_.path.extension().string()) == ".xlsm")
      note(0, file_.shown, "里面的宏没有理会，只读了格子里的内容");
    if (!book_.strings_part.empty()) contents_.strings = SharedStrings(XmlStream(package_, book_.strings_part));
    if (!book_.styles_part.empty()) contents_.formats = CellFormats(package_, book_.styles_part);
    contents_.from_1904 = book_.from_1904;
    settle_defaults();
    for (std::size_t i = 0; i < tables_.size(); ++i)
      if (tables_[i]) read_sheet(i, *tables_[i]);
  }

 private:
  void note(int sheet, std::string where, std::string what) {
    notes_.add({file_.order, sheet, 0, 0, std::move(where), std::move(what)});
  }

  void choose_sheets() {
    std::array<const BookSheet*, model::kTableCount> seen{};
    std::vector<std::size_t> others;
    for (const BookSheet& sheet : book_.sheets) {
      auto table = table_of_sheet(sheet.name);
      if (table) {
        const BookSheet*& first = seen[static_cast<std::size_t>(*table)];
        if (first != nullptr) {
          rejects_.add({file_.order, 0, 0, 0, file_.shown,
                        fmt::format("工作表“{}”和“{}”是同一张表", first->name, sheet.name), "请合成一张。"});
          table.reset();
        } else {
          first = &sheet;
        }
      } else if (!is_helper(sheet) && has_content(XmlStream(package_, sheet.part))) {
        others.push_back(tables_.size());
        passed_over_.push_back(fmt::format("“{}”", base::excerpt(sheet.name)));
      }
      tables_.push_back(table);
    }
    const bool none = std::all_of(seen.begin(), seen.end(), [](const BookSheet* sheet) { return sheet == nullptr; });
    const auto by_file = model::find_table(plain(std::filesystem::path(file_.shown).stem().string()));
    if (!none || others.size() != 1 || !by_file) return;
    tables_[others.front()] = by_file;  // 整改.xlsx with nothing but Sheet1
    passed_over_.clear();
  }

  static bool is_helper(const BookSheet& sheet) {
    return std::find(kHelperSheets.begin(), kHelperSheets.end(), plain(sheet.name)) != kHelperSheets.end();
  }

  // A workbook of one meeting says so in its 年度 sheet, once: rows that name none are of that one, whatever the
  // settings come to say in a later year. The same for its organisation.
  void settle_defaults() {
    const auto at = std::find(tables_.begin(), tables_.end(), model::TableId::meeting);
    if (at == tables_.end()) return;
    const std::string& part = book_.sheets[static_cast<std::size_t>(at - tables_.begin())].part;
    MeetingsOf own;
    Rejects rejects;  // what is wrong there is said when its turn comes
    Notes notes;
    RowReader reader({file_.shown, "", false, model::TableId::meeting, 0, {}}, file_.order, defaults_, rejects, notes);
    XlsxTable rows(contents_, read_layout(XmlStream(package_, part)), reader, own);
    rows.read(SheetRows(XmlStream(package_, part), contents_.strings));
    if (own.organizations.size() == 1) defaults_.organization = *own.organizations.begin();
    if (own.meetings.size() == 1) defaults_.meeting = *own.meetings.begin();
  }

  void read_sheet(std::size_t index, model::TableId table) {
    const BookSheet& sheet = book_.sheets[index];
    const int order = static_cast<int>(index);
    RowReader reader({file_.shown, sheet.name, false, table, order, {}}, file_.order, defaults_, rejects_, notes_);
    XlsxTable rows(contents_, read_layout(XmlStream(package_, sheet.part)), reader, sink_);
    rows.read(SheetRows(XmlStream(package_, sheet.part), contents_.strings));
    const std::string where = fmt::format("{} {}", file_.shown, sheet.name);
    if (sheet.hidden) note(order, where, "这张工作表是隐藏的，也读了");
    for (std::string& what : rows.hidden()) note(order, where, std::move(what));
  }

  const LedgerFile& file_;
  Defaults defaults_;
  RowSink& sink_;
  Rejects& rejects_;
  Notes& notes_;
  Package package_;
  Book book_;
  BookContents contents_;
  std::vector<std::optional<model::TableId>> tables_;  // of the sheets
  std::vector<std::string> passed_over_;
};

}  // namespace

std::optional<model::TableId> table_of_sheet(std::string_view name) { return model::find_table(plain(name)); }

std::string read_workbook(const LedgerFile& file, const Defaults& defaults, RowSink& sink, Rejects& rejects,
                          Notes& notes) {
  WorkbookReading(file, defaults, sink, rejects, notes).read();
  return std::string(kWorkbookRead);
}

}  // namespace sheet
