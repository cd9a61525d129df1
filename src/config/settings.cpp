// SPDX-License-Identifier: MIT
#include "config/settings.h"

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "config/checked_object.h"
#include "model/table.h"

namespace config {
namespace {

constexpr std::uintmax_t kMostSettingsBytes = 1U << 20U;
constexpr std::array<std::string_view, 3> kAudienceKeys{"members", "unit", "society"};

model::Audience audience(CheckedObject& json, const std::string& key, const char* otherwise = "unit") {
  const auto found = audience_from_key(json.text(key, otherwise));
  if (!found) json.refuse(key, "不是 members、unit 或 society", "请三者选一：党员、本单位党员群众、社会。");
  return *found;
}

std::string identifier(CheckedObject& json, const std::string& key) {
  std::string text = json.text(key);
  if (!model::is_identifier(text)) json.refuse(key, "不是编号", "编号只用半角字母、数字、- 和 _，最多 32 个。");
  return text;
}

std::string address_of_site(CheckedObject& json) {
  constexpr std::size_t most_bytes = 500;  // longer ones make a QR code that no phone reads
  std::string url = json.text("url", "");
  const bool good = url.empty() || ((url.starts_with("https://") || url.starts_with("http://")) &&
                                    url.size() > std::string_view("https://").size() && url.size() <= most_bytes &&
                                    url.find_first_of(" \"<>\n\t\r") == std::string::npos);
  if (!good) json.refuse("url", "不是网址", "请以 http:// 或 https:// 开头，不含空格，不超过 500 个字符。");
  return url;
}

// Whether the file is there is found out where the folder is read.
std::string emblem(CheckedObject& json) {
  std::string name = json.text("emblem", "");
  const bool is_picture = name.ends_with(".svg") || name.ends_with(".png") || name.ends_with(".jpg");
  if (!name.empty() && (!is_picture || name.find_first_of("/\\") != std::string::npos))
    json.refuse("emblem", "不是图片的文件名", "请写 public 文件夹里的文件名，以 .svg、.png 或 .jpg 结尾，不带文件夹。");
  return name;
}

// A workspace of one organisation may give name and contact here instead of a 组织 table.
std::optional<model::Organization> own_organization(CheckedObject& json, const std::string& number) {
  model::Organization own;
  own.number = number;
  own.name = json.text("name", "");
  const std::string kind = json.text("kind", "党支部");
  own.phone = json.text("phone", "");
  own.mailbox = json.text("mailbox", "");
  own.address = json.text("address", "");
  const auto known = model::from_word<model::OrganizationKind>(kind);
  if (!known) json.refuse("kind", "不是 党委、党总支 或 党支部", "请三者选一。");
  own.kind = *known;
  if (!own.name.empty()) return own;
  for (const auto& [key, value] : {std::pair("phone", own.phone), {"mailbox", own.mailbox}, {"address", own.address}})
    if (!value.empty()) json.refuse(key, "写了，但没有写 name", "请一起写上组织名称，或把这些都填在“组织”表里。");
  return std::nullopt;
}

// {"P02": {"days_before": 10}}: a number or a text each; what they may be is the plan's to say.
std::map<std::string, PlanValues> plan_values(CheckedObject& json) {
  constexpr int most = 1000;
  std::map<std::string, PlanValues> out;
  auto plans = json.object("plan_values");
  if (!plans) return out;
  for (const std::string& plan : plans->keys()) {
    auto values = plans->object(plan);
    if (!values) continue;
    for (const std::string& key : values->keys())
      out[plan][key] = values->is_text(key) ? values->text(key) : std::to_string(values->number(key, 1, most));
  }
  return out;
}

// From which audience on what is posted must have been approved (table 公开).
std::optional<model::Audience> approval(CheckedObject& json) {
  const std::string key = json.text("approval", "society");
  if (key == "none") return std::nullopt;
  const auto found = audience_from_key(key);
  if (!found) json.refuse("approval", "不是 members、unit、society 或 none", "请四者选一。none 表示都不要审批。");
  return found;
}

// [{"text": "13800138000", "person": "李四", "date": "2024-03-01", "reason": "值班室的号码"}]
std::vector<Allowance> allowances(CheckedObject& json) {
  std::vector<Allowance> out;
  for (CheckedObject& each : json.objects("allow")) {
    Allowance allowance{each.text("text"), each.text("person"), each.text("reason"), {}};
    const auto date = model::parse_date(each.text("date"));
    if (!date) each.refuse("date", "不是日期", "请写成 2024-03-01。");
    allowance.date = *date;
    each.finish();
    out.push_back(std::move(allowance));
  }
  return out;
}

// Who decides it differs from place to place: no default.
std::string retention(CheckedObject& json) {
  constexpr std::int64_t most_years = 100;
  constexpr std::string_view years = "年";
  std::string text = json.text("retention", "");
  if (text.empty() || text == "永久") return text;
  const std::string_view number = std::string_view(text).substr(0, text.size() - std::min(text.size(), years.size()));
  const auto value = text.ends_with(years) ? base::to_integer(number) : std::nullopt;
  if (!value || *value < 1 || *value > most_years || std::to_string(*value) != number)
    json.refuse("retention", "不是保管期限", "请写 永久，或几年，例如 30年。");
  return text;
}

}  // namespace

std::optional<model::Audience> audience_from_key(std::string_view key) {
  for (std::size_t i = 0; i < kAudienceKeys.size(); ++i)
    if (kAudienceKeys[i] == key) return static_cast<model::Audience>(i);
  return std::nullopt;
}

std::string_view audience_key(model::Audience audience) { return kAudienceKeys[static_cast<std::size_t>(audience)]; }

Settings parse_settings(const std::string& bytes, const std::string& file) {
  const base::Json document = base::parse_json(bytes, file);
  CheckedObject json(document, file);
  Settings settings;
  settings.organization = identifier(json, "organization");
  settings.meeting = identifier(json, "meeting");
  settings.own = own_organization(json, settings.organization);
  settings.audience = audience(json, "audience");
  settings.url = address_of_site(json);
  settings.due_soon_days = static_cast<int>(json.number("due_soon_days", 0, 366, 15));
  settings.small_count = static_cast<int>(json.number("small_count", 1, 100, 3));
  settings.appraisal_audience = audience(json, "appraisal_audience");
  settings.mask_names = audience(json, "mask_names", "society");
  settings.plan_values = plan_values(json);
  settings.approval = approval(json);
  settings.allowances = allowances(json);
  settings.kiosk = read_kiosk(json);
  settings.emblem = emblem(json);
  settings.retention = retention(json);
  settings.archive_copies = json.flag("archive_copies", false);
  settings.refuse = json.texts("refuse");
  settings.digest = base::sha256_hex(bytes);
  json.finish();
  return settings;
}

Settings read_settings(const std::filesystem::path& workspace) {
  const std::filesystem::path path = workspace / kSettingsFile;
  if (!std::filesystem::exists(path))
    throw base::Failure(workspace.string(), "这里没有 gongshilan.json，不是工作区",
                        "请用 --workspace 指明工作区文件夹，或按手册建立一个。", base::ExitCode::usage);
  std::string bytes = base::read_file(path, kMostSettingsBytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return parse_settings(bytes, kSettingsFile);
}

}  // namespace config
