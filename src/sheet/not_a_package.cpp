// SPDX-License-Identifier: MIT
#include "sheet/not_a_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sheet/package.h"

namespace sheet {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::string_view kEncrypted =  // a stream's name, in UTF-16
    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
constexpr std::string_view kNotOfTheLedger = "不是台账的文件请移出 ledger 文件夹。";

NotAPackage saved_as_xlsx(std::string what) { return {std::move(what), std::string(kSaveAsXlsx)}; }

// Text in whatever encoding: no controls but blanks.
bool is_text(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\r' && c != '\n';
  });
}

std::string lower_start(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string start(base::trim(bytes.substr(0, 1024)));
  for (char& c : start)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return start;
}

}  // namespace

std::optional<NotAPackage> what_else_it_is(std::string_view bytes) {
  if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv)) return std::nullopt;
  if (bytes.empty()) return NotAPackage{"文件是空的", "请换上保存好的文件，或删去。"};
  if (bytes.starts_with(kOle)) {
    if (bytes.find(kEncrypted) != std::string_view::npos)
      return NotAPackage{"文件设了打开密码", "请在 WPS 或 Excel 中打开，取消打开密码后再保存。"};
    return saved_as_xlsx("内容是旧格式（.xls、.et），不是 .xlsx");
  }
  const std::string start = lower_start(bytes);
  if (start.starts_with("<!doctype html") || start.starts_with("<html") || start.find("<table") != std::string::npos)
    return saved_as_xlsx("内容是网页（HTML），不是 .xlsx");
  if (start.starts_with("<?xml") || start.starts_with('<')) return saved_as_xlsx("内容是 XML，不是 .xlsx");
  if (is_text(bytes.substr(0, 4096)))
    return NotAPackage{"内容是纯文本（CSV 之类），不是 .xlsx",
                       fmt::format("{}CSV 文件的扩展名要写成 .csv。", kSaveAsXlsx)};
  return saved_as_xlsx("内容不是 .xlsx 工作簿，或已损坏");
}

NotAPackage what_other_package_it_is(const std::function<bool(std::string_view name)>& has, std::string_view mimetype) {
  if (mimetype.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
    return saved_as_xlsx("内容是 .ods 表格，不是 .xlsx");
  if (has("xl/workbook.bin")) return saved_as_xlsx("内容是 .xlsb 工作簿，不是 .xlsx");
  if (has("Index/Document.iwa")) return saved_as_xlsx("内容是 Numbers 表格，不是 .xlsx");
  if (has("word/document.xml") || has("ppt/presentation.xml") || !mimetype.empty())
    return {"内容是文字文稿或演示文稿，不是表格", fmt::format("请把台账填在 .xlsx 工作簿里；{}", kNotOfTheLedger)};
  if (has("xl/workbook.xml")) return saved_as_xlsx("里面缺少“[Content_Types].xml”");
  return {"是一个压缩包，不是 .xlsx 工作簿", fmt::format("请解开压缩包，放进里面的工作簿；{}", kNotOfTheLedger)};
}

std::optional<NotAPackage> what_other_workbook_it_is(std::string_view extension) {
  static constexpr std::array<std::string_view, 8> kOthers{".xls", ".et",  ".ods",     ".xlsb",
                                                           ".xlt", ".ett", ".numbers", ".uos"};
  if (std::find(kOthers.begin(), kOthers.end(), extension) == kOthers.end()) return std::nullopt;
  return saved_as_xlsx(fmt::format("不能读 {} 格式的表格", extension));
}

}  // namespace sheet
