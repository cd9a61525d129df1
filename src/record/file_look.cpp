// SPDX-License-Identifier: MIT
#include "record/file_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/failure.h"
#include "base/json.h"
#include "base/text.h"
#include "record/bag_table.h"
#include "sheet/package.h"

namespace record {
namespace {

using namespace std::string_view_literals;
using base::is_one_of;

constexpr std::size_t kEdge = 4096;
constexpr std::uint64_t kMostWhole = std::uint64_t{64} << 20U;  // what is larger is known by its edges and marks

// Texts that tell what a document holds, wherever they stand in it.
enum Mark : std::size_t {
  encrypted_pdf,
  script_in_pdf,
  launch_in_pdf,
  macros_in_package,
  macros_in_ole,
  locked_package
};
constexpr std::array kMarks{
    "/Encrypt"sv,
    "/JavaScript"sv,
    "/Launch"sv,
    "vbaProject.bin"sv,
    "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T"sv,
    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"sv,
};
constexpr std::size_t kLongestMark = 64;

constexpr std::array kPrograms{"exe"sv, "dll"sv, "com"sv, "scr"sv, "msi"sv, "bat"sv, "cmd"sv, "ps1"sv,     "vbs"sv,
                               "vbe"sv, "wsf"sv, "hta"sv, "jar"sv, "apk"sv, "sh"sv,  "lnk"sv, "so"sv,      "dylib"sv,
                               "elf"sv, "reg"sv, "cpl"sv, "pif"sv, "deb"sv, "rpm"sv, "dmg"sv, "appimage"sv};
constexpr std::array kWithMacros{"xlsm"sv, "xltm"sv, "xlam"sv, "docm"sv, "dotm"sv, "pptm"sv, "potm"sv, "xlsb"sv};
constexpr std::array kPackages{"xlsx"sv, "docx"sv, "pptx"sv, "ofd"sv,  "zip"sv,  "odt"sv,  "ods"sv,  "odp"sv,
                               "xlsm"sv, "docm"sv, "pptm"sv, "xltm"sv, "dotm"sv, "xlsb"sv, "xlam"sv, "potm"sv};
constexpr std::array kOle{"doc"sv, "xls"sv, "ppt"sv, "wps"sv, "et"sv, "dps"sv};

constexpr std::string_view kOleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::string_view kZipMagic = "PK\x03\x04"sv, kZipEnd = "PK\x05\x06"sv;

// One reading of a file: its edges, its marks, and all of it if it is small.
class Reading {
 public:
  explicit Reading(std::uint64_t size) : is_small_(size <= kMostWhole) {}

  void add(std::string_view bytes) {
    if (head.size() < kEdge) head.append(bytes.substr(0, kEdge - head.size()));
    if (is_small_) whole.append(bytes);
    const std::string_view edge = bytes.size() > kEdge ? bytes.substr(bytes.size() - kEdge) : bytes;
    const std::string joined =
        tail.substr(tail.size() - std::min(tail.size(), kLongestMark)) + std::string(bytes.substr(0, kLongestMark));
    for (std::size_t i = 0; i < kMarks.size(); ++i)
      marks.at(i) |=
          bytes.find(kMarks.at(i)) != std::string_view::npos || joined.find(kMarks.at(i)) != std::string::npos;
    tail.append(edge);
    if (tail.size() > kEdge) tail.erase(0, tail.size() - kEdge);
  }

  [[nodiscard]] bool begins(std::string_view with) const { return head.starts_with(with); }
  [[nodiscard]] bool ends_near(std::string_view with) const { return tail.find(with) != std::string::npos; }
  [[nodiscard]] bool is_whole() const { return is_small_; }

  std::string head, tail, whole;
  std::array<bool, kMarks.size()> marks{};

 private:
  bool is_small_;
};

std::string ending_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot + 1));
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending;
}

class Looker {
 public:
  Looker(FileLook& look, const Reading& read, bool strict) : look_(look), read_(read), strict_(strict) {}

  void run(const std::string& ending) {
    look_.is_program = is_program(ending);
    look_.has_macros = is_one_of(kWithMacros, ending);
    if (is_text(ending) || is_picture(ending) || is_document(ending)) return;
    if (look_.is_program) return say("程序", Opens::unknown, "");
    say(ending.empty() ? "没有扩展名" : ending, Opens::unknown, "");
  }

