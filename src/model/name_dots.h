// SPDX-License-Identifier: MIT
// What people type for the dot between the parts of a name (阿里木·买买提), besides · itself and full stops.
#pragma once
#include <string_view>

namespace model {

inline constexpr std::u32string_view kNameDots = U"•‧・･⋅∙ᐧ˙․﹒";

}  // namespace model
