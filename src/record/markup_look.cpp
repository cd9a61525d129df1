// SPDX-License-Identifier: MIT
#include "record/markup_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/text.h"
#include "record/markup_tags.h"
#include "sheet/xml_stream.h"

namespace record {
namespace {

using base::is_one_of;
using Names = std::string_view;

// Attributes whose value is an address.
constexpr std::array<Names, 12> kAddresses{"href",   "xlink:href", "src",      "data",     "action",   "formaction",
                                           "poster", "background", "manifest", "longdesc", "codebase", "ping"};
constexpr std::array<Names, 14> kVoid{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                      "input", "link", "meta", "param", "source", "track", "wbr"};
// Their end may be left out: whatever ends around them ends them.
constexpr std::array<Names, 16> kMayStayOpen{"p",     "li",    "dt",     "dd",       "tr",       "td", "th", "thead",
                                             "tbody", "tfoot", "option", "optgroup", "colgroup", "rp", "rt", "body"};

constexpr std::string_view kNoPart = "里面的“”";  // what a refusal begins with that is of no package

// As a browser reads an address: without blanks and controls anywhere in its scheme.
std::string bare(std::string_view address) {
  std::string out;
  for (const char c : address)
    if (static_cast<unsigned char>(c) > ' ') out += c;
  for (const auto& [name, means] :
       {std::pair{"&colon;", ":"}, std::pair{"&Tab;", ""}, std::pair{"&NewLine;", ""}, std::pair{"&sol;", "/"}})
    out = base::replace_all(std::move(out), name, means);
  return out;
}

// "https" of an address that has a scheme.
std::string scheme_of(const std::string& address) {
  const std::size_t colon = address.find(':');
  if (colon == std::string::npos || colon == 0) return "";
  const std::string scheme = small(std::string_view(address).substr(0, colon));
  const bool is_scheme = scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+.-") == std::string::npos;
  return is_scheme && scheme[0] >= 'a' ? scheme : "";
}

void take_address(MarkupLook& look, std::string_view written) {
  constexpr std::array<Names, 3> own{"tel", "mailto", "sms"};  // for the reader's own telephone and mail
  const std::string address = bare(written);
  const std::string scheme = scheme_of(address);
  if (scheme == "javascript" || scheme == "vbscript" || small(address).starts_with("data:text/html")) {
    look.scripts.push_back(scheme + ":");
  } else if (address.starts_with("//") || address.starts_with("\\\\") || address.starts_with("/\\") ||
             (!scheme.empty() && scheme != "data" && !is_one_of(own, scheme))) {
    look.outside.emplace_back(base::trim(written));
  } else if (scheme.empty()) {
    const std::string path(base::trim(written).substr(0, base::trim(written).find_first_of("?#")));
    if (!path.empty()) look.links.push_back(path);
  }
}

// url(…) and @import of a stylesheet; comments are gone already.
void take_style_addresses(MarkupLook& look, const std::string& css) {
  const std::string lower = small(css);
  const auto unquoted = [](std::string_view text) {
    text = base::trim(text);
    if (text.size() > 1 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0])
      text = text.substr(1, text.size() - 2);
    return std::string(text);
  };
  for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at + 4)) {
    const std::size_t begin = css.find_first_not_of(" \t\r\n", at + 4);
    if (begin == std::string::npos) break;
    const bool is_quoted = css[begin] == '"' || css[begin] == '\'';
    const std::size_t end = is_quoted ? css.find(css[begin], begin + 1) : css.find(')', begin);
    if (end == std::string::npos) break;
    take_address(look, unquoted(std::string_view(css).substr(begin, end - begin + (is_quoted ? 1 : 0))));
  }
  for (std::size_t at = lower.find("@import"); at != std::string::npos; at = lower.find("@import", at + 7)) {
    const std::string rest = css.substr(at + 7, css.find(';', at) - at - 7);
    if (small(rest).find("url(") == std::string::npos) take_address(look, unquoted(rest));
  }
}

// Without comments; what is in quotes stays.
std::string without_comments(std::string_view css, std::string& fault) {
  std::string out;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t begin = css.find("/*", at);
    out += css.substr(at, begin - at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = css.find("*/", begin + 2);
    if (end == std::string_view::npos) {
      fault = "注释没有写完";
      break;
    }
    at = end + 2;
  }
  return out;
}

std::string unbalanced(const std::string& css) {
  std::size_t depth = 0;
  char quote = '\0';
  for (std::size_t i = 0; i < css.size(); ++i) {
    const char c = css[i];
    if (c == '\\') {
      ++i;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && depth-- == 0) {
      return "有多余的 }";
    }
  }
  if (quote != '\0') return "引号没有关上";
  return depth == 0 ? "" : "花括号没有关上";
}

MarkupLook look_at_rules(std::string_view css) {
  MarkupLook look;
  const std::string rules = without_comments(css, look.fault);
  if (look.fault.empty()) look.fault = unbalanced(rules);
  take_style_addresses(look, rules);
  return look;
}

