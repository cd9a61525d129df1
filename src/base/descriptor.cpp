// SPDX-License-Identifier: MIT
#include "base/descriptor.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "base/failure.h"

namespace base {
namespace {

// Plain words for the errors a clerk meets; the system's own words for the rest.
std::string reason(int error) {
  switch (error) {
    case ENOENT:
      return "找不到";
    case EACCES:
    case EPERM:
    case EROFS:
      return "没有权限";
    case ENOSPC:
    case EDQUOT:
      return "磁盘已满";
    case EISDIR:
      return "这是一个文件夹";
    case ENOTDIR:
      return "路径中有一段不是文件夹";
    default:
      return std::strerror(error);  // NOLINT(concurrency-mt-unsafe)
  }
}

}  // namespace

void fail_with(const std::filesystem::path& path, std::string_view action, int error) {
  throw Failure(path.string(), fmt::format("不能{}（{}）", action, reason(error)), "请检查路径、权限和磁盘空间。");
}

Descriptor::Descriptor(const std::filesystem::path& path, int flags, std::string_view action, mode_t mode)
    : number_(::open(path.c_str(), flags, mode)) {
  if (number_ < 0) fail_with(path, action, errno);
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

void write_all(const Descriptor& file, const std::filesystem::path& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_with(path, "写入", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace base
