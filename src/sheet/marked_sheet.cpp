// SPDX-License-Identifier: MIT
#include "sheet/marked_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "model/ledger_sheet.h"
#include "sheet/csv.h"
#include "sheet/error_column.h"
#include "sheet/xml_stream.h"

namespace sheet {
namespace {

using Event = XmlStream::Event;

constexpr int kMessageWidth = 60;                      // characters; a Chinese one takes two
constexpr double kLineHeight = 16, kMostHeight = 409;  // no row may be higher

int column_of(std::string_view reference) {
  int column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > kMostColumns) break;
    column = column * 26 + (c - 'A' + 1);
  }
  return column;
}

int row_of(std::string_view reference) {
  const std::size_t digits = reference.find_first_of("0123456789");
  return digits == std::string_view::npos ? 0
                                          : static_cast<int>(base::to_integer(reference.substr(digits)).value_or(0));
}

std::size_t format_of(const XmlStream& cell) {
  return static_cast<std::size_t>(base::to_integer(cell.attribute("s").value_or("0")).value_or(0));
}

std::string_view raw(const std::string& part, const XmlStream& xml) {
  return std::string_view(part).substr(xml.begin(), xml.end() - xml.begin());
}

// What the sheet looks like before anything is changed.
struct Survey {
  int error_column = 0;  // of the former marks; without any, the first empty one behind the headers; 0: there is none
  bool is_marked = false;
  std::map<int, std::string> column_styles;
  bool has_cols = false;
  std::string prefix;  // of names in this part
};

class Surveyor {
 public:
  Surveyor(const std::string& part, const std::string& shown, const std::set<std::size_t>& error_headers,
           const MarkedStyles& styles)
      : part_(part), xml_(source_of(part), shown, "sheet"), error_headers_(error_headers), styles_(styles) {}

  Survey look() {
    for (Event event = xml_.next(); event != Event::finished; event = xml_.next())
      if (event == Event::start) start();
    survey_.is_marked = survey_.error_column != 0;
    for (int column = last_header_ + 1; survey_.error_column == 0 && column <= kMostColumns; ++column)
      if (!used_.contains(column)) survey_.error_column = column;
    return std::move(survey_);
  }

 private:
  void start() {
    const std::string_view name = xml_.name();
    if (xml_.depth() == 1) survey_.prefix = prefix_of(raw(part_, xml_));
    if (xml_.depth() == 2 && name == "cols") survey_.has_cols = true;
    if (xml_.depth() == 3 && name == "col") read_style();
    if (xml_.depth() == 3 && name == "row") {
      ++row_;
      if (const auto r = xml_.attribute("r")) row_ = row_of(*r);
      column_ = 0;
    }
    if (xml_.depth() == 4 && name == "c") read_cell();
  }

  void read_style() {
    const auto number = [&](const char* name) {
      return static_cast<int>(base::to_integer(xml_.attribute(name).value_or("")).value_or(0));
    };
    const int first = number("min");
    const int last = std::min(number("max"), kMostColumns);
    if (const auto style = xml_.attribute("style"))
      for (int column = first; column <= last && column <= first + 255; ++column)
        survey_.column_styles[column] = *style;
  }

  void read_cell() {
    ++column_;
    if (const auto r = xml_.attribute("r")) column_ = column_of(*r);
    const bool shared = xml_.attribute("t") == "s";
    const std::size_t format = format_of(xml_);
    const int column = column_;
    std::string value;
    for (Event event = xml_.next(); xml_.depth() >= 4; event = xml_.next())
      if (event == Event::text) value += xml_.text();
    if (value.empty()) return;
    used_.insert(column);
    if (row_ != 1) return;
    last_header_ = std::max(last_header_, column);
    if (!styles_.is_message(format)) return;  // a column 错误 of the clerk's own
    const auto index = shared ? base::to_integer(value) : std::nullopt;
    if (index ? error_headers_.contains(static_cast<std::size_t>(*index)) : !shared && is_error_header(value))
      survey_.error_column = column;
  }

  const std::string& part_;
  XmlStream xml_;
  const std::set<std::size_t>& error_headers_;
  const MarkedStyles& styles_;
  Survey survey_;
  std::set<int> used_;  // columns with something in them
  int row_ = 0, column_ = 0, last_header_ = 0;
};

class Marker {
 public:
  Marker(const std::string& part, const std::string& shown, const SheetMarks& marks, Survey survey,
         MarkedStyles& styles)
      : part_(part),
        xml_(source_of(part), shown, "sheet"),
        survey_(std::move(survey)),
        styles_(styles),
        pending_(marks),
        error_column_(survey_.error_column),
        width_is_due_(!marks.empty() && error_column_ != 0) {
    if (!pending_.empty()) {
      RowMarks& header = pending_[1];
      header.message =
          header.message.empty() ? std::string(kErrorHeader) : fmt::format("{}：\n{}", kErrorHeader, header.message);
    }
  }

