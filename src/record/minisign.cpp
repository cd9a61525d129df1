// SPDX-License-Identifier: MIT
// The fields of the three files, in order (all of fixed length, then base64 on a line of its own after a comment):
//   public:    "Ed", number 8, key 32
//   secret:    "Ed", derivation 2, "B2", salt 32, limits 16, number 8, seed 32, key 32, checksum 32
//   signature: "ED", number 8, signature 64 of the BLAKE2b-512; then a comment line, and the signature 64 of it all
// A secret key without password has zeros as its derivation. The stock program leaves its checksum empty and never
// looks at it; here the key that follows from the seed must be the one that stands there.
#include "record/minisign.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/base64.h"
#include "base/failure.h"
#include "base/hash.h"
#include "base/signing.h"

namespace record {
namespace {

using base::Failure;
using std::string_view_literals::operator""sv;

constexpr std::string_view kComment = "untrusted comment: ", kTrusted = "trusted comment: ";
// The stock program's own, so that its signatures are ours to the byte.
constexpr std::string_view kCommentOfSignature = "signature from minisign secret key";
constexpr std::string_view kCommentOfSecretKey = "归档签名用的私钥，不要给任何人";
constexpr std::string_view kKeyAlgorithm = "Ed", kHashedAlgorithm = "ED", kNoPassword = "\0\0"sv, kPassword = "Sc",
                           kChecksum = "B2";
constexpr std::size_t kNumberBytes = 8, kAlgorithmBytes = 2, kSaltAndLimits = 48, kChecksumBytes = 32;
constexpr std::size_t kOpenBytes = kAlgorithmBytes + kNumberBytes + base::kOpenKeyBytes;
constexpr std::size_t kSecretBytes =
    3 * kAlgorithmBytes + kSaltAndLimits + kNumberBytes + base::kSeedBytes + base::kOpenKeyBytes + kChecksumBytes;

struct OpenKey {
  std::string number, key;
};

// Bytes that do not stay in memory when they are no longer needed.
struct Secret {
  std::string bytes;

  explicit Secret(std::string of) : bytes(std::move(of)) {}
  ~Secret() { base::wipe(bytes); }
  Secret(Secret&&) = default;
  Secret& operator=(Secret&&) = delete;
};

struct SecretKey {
  std::string number;
  Secret seed;
  std::string open;
};

// One after the other, so that no field is reached twice.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}
  std::string_view take(std::size_t size) {
    const std::string_view field = rest_.substr(0, size);
    rest_ = rest_.substr(field.size());
    return field;
  }

 private:
  std::string_view rest_;
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? "" : text.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The second line, after a comment. Keys may have been through an editor: whatever ends their lines is taken.
std::optional<std::string> bytes_after_comment(std::string_view text, std::size_t size) {
  if (!take_line(text).starts_with(kComment)) return std::nullopt;
  auto bytes = base::from_base64(take_line(text));
  return bytes && bytes->size() == size ? bytes : std::nullopt;
}

std::optional<OpenKey> read_open_key(std::string_view text) {
  const auto bytes = bytes_after_comment(text, kOpenBytes);
  if (!bytes) return std::nullopt;
  Fields fields(*bytes);
  if (fields.take(kAlgorithmBytes) != kKeyAlgorithm) return std::nullopt;
  OpenKey key;
  key.number = fields.take(kNumberBytes);
  key.key = fields.take(base::kOpenKeyBytes);
  return key;
}

std::string shown_number(std::string_view number) {
  std::string digits = base::hex_of(std::string(number.rbegin(), number.rend()));
  for (char& digit : digits)
    if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
  return digits;
}

std::string text_of_open_key(std::string_view number, std::string_view key) {
  return fmt::format("{}minisign public key {}\n{}\n", kComment, shown_number(number),
                     base::to_base64(fmt::format("{}{}{}", kKeyAlgorithm, number, key)));
}

[[noreturn]] void refuse(const std::string& where, const char* what, const char* hint) {
  throw Failure(where, what, hint, base::ExitCode::refused);
}

SecretKey read_secret_key(std::string_view text, const std::string& where) {
  const Secret secret(bytes_after_comment(text, kSecretBytes).value_or(""));
  Fields fields(secret.bytes);
  const bool is_key = fields.take(kAlgorithmBytes) == kKeyAlgorithm;
  const std::string_view password = fields.take(kAlgorithmBytes);
  const bool is_known = fields.take(kAlgorithmBytes) == kChecksum && is_key;
  if (is_known && password == kPassword)
    refuse(where, "这把私钥设了密码，归档只用没有密码的",
           "请用 minisign -C -W 去掉密码；或者移走它，运行 gongshilan keygen 另做一对。");
  if (!is_known || password != kNoPassword)
    refuse(where, "这不是可以用来签名的私钥", "请从备份取回；没有备份的，请移走它，运行 gongshilan keygen 另做一对。");
  fields.take(kSaltAndLimits);
  const std::string_view number = fields.take(kNumberBytes);
  const std::string_view seed = fields.take(base::kSeedBytes);
  SecretKey key{std::string(number), Secret(std::string(seed)), base::open_key_from(seed)};
  if (fields.take(base::kOpenKeyBytes) != key.open)
    refuse(where, "这把私钥损坏了", "请从备份取回；没有备份的，请移走它，运行 gongshilan keygen 另做一对。");
  return key;
}

std::string hash_of(std::string_view bytes) {
  base::Hash hash(base::HashKind::blake2b);
  hash.add(bytes);
  return hash.digest();
}

struct Signature {
  std::string number, of_bytes, comment, of_all;

