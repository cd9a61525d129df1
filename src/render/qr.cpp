// SPDX-License-Identifier: MIT
#include "render/qr.h"

#include <fmt/format.h>

#include <algorithm>
#include <qrcodegen.hpp>
#include <string>

#include "base/failure.h"
#include "base/text.h"
#include "render/escape.h"

namespace render {
namespace {

constexpr int kQuietZone = 4;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Starts with a scheme, as in "https:" or "tel:".
bool is_url(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view scheme = text.substr(0, colon);
  return std::all_of(scheme.begin(), scheme.end(),
                     [](char c) { return is_letter_or_digit(c) || c == '+' || c == '-' || c == '.'; });
}

std::string percent_encoded(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

// Dark modules as runs: one closed rectangle a run.
std::string path_of(const qrcodegen::QrCode& code) {
  std::string path;
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize();) {
      int end = x;
      while (code.getModule(end, y)) ++end;  // outside of the code is light
      if (end > x) path += fmt::format("M{} {}h{}v1h-{}z", x + kQuietZone, y + kQuietZone, end - x, end - x);
      x = end + 1;
    }
  }
  return path;
}

}  // namespace

Raw qr_svg(std::string_view text, std::string_view label) {
  const std::string where = fmt::format("二维码“{}”", base::excerpt(label));
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), is_control))
    throw base::Failure(where, "内容里有控制字符", "请检查这个网址，去掉换行等看不见的字符。");
  const std::string content = is_url(text) ? percent_encoded(text) : std::string(text);
  try {
    const qrcodegen::QrCode code = qrcodegen::QrCode::encodeText(content.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    const int side = code.getSize() + 2 * kQuietZone;
    return Raw(
        fmt::format("<svg class=\"qr\" role=\"img\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
                    "<title>{1}</title><path d=\"{2}\"/></svg>",
                    side, escape_html(label), path_of(code)));
  } catch (const qrcodegen::data_too_long&) {
    throw base::Failure(where, fmt::format("内容有 {} 个字节，二维码放不下", content.size()), "请换一个短一些的网址。");
  }
}

}  // namespace render
