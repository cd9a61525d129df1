// SPDX-License-Identifier: MIT
#include "base/hash.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

namespace base {
namespace {

// Looked up once: for a short text the look-up takes longer than the hash.
const EVP_MD* algorithm(HashKind kind) {
  static const std::array<const EVP_MD*, 4> kFound{
      EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_fetch(nullptr, "SHA512", nullptr),
      EVP_MD_fetch(nullptr, "SM3", nullptr), EVP_MD_fetch(nullptr, "BLAKE2B-512", nullptr)};
  return kFound[static_cast<std::size_t>(kind)];
}

}  // namespace

struct Hash::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Hash::Hash(HashKind kind) : state_(std::make_unique<State>()) {
  EVP_DigestInit_ex(state_->context, algorithm(kind), nullptr);
}
Hash::~Hash() { EVP_MD_CTX_free(state_->context); }

void Hash::add(std::string_view bytes) { EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()); }

void Hash::add_field(std::string_view bytes) {
  add(fmt::format("{}:", bytes.size()));
  add(bytes);
}

std::string Hash::digest() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(state_->context, digest.data(), &size);
  return {digest.begin(), digest.begin() + size};
}

std::string Hash::hex() { return hex_of(digest()); }

std::string hex_of(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
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