  XmlPatch run() {
    for (Event event = xml_.next(); event != Event::finished; event = xml_.next()) {
      const bool start = event == Event::start;
      if (start && xml_.depth() == 2 && xml_.name() == "dimension") widen_dimension();
      if (start && xml_.depth() == 3 && xml_.name() == "col") read_width();
      if (!start && xml_.depth() == 1 && in_cols_) end_widths();
      if (start && xml_.depth() == 2) in_cols_ = xml_.name() == "cols";
      if (start && xml_.depth() == 2 && xml_.name() == "sheetData") begin_data();
      if (start && xml_.depth() == 3 && xml_.name() == "row") read_row();
      if (!start && xml_.depth() == 1 && in_data_) end_data();
    }
    return std::move(patch_);
  }

 private:
  [[nodiscard]] std::string element(std::string_view rest) const { return fmt::format("<{}{}", survey_.prefix, rest); }

  void widen_dimension() {
    const std::string reference = xml_.attribute("ref").value_or("");
    const std::size_t colon = reference.find(':');
    if (pending_.empty() || colon == std::string::npos || column_of(reference.substr(colon + 1)) >= error_column_)
      return;
    const std::string wider = fmt::format("{}{}{}", reference.substr(0, colon + 1),
                                          model::column_letters(error_column_), row_of(reference.substr(colon + 1)));
    patch_.replace(xml_.begin(), xml_.end(), with_attribute(std::string(raw(part_, xml_)), "ref", wider));
  }

  [[nodiscard]] std::string width() {
    width_is_due_ = false;
    return element(
        fmt::format("col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", error_column_, kMessageWidth));
  }

  // They stand in order. What speaks of our column among others, narrow or hidden, is taken apart.
  void read_width() {
    const auto number = [&](const char* name) {
      return static_cast<int>(base::to_integer(xml_.attribute(name).value_or("")).value_or(0));
    };
    const int first = number("min"), last = number("max");
    if (!width_is_due_ || last < error_column_) return;
    const std::uint64_t begin = xml_.begin();
    std::string tag(raw(part_, xml_));
    if (first > error_column_) return patch_.insert(begin, width());
    if (!tag.ends_with("/>")) tag.insert(tag.size() - 1, "/");
    xml_.skip();
    std::string now = width();
    if (first < error_column_) now = with_attribute(tag, "max", std::to_string(error_column_ - 1)) + now;
    if (last > error_column_) now += with_attribute(tag, "min", std::to_string(error_column_ + 1));
    patch_.replace(begin, xml_.end(), now);
  }

  void end_widths() {
    in_cols_ = false;
    if (width_is_due_ && !raw(part_, xml_).ends_with("/>")) patch_.insert(xml_.begin(), width());
  }

  void begin_data() {
    in_data_ = true;
    if (width_is_due_ && !survey_.has_cols)
      patch_.insert(xml_.begin(), element("cols>") + width() + fmt::format("</{}cols>", survey_.prefix));
  }

  void end_data() {
    in_data_ = false;
    if (raw(part_, xml_).ends_with("/>")) return;  // no row at all, so nothing was refused in one
    std::string rows;
    for (const auto& [row, marks] : pending_) rows += new_row(row, marks);
    if (!rows.empty()) patch_.insert(xml_.begin(), rows);
    pending_.clear();
  }

  void read_row() {
    ++row_;
    if (const auto r = xml_.attribute("r")) row_ = row_of(*r);
    std::string before;
    while (!pending_.empty() && pending_.begin()->first < row_) {
      before += new_row(pending_.begin()->first, pending_.begin()->second);
      pending_.erase(pending_.begin());
    }
    RowMarks marks;
    if (const auto found = pending_.find(row_); found != pending_.end()) {
      marks = found->second;
      pending_.erase(found);
    }
    std::string tag(raw(part_, xml_));
    const bool closed = tag.ends_with("/>");
    if (!marks.message.empty()) tag = row_tag(tag, marks.message);
    if (closed && !marks.message.empty()) {
      tag.replace(tag.size() - 2, 2, ">");
      tag += cells_up_to(kMostColumns, marks) + fmt::format("</{}row>", survey_.prefix);
    }
    if (!before.empty() || tag != raw(part_, xml_)) patch_.replace(xml_.begin(), xml_.end(), before + tag);
    read_cells(closed, marks);
  }

