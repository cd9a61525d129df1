// SPDX-License-Identifier: MIT
// bag-info.txt as fields: ours by name (docs/archive.md says what each holds), and text and back.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace record {

inline constexpr const char* kPublicLayer = "public";
inline constexpr const char* kInternalLayer = "internal";

struct BagInfo {
  std::string source_organization, contact_phone, description, size, oxum, agent;
  std::string layer, organization, meeting, audience, as_of, data_date, build_code, retention;
  int number = 0;
  std::string supersedes, supersedes_sha256, reason;

  [[nodiscard]] std::string group() const { return organization + "-" + meeting; }
  [[nodiscard]] std::string bag_name() const;                               // QHFY01-2021-1-public
  [[nodiscard]] std::string name_of(std::string_view layer_of_same) const;  // of the other one of the two
};

// What follows from the payload: Bag-Size and Payload-Oxum.
void set_sizes(BagInfo& info, std::uint64_t bytes, std::uint64_t files);

// Failure(refused) names the field whose value is not one plain line.
std::string to_text(const BagInfo& info);
// Nothing if the text is not just what to_text writes of some BagInfo.
std::optional<BagInfo> bag_info_in(std::string_view text);

}  // namespace record
