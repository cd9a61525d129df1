// SPDX-License-Identifier: MIT
#include "rules/health_words.h"

#include <algorithm>
#include <array>
#include <bitset>

namespace rules {
namespace {

struct HealthWord {
  std::string_view word;
  std::array<std::string_view, 4> harmless{};  // longer words that begin with it
};

constexpr std::array kWords{
    HealthWord{"因病", {"因病致贫", "因病返贫", "因病缺席的"}},
    HealthWord{"患病"},
    HealthWord{"生病"},
    HealthWord{"重病"},
    HealthWord{"慢性病"},
    HealthWord{"病假"},
    HealthWord{"病休"},
    HealthWord{"病退"},
    HealthWord{"病重"},
    HealthWord{"病危"},
    HealthWord{"病逝"},
    HealthWord{"病情"},
    HealthWord{"住院", {"住院部", "住院楼", "住院医师", "住院大楼"}},
    HealthWord{"手术", {"手术室", "手术台", "手术科"}},
    HealthWord{"术后"},
    HealthWord{"化疗"},
    HealthWord{"放疗"},
    HealthWord{"透析"},
    HealthWord{"怀孕"},
    HealthWord{"孕期"},
    HealthWord{"流产"},
    HealthWord{"残疾", {"残疾人", "残疾读者", "残疾学生", "残疾儿童"}},
    HealthWord{"抑郁"},
    HealthWord{"焦虑症"},
    HealthWord{"精神病", {"精神病院", "精神病医院"}},
    HealthWord{"精神疾病"},
    HealthWord{"精神障碍"},
    HealthWord{"精神分裂"},
    HealthWord{"癌"},
    HealthWord{"肿瘤", {"肿瘤科", "肿瘤医院"}},
    HealthWord{"艾滋"},
    HealthWord{"肝炎"},
    HealthWord{"肺结核"},
    HealthWord{"糖尿病"},
    HealthWord{"高血压"},
    HealthWord{"心脏病"},
    HealthWord{"冠心病"},
    HealthWord{"尿毒症"},
    HealthWord{"脑梗"},
    HealthWord{"脑溢血"},
    HealthWord{"偏瘫"},
    HealthWord{"瘫痪"},
    HealthWord{"卧床"},
    HealthWord{"骨折"},
};

constexpr std::size_t kBytesAPoint = 3;

// Of a character of three bytes, that is of every word.
std::size_t point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  return (byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
}

// What the words begin with: one look at most characters of most texts.
const std::bitset<0x10000>& beginnings() {
  static const std::bitset<0x10000> kAll = [] {
    std::bitset<0x10000> all;
    for (const HealthWord& each : kWords) all.set(point_at(each.word, 0));
    all.set(point_at("患", 0));
    return all;
  }();
  return kAll;
}

// 患胃病, 患有严重疾病: within a few characters. Neither 患者 nor 隐患.
std::string_view illness_at(std::string_view text, std::size_t at) {
  constexpr std::size_t farthest = 8 * kBytesAPoint;
  constexpr std::array<std::string_view, 7> not_before{"隐", "水", "后", "忧", "外", "内", "祸"};
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with("患") || rest.starts_with("患者") || rest.starts_with("患难")) return "";
  if (std::any_of(not_before.begin(), not_before.end(),
                  [&](std::string_view each) { return text.substr(0, at).ends_with(each); }))
    return "";
  const std::string_view near = rest.substr(0, std::min(rest.find("，"), farthest));
  const std::size_t end = near.find("病");
  return end == std::string_view::npos ? "" : rest.substr(0, end + kBytesAPoint);
}

}  // namespace

std::string_view health_word_in(std::string_view text) {
  for (std::size_t at = 0; at + kBytesAPoint <= text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xE0 || lead >= 0xF0) continue;
    if (beginnings().test(point_at(text, at))) {
      const std::string_view rest = text.substr(at);
      for (const HealthWord& each : kWords)
        if (rest.starts_with(each.word) &&
            std::none_of(each.harmless.begin(), each.harmless.end(),
                         [&](std::string_view harmless) { return !harmless.empty() && rest.starts_with(harmless); }))
          return each.word;
      if (const std::string_view illness = illness_at(text, at); !illness.empty()) return illness;
    }
    at += kBytesAPoint - 1;
  }
  return "";
}

}  // namespace rules
