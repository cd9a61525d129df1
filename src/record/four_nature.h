// SPDX-License-Identifier: MIT
// 四性检测 of a bag (真实性、完整性、可用性、安全性; after DA/T 70): each item, the value seen, passed or not. As
// values, as text and as a page for the archivist to print and sign.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "record/bag_check.h"
#include "record/bag_source.h"
#include "record/bag_ties.h"

namespace record {

enum class Nature { authentic, complete, usable, safe };       // 真实性 完整性 可用性 安全性
enum class Outcome { passed, failed, noted, not_applicable };  // 通过 未通过 说明 不适用

struct NatureItem {
  Nature nature = Nature::authentic;
  std::string item;   // 每个文件的哈希值
  std::string value;  // 83 个文件，SHA-256 和 SHA-512 都一致
  Outcome outcome = Outcome::passed;
  std::vector<std::string> details = {};  // each fault, or what is to be known, a line
};

struct FourNatureReport {
  BagInfo info;
  std::string name, code;
  std::uint64_t files = 0, bytes = 0;
  bool fast = false;
  std::string program;  // that checked
  std::vector<NatureItem> items;

  [[nodiscard]] bool passed() const;
};

struct NatureQuestion {
  const BagSource& bag;
  const BagCheck& check;
  const BagTies& ties;
  std::filesystem::path where;  // the bag's folder or ZIP
  bool fast = false;
  std::string program;  // that checks: gongshilan 0.1.0
};

FourNatureReport four_natures(const NatureQuestion& question);

std::string four_nature_text(const FourNatureReport& report);
std::string four_nature_page(const FourNatureReport& report);  // HTML, A4 upright, to be signed

}  // namespace record
