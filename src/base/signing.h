// SPDX-License-Identifier: MIT
// Ed25519 (RFC 8032) over plain bytes, and what it needs: chance, and secrets that do not stay in memory. Knows no file
// format. Keys and signatures of another length are never valid.
#pragma once
#include <string>
#include <string_view>

namespace base {

constexpr std::size_t kSeedBytes = 32, kOpenKeyBytes = 32, kSignatureBytes = 64;

std::string random_bytes(std::size_t count);  // that nobody can guess
void wipe(std::string& secret);               // overwrites, then empties

std::string open_key_from(std::string_view seed);
std::string sign_with(std::string_view seed, std::string_view bytes);
bool is_signed(std::string_view bytes, std::string_view signature, std::string_view open_key);

}  // namespace base
