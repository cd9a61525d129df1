// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/failure.h"
#include "base/json.h"
#include "base/text.h"
#include "record/four_nature_parts.h"

namespace record {
namespace {

constexpr const char* kMaking = "data/making.json";

void add_hashes(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "每个文件的哈希值";
  if (subject.fast()) return items.not_read(item);
  const std::size_t wrong = subject.faults.files_with_other_bytes;
  if (wrong == 0)
    return items.add(item, fmt::format("{} 个文件，SHA-256、SHA-512、SM3 都和清单一致", subject.check.files),
                     Outcome::passed);
  items.add(item, fmt::format("{} 个文件中 {} 个和清单不一致", subject.check.files, wrong), Outcome::failed,
            lines_of(subject.faults.other_bytes));
}

void add_lists(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "清单和标签文件";
  const auto& wrong = subject.faults.lists;
  if (!wrong.empty())
    return items.add(item, fmt::format("{} 处不符合格式，或和标签清单不一致", wrong.size()), Outcome::failed,
                     lines_of(wrong));
  const auto& files = subject.bag.files();
  const auto tags =
      std::count_if(files.begin(), files.end(), [](const BagFile& file) { return !file.path.starts_with(kPayload); });
  items.add(item, fmt::format("{} 个文件，符合 BagIt 1.0（RFC 8493），和标签清单一致", tags), Outcome::passed);
}

void add_other_layer(const NatureSubject& subject, NatureItems& items) {
  const std::string item = subject.is_internal ? "和公开层对应" : "和内部层对应";
  const Tie& tie = subject.question.ties.other_layer;
  switch (tie.state) {
    case TieState::holds:
      return items.add(item,
                       subject.fast() ? fmt::format("清单和 {} 对上；对应值没有读", tie.other)
                                      : fmt::format("和 {} 对上，{} 条对应值一致", tie.other, tie.count),
                       Outcome::passed);
    case TieState::broken:
      return items.add(item, fmt::format("和 {} 对不上", tie.other), Outcome::failed, lines_of(tie.faults));
    case TieState::not_there:
      return items.add(item, fmt::format("{} 不在旁边，没有对照", tie.other), Outcome::noted);
    case TieState::not_asked:
      return items.add(item, "读不出归档信息，没有对照", Outcome::not_applicable);
  }
}

void add_openings(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "对应值和本档案一致";
  if (subject.fast()) return items.not_read(item);
  const Tie& tie = subject.question.ties.openings;
  if (tie.state == TieState::broken)
    return items.add(item, "和本档案的表格、文件算出来的不一致", Outcome::failed, lines_of(tie.faults));
  items.add(item, fmt::format("{} 行，每行记录、每个文件一行，算出来的一致", tie.count), Outcome::passed);
}

void add_chain(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "更正链";
  const BagTies& ties = subject.question.ties;
  if (!subject.check.info) return items.add(item, "读不出归档信息，没有查", Outcome::not_applicable);
  if (ties.chain.empty()) {
    items.add(item, "第 1 号，没有更正别的归档", Outcome::passed);
  } else {
    std::vector<std::string> seen, details;
    for (const Tie& tie : ties.chain) {
      if (tie.state == TieState::holds) seen.push_back(tie.other);
      for (const BagFault& fault : tie.faults) details.push_back(line_of(fault));
    }
    const Tie& last = ties.chain.back();
    const std::string held = seen.empty() ? "" : base::join(seen, "、") + " 在旁边，哈希值一致";
    if (last.state == TieState::broken)
      items.add(item, fmt::format("和 {} 接不上", last.other), Outcome::failed, details);
    else if (last.state == TieState::not_there)
      items.add(item, fmt::format("{}{} 不在旁边，没有对照", held.empty() ? "" : held + "；", last.other),
                Outcome::noted);
    else
      items.add(item, fmt::format("更正了前面的；{}", held), Outcome::passed);
    if (!subject.info.reason.empty()) items.add("更正原因", subject.info.reason, Outcome::noted);
  }
  if (ties.superseded_by)
    items.add("有没有更新的归档", fmt::format("本档案已被 {} 更正，使用时以那一份为准", *ties.superseded_by),
              Outcome::noted);
  else
    items.add("有没有更新的归档", "旁边没有更新的一份", Outcome::passed);
}

void add_signature(const NatureSubject& subject, NatureItems& items) {
  const BagTies& ties = subject.question.ties;
  const bool is_signed = ties.signature.state != TieState::not_there;
  if (ties.signature.state == TieState::holds)
    items.add("签名", fmt::format("有效，公钥编号 {}", ties.signature.other), Outcome::passed);
  else if (!is_signed)
    items.add("签名", "没有签名", Outcome::noted);
  else
    items.add("签名", "无效", Outcome::failed, lines_of(ties.signature.faults));
  if (ties.key.state == TieState::holds)
    items.add("签名的公钥", fmt::format("就是给出的那一把，编号 {}", ties.key.other), Outcome::passed);
  else if (ties.key.state == TieState::broken)
    items.add("签名的公钥", is_signed ? "不是给出的那一把" : "没有签名，不能和给出的对照", Outcome::failed,
              lines_of(ties.key.faults));
  else if (is_signed)
    items.add("签名的公钥", "没有给出单位公布的公钥（--key），只能说明签名以后没有改动", Outcome::noted);
  else
    items.add("签名的公钥", "没有签名", Outcome::not_applicable);
}

// How it was made, as the internal layer has it beside its bag-info.txt.
std::vector<std::string> differences_of_making(const NatureSubject& subject) {
  const base::Json making = base::parse_json(subject.bag.text(kMaking), kMaking);
  const BagInfo& info = subject.info;
  std::vector<std::string> differences;
  for (const auto& [key, due] : {std::pair{"organization", info.organization}, std::pair{"meeting", info.meeting},
                                 std::pair{"audience", info.audience}, std::pair{"as_of", info.as_of}}) {
    const base::Json* found = making.find(key);
    const auto* text = found == nullptr ? nullptr : found->get<std::string>();
    if (text == nullptr || *text != due)
      differences.push_back(
          fmt::format("{}：{} 和 bag-info.txt 的“{}”不一样。请找出没有动过的备份，重新核对。", kMaking, key, due));
  }
  return differences;
}

void add_origin(const NatureSubject& subject, NatureItems& items) {
  const BagInfo& info = subject.info;
  if (info.source_organization.empty() || info.agent.empty() || info.as_of.empty())
    return items.add("来源和形成程序", "bag-info.txt 没有写全单位、程序和计算日", Outcome::failed);
  const std::string build = info.build_code.empty() ? "" : "，生成码 " + info.build_code;
  const std::string value = fmt::format("{} 写成，计算日 {}{}", info.agent, date_word(info.as_of), build);
  std::vector<std::string> details;
  if (subject.is_internal && !subject.fast()) {
    try {
      details = differences_of_making(subject);
    } catch (const base::Failure& failure) {
      details.push_back(failure.message());
    }
  }
  items.add("来源和形成程序", value, details.empty() ? Outcome::passed : Outcome::failed, details);
}

void add_log(const NatureSubject& subject, NatureItems& items) {
  constexpr const char* item = "操作记录";
  if (subject.fast()) return items.not_read(item);
  const LogLook log = look_at_log(subject.tables);
  if (!log.fault.empty())
    return items.add(
        item, "前后接不上或读不出", Outcome::failed,
        {fmt::format("data/tables/log.csv：{}。请和以前抄下的核对码对照，查清是谁、为什么改的。", log.fault)});
  if (log.lines == 0) return items.add(item, "没有记录", Outcome::noted);
  items.add(item, fmt::format("{} 行，一行接一行，最后一行核对码 {}", log.lines, log.last_code), Outcome::passed);
}

}  // namespace

void add_authentic(const NatureSubject& subject, std::vector<NatureItem>& all) {
  NatureItems items(all, Nature::authentic);
  add_hashes(subject, items);
  add_lists(subject, items);
  add_other_layer(subject, items);
  if (subject.is_internal) add_openings(subject, items);
  add_chain(subject, items);
  add_signature(subject, items);
  add_origin(subject, items);
  if (subject.is_internal) add_log(subject, items);
}

}  // namespace record