void add(MarkupLook& look, MarkupLook of_part) {
  const auto append = [](std::vector<std::string>& to, std::vector<std::string>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(look.links, of_part.links);
  append(look.outside, of_part.outside);
  if (look.fault.empty()) look.fault = std::move(of_part.fault);
}

// Addresses of srcset: each up to a blank, then its size, up to a comma.
void take_set(MarkupLook& look, std::string_view set) {
  for (const std::string& each : base::split(set, ",")) take_address(look, each.substr(0, each.find(' ')));
}

void take_refresh(MarkupLook& look, std::string_view content) {
  const std::string lower = small(content);
  const std::size_t at = lower.find("url=");
  if (at == std::string::npos) return;
  std::string_view address = base::trim(content.substr(at + 4));
  if (!address.empty() && (address[0] == '"' || address[0] == '\'')) address = address.substr(1, address.size() - 2);
  take_address(look, address);
}

void take_tag(MarkupLook& look, const Tag& tag) {
  if (tag.is_end) return;
  if (tag.name == "script" || tag.name.ends_with(":script")) look.scripts.emplace_back("<script>");
  bool refreshes = false;
  std::string_view content;
  for (const auto& [name, value] : tag.attributes) {
    if (is_one_of(kAddresses, name) || name.ends_with(":href")) {
      take_address(look, value);
    } else if (name == "srcset" || name == "imagesrcset") {
      take_set(look, value);
    } else if (name == "style") {
      std::string bare_style = small(bare(value));
      if (bare_style.find("display:none") != std::string::npos ||
          bare_style.find("visibility:hidden") != std::string::npos)
        look.hidden.push_back(fmt::format("<{} style>", tag.name));
      add(look, look_at_rules(value));
    } else if (name.starts_with("on") && name.size() > 2) {
      look.scripts.push_back(name + "=");
    } else if (name == "hidden") {
      look.hidden.push_back(fmt::format("<{} hidden>", tag.name));
    } else if (name == "http-equiv") {
      refreshes = small(base::trim(value)) == "refresh";
    } else if (name == "content") {
      content = value;
    }
  }
  if (refreshes) take_refresh(look, content);
}

// Whether each element that was begun is ended, in turn.
class Balance {
 public:
  void take(const Tag& tag) {
    if (!fault_.empty() || is_one_of(kVoid, tag.name)) return;
    if (!tag.is_end) {
      if (tag.name == "svg" || tag.name == "math") ++foreign_;
      if (tag.closes_itself && foreign_ > 0) {
        if (tag.name == "svg" || tag.name == "math") --foreign_;
        return;
      }
      open_.push_back(tag);
      return;
    }
    while (!open_.empty() && open_.back().name != tag.name && is_one_of(kMayStayOpen, open_.back().name))
      open_.pop_back();
    if (open_.empty() || open_.back().name != tag.name) {
      fault_ = fmt::format("第 {} 行的 </{}> 没有开头", tag.line, tag.name);
      return;
    }
    if (tag.name == "svg" || tag.name == "math") --foreign_;
    has_ended_ |= tag.name == "html";
    open_.pop_back();
  }

  [[nodiscard]] std::string fault() const {
    if (!fault_.empty()) return fault_;
    if (!open_.empty() && open_.back().name != "html")
      return fmt::format("第 {} 行的 <{}> 没有关上", open_.back().line, open_.back().name);
    return has_ended_ ? "" : "没有写完，缺 </html>";
  }

 private:
  std::vector<Tag> open_;
  std::size_t foreign_ = 0;
  bool has_ended_ = false;
  std::string fault_;
};

}  // namespace

MarkupLook look_at_page(std::string_view html) {
  MarkupLook look;
  if (const auto bad = base::first_invalid_utf8(html)) {
    look.fault = fmt::format("第 {} 个字节起不是 UTF-8", *bad + 1);
    return look;
  }
  Balance balance;
  MarkupSink sink;
  sink.tag = [&](const Tag& tag) {
    take_tag(look, tag);
    balance.take(tag);
  };
  sink.text = [&](std::string_view text, std::string_view within) {
    if (within == "style") add(look, look_at_rules(text));
    look.has_text |= within.empty() && !base::trim(text).empty();
  };
  std::string fault = read_markup(html, sink);
  if (fault.empty()) fault = balance.fault();
  if (!fault.empty()) look.fault = std::move(fault);
  if (!small(html.substr(0, html.find('>'))).starts_with("<!doctype html")) look.fault = "开头不是 <!DOCTYPE html>";
  return look;
}

MarkupLook look_at_style(std::string_view css) {
  MarkupLook look = look_at_rules(css);
  if (const auto bad = base::first_invalid_utf8(css)) look.fault = fmt::format("第 {} 个字节起不是 UTF-8", *bad + 1);
  return look;
}

MarkupLook look_at_drawing(std::string_view svg) {
  MarkupLook look;
  MarkupSink sink;
  sink.tag = [&](const Tag& tag) { take_tag(look, tag); };
  sink.text = [&](std::string_view text, std::string_view within) {
    if (within == "style") add(look, look_at_rules(text));
  };
  read_markup(svg, sink);
  std::size_t at = 0;
  const auto source = [&](char* to, std::size_t room) {
    const std::size_t taken = svg.copy(to, room, std::min(at, svg.size()));
    at += taken;
    return taken;
  };
  try {
    sheet::XmlStream xml(source, "", "");
    while (xml.next() != sheet::XmlStream::Event::finished) {
    }
  } catch (const base::Failure& failure) {
    const std::string_view said = failure.what_is_wrong;
    look.fault = said.substr(said.find(kNoPart) == 0 ? kNoPart.size() : 0);
  }
  return look;
}

}  // namespace record
