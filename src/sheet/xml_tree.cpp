// SPDX-License-Identifier: MIT
#include "sheet/xml_tree.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "base/failure.h"
#include "base/text.h"

namespace sheet {
namespace {

constexpr std::size_t kMostTreeBytes = std::size_t{4} << 20U;
constexpr int kMostDepth = 64;

struct Source {
  const Package& package;
  std::string_view part;

  [[noreturn]] void refuse(std::string_view what) const {
    throw base::Failure(package.shown(), fmt::format("里面的“{}”{}", part, what), std::string(kSaveAsXlsx),
                        base::ExitCode::refused);
  }
};

std::string text_of(const char* text, const Source& source) {
  if (base::first_invalid_utf8(text)) source.refuse("里有不是 UTF-8 的字节");
  return text;
}

std::string local(const std::string& name) {
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

XmlNode copy(const pugi::xml_node& node, const Source& source, int depth) {
  if (depth > kMostDepth) source.refuse(fmt::format("套了 {} 层以上，不能读", kMostDepth));
  XmlNode out{local(text_of(node.name(), source))};
  for (const pugi::xml_attribute& attribute : node.attributes())
    out.attributes.emplace_back(local(text_of(attribute.name(), source)), text_of(attribute.value(), source));
  for (const pugi::xml_node& child : node.children())
    if (child.type() == pugi::node_element) out.children.push_back(copy(child, source, depth + 1));
  return out;
}

}  // namespace

std::optional<std::string_view> XmlNode::attribute(std::string_view local_name) const {
  for (const auto& [key, value] : attributes)
    if (key == local_name) return value;
  return std::nullopt;
}

bool XmlNode::is_set(std::string_view local_name) const {
  const auto value = attribute(local_name);
  return value == "1" || value == "true";
}

const XmlNode* XmlNode::child(std::string_view local_name) const {
  for (const XmlNode& each : children)
    if (each.name == local_name) return &each;
  return nullptr;
}

XmlNode read_xml(const Package& package, std::string_view part) {
  const Source source{package, part};
  std::string bytes;
  const ByteSource open = package.open(part);
  for (std::size_t got = 1; got > 0;) {
    constexpr std::size_t step = std::size_t{64} * 1024;
    const std::size_t before = bytes.size();
    if (before > kMostTreeBytes) source.refuse(fmt::format("超过 {} MiB", kMostTreeBytes >> 20U));
    bytes.resize(before + step);
    got = open(bytes.data() + before, step);
    bytes.resize(before + got);
  }
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype);
  if (!result) source.refuse(fmt::format("写得不对（第 {} 字节）", result.offset + 1));
  for (const pugi::xml_node& node : document.children())
    if (node.type() == pugi::node_doctype) source.refuse("带有 DOCTYPE 声明，不能读");
  if (!document.document_element()) source.refuse("没有写完整");
  return copy(document.document_element(), source, 1);
}

}  // namespace sheet
