// SPDX-License-Identifier: MIT
// Words for classes and symbols of the stylesheet: one ASCII slug a state (site-templates/CONTEXT.md).
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "model/status.h"

namespace site {

inline constexpr std::array<std::string_view, model::kStatusCount> kStatusSlugs{
    "overdue", "due_soon", "reopened", "under_way", "not_started", "standing", "closed", "rechecked"};
inline constexpr std::array<std::string_view, 6> kStageSlugs{"done",    "done_late", "overdue",
                                                             "current", "upcoming",  "pending"};
inline constexpr std::array<std::string_view, 4> kTierSlugs{"excellent", "qualified", "basically_qualified",
                                                            "unqualified"};
inline constexpr std::array<std::string_view, 3> kFulfilledSlugs{"fulfilled", "under_way", "unfulfilled"};

inline std::string_view slug(model::Status status) { return kStatusSlugs[static_cast<std::size_t>(status)]; }
inline std::string_view slug(model::StageState state) { return kStageSlugs[static_cast<std::size_t>(state)]; }
inline std::string_view slug(model::Tier tier) { return kTierSlugs[static_cast<std::size_t>(tier)]; }
inline std::string_view slug(model::Fulfilled result) { return kFulfilledSlugs[static_cast<std::size_t>(result)]; }

// What the newest report on a commitment says, if there is one.
struct FulfilledWord {
  std::string_view slug, label;
};
inline FulfilledWord state_of(const std::optional<model::Fulfilled>& latest) {
  return latest ? FulfilledWord{slug(*latest), model::word(*latest)} : FulfilledWord{"unreported", "未报告"};
}

}  // namespace site
