// SPDX-License-Identifier: MIT
#include "record/bag_info.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/text.h"

namespace record {
namespace {

struct Field {
  std::string_view label;
  std::string BagInfo::*value;  // nothing: it follows from others
  std::string (*derived)(const BagInfo& info) = nullptr;
};

constexpr std::string_view kNumber = "Gongshilan-Number";

const std::array<Field, 22>& fields() {
  static const std::array<Field, 22> kFields{{
      {"Source-Organization", &BagInfo::source_organization},
      {"Contact-Phone", &BagInfo::contact_phone},
      {"External-Description", &BagInfo::description},
      {"External-Identifier", nullptr, [](const BagInfo& info) { return info.bag_name(); }},
      {"Bag-Size", &BagInfo::size},
      {"Payload-Oxum", &BagInfo::oxum},
      {"Bag-Group-Identifier", nullptr, [](const BagInfo& info) { return info.group(); }},
      {"Bag-Count", nullptr,
       [](const BagInfo& info) { return std::string(info.layer == kPublicLayer ? "1 of 2" : "2 of 2"); }},
      {"Bag-Software-Agent", &BagInfo::agent},
      {"Gongshilan-Format", nullptr, [](const BagInfo&) { return std::string("1"); }},
      {"Gongshilan-Layer", &BagInfo::layer},
      {"Gongshilan-Organization", &BagInfo::organization},
      {"Gongshilan-Meeting", &BagInfo::meeting},
      {kNumber, nullptr, [](const BagInfo& info) { return std::to_string(info.number); }},
      {"Gongshilan-Audience", &BagInfo::audience},
      {"Gongshilan-As-Of", &BagInfo::as_of},
      {"Gongshilan-Data-Date", &BagInfo::data_date},
      {"Gongshilan-Build-Code", &BagInfo::build_code},
      {"Gongshilan-Retention", &BagInfo::retention},
      {"Gongshilan-Supersedes", &BagInfo::supersedes},
      {"Gongshilan-Supersedes-SHA256", &BagInfo::supersedes_sha256},
      {"Gongshilan-Supersedes-Reason", &BagInfo::reason},
  }};
  return kFields;
}

// Of a bag that has a name, at least.
bool is_complete(const BagInfo& info) {
  return (info.layer == kPublicLayer || info.layer == kInternalLayer) && !info.organization.empty() &&
         !info.meeting.empty() && info.number > 0;
}

bool is_plain_line(std::string_view value) {
  return !base::first_invalid_utf8(value) && !base::has_hidden_controls(value) && base::trim(value) == value &&
         value.find_first_of("\n\t") == std::string_view::npos;
}

std::string written(const BagInfo& info) {
  std::string text;
  for (const Field& field : fields())
    if (const std::string value = field.derived != nullptr ? field.derived(info) : info.*field.value; !value.empty())
      text += fmt::format("{}: {}\n", field.label, value);
  return text;
}

// Takes one field; false if there is none of this name.
bool take(BagInfo& info, std::string_view label, std::string_view value) {
  if (label == kNumber) {
    constexpr std::int64_t most = 1'000'000;
    const auto number = base::to_integer(value);
    info.number = number && *number > 0 && *number < most ? static_cast<int>(*number) : 0;
  }
  const auto field =
      std::find_if(fields().begin(), fields().end(), [&](const Field& each) { return each.label == label; });
  if (field == fields().end()) return false;
  if (field->value != nullptr) info.*field->value = value;
  return true;
}

// 1.2 MB, in steps of a thousand, half upwards.
std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t step = 1000;
  static constexpr std::array<const char*, 5> kUnits{"B", "KB", "MB", "GB", "TB"};
  if (bytes < step) return fmt::format("{} B", bytes);
  std::uint64_t unit = step;
  std::size_t name = 1;
  while (name + 1 < kUnits.size() && bytes >= unit * step - unit / 20) {  // else it would be rounded to 1000.0
    unit *= step;
    ++name;
  }
  const std::uint64_t tenths = (bytes + unit / 20) / (unit / 10);
  return fmt::format("{}.{} {}", tenths / 10, tenths % 10, kUnits[name]);
}

}  // namespace

std::string BagInfo::bag_name() const { return name_of(layer); }

std::string BagInfo::name_of(std::string_view layer_of_same) const {
  return fmt::format("{}-{}-{}", group(), number, layer_of_same);
}

void set_sizes(BagInfo& info, std::uint64_t bytes, std::uint64_t files) {
  info.size = size_text(bytes);
  info.oxum = fmt::format("{}.{}", bytes, files);
}

std::string to_text(const BagInfo& info) {
  for (const Field& field : fields())
    if (field.value != nullptr && !is_plain_line(info.*field.value))
      throw base::Failure(fmt::format("bag-info.txt 的 {}", field.label),
                          fmt::format("“{}”有换行、首尾空白或看不见的字符", base::excerpt(info.*field.value)),
                          "请改成一行普通文字。", base::ExitCode::refused);
  return written(info);
}

std::optional<BagInfo> bag_info_in(std::string_view text) {
  BagInfo info;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\n'), colon = rest.find(": ");
    if (end == std::string_view::npos || colon > end) return std::nullopt;
    const std::string_view value = rest.substr(colon + 2, end - colon - 2);
    if (!is_plain_line(value) || !take(info, rest.substr(0, colon), value)) return std::nullopt;
    rest.remove_prefix(end + 1);
  }
  if (!is_complete(info) || written(info) != text) return std::nullopt;
  return info;
}

}  // namespace record
