// SPDX-License-Identifier: MIT
// Workbooks made in memory, part by part: what no spreadsheet program writes can be written here.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sheet/ledger_fixture.h"

namespace sheet_test {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

inline std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i, value >>= 8U) out += static_cast<char>(value & 0xFFU);
  return out;
}

// A zip archive whose parts stand as they are. `flags` 1 says that they are encrypted.
inline std::string stored_zip(const Parts& parts, std::uint16_t flags = 0) {
  std::string out, directory;
  for (const auto& [name, bytes] : parts) {
    const std::string common = little(20, 2) + little(flags, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) +
                               little(crc32(bytes), 4) + little(bytes.size(), 4) + little(bytes.size(), 4) +
                               little(name.size(), 2) + little(0, 2);
    directory += "PK\1\2" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 little(out.size(), 4) + name;
    out += "PK\3\4" + common + name + bytes;
  }
  const std::uint64_t at = out.size();
  return out + directory + "PK\5\6" + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
         little(directory.size(), 4) + little(at, 4) + little(0, 2);
}

inline const std::string kTypes =
    R"(<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";
inline const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

inline std::string relationships(const std::vector<std::array<std::string, 3>>& id_type_target) {
  std::string out = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  for (const auto& [id, type, target] : id_type_target)
    out += "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + type + "\" Target=\"" + target + "\"/>";
  return out + "</Relationships>";
}

// One sheet after another, each the inside of <worksheet>; other parts by name, in place of those made here.
struct BookParts {
  std::vector<std::pair<std::string, std::string>> sheets;  // name as in XML, with further attributes behind a quote
  std::string workbook_properties = {};
  std::vector<std::string> shared = {};  // the insides of <si>
  std::string styles = {};               // the inside of <styleSheet>
  std::map<std::string, std::string> others = {};
};

inline Parts parts_of(const BookParts& book) {
  std::string sheets;
  std::vector<std::array<std::string, 3>> targets;
  std::map<std::string, std::string> parts;
  const std::string main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    sheets += "<sheet name=\"" + book.sheets[i].first + "\" sheetId=\"" + number + "\" r:id=\"s" + number + "\"/>";
    targets.push_back({"s" + number, "worksheet", "worksheets/sheet" + number + ".xml"});
    parts["xl/worksheets/sheet" + number + ".xml"] = "<worksheet" + main + ">" + book.sheets[i].second + "</worksheet>";
  }
  if (!book.shared.empty()) {
    std::string strings = "<sst" + main + ">";
    for (const std::string& each : book.shared) strings += "<si>" + each + "</si>";
    parts["xl/sharedStrings.xml"] = strings + "</sst>";
    targets.push_back({"st", "sharedStrings", "sharedStrings.xml"});
  }
  if (!book.styles.empty()) {
    parts["xl/styles.xml"] = "<styleSheet" + main + ">" + book.styles + "</styleSheet>";
    targets.push_back({"sy", "styles", "styles.xml"});
  }
  parts["xl/workbook.xml"] = "<workbook" + main + " xmlns:r=\"" + kOffice + "\">" + book.workbook_properties +
                             "<sheets>" + sheets + "</sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] = relationships(targets);
  parts["_rels/.rels"] = relationships({{"w", "officeDocument", "xl/workbook.xml"}});
  for (const auto& [name, bytes] : book.others) parts[name] = bytes;
  Parts out{{"[Content_Types].xml", kTypes}};
  out.insert(out.end(), parts.begin(), parts.end());
  return out;
}

inline std::string workbook(const BookParts& book) { return stored_zip(parts_of(book)); }

// <c r="A1" t="inlineStr">
inline std::string text_cell(const std::string& where, const std::string& xml) {
  return "<c r=\"" + where + "\" t=\"inlineStr\"><is><t>" + xml + "</t></is></c>";
}

// A row of texts from column A; empty ones are left out.
inline std::string text_row(int number, const std::vector<std::string>& texts) {
  std::string out = "<row r=\"" + std::to_string(number) + "\">";
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!texts[i].empty())
      out += text_cell(model::column_letters(static_cast<int>(i) + 1) + std::to_string(number), texts[i]);
  return out + "</row>";
}

inline std::string sheet_data(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }

inline Read read_book(const BookParts& book, const std::string& name = "台账.xlsx") {
  return read_ledger(name, workbook(book));
}

inline Messages notes_of(const Read& read) {
  Messages out;
  for (const sheet::Note& note : read.notes.in_file_order()) out.push_back(note.message());
  return out;
}

}  // namespace sheet_test
