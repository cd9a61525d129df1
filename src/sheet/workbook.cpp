// SPDX-License-Identifier: MIT
#include "sheet/workbook.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/text.h"

namespace sheet {
namespace {

constexpr std::uintmax_t kMostWorkbookBytes = 256U << 20U;
constexpr const char* kFont = "宋体";
constexpr int kInk = 0x1F2328, kGrey = 0x6B7280, kRed = 0xB42318;
constexpr int kPaper = 0xFFFFFF, kHeader = 0xE5E7EB, kRequired = 0xFBE3DF, kByPlan = 0xFDF1D6;

struct Style {
  double size = 11;
  bool bold = false, bordered = false, centred = false, wraps = true;
  int ink = kInk, paper = kPaper;
};

// By Look, in its order.
constexpr std::array<Style, 11> kStyles{{
    {},                                             // plain
    {11, true, true, true, true, kInk, kHeader},    // header
    {11, true, true, true, true, kRed, kRequired},  // required
    {11, true, true, true, true, kInk, kByPlan},    // by_plan
    {16, true, false, true, true},                  // title
    {10, false, false, false, true, kGrey},         // note
    {11, false, true},                              // body
    {11, false, true, true},                        // figure
    {11, true, true, true, true, kInk, kHeader},    // total
    {11, true, false, false, true, kRed},           // warning
    {11, true, true, false, true, kInk, kHeader},   // sum_name
}};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw base::Failure("工作簿", lxw_strerror(error), "这是程序的错误，请报告。");
}

double number(const std::string& digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

lxw_datetime date(const std::string& iso) {
  const auto part = [&](std::size_t at, std::size_t size) {
    return static_cast<int>(base::to_integer(std::string_view(iso).substr(at, size)).value_or(0));
  };
  return {part(0, 4), part(5, 2), part(8, 2), 0, 0, 0};
}

// Excel reads _x0041_ in a text as the character: what only looks like that is kept by escaping its first mark.
std::string escaped(const std::string& text) {
  const auto is_escape = [&](std::size_t at) {
    if (text.size() < at + 7 || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return false;
    return text.find_first_not_of("0123456789abcdefABCDEF", at + 2) == at + 6;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(i)) out += "_x005F";
    out += text[i];
  }
  return out;
}

// A file in memory that the library writes by its name.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("workbook", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw base::Failure("工作簿", "内存不够", "请关掉别的程序再试。");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::string name() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

 private:
  int descriptor_;
};

// Works on values of its own: the library wants its texts changeable, and does not change them.
class Writer {
 public:
  explicit Writer(Workbook workbook) : book_(workbook_new(file_.name().c_str()), &lxw_workbook_free) {
    lxw_doc_properties properties{};
    properties.title = workbook.title.data();
    properties.created = 315532800;  // 1980-01-01: no two runs differ
    check(workbook_set_properties(book_.get(), &properties));
    for (OutSheet& sheet : workbook.sheets) add(sheet);
  }

  std::string finish() {
    check(workbook_close(book_.release()));  // frees it, whatever comes of it
    return base::read_file(file_.name(), kMostWorkbookBytes);
  }

 private:
  lxw_format* format(Look look, Holds holds) {
    lxw_format*& known = formats_[{look, holds}];
    if (known != nullptr) return known;
    const Style& style = kStyles[static_cast<std::size_t>(look)];
    known = workbook_add_format(book_.get());
    format_set_font_name(known, kFont);
    format_set_font_size(known, style.size);
    format_set_font_color(known, static_cast<lxw_color_t>(style.ink));
    if (style.bold) format_set_bold(known);
    if (style.bordered) format_set_border(known, LXW_BORDER_THIN);
    if (style.bordered) format_set_border_color(known, static_cast<lxw_color_t>(kGrey));
    if (style.wraps) format_set_text_wrap(known);
    format_set_align(known, LXW_ALIGN_VERTICAL_CENTER);
    const bool is_figure = look == Look::plain && holds != Holds::text;  // does not run into the text beside it
    if (style.centred || is_figure) format_set_align(known, LXW_ALIGN_CENTER);
    if (style.paper != kPaper) format_set_bg_color(known, static_cast<lxw_color_t>(style.paper));
    switch (holds) {
      case Holds::text:
        format_set_num_format(known, "@");
        break;
      case Holds::number:
        break;
      case Holds::date:
        format_set_num_format(known, "yyyy-mm-dd");
        break;
      case Holds::share:
        format_set_num_format(known, "0.0%");
        break;
    }
    return known;
  }

