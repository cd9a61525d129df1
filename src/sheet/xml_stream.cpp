// SPDX-License-Identifier: MIT
#include "sheet/xml_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/failure.h"
#include "base/text.h"

namespace sheet {
namespace {

constexpr std::size_t kStep = std::size_t{64} * 1024;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool all_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_blank(c); });
}

// Of "#20108" or "#x4E8C"; nothing for what is no character.
std::optional<std::string> character(std::string_view reference) {
  reference.remove_prefix(1);
  const bool hex = reference.starts_with('x');
  if (hex) reference.remove_prefix(1);
  std::uint32_t code = 0;
  const char* last = reference.data() + reference.size();
  const auto [end, error] = std::from_chars(reference.data(), last, code, hex ? 16 : 10);
  if (error != std::errc{} || end != last || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
    return std::nullopt;
  return base::to_utf8(std::u32string(1, static_cast<char32_t>(code)));
}

std::optional<std::string> entity(std::string_view name) {
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "amp") return "&";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  if (name.starts_with('#')) return character(name);
  return std::nullopt;
}

}  // namespace

void XmlStream::refuse(std::string what) const {
  throw base::Failure(shown_, fmt::format("里面的“{}”{}", part_, what), std::string(kSaveAsXlsx),
                      base::ExitCode::refused);
}

std::string_view XmlStream::local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// What stands before the token makes room.
bool XmlStream::fill() {
  if (ended_) return false;
  if (buffer_.size() - at_ > kMostTokenBytes) refuse("有一段超过 1 MiB");
  buffer_.erase(0, at_);
  passed_ += at_;
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kStep);
  const std::size_t got = source_(buffer_.data() + before, kStep);
  buffer_.resize(before + got);
  ended_ = got < kStep;
  return got > 0;
}

bool XmlStream::starts_with(std::string_view what) {
  while (buffer_.size() - at_ < what.size())
    if (!fill()) return false;
  return std::string_view(buffer_).substr(at_).starts_with(what);
}

std::size_t XmlStream::find(std::string_view what, std::size_t from) {
  for (;;) {
    const std::size_t found = buffer_.find(what, at_ + from);
    if (found != std::string::npos) return found - at_;
    const std::size_t whole = buffer_.size() - at_;
    from = std::max(from, whole < what.size() ? 0 : whole - what.size() + 1);
    if (!fill()) refuse("没有写完整");
  }
}

