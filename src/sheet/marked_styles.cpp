// SPDX-License-Identifier: MIT
#include "sheet/marked_styles.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "sheet/xml_stream.h"

namespace sheet {
namespace {

// Nobody's standard colours: they tell our cells and our column from others.
constexpr std::string_view kColour = "FFFFC7CD", kMessageColour = "FFB42318";
constexpr std::size_t kReservedFills = 2;  // Excel draws the first two as none and gray125, whatever they say

std::size_t number(const std::optional<std::string>& digits) {
  return static_cast<std::size_t>(std::max<std::int64_t>(0, base::to_integer(digits.value_or("")).value_or(0)));
}

}  // namespace

MarkedStyles::MarkedStyles(std::string part, const std::string& shown) : part_(std::move(part)) {
  if (part_.empty()) return;
  XmlStream xml(source_of(part_), shown, "styles");
  List* list = nullptr;
  std::uint64_t begin = 0;
  bool ours = false;
  for (auto event = xml.next(); event != XmlStream::Event::finished; event = xml.next()) {
    const std::size_t depth = xml.depth();
    const bool start = event == XmlStream::Event::start;
    if (depth == 2 && start) {
      list = xml.name() == "fonts"     ? &fonts_
             : xml.name() == "fills"   ? &fills_
             : xml.name() == "cellXfs" ? &formats_
                                       : nullptr;
      if (list == nullptr) continue;
      const std::string_view tag = std::string_view(part_).substr(xml.begin(), xml.end() - xml.begin());
      *list = {xml.begin(), xml.end(), 0, 0, std::string(prefix_of(tag))};
    } else if (list == nullptr) {
      continue;
    } else if (depth == 3 && start) {
      begin = xml.begin();
      ours = false;
      if (list == &formats_) fill_of_.push_back(number(xml.attribute("fillId")));
      if (list == &formats_) font_of_.push_back(number(xml.attribute("fontId")));
    } else if (start && (xml.name() == "fgColor" || (list == &fonts_ && xml.name() == "color"))) {
      ours = xml.attribute("rgb") == (list == &fonts_ ? kMessageColour : kColour);
    } else if (event == XmlStream::Event::end && depth == 2) {  // an entry of the list
      if (list == &formats_) known_.push_back(part_.substr(begin, xml.end() - begin));
      if (list == &fills_ && ours) our_fills_.push_back(list->count);
      if (list == &fonts_ && ours) our_fonts_.push_back(list->count);
      ++list->count;
    } else if (event == XmlStream::Event::end && depth == 1) {
      list->close = xml.begin();
      list = nullptr;
    }
  }
}

bool MarkedStyles::is_marked(std::size_t format) const {
  return format < fill_of_.size() &&
         std::find(our_fills_.begin(), our_fills_.end(), fill_of_[format]) != our_fills_.end();
}

bool MarkedStyles::is_message(std::size_t format) const {
  if (formats_.close == 0 || fonts_.close == 0) return true;
  return format < font_of_.size() &&
         std::find(our_fonts_.begin(), our_fonts_.end(), font_of_[format]) != our_fonts_.end();
}

std::size_t MarkedStyles::add(std::string format) {
  formats_added_.push_back(std::move(format));
  return known_.size() + formats_added_.size() - 1;
}

// The format on another fill, or as it is where the workbook has no styles.
std::size_t MarkedStyles::twin(std::size_t format, std::size_t fill) {
  if (format >= known_.size()) return format;
  const std::string& raw = known_[format];
  const std::size_t end = raw.find('>') + 1;
  const std::string tag = with_attribute(raw.substr(0, end), "fillId", std::to_string(fill));
  return add(with_attribute(tag, "applyFill", fill == 0 ? "0" : "1") + raw.substr(end));
}

std::size_t MarkedStyles::marked(std::size_t format) {
  if (is_marked(format) || formats_.close == 0 || fills_.close == 0) return format;
  if (our_fills_.empty()) {
    for (std::size_t count = fills_.count; count < kReservedFills; ++count)
      fill_added_ += fmt::format("<{0}fill><{0}patternFill patternType=\"{1}\"/></{0}fill>", fills_.prefix,
                                 count == 0 ? "none" : "gray125");
    our_fills_.push_back(std::max(fills_.count, kReservedFills));
    fill_added_ += fmt::format(
        "<{0}fill><{0}patternFill patternType=\"solid\"><{0}fgColor rgb=\"{1}\"/><{0}bgColor "
        "indexed=\"64\"/></{0}patternFill></{0}fill>",
        fills_.prefix, kColour);
  }
  const auto [known, is_new] = marked_.try_emplace(format);
  if (is_new) known->second = twin(format, our_fills_.front());
  return known->second;
}

std::size_t MarkedStyles::unmarked(std::size_t format) {
  const auto [known, is_new] = unmarked_.try_emplace(format);
  if (is_new) known->second = twin(format, 0);
  return known->second;
}

std::size_t MarkedStyles::message() {
  if (message_ != 0 || formats_.close == 0 || fonts_.close == 0) return message_;
  for (std::size_t format = 0; format < font_of_.size() && message_ == 0; ++format)
    if (is_message(format)) message_ = format;  // of the former marks
  if (message_ != 0) return message_;
  font_added_ =
      fmt::format("<{0}font><{0}b/><{0}sz val=\"11\"/><{0}color rgb=\"{1}\"/><{0}name val=\"宋体\"/></{0}font>",
                  fonts_.prefix, kMessageColour);
  message_ =
      add(fmt::format("<{0}xf numFmtId=\"49\" fontId=\"{1}\" fillId=\"0\" borderId=\"0\" "
                      "applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><{0}alignment "
                      "vertical=\"center\" wrapText=\"1\"/></{0}xf>",
                      formats_.prefix, fonts_.count));
  return message_;
}

void MarkedStyles::grow(XmlPatch& patch, const List& list, const std::string& added, std::size_t how_many) const {
  if (how_many == 0) return;
  const std::string tag = part_.substr(list.begin, list.end - list.begin);
  patch.replace(list.begin, list.end, with_attribute(tag, "count", std::to_string(list.count + how_many)));
  patch.insert(list.close, added);
}

// The lists stand in this order in every workbook (ECMA-376).
std::string MarkedStyles::part() const {
  XmlPatch patch;
  grow(patch, fonts_, font_added_, font_added_.empty() ? 0 : 1);
  grow(patch, fills_, fill_added_, fill_added_.empty() ? 0 : our_fills_.front() + 1 - fills_.count);
  grow(patch, formats_, base::join(formats_added_, ""), formats_added_.size());
  return patch.apply(part_);
}

}  // namespace sheet