 private:
  void say(std::string kind, Opens opens, std::string fault) {
    look_.kind = std::move(kind);
    look_.opens = opens;
    look_.fault = std::move(fault);
  }
  void say(std::string kind, std::string fault) {
    const Opens opens = fault.empty() ? Opens::yes : Opens::no;
    say(std::move(kind), opens, std::move(fault));
  }

  [[nodiscard]] bool is_program(const std::string& ending) const {
    return is_one_of(kPrograms, ending) || read_.begins("MZ") ||
           read_.begins(
               "\x7F"
               "ELF") ||
           read_.begins("\xCA\xFE\xBA\xBE") || read_.begins("\xCF\xFA\xED\xFE") || read_.begins("#!/");
  }

  // The clerk's texts may be GB18030.
  [[nodiscard]] std::string fault_of_text() const {
    if (strict_) {
      const auto bad = base::first_invalid_utf8(read_.whole);
      return bad ? fmt::format("第 {} 个字节起不是 UTF-8", *bad + 1) : "";
    }
    try {
      base::decode(read_.whole, "");
      return "";
    } catch (const base::Failure& failure) {
      return failure.what_is_wrong;
    }
  }

  [[nodiscard]] std::string fault_of_json() const {
    try {
      base::parse_json(read_.whole, "");
      return "";
    } catch (const base::Failure& failure) {
      return std::string(base::trim(failure.where)) + failure.what_is_wrong;
    }
  }

  bool is_text(const std::string& ending) {
    constexpr std::array plain{"txt"sv, "md"sv, "mustache"sv, "ics"sv, "log"sv, "sql"sv};
    constexpr std::array known{"html"sv,        "htm"sv, "css"sv, "js"sv, "json"sv,
                               "webmanifest"sv, "csv"sv, "xml"sv, "svg"sv};
    const bool is_plain = is_one_of(plain, ending);
    if (!is_plain && !is_one_of(known, ending)) return false;
    if (!read_.is_whole()) return say("文本", Opens::doubtful, "太大，没有逐字看"), true;
    if (is_plain) return say("文本", fault_of_text()), true;
    if (ending == "html" || ending == "htm") return look_at_html(), true;
    if (ending == "css") return look_at(look_at_style(read_.whole), "样式"), true;
    if (ending == "xml" || ending == "svg") return look_at_xml(ending), true;
    if (ending == "js") {
      look_.is_script = true;
      return say("脚本", fault_of_text()), true;
    }
    if (ending == "csv") return say("表格", strict_ ? bag_table_in(read_.whole).fault : fault_of_text()), true;
    return say("数据", fault_of_json()), true;
  }

  void look_at(MarkupLook markup, const char* kind) {
    look_.markup = std::move(markup);
    say(kind, look_.markup.fault);
  }

  // A page of somebody else's may be written loosely, and in GB18030.
  void look_at_html() {
    look_.is_page = true;
    look_at(look_at_page(read_.whole), "网页");
    if (strict_) return;
    if (const std::string fault = fault_of_text(); !fault.empty()) return say("网页", fault);
    if (!look_.fault.empty()) look_.opens = Opens::doubtful;
  }

  void look_at_xml(const std::string& ending) {
    look_at(look_at_drawing(read_.whole), ending == "svg" ? "图形" : "数据");
    // Not damaged: only nothing that this program would read.
    if (!strict_ && look_.fault.find("DOCTYPE") != std::string::npos) look_.opens = Opens::doubtful;
  }

  void edges(const char* kind, bool begins, bool ends) {
    if (!begins) return say(kind, "开头不是这种文件");
    say(kind, ends ? Opens::yes : Opens::doubtful, ends ? "" : "结尾不寻常，可能没有存完");
  }

