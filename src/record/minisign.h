// SPDX-License-Identifier: MIT
// Ed25519 signatures in minisign's format, as the stock program reads and writes them. Secret keys without password.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace record {

struct KeyPair {
  std::string secret, open;  // the two files' texts
};

KeyPair make_keys();  // the only thing in this program that is left to chance

std::string key_number(std::string_view open_key);  // as minisign shows it: 16 hexadecimal digits; empty: none of ours
// Failure(refused) names `where` if the secret key is none, or has a password.
std::string sign(std::string_view bytes, std::string_view secret_key, const std::string& trusted_comment,
                 const std::string& where);
// The public key that belongs to a secret one.
std::string open_key_of(std::string_view secret_key, const std::string& where);

// The whole signature file is checked: comments and the way it is written too. One by the stock program, with the
// trusted comment given, is right as well. Nothing wrong: empty; otherwise what is,
// in Chinese.
std::string fault_of_signature(std::string_view signature, std::string_view bytes, std::string_view open_key,
                               const std::string& trusted_comment);

}  // namespace record
