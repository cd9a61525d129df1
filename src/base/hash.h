// SPDX-License-Identifier: MIT
// Hashes over bytes: SHA-256 for all of our own, the others where a format asks for them.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace base {

enum class HashKind { sha256, sha512, sm3, blake2b };  // the last with 64 bytes

class Hash {
 public:
  explicit Hash(HashKind kind);
  ~Hash();
  Hash(const Hash&) = delete;
  Hash& operator=(const Hash&) = delete;

  void add(std::string_view bytes);
  void add_field(std::string_view bytes);  // with its length in front, so that fields cannot run together
  std::string digest();                    // bytes; ends the hash
  std::string hex();                       // likewise, as text

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct Sha256 : Hash {
  Sha256() : Hash(HashKind::sha256) {}
};

// The first eight digits of a hash as people read them out and type them: 3FA2-91BC.
std::string short_code(std::string_view hex);

std::string hex_of(std::string_view bytes);  // in lower case

std::string sha256_digest(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

}  // namespace base