  // As high as its message needs, and seen: a filter may have hidden it. `spans` would have to be counted anew and may
  // be left out.
  std::string row_tag(std::string tag, const std::string& message) const {
    std::size_t whole_lines = 0;
    for (const std::string& line : base::split(message, "\n"))
      whole_lines += base::length(line) * 2 / kMessageWidth + 1;
    tag = without_attribute(without_attribute(std::move(tag), "spans"), "hidden");
    const double lines = std::min(static_cast<double>(whole_lines), kMostHeight / kLineHeight);
    const double now = std::strtod(xml_.attribute("ht").value_or("0").c_str(), nullptr);
    if (lines < 2 || now >= lines * kLineHeight) return tag;
    return with_attribute(with_attribute(std::move(tag), "ht", fmt::format("{}", lines * kLineHeight)), "customHeight",
                          "1");
  }

  void read_cells(bool closed, RowMarks& marks) {
    int column = 0;
    for (Event event = xml_.next();; event = xml_.next()) {
      if (event == Event::end && xml_.depth() == 2) break;
      if (event != Event::start || xml_.name() != "c" || xml_.depth() != 4) continue;
      ++column;
      if (const auto r = xml_.attribute("r")) column = column_of(*r);
      read_one(column, marks);
    }
    if (closed) return;
    const std::string rest = cells_up_to(kMostColumns, marks);
    if (!rest.empty()) patch_.insert(xml_.begin(), rest);
  }

  void read_one(int column, RowMarks& marks) {
    const std::uint64_t begin = xml_.begin();
    const std::uint64_t end = xml_.end();
    const std::string tag(raw(part_, xml_));
    const std::size_t format = format_of(xml_);
    const std::string before = cells_up_to(column - 1, marks);
    xml_.skip();
    if (column == error_column_ &&
        (survey_.is_marked || !marks.message.empty())) {  // ours, or an empty one with a format
      patch_.replace(begin, xml_.end(), before + cells_up_to(column, marks));
      return;
    }
    const bool bad = marks.columns.erase(column) > 0;
    const std::size_t now = bad                         ? styles_.marked(format)
                            : styles_.is_marked(format) ? styles_.unmarked(format)
                                                        : format;
    if (now == format && before.empty()) return;
    patch_.replace(begin, end, before + (now == format ? tag : with_attribute(tag, "s", std::to_string(now))));
  }

  // The marked cells of this row up to a column that do not stand in the part, and the message where it belongs.
  std::string cells_up_to(int column, RowMarks& marks) {
    std::string cells;
    const auto message = [&](int before) {
      if (marks.message.empty() || error_column_ >= before || error_column_ == 0) return;
      cells += element(fmt::format(
          "c r=\"{0}{1}\" s=\"{2}\" t=\"inlineStr\"><{3}is><{3}t xml:space=\"preserve\">{4}</{3}t></{3}is></{3}c>",
          model::column_letters(error_column_), row_, styles_.message(), survey_.prefix, xml_escaped(marks.message)));
      marks.message.clear();
    };
    while (!marks.columns.empty() && *marks.columns.begin() <= column) {
      const int at = *marks.columns.begin();
      marks.columns.erase(marks.columns.begin());
      message(at);
      const auto style = survey_.column_styles.find(at);
      const auto format = static_cast<std::size_t>(
          style == survey_.column_styles.end() ? 0 : base::to_integer(style->second).value_or(0));
      cells += element(fmt::format("c r=\"{}{}\" s=\"{}\"/>", model::column_letters(at), row_, styles_.marked(format)));
    }
    message(column + 1);
    return cells;
  }

  std::string new_row(int row, RowMarks marks) {
    const int here = std::exchange(row_, row);
    const std::string cells = cells_up_to(kMostColumns, marks);
    row_ = here;
    return element(fmt::format("row r=\"{}\">", row)) + cells + fmt::format("</{}row>", survey_.prefix);
  }

  const std::string& part_;
  XmlStream xml_;
  Survey survey_;
  MarkedStyles& styles_;
  SheetMarks pending_;
  XmlPatch patch_;
  int error_column_, row_ = 0;
  bool width_is_due_, in_cols_ = false, in_data_ = false;
};

}  // namespace

std::optional<std::string> with_marks(const std::string& part, const std::string& shown, const SheetMarks& marks,
                                      const std::set<std::size_t>& error_headers, MarkedStyles& styles) {
  const XmlPatch patch = Marker(part, shown, marks, Surveyor(part, shown, error_headers, styles).look(), styles).run();
  if (patch.empty()) return std::nullopt;
  return patch.apply(part);
}

}  // namespace sheet
