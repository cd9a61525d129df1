// SPDX-License-Identifier: MIT
// XML of a large part, token by token, in little memory: for sheets and shared strings. Names are local ones, whatever
// their prefix. Anything that is not well-formed, a DOCTYPE (entities that multiply) and UTF-16 end in a refusal.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/package.h"

namespace sheet {

class XmlStream {
 public:
  enum class Event { start, end, text, finished };
  static constexpr std::size_t kMostTokenBytes = std::size_t{1} << 20U;
  static constexpr std::size_t kMostDepth = 128;

  XmlStream(ByteSource source, std::string shown, std::string part)
      : source_(std::move(source)), shown_(std::move(shown)), part_(std::move(part)) {}
  XmlStream(const Package& package, std::string_view part)
      : XmlStream(package.open(part), package.shown(), std::string(part)) {}

  Event next();  // <a/> is a start and an end
  void skip();   // after a start: past its end

  // Views and texts of the current token: they hold until next().
  [[nodiscard]] std::string_view name() const { return local(name_); }
  [[nodiscard]] std::optional<std::string> attribute(std::string_view name) const;  // of a start, without a prefix
  [[nodiscard]] std::string_view text();
  [[nodiscard]] std::size_t depth() const { return open_.size(); }  // elements that are open, a started one included

  // Where the token stands in the part, in bytes; the start and the end of <a/> are one token.
  [[nodiscard]] std::uint64_t begin() const { return passed_ + at_; }
  [[nodiscard]] std::uint64_t end() const { return passed_ + at_ + length_; }

  [[noreturn]] void refuse(std::string what) const;  // names the part

 private:
  static std::string_view local(std::string_view name);
  bool fill();  // more bytes behind those of the token; false at the end
  bool starts_with(std::string_view what);
  std::size_t find(std::string_view what, std::size_t from);  // from the token's begin; refuses if it is not there
  void begin_document();
  [[nodiscard]] Event finish() const;
  bool read_text();
  bool read_special();  // true for CDATA
  Event read_start();
  Event read_end();
  void close();
  [[nodiscard]] std::string decoded(std::string_view raw) const;
  [[nodiscard]] std::string_view token() const { return std::string_view(buffer_).substr(at_, length_); }

  ByteSource source_;
  std::string shown_, part_;
  std::string buffer_;
  std::uint64_t passed_ = 0;         // bytes that are no longer in the buffer
  std::size_t at_ = 0, length_ = 0;  // the token in the buffer
  std::string_view name_, raw_;      // of the token
  std::string open_names_, text_;
  std::vector<std::size_t> open_;  // where in open_names_ each begins
  bool begun_ = false, ended_ = false, had_root_ = false, is_cdata_ = false, end_follows_ = false;
};

}  // namespace sheet