  bool is_picture(const std::string& ending) {
    constexpr auto kind = "图片";
    if (ending == "png") {
      if (!read_.begins("\x89PNG\r\n\x1A\n")) return say(kind, "开头不是这种文件"), true;
      return say(kind, read_.ends_near("IEND\xAE\x42\x60\x82"sv) ? "" : "没有存完"), true;
    }
    if (ending == "jpg" || ending == "jpeg")
      return edges(kind, read_.begins("\xFF\xD8\xFF"), read_.ends_near("\xFF\xD9")), true;
    if (ending == "gif") return edges(kind, read_.begins("GIF8"), read_.tail.ends_with(';')), true;
    if (ending == "bmp") return edges(kind, read_.begins("BM"), true), true;
    if (ending == "ico") return edges(kind, read_.begins("\0\0\1\0"sv), true), true;
    if (ending == "webp") return edges(kind, read_.begins("RIFF") && read_.head.substr(8, 4) == "WEBP", true), true;
    if (ending == "tif" || ending == "tiff")
      return edges(kind, read_.begins("II*\0"sv) || read_.begins("MM\0*"sv), true), true;
    if (ending == "woff2") return edges("字体", read_.begins("wOF2"), true), true;
    if (ending == "mp4" || ending == "mov" || ending == "m4a" || ending == "heic")
      return edges("音像", read_.head.size() > 8 && read_.head.substr(4, 4) == "ftyp", true), true;
    if (ending == "wav") return edges("音像", read_.begins("RIFF"), true), true;
    if (ending == "mp3") return edges("音像", read_.begins("ID3") || read_.begins("\xFF"), true), true;
    return false;
  }

  bool is_document(const std::string& ending) {
    if (ending == "pdf") return look_at_pdf(), true;
    if (ending == "db" || ending == "sqlite")
      return say("记录库", read_.begins("SQLite format 3\0"sv) ? "" : "开头不是这种文件"), true;
    if (is_one_of(kPackages, ending)) return look_at_package(ending), true;
    if (!is_one_of(kOle, ending)) return false;
    look_.has_macros |= read_.marks[macros_in_ole];
    look_.is_encrypted = read_.marks[locked_package];
    return edges("旧版文档", read_.begins(kOleMagic), true), true;
  }

  void look_at_pdf() {
    constexpr std::size_t head = 1024;
    look_.is_encrypted = read_.marks[encrypted_pdf];
    look_.runs_inside = read_.marks[script_in_pdf] || read_.marks[launch_in_pdf];
    if (read_.head.substr(0, head).find("%PDF-") == std::string::npos) return say("PDF", "开头不是这种文件");
    say("PDF", read_.ends_near("%%EOF") ? "" : "没有存完");
  }

  void look_at_package(const std::string& ending) {
    constexpr std::size_t flags = 6;
    const char* kind = ending == "zip" ? "压缩包" : "文档";
    if (read_.begins(kOleMagic)) {  // what office programs do to a package that has a password
      look_.is_encrypted = true;
      return say(kind, Opens::doubtful, "有密码");
    }
    look_.has_macros |= read_.marks[macros_in_package];
    if (!read_.begins(kZipMagic)) return say(kind, "开头不是这种文件");
    look_.is_encrypted = (static_cast<unsigned char>(read_.head.size() > flags ? read_.head[flags] : 0) & 1U) != 0;
    if (!read_.ends_near(kZipEnd)) return say(kind, "没有存完");
    if (ending != "xlsx" || !read_.is_whole()) return say(kind, "");
    try {
      const sheet::Package opened(read_.whole, "");
      say(kind, "");
    } catch (const base::Failure& failure) {
      say(kind, failure.what_is_wrong);
    }
  }

  FileLook& look_;
  const Reading& read_;
  bool strict_;
};

}  // namespace

FileLook look_at_file(const BagSource& bag, const BagFile& file, bool strict) {
  FileLook look;
  look.path = file.path;
  Reading read(file.size);
  try {
    bag.read(file.path, [&](std::string_view bytes) { read.add(bytes); });
  } catch (const base::Failure& failure) {
    look.kind = "读不出";
    look.opens = Opens::no;
    look.fault = failure.what_is_wrong;
    return look;
  }
  Looker(look, read, strict).run(ending_of(file.path));
  return look;
}

std::string encryption_in(const FileLook& look) { return look.is_encrypted ? "加了密，可能要密码才能打开" : ""; }

std::string program_in(const FileLook& look) {
  if (look.is_program) return "是可以执行的程序";
  return look.has_macros ? "文档里有宏" : "";
}

std::string unfit(const FileLook& look) {
  if (std::string reason = encryption_in(look); !reason.empty()) return reason;
  if (std::string reason = program_in(look); !reason.empty()) return reason;
  return look.opens == Opens::no ? fmt::format("打不开（{}）：{}", look.kind, look.fault) : "";
}

}  // namespace record