  void write(lxw_worksheet* out, lxw_row_t row, lxw_col_t column, const OutCell& cell) {
    lxw_format* look = format(cell.look, cell.holds);
    if (cell.value.empty()) {
      if (cell.look != Look::plain) check(worksheet_write_blank(out, row, column, look));
    } else if (cell.holds == Holds::text) {
      check(worksheet_write_string(out, row, column, escaped(cell.value).c_str(), look));
    } else if (cell.holds == Holds::date) {
      lxw_datetime day = date(cell.value);
      check(worksheet_write_datetime(out, row, column, &day, look));
    } else {
      check(worksheet_write_number(out, row, column, number(cell.value), look));
    }
  }

  void add(OutSheet& sheet) {
    lxw_worksheet* out = workbook_add_worksheet(book_.get(), sheet.name.c_str());
    if (out == nullptr) throw base::Failure(sheet.name, "不能作工作表的名称", "这是程序的错误，请报告。");
    set_up_paper(out, sheet);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      OutColumn& column = sheet.columns[i];
      check(worksheet_set_column(out, at, at, column.width, format(Look::plain, column.holds)));
      if (column.validation && sheet.validated_rows > 0) validate(out, sheet, at, *column.validation);
    }
    for (const auto& [row, height] : sheet.heights)
      check(worksheet_set_row(out, static_cast<lxw_row_t>(row - 1), height, nullptr));
    for (const Merge& merge : sheet.merges) {
      const OutCell& first = sheet.rows.at(static_cast<std::size_t>(merge.first_row) - 1)
                                 .at(static_cast<std::size_t>(merge.first_column) - 1);
      check(worksheet_merge_range(out, static_cast<lxw_row_t>(merge.first_row - 1),
                                  static_cast<lxw_col_t>(merge.first_column - 1),
                                  static_cast<lxw_row_t>(merge.last_row - 1),
                                  static_cast<lxw_col_t>(merge.last_column - 1), "", format(first.look, first.holds)));
    }
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
        write(out, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), sheet.rows[row][column]);
    for (const Comment& comment : sheet.comments) add_comment(out, comment);
    if (sheet.hidden) worksheet_hide(out);
  }

  static void set_up_paper(lxw_worksheet* out, const OutSheet& sheet) {
    constexpr std::uint8_t a4 = 9;
    constexpr double narrow = 0.4;  // inches
    worksheet_set_paper(out, a4);
    if (sheet.landscape) {
      worksheet_set_landscape(out);
      worksheet_set_margins(out, narrow, narrow, -1, -1);  // of wide tables: what is left goes into larger letters
    }
    worksheet_fit_to_pages(out, 1, 0);
    worksheet_center_horizontally(out);
    if (!sheet.footer.empty()) check(worksheet_set_footer(out, sheet.footer.c_str()));
    if (sheet.frozen_rows > 0 || sheet.frozen_columns > 0)
      worksheet_freeze_panes(out, static_cast<lxw_row_t>(sheet.frozen_rows),
                             static_cast<lxw_col_t>(sheet.frozen_columns));
    if (sheet.frozen_rows > 0) check(worksheet_repeat_rows(out, 0, static_cast<lxw_row_t>(sheet.frozen_rows - 1)));
  }

  // Its box is as large as its text: the library's own is 128 × 74 points, however long that is.
  static void add_comment(lxw_worksheet* out, const Comment& comment) {
    constexpr int characters_a_line = 18, width = 260, line_height = 18;
    std::size_t lines = 1;
    for (const std::string& line : base::split(comment.text, "\n")) lines += base::length(line) / characters_a_line + 1;
    lxw_comment_options options{};
    options.width = width;
    options.height = static_cast<std::uint16_t>(lines * line_height);
    static std::string font = kFont;
    options.font_name = font.data();
    options.font_size = 10;
    check(worksheet_write_comment_opt(out, static_cast<lxw_row_t>(comment.row - 1),
                                      static_cast<lxw_col_t>(comment.column - 1), comment.text.c_str(), &options));
  }

  static void validate(lxw_worksheet* out, const OutSheet& sheet, lxw_col_t column, Validation& wanted) {
    lxw_data_validation rule{};
    std::vector<char*> words;
    fill(rule, wanted, words);
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.show_error = wanted.only_these ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    if (!wanted.title.empty()) rule.input_title = wanted.title.data();
    if (!wanted.hint.empty()) rule.input_message = wanted.hint.data();
    static std::string error_title = "这一格填的不对";
    std::string& refusal = wanted.refusal.empty() ? wanted.hint : wanted.refusal;
    if (wanted.only_these) rule.error_title = error_title.data();
    if (wanted.only_these && !refusal.empty()) rule.error_message = refusal.data();
    const auto first = static_cast<lxw_row_t>(sheet.frozen_rows);
    check(worksheet_data_validation_range(out, first, column, first + static_cast<lxw_row_t>(sheet.validated_rows) - 1,
                                          column, &rule));
  }

  static void fill(lxw_data_validation& rule, Validation& wanted, std::vector<char*>& words) {
    constexpr double most_count = 1'000'000;
    constexpr double longest_identifier = 32;
    switch (wanted.kind) {
      case Validation::Kind::list:
        if (base::join(wanted.words, ",").size() > kMostListBytes)
          throw base::Failure("工作簿", "下拉的词太多", "这是程序的错误，请报告。");
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        for (std::string& word : wanted.words) words.push_back(word.data());
        words.push_back(nullptr);
        rule.value_list = words.data();
        break;
      case Validation::Kind::range:
        rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        rule.value_formula = wanted.range.data();
        break;
      case Validation::Kind::date:
        rule.validate = LXW_VALIDATION_TYPE_DATE;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_datetime = {1949, 10, 1, 0, 0, 0};
        rule.maximum_datetime = {2199, 12, 31, 0, 0, 0};
        break;
      case Validation::Kind::count:
        rule.validate = LXW_VALIDATION_TYPE_INTEGER;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.maximum_number = most_count;
        break;
      case Validation::Kind::decimal:
        rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.maximum_number = most_count;
        break;
      case Validation::Kind::identifier:
        rule.validate = LXW_VALIDATION_TYPE_LENGTH;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_number = 1;
        rule.maximum_number = longest_identifier;
        break;
      case Validation::Kind::anything:
        rule.validate = LXW_VALIDATION_TYPE_ANY;
        break;
    }
  }

  MemoryFile file_;
  std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)> book_;
  std::map<std::pair<Look, Holds>, lxw_format*> formats_;
};

}  // namespace

void fit_heights(OutSheet& sheet) {
  constexpr double line_height = 15;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const int number = static_cast<int>(row) + 1;
    if (std::any_of(sheet.heights.begin(), sheet.heights.end(), [&](const auto& each) { return each.first == number; }))
      continue;
    std::size_t most = 1;
    for (std::size_t i = 0; i < sheet.rows[row].size(); ++i) {
      const auto columns = static_cast<std::size_t>(std::max(2.0, sheet.columns.at(i).width - 1));
      std::size_t lines = 0;
      for (const std::string& line : base::split(sheet.rows[row][i].value, "\n"))
        lines += (base::width(line) + columns - 1) / columns;
      most = std::max(most, lines);
    }
    if (most > 1) sheet.heights.emplace_back(number, static_cast<double>(most) * line_height);
  }
}

std::string write_workbook(const Workbook& workbook) { return Writer(workbook).finish(); }

}  // namespace sheet
