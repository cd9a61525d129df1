// SPDX-License-Identifier: MIT
#include "sheet/xlsx_book.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "sheet/xml_tree.h"

namespace sheet {
namespace {

struct Relationship {
  std::string type, part;  // type: the last segment of its address, which Strict and Transitional share
};

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// "xl/" + "worksheets/sheet1.xml", "../xl/a.xml" or "/xl/a.xml".
std::string resolved(const std::string& folder, std::string_view target) {
  const std::string path = base::replace_all(std::string(target), "\\", "/");
  std::vector<std::string> steps;
  for (const std::string& step : base::split(path.starts_with('/') ? path : folder + path, "/")) {
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (step != ".") {
      steps.push_back(step);
    }
  }
  return base::join(steps, "/");
}

// Of a part, by id; none if it has no relationships.
std::map<std::string, Relationship> relationships_of(const Package& package, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string rels = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::map<std::string, Relationship> out;
  if (!package.has(rels)) return out;
  for (const XmlNode& each : read_xml(package, rels).children) {
    const auto id = each.attribute("Id"), type = each.attribute("Type"), target = each.attribute("Target");
    if (!id || !type || !target || each.attribute("TargetMode") == "External") continue;
    out[std::string(*id)] = {std::string(type->substr(type->rfind('/') + 1)), resolved(folder, *target)};
  }
  return out;
}

std::string workbook_part(const Package& package) {
  for (const auto& [id, relationship] : relationships_of(package, ""))
    if (relationship.type == "officeDocument") return relationship.part;
  return "xl/workbook.xml";
}

}  // namespace

Book read_book(const Package& package) {
  Book book{workbook_part(package), {}};
  const XmlNode workbook = read_xml(package, book.workbook_part);
  const auto relationships = relationships_of(package, book.workbook_part);
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == "sharedStrings") book.strings_part = relationship.part;
    if (relationship.type == "styles") book.styles_part = relationship.part;
  }
  if (const XmlNode* properties = workbook.child("workbookPr")) book.from_1904 = properties->is_set("date1904");
  std::set<std::string> parts;
  if (const XmlNode* sheets = workbook.child("sheets")) {
    for (const XmlNode& sheet : sheets->children) {
      const auto name = sheet.attribute("name"), id = sheet.attribute("id");
      if (sheet.name != "sheet" || !name) continue;
      const auto found = id ? relationships.find(std::string(*id)) : relationships.end();
      if (found == relationships.end() || !parts.insert(found->second.part).second)
        throw base::Failure(package.shown(), fmt::format("找不到工作表“{}”的内容", base::excerpt(*name)),
                            std::string(kSaveAsXlsx), base::ExitCode::refused);
      if (found->second.type != "worksheet") continue;
      const auto state = sheet.attribute("state");
      book.sheets.push_back({std::string(*name), found->second.part, state == "hidden" || state == "veryHidden"});
    }
  }
  if (book.sheets.empty())
    throw base::Failure(package.shown(), "工作簿里没有工作表", std::string(kSaveAsXlsx), base::ExitCode::refused);
  return book;
}

}  // namespace sheet