  [[nodiscard]] std::string text() const {
    return fmt::format("{}{}\n{}\n{}{}\n{}\n", kComment, kCommentOfSignature,
                       base::to_base64(fmt::format("{}{}{}", kHashedAlgorithm, number, of_bytes)), kTrusted, comment,
                       base::to_base64(of_all));
  }
};

std::optional<Signature> read_signature(std::string_view text) {
  const auto bytes = bytes_after_comment(text, kAlgorithmBytes + kNumberBytes + base::kSignatureBytes);
  take_line(text);
  take_line(text);
  const std::string_view comment = take_line(text);
  const auto of_all = base::from_base64(take_line(text));
  if (!bytes || !of_all || !comment.starts_with(kTrusted)) return std::nullopt;
  Fields fields(*bytes);
  if (fields.take(kAlgorithmBytes) != kHashedAlgorithm) return std::nullopt;
  Signature signature;
  signature.number = fields.take(kNumberBytes);
  signature.of_bytes = fields.take(base::kSignatureBytes);
  signature.comment = comment.substr(kTrusted.size());
  signature.of_all = *of_all;
  return signature;
}

}  // namespace

KeyPair make_keys() {
  const std::string number = base::random_bytes(kNumberBytes);
  const Secret seed(base::random_bytes(base::kSeedBytes));
  const std::string open = base::open_key_from(seed.bytes);
  const Secret secret(fmt::format("{}{}{}{}{}{}{}{}", kKeyAlgorithm, kNoPassword, kChecksum,
                                  std::string(kSaltAndLimits, '\0'), number, seed.bytes, open,
                                  std::string(kChecksumBytes, '\0')));
  return {fmt::format("{}{}\n{}\n", kComment, kCommentOfSecretKey, base::to_base64(secret.bytes)),
          text_of_open_key(number, open)};
}

std::string key_number(std::string_view open_key) {
  const auto key = read_open_key(open_key);
  return key ? shown_number(key->number) : "";
}

std::string sign(std::string_view bytes, std::string_view secret_key, const std::string& trusted_comment,
                 const std::string& where) {
  const SecretKey key = read_secret_key(secret_key, where);
  Signature signature{key.number, base::sign_with(key.seed.bytes, hash_of(bytes)), trusted_comment, ""};
  signature.of_all = base::sign_with(key.seed.bytes, signature.of_bytes + trusted_comment);
  return signature.text();
}

std::string open_key_of(std::string_view secret_key, const std::string& where) {
  const SecretKey key = read_secret_key(secret_key, where);
  return text_of_open_key(key.number, key.open);
}

std::string fault_of_signature(std::string_view signature, std::string_view bytes, std::string_view open_key,
                               const std::string& trusted_comment) {
  const auto key = read_open_key(open_key);
  if (!key) return "公钥不是 minisign 的公钥";
  const auto read = read_signature(signature);
  if (!read) return "签名不是 minisign 的 ED 签名，或者损坏了";
  if (read->number != key->number)
    return fmt::format("是用编号 {} 的密钥签的，公钥的编号却是 {}", shown_number(read->number),
                       shown_number(key->number));
  if (!base::is_signed(hash_of(bytes), read->of_bytes, key->key)) return "签名和内容对不上，其中一个被改过";
  if (!base::is_signed(read->of_bytes + read->comment, read->of_all, key->key)) return "签名里的说明被改过";
  if (read->comment != trusted_comment) return fmt::format("签名是给另一份的，不是给“{}”的", trusted_comment);
  if (read->text() != signature) return "签名没有改过，但签名文件里别的字改过";
  return "";
}

}  // namespace record
