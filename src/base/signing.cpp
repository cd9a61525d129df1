// SPDX-License-Identifier: MIT
#include "base/signing.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>
#include <utility>

#include "base/failure.h"

namespace base {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

[[noreturn]] void fail(const char* what) {
  throw Failure("密码库", what, "请再试一次；还是这样的，请重新安装 OpenSSL。");
}

Key private_key(std::string_view seed) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), seed.size()), EVP_PKEY_free);
  if (!key) fail("不能用这把密钥签名");
  return key;
}

}  // namespace

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (RAND_priv_bytes(raw(bytes), static_cast<int>(count)) != 1) fail("得不到随机数");
  return bytes;
}

void wipe(std::string& secret) {
  OPENSSL_cleanse(secret.data(), secret.size());
  secret.clear();
}

std::string open_key_from(std::string_view seed) {
  const Key key = private_key(seed);
  std::string open(kOpenKeyBytes, '\0');
  std::size_t size = open.size();
  if (EVP_PKEY_get_raw_public_key(key.get(), raw(open), &size) != 1) fail("算不出公钥");
  return open;
}

std::string sign_with(std::string_view seed, std::string_view bytes) {
  const Key key = private_key(seed);
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string signature(kSignatureBytes, '\0');
  std::size_t size = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), raw(signature), &size, raw(bytes), bytes.size()) != 1)
    fail("没有签成");
  return signature;
}

bool is_signed(std::string_view bytes, std::string_view signature, std::string_view open_key) {
  const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(open_key), open_key.size()), EVP_PKEY_free);
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(bytes), bytes.size()) == 1;
}

}  // namespace base
