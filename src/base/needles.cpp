// SPDX-License-Identifier: MIT
#include "base/needles.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace base {
namespace {

// How many of its first bytes a needle is hashed by: as many as it has of these.
constexpr std::array<std::size_t, 4> kHashed{3, 6, 8, 24};
constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
constexpr int kWordBits = 64;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

std::uint64_t eight_bytes(std::string_view text) {
  std::uint64_t value = 0;
  std::memcpy(&value, text.data(), std::min(text.size(), sizeof value));
  return value;
}

const std::array<std::uint64_t, 4> kMasks{eight_bytes("\xff\xff\xff"), eight_bytes("\xff\xff\xff\xff\xff\xff"),
                                          ~std::uint64_t{0}, ~std::uint64_t{0}};

std::uint64_t mixed(std::uint64_t value) {
  constexpr int fold = 29;
  value *= kFactor;
  return (value ^ (value >> fold)) * kFactor;
}

// Of the first three bytes: what every needle is let through the filter by.
std::uint64_t first_hash(std::uint64_t first) { return (first & kMasks[0]) * kFactor; }

std::uint64_t hash_of(std::uint64_t first, std::size_t kind, std::string_view text) {
  std::uint64_t hash = mixed((first & kMasks[kind]) + kind);
  if (kind == 3) hash = mixed(mixed(hash + eight_bytes(text.substr(8, 8))) + eight_bytes(text.substr(16, 8)));
  return hash;
}

std::size_t kind_of(std::size_t length) {
  std::size_t kind = 0;
  while (kind + 1 < kHashed.size() && kHashed[kind + 1] <= length) ++kind;
  return kind;
}

// A text without the ASCII marks and blanks at its beginning: what is left is found wherever the whole is.
std::string_view from_its_start(std::string_view text) {
  while (!text.empty() && !is_word(text.front()) && static_cast<unsigned char>(text.front()) < 0x80)
    text.remove_prefix(1);
  return text;
}

}  // namespace

std::size_t Needles::add(std::string_view text) {
  const std::string_view sought = from_its_start(text);
  entries_.push_back({arena_.size(), static_cast<std::uint32_t>(sought.size()), 0, sought.size() < kShortest});
  arena_ += sought;
  return entries_.size() - 1;
}

void Needles::seal() {
  const std::size_t buckets = std::bit_ceil(entries_.size() + 1);
  constexpr std::size_t bits_a_needle = 32;
  const std::size_t bits = std::max<std::size_t>(buckets * bits_a_needle, 1U << 14U);
  buckets_.assign(buckets, 0);
  filter_.assign(bits / kWordBits, 0);
  bucket_shift_ = kWordBits - std::max(std::countr_zero(buckets), 1);
  buckets_.resize(std::max<std::size_t>(buckets, 2));
  filter_shift_ = kWordBits - std::countr_zero(bits);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    if (entry.struck) continue;
    const std::string_view sought = text(i);
    const std::size_t kind = kind_of(sought.size());
    used_[kind] = true;
    begins_[static_cast<unsigned char>(sought.front())] = true;
    // The longest are looked up where their first eight bytes are found.
    for (const std::uint64_t hash :
         {first_hash(eight_bytes(sought)), hash_of(eight_bytes(sought), std::min<std::size_t>(kind, 2), sought)}) {
      const std::uint64_t bit = hash >> filter_shift_;
      filter_[bit / kWordBits] |= std::uint64_t{1} << (bit % kWordBits);
    }
    std::uint32_t& bucket = buckets_[hash_of(eight_bytes(sought), kind, sought) >> bucket_shift_];
    entry.next = bucket;
    bucket = static_cast<std::uint32_t>(i + 1);
  }
  used_[2] = used_[2] || used_[3];
}

std::string_view Needles::text(std::size_t needle) const {
  const Entry& entry = entries_[needle];
  return std::string_view(arena_).substr(entry.offset, entry.length);
}

void Needles::look_up(std::uint64_t hash, std::size_t kind, std::string_view haystack, std::size_t at,
                      std::vector<Hit>& hits) const {
  for (std::uint32_t number = buckets_[hash >> bucket_shift_]; number != 0; number = entries_[number - 1].next) {
    const Entry& entry = entries_[number - 1];
    const std::string_view sought = text(number - 1);
    if (entry.struck || kind_of(sought.size()) != kind || !haystack.substr(at).starts_with(sought)) continue;
    const std::size_t end = at + sought.size();
    if (is_word(sought.back()) && end < haystack.size() && is_word(haystack[end])) continue;
    hits.push_back({number - 1, at});
  }
}

bool Needles::passes(std::uint64_t hash) const {
  const std::uint64_t bit = hash >> filter_shift_;
  return (filter_[bit / kWordBits] >> (bit % kWordBits) & 1U) != 0;
}

void Needles::find(std::string_view haystack, std::vector<Hit>& hits) const {
  for (std::size_t at = 0; at + kShortest <= haystack.size(); ++at) {
    const char c = haystack[at];
    if (!begins_[static_cast<unsigned char>(c)] || (at > 0 && is_word(c) && is_word(haystack[at - 1]))) continue;
    const std::string_view rest = haystack.substr(at);
    std::uint64_t first = 0;
    if (rest.size() >= sizeof first) {
      std::memcpy(&first, rest.data(), sizeof first);
    } else {
      first = eight_bytes(rest);
    }
    if (!passes(first_hash(first))) continue;
    for (std::size_t kind = 0; kind < 3; ++kind) {
      if (!used_[kind]) continue;
      const std::uint64_t hash = hash_of(first, kind, rest);
      if (!passes(hash)) continue;
      look_up(hash, kind, haystack, at, hits);
      if (kind == 2 && used_[3] && rest.size() >= kHashed[3]) look_up(hash_of(first, 3, rest), 3, haystack, at, hits);
    }
  }
}

void Needles::strike(std::string_view allowed) {
  std::vector<Hit> hits;
  find(allowed, hits);
  for (const Hit& hit : hits) drop(hit.needle);
}

}  // namespace base
