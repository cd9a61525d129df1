// SPDX-License-Identifier: MIT
#include "app/shown_site.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/json.h"
#include "site/publisher.h"

namespace app {
namespace {

std::string text_of(const base::Json& json, std::string_view key) {
  const base::Json* value = json.find(key);
  const auto* text = value == nullptr ? nullptr : value->get<std::string>();
  return text == nullptr ? "" : *text;
}

}  // namespace

ShownSite read_shown_site(const std::filesystem::path& site) {
  constexpr std::uintmax_t most_bytes = 1U << 16U;
  ShownSite shown;
  try {
    shown.version = base::read_file(site / site::kVersionFile, most_bytes);
    const base::Json json = base::parse_json(shown.version, site::kVersionFile);
    shown.code = text_of(json, "build_code");
    shown.as_of = text_of(json, "as_of");
  } catch (const base::Failure&) {  // none, or one that says nothing: the next build makes another
  }
  return shown;
}

void refuse_earlier_day(const ShownSite& site, model::Date today) {
  const auto as_of = model::parse_date(site.as_of);
  if (!as_of || *as_of <= today) return;
  throw base::Failure(
      "时间", fmt::format("这台机器今天是{}，比网站的计算日{}还早", model::chinese(today), model::chinese(*as_of)),
      "请把机器的时间调对；时间没有错的，请运行一次 gongshilan build。");
}

}  // namespace app
