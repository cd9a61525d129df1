// SPDX-License-Identifier: MIT
// SHA-256 over bytes.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace base {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  void add_field(std::string_view bytes);  // with its length in front, so that fields cannot run together
  std::string digest();                    // 32 bytes; ends the hash
  std::string hex();                       // likewise, as text

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The first eight digits of a hash as people read them out and type them: 3FA2-91BC.
std::string short_code(std::string_view hex);

std::string sha256_digest(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

}  // namespace base
