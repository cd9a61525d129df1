// SPDX-License-Identifier: MIT
#include "record/four_nature_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/meeting_title.h"
#include "record/four_nature_parts.h"

namespace record {
namespace {

constexpr std::array<Nature, 4> kNatures{Nature::authentic, Nature::complete, Nature::usable, Nature::safe};

std::size_t count(const FourNatureReport& report, Outcome outcome, std::optional<Nature> nature = std::nullopt) {
  return static_cast<std::size_t>(std::count_if(report.items.begin(), report.items.end(), [&](const NatureItem& item) {
    return item.outcome == outcome && (!nature || item.nature == *nature);
  }));
}

std::string layer_word(const std::string& layer) {
  if (layer == kPublicLayer) return "公开层";
  return layer == kInternalLayer ? "内部层" : "";
}

}  // namespace

std::string_view word(Nature nature) {
  constexpr std::array<std::string_view, 4> words{"真实性", "完整性", "可用性", "安全性"};
  return words.at(static_cast<std::size_t>(nature));
}

std::string_view word(Outcome outcome) {
  constexpr std::array<std::string_view, 4> words{"通过", "未通过", "说明", "不适用"};
  return words.at(static_cast<std::size_t>(outcome));
}

std::string_view mark(Outcome outcome) {
  constexpr std::array<std::string_view, 4> marks{"✓", "✗", "·", "－"};
  return marks.at(static_cast<std::size_t>(outcome));
}

std::vector<ReportFact> facts_of(const FourNatureReport& report) {
  const BagInfo& info = report.info;
  const auto or_none = [](const std::string& value) { return value.empty() ? "读不出" : value; };
  BagInfo found;
  set_sizes(found, report.bytes, report.files);
  return {{"档案名称", or_none(info.description), true},
          {"归档号", report.name},
          {"归档码", or_none(report.code)},
          {"组织", or_none(info.source_organization)},
          {"层", or_none(layer_word(info.layer))},
          {"会议", or_none(info.meeting.empty() ? "" : model::meeting_title(info.meeting))},
          {"保管期限", or_none(info.retention)},
          {"公示范围", or_none(audience_word(info.audience))},
          {"计算日", or_none(date_word(info.as_of))},
          {"数据截至", info.data_date.empty() && !info.layer.empty() ? "没有数据" : or_none(date_word(info.data_date))},
          {"文件", fmt::format("{} 个，{} 字节（{}）", report.files, report.bytes, found.size)},
          {"检测程序", report.program + (report.fast ? "（快速核对）" : "（逐字节核对）"), true}};
}

std::string verdict_of(const FourNatureReport& report) { return report.passed() ? "通过" : "未通过"; }

std::string reason_of(const FourNatureReport& report) {
  std::vector<std::string> failed;
  for (const Nature nature : kNatures)
    if (const std::size_t number = count(report, Outcome::failed, nature); number > 0)
      failed.push_back(fmt::format("{} {} 项", word(nature), number));
  const std::size_t noted = count(report, Outcome::noted);
  std::string text = failed.empty() ? fmt::format("查了 {} 项，没有不通过的", count(report, Outcome::passed) + noted)
                                    : base::join(failed, "、") + "没有通过，见后面的明细";
  if (noted > 0) text += fmt::format("；{} 项有说明，请人工看过", noted);
  text += "。";
  if (report.fast) text += "快速核对只看文件名、数量、字节数和清单自身，不能代替逐字节核对。";
  return text;
}

}  // namespace record
