// SPDX-License-Identifier: MIT
#include "base/hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

namespace base {
namespace {

// Looked up once: for a short text the look-up takes longer than the hash.
const EVP_MD* sha256() {
  static const EVP_MD* const kFound = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return kFound;
}

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : state_(std::make_unique<State>()) { EVP_DigestInit_ex(state_->context, sha256(), nullptr); }
Sha256::~Sha256() { EVP_MD_CTX_free(state_->context); }

void Sha256::add(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

void Sha256::add_field(std::string_view bytes) {
  add(fmt::format("{}:", bytes.size()));
  add(bytes);
}

std::string Sha256::digest() {
  std::array<unsigned char, 32> digest{};
  EVP_DigestFinal_ex(state_->context, digest.data(), nullptr);
  return {digest.begin(), digest.end()};
}

std::string Sha256::hex() {
  std::string out;
  for (const char byte : digest()) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

std::string short_code(std::string_view hex) {
  constexpr std::size_t half = 4;
  std::string code;
  for (const char digit : hex.substr(0, 2 * half)) {
    if (code.size() == half) code += '-';
    code += digit >= 'a' && digit <= 'f' ? static_cast<char>(digit - 'a' + 'A') : digit;
  }
  return code;
}

std::string sha256_digest(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.digest();
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

}  // namespace base