void XmlStream::begin_document() {
  begun_ = true;
  fill();
  const std::string_view start(buffer_);
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF") || start.substr(0, 2).find('\0') < 2)
    refuse("用的是 UTF-16 编码，不能读");
  if (start.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

XmlStream::Event XmlStream::finish() const {
  if (!open_.empty() || !had_root_) refuse("没有写完整");
  return Event::finished;
}

XmlStream::Event XmlStream::next() {
  if (!begun_) begin_document();
  if (end_follows_) {
    end_follows_ = false;
    close();
    return Event::end;
  }
  for (;;) {
    at_ += length_;
    length_ = 0;
    if (at_ == buffer_.size() && !fill()) return finish();
    if (buffer_[at_] != '<') {
      if (read_text()) return Event::text;
      continue;
    }
    if (at_ + 1 == buffer_.size() && !fill()) refuse("没有写完整");
    switch (buffer_[at_ + 1]) {
      case '?':
        length_ = find("?>", 2) + 2;
        break;
      case '!':
        if (read_special()) return Event::text;
        break;
      case '/':
        return read_end();
      default:
        return read_start();
    }
  }
}

void XmlStream::skip() {
  const std::size_t outside = depth();
  while (next() != Event::end || depth() + 1 > outside) {
  }
}

// False for the blanks around the root.
bool XmlStream::read_text() {
  for (std::size_t from = 0;;) {
    const std::size_t found = buffer_.find('<', at_ + from);
    if (found != std::string::npos) {
      length_ = found - at_;
      break;
    }
    from = buffer_.size() - at_;
    length_ = from;
    if (!fill()) break;
  }
  raw_ = token();
  is_cdata_ = false;
  if (!open_.empty()) return true;
  if (!all_blank(raw_)) refuse("写得不对（根元素外面有文字）");
  return false;
}

bool XmlStream::read_special() {
  if (starts_with("<!--")) {
    length_ = find("-->", 4) + 3;
    return false;
  }
  if (!starts_with("<![CDATA[")) refuse("带有 DOCTYPE 声明，不能读");
  if (open_.empty()) refuse("写得不对（根元素外面有文字）");
  length_ = find("]]>", 9) + 3;
  raw_ = token().substr(9, length_ - 12);
  is_cdata_ = true;
  return true;
}

XmlStream::Event XmlStream::read_start() {
  char quote = 0;
  for (std::size_t i = 1;; ++i) {
    if (at_ + i == buffer_.size() && !fill()) refuse("没有写完整");
    const char c = buffer_[at_ + i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      length_ = i + 1;
      break;
    } else if (c == '<') {
      refuse("写得不对（标记里又有 <）");
    } else if (static_cast<unsigned char>(c) < ' ' && !is_blank(c)) {
      refuse("写得不对（标记里有控制字符）");
    }
  }
  raw_ = token().substr(1, length_ - 2);
  end_follows_ = raw_.ends_with('/');
  if (end_follows_) raw_.remove_suffix(1);
  const auto blank = std::find_if(raw_.begin(), raw_.end(), [](char c) { return is_blank(c); });
  name_ = raw_.substr(0, static_cast<std::size_t>(blank - raw_.begin()));
  raw_.remove_prefix(name_.size());
  if (name_.empty()) refuse("写得不对（标记没有名字）");
  if (open_.empty() && had_root_) refuse("写得不对（有两个根元素）");
  if (open_.size() == kMostDepth) refuse(fmt::format("套了 {} 层以上，不能读", kMostDepth));
  had_root_ = true;
  open_.push_back(open_names_.size());
  open_names_ += name_;
  return Event::start;
}

XmlStream::Event XmlStream::read_end() {
  length_ = find(">", 2) + 1;
  name_ = token().substr(2, length_ - 3);
  while (!name_.empty() && is_blank(name_.back())) name_.remove_suffix(1);
  if (open_.empty() || std::string_view(open_names_).substr(open_.back()) != name_) refuse("写得不对（标记没有成对）");
  close();
  return Event::end;
}

void XmlStream::close() {
  open_names_.resize(open_.back());
  open_.pop_back();
}

std::optional<std::string> XmlStream::attribute(std::string_view name) const {
  std::string_view rest = raw_;
  for (;;) {
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view key = base::trim(rest.substr(0, equals));
    rest.remove_prefix(equals + 1);
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    const std::size_t quote = rest.empty() ? std::string_view::npos : rest.find(rest.front(), 1);
    if (quote == std::string_view::npos || (rest.front() != '"' && rest.front() != '\''))
      refuse("写得不对（属性没有引号）");
    if (key == name) return decoded(rest.substr(1, quote - 1));
    rest.remove_prefix(quote + 1);
  }
}

std::string_view XmlStream::text() {
  const bool plain = is_cdata_ || raw_.find('&') == std::string_view::npos;
  if (plain && raw_.find('\r') == std::string_view::npos) {
    if (base::first_invalid_utf8(raw_)) refuse("里有不是 UTF-8 的字节");
    return raw_;
  }
  text_ = plain ? std::string(raw_) : decoded(raw_);
  text_ = base::replace_all(base::replace_all(std::move(text_), "\r\n", "\n"), "\r", "\n");
  if (plain && base::first_invalid_utf8(text_)) refuse("里有不是 UTF-8 的字节");
  return text_;
}

std::string XmlStream::decoded(std::string_view raw) const {
  std::string out;
  for (;;) {
    const std::size_t mark = raw.find('&');
    out += raw.substr(0, mark);
    if (mark == std::string_view::npos) break;
    raw.remove_prefix(mark + 1);
    const std::size_t end = raw.find(';');
    const auto meant = end == std::string_view::npos ? std::nullopt : entity(raw.substr(0, end));
    if (!meant) refuse("写得不对（不认得的 & 记号）");
    out += *meant;
    raw.remove_prefix(end + 1);
  }
  if (base::first_invalid_utf8(out)) refuse("里有不是 UTF-8 的字节");
  return out;
}

}  // namespace sheet
