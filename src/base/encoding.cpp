// SPDX-License-Identifier: MIT
#include "base/encoding.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/failure.h"
#include "base/text.h"

namespace base {
namespace {

struct Closer {
  void operator()(void* handle) const { iconv_close(handle); }
};

// The UTF-8 text, or the offset of the first byte that is not GB18030.
struct Gb18030Result {
  std::string text;
  std::optional<std::size_t> bad_at;
};

Gb18030Result decode_gb18030(std::string& bytes, const std::string& file) {
  const iconv_t raw = iconv_open("UTF-8", "GB18030");
  if (raw == reinterpret_cast<iconv_t>(-1))  // NOLINT(performance-no-int-to-ptr): POSIX says so
    throw Failure(file, "这台机器没有 GB18030 字符表，不能读这个文件", "请另存为“CSV UTF-8”后再试。");
  const std::unique_ptr<void, Closer> handle(raw);
  Gb18030Result result;
  result.text.resize(bytes.size() * 2 + 16);
  char* in = bytes.data();
  std::size_t in_left = bytes.size();
  std::size_t used = 0;
  while (in_left > 0) {
    char* out = result.text.data() + used;
    std::size_t out_left = result.text.size() - used;
    const std::size_t status = iconv(raw, &in, &in_left, &out, &out_left);
    used = result.text.size() - out_left;
    if (status != static_cast<std::size_t>(-1)) break;
    if (errno != E2BIG) {
      result.bad_at = bytes.size() - in_left;
      break;
    }
    result.text.resize(result.text.size() * 2);
  }
  result.text.resize(used);
  return result;
}

}  // namespace

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf8_bom:
      return "UTF-8（带 BOM）";
    case Encoding::gb18030:
      return "GB18030";
  }
  return "";
}

Decoded decode(std::string bytes, const std::string& file) {
  const auto line_of = [&](std::size_t offset) {
    return std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n') + 1;
  };
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    throw Failure(file, "文件是 UTF-16 编码，不能读", "请另存为“CSV UTF-8（逗号分隔）”。", ExitCode::refused);
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos)
    throw Failure(fmt::format("{} 第{}行", file, line_of(nul)), "有空字节，这不是文本文件",
                  "请从表格软件重新另存为 CSV。", ExitCode::refused);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  const auto bad_at = first_invalid_utf8(bytes);
  if (!bad_at && marked) {
    bytes.erase(0, 3);
    return {std::move(bytes), Encoding::utf8_bom};
  }
  if (!bad_at) return {std::move(bytes), Encoding::utf8};
  constexpr const char* hint = "请在表格软件中打开核对这一行，再另存为“CSV UTF-8”。";
  if (marked)  // says that it is UTF-8: reading it as anything else would be a guess
    throw Failure(fmt::format("{} 第{}行", file, line_of(*bad_at)), "有不是 UTF-8 的字节", hint, ExitCode::refused);
  Gb18030Result gb = decode_gb18030(bytes, file);
  if (gb.bad_at)  // the reading that got farther is the one that was meant
    throw Failure(fmt::format("{} 第{}行", file, line_of(std::max(*bad_at, *gb.bad_at))),
                  "有既不是 UTF-8 也不是 GB18030 的字节", hint, ExitCode::refused);
  return {std::move(gb.text), Encoding::gb18030};
}

}  // namespace base
