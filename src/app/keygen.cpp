// SPDX-License-Identifier: MIT
// keygen: the pair of keys with which archives are signed. What is there already is never touched; where only the
// public key is missing, it follows from the other.
#include <fmt/format.h>

#include "app/commands.h"
#include "app/workspace.h"
#include "base/signing.h"
#include "record/minisign.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::ExitCode;
using base::Failure;

constexpr std::uintmax_t kMostKeyBytes = 1U << 16U;

struct Places {
  fs::path secret, open;
};

void refuse_pair(const Places& places) {
  const std::string number = record::key_number(base::read_file(places.open, kMostKeyBytes));
  throw Failure(places.secret.string(),
                number.empty() ? "这里已经有一对密钥" : fmt::format("这里已经有一对密钥，编号 {}", number),
                "一直用它就可以。要换一对的，请先把 archive.key 和 archive.pub 一起移到别处收好，再运行一次："
                "以前的归档还要用原来的公钥核对。",
                ExitCode::refused);
}

void refuse_lost_secret(const Places& places) {
  throw Failure(places.open.string(), "只有公钥，没有私钥 archive.key",
                "私钥在别处的，请放回来；丢了的，请把 archive.pub 移到别处收好，再运行一次，另做一对："
                "以前的归档还要用原来的公钥核对。",
                ExitCode::refused);
}

void say_what_to_do(const Places& places, const std::string& open, const Console& console) {
  console.say(
      fmt::format("  私钥 {}：用来给归档签名，只有自己能读。请另外备份一份，不要给任何人。", places.secret.string()));
  console.say(fmt::format("  公钥 {}：请公布出去，例如写进文件、印在公示栏上。别人核对归档时，要拿它来比。",
                          places.open.string()));
  const std::size_t key = open.find('\n') + 1;
  console.say(fmt::format("  要公布的是这一行：{}", open.substr(key, open.find('\n', key) - key)));
}

}  // namespace

ExitCode keygen(const KeygenOptions& options, const Console& console) {
  (void)config::read_settings(options.workspace);  // or it is no workspace
  const base::FileLock lock = lock_workspace(options.workspace);
  const Places places{options.workspace / "archive.key", options.workspace / "archive.pub"};
  const bool has_secret = base::exists(places.secret), has_open = base::exists(places.open);
  if (has_secret && has_open) refuse_pair(places);
  if (has_open) refuse_lost_secret(places);
  record::KeyPair pair;
  if (has_secret) {
    std::string secret = base::read_file(places.secret, kMostKeyBytes);
    pair.open = record::open_key_of(secret, places.secret.string());
    base::wipe(secret);
  } else {
    pair = record::make_keys();
    base::write_private_file(places.secret, pair.secret);
    base::wipe(pair.secret);
  }
  base::write_file_atomic(places.open, pair.open);
  console.say(fmt::format("{}，编号 {}。", has_secret ? "原来的私钥没有动，补上了它的公钥" : "已做好一对密钥",
                          record::key_number(pair.open)));
  say_what_to_do(places, pair.open, console);
  return ExitCode::done;
}

}  // namespace app
