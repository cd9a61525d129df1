// SPDX-License-Identifier: MIT
#include "model/period.h"

namespace model {
namespace {

void drop(std::string_view& text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
}

}  // namespace

std::string canonical(const Period& period) {
  if (const auto* span = std::get_if<Span>(&period)) return canonical(*span);
  if (const auto* day = std::get_if<Date>(&period)) return iso(*day);
  return "长期";
}

std::optional<Period> parse_period(std::string_view text) {
  drop(text, "公示");
  if (text == "长期" || text == "长期公开") return Standing{};
  if (text.ends_with("月") && !text.ends_with("个月")) return std::nullopt;  // 1月: a month, or January
  if (const auto span = parse_span(text)) return *span;
  drop(text, "至");
  drop(text, "到");
  const auto last = parse_deadline(text);
  if (!last || !std::holds_alternative<Date>(*last)) return std::nullopt;
  return std::get<Date>(*last);
}

}  // namespace model
