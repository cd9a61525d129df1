// SPDX-License-Identifier: MIT
#include "app/site_state.h"

#include <fmt/format.h>

#include "base/bytes.h"
#include "config/settings.h"

namespace app {

std::string site_name(const std::filesystem::path& target, model::Audience audience) {
  std::error_code error;
  const auto whole = std::filesystem::weakly_canonical(std::filesystem::absolute(target), error);
  return fmt::format("site {} {}", config::audience_key(audience), (error ? target : whole).string());
}

std::optional<SiteState> remembered_site(store::Cache& cache, const std::string& site) {
  const auto bytes = cache.get(site);
  if (!bytes) return std::nullopt;
  base::ByteReader in(*bytes);
  SiteState state;
  state.program = in.text();
  state.inputs = in.text();
  state.record.number = in.number();
  state.record.mark = in.text();
  state.version = in.text();
  state.code = in.text();
  state.root_files = in.text();
  state.unposted = in.text();
  state.pages = static_cast<int>(in.number());
  state.findings = static_cast<int>(in.number());
  state.round_seconds = static_cast<int>(in.number());
  if (!in.at_end()) return std::nullopt;
  return state;
}

void remember_site(store::Cache& cache, const std::string& site, const SiteState& state) {
  base::ByteWriter out;
  out.text(state.program).text(state.inputs).number(state.record.number).text(state.record.mark);
  out.text(state.version).text(state.code).text(state.root_files).text(state.unposted);
  out.number(state.pages).number(state.findings).number(state.round_seconds);
  cache.put(site, out.bytes());
}

}  // namespace app
