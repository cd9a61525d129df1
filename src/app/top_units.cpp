// SPDX-License-Identifier: MIT
#include "app/top_units.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "base/bytes.h"

namespace app {
namespace {

using store::UnitKey;
using Organizations = std::set<std::string>;

constexpr const char* kEntry = "tops";
constexpr std::size_t kMost = 200;  // organisations to be asked about one by one; beyond, one query is faster

struct Kept {
  std::int64_t number = 0;  // of the last import before
  std::vector<UnitKey> units;
};

std::optional<Kept> kept(store::Loader& loader, store::Cache& cache) {
  const auto bytes = cache.get(kEntry);
  if (!bytes) return std::nullopt;
  base::ByteReader in(*bytes);
  Kept kept;
  kept.number = in.number();
  const std::string mark(in.text());
  kept.units.resize(in.count());
  for (UnitKey& unit : kept.units) {
    unit.organization = in.text();
    unit.meeting = in.text();
  }
  if (!in.at_end() || mark.empty() || loader.mark_of(kept.number) != mark) return std::nullopt;
  return kept;
}

// Whose units can have come to the top or left it: they or their superior have changed. None: too many.
std::optional<Organizations> affected_since(store::Loader& loader, std::int64_t number) {
  Organizations changed;
  for (UnitKey& unit : loader.changed_since(number)) changed.insert(std::move(unit.organization));
  for (std::string& organization : loader.organizations_changed_since(number)) changed.insert(std::move(organization));
  Organizations affected = changed;
  for (auto each = changed.begin(); each != changed.end() && affected.size() <= kMost; ++each)
    for (std::string& child : loader.children(*each)) affected.insert(std::move(child));
  if (affected.size() > kMost) return std::nullopt;
  return affected;
}

void keep(store::Cache& cache, const store::RecordState& state, const std::vector<UnitKey>& units) {
  base::ByteWriter out;
  out.number(state.number).text(state.mark).number(static_cast<std::int64_t>(units.size()));
  for (const UnitKey& unit : units) out.text(unit.organization).text(unit.meeting);
  cache.put(kEntry, out.bytes());
}

}  // namespace

// What an import not yet committed has changed counts as changed the next time too: it has no mark yet.
std::vector<UnitKey> top_units(store::Loader& loader, store::Cache& cache) {
  auto before = kept(loader, cache);
  const auto affected = before ? affected_since(loader, before->number) : std::nullopt;
  if (!affected) {
    std::vector<UnitKey> units = loader.top_units();
    keep(cache, loader.state(), units);
    return units;
  }
  std::vector<UnitKey> units = std::move(before->units);
  std::erase_if(units, [&](const UnitKey& unit) { return affected->contains(unit.organization); });
  for (const std::string& number : *affected) {
    const auto organization = loader.organization(number);
    if (!organization) continue;
    for (const std::string& meeting : loader.meetings(number))
      if (!loader.has_meeting({organization->parent, meeting})) units.push_back({number, meeting});
  }
  std::sort(units.begin(), units.end());
  return units;
}

}  // namespace app
