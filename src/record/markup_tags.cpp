// SPDX-License-Identifier: MIT
#include "record/markup_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unescape.h"

namespace record {
namespace {

constexpr std::string_view kMarkupBlanks = " \t\r\n\f";
// Nothing in these is a tag until their own end.
constexpr std::array<std::string_view, 4> kRaw{"script", "style", "textarea", "title"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class MarkupReader {
 public:
  MarkupReader(std::string_view markup, const MarkupSink& sink) : markup_(markup), sink_(sink) {}

  std::string run() {
    while (at_ < markup_.size()) {
      const std::size_t begin = at_;
      const std::size_t open = next_markup();
      if (open > begin) sink_.text(markup_.substr(begin, open - begin), "");
      at_ = open;
      if (at_ == markup_.size()) break;
      if (!read_one()) return fmt::format("第 {} 行的 < 没有写完", line_at(open));
    }
    return "";
  }

 private:
  [[nodiscard]] std::string_view rest() const { return markup_.substr(at_); }

  // Lines are counted on from the last place asked for.
  std::size_t line_at(std::size_t at) {
    line_ += static_cast<std::size_t>(std::count(markup_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                                 markup_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted_ = at;
    return line_;
  }

  [[nodiscard]] std::size_t next_markup() const {
    for (std::size_t at = markup_.find('<', at_); at != std::string_view::npos; at = markup_.find('<', at + 1)) {
      const char next = at + 1 < markup_.size() ? markup_[at + 1] : '\0';
      if (is_letter(next) || next == '/' || next == '!' || next == '?' || next == '\0') return at;
    }
    return markup_.size();
  }

  bool skip_past(std::string_view end) {
    const std::size_t found = markup_.find(end, at_);
    if (found == std::string_view::npos) return false;
    at_ = found + end.size();
    return true;
  }

  bool read_one() {
    if (rest().starts_with("<!--")) return skip_past("-->");
    if (rest().starts_with("<![CDATA[")) return skip_past("]]>");
    if (rest().starts_with("<!") || rest().starts_with("<?")) return skip_past(">");
    Tag tag;
    tag.line = line_at(at_);
    tag.is_end = rest().starts_with("</");
    at_ += tag.is_end ? 2 : 1;
    const std::size_t end = markup_.find_first_of(" \t\r\n\f/>", at_);
    if (end == std::string_view::npos) return false;
    tag.name = small(markup_.substr(at_, end - at_));
    at_ = end;
    if (!read_attributes(tag)) return false;
    sink_.tag(tag);
    const bool is_raw = std::find(kRaw.begin(), kRaw.end(), tag.name) != kRaw.end();
    return !is_raw || tag.is_end || tag.closes_itself || read_raw(tag.name);
  }

  bool read_attributes(Tag& tag) {
    while (true) {
      at_ = std::min(markup_.find_first_not_of(kMarkupBlanks, at_), markup_.size());
      if (at_ == markup_.size()) return false;
      if (markup_[at_] == '>') return ++at_, true;
      if (markup_[at_] == '/') {
        ++at_;
        tag.closes_itself = rest().starts_with('>');
        continue;
      }
      const std::size_t end = markup_.find_first_of(" \t\r\n\f/>=", at_ + 1);
      if (end == std::string_view::npos) return false;
      tag.attributes.emplace_back(small(markup_.substr(at_, end - at_)), "");
      at_ = std::min(markup_.find_first_not_of(kMarkupBlanks, end), markup_.size());
      if (rest().starts_with('=') && !read_value(tag.attributes.back().second)) return false;
    }
  }

  bool read_value(std::string& value) {
    at_ = std::min(markup_.find_first_not_of(kMarkupBlanks, at_ + 1), markup_.size());
    if (at_ == markup_.size()) return false;
    const char quote = markup_[at_];
    const bool is_quoted = quote == '"' || quote == '\'';
    const std::size_t begin = at_ + (is_quoted ? 1 : 0);
    const std::size_t end = is_quoted ? markup_.find(quote, begin) : markup_.find_first_of(" \t\r\n\f>", begin);
    if (end == std::string_view::npos) return false;
    value = base::unescaped(markup_.substr(begin, end - begin), base::kHtml);
    at_ = end + (is_quoted ? 1 : 0);
    return true;
  }

  bool read_raw(const std::string& name) {
    for (std::size_t end = markup_.find("</", at_); end != std::string_view::npos; end = markup_.find("</", end + 2))
      if (small(markup_.substr(end + 2, name.size())) == name) {
        const bool is_code = name == "script" || name == "style";
        if (end > at_) sink_.text(markup_.substr(at_, end - at_), is_code ? std::string_view(name) : "");
        at_ = end;
        return true;
      }
    return false;
  }

  std::string_view markup_;
  const MarkupSink& sink_;
  std::size_t at_ = 0, counted_ = 0, line_ = 1;
};

}  // namespace

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string read_markup(std::string_view markup, const MarkupSink& sink) { return MarkupReader(markup, sink).run(); }

}  // namespace record
