// SPDX-License-Identifier: MIT
#include "serve/site_files.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <optional>

#include "base/failure.h"

namespace serve {
namespace {

namespace fs = std::filesystem;

// Below the root and nothing hidden on the way.
bool is_inside(const fs::path& root, const fs::path& real) {
  const auto [root_end, rest] = std::mismatch(root.begin(), root.end(), real.begin(), real.end());
  if (root_end != root.end()) return false;
  return std::none_of(rest, real.end(), [](const fs::path& part) { return part.native().starts_with('.'); });
}

// O_NONBLOCK: a named pipe in the site must not hold a thread.
constexpr int kOpenFlags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;

// Out of descriptors or of memory is not "no such file".
void refuse_exhaustion(int error) {
  if (error == EMFILE || error == ENFILE || error == ENOMEM)
    throw base::Failure("网站文件", "打开的文件太多", "请稍后再试。");
}

// What an open descriptor stands for; takes it.
Lookup judged(int descriptor, const fs::path& path) {
  struct stat status {};
  const bool known = ::fstat(descriptor, &status) == 0;
  if (known && S_ISREG(status.st_mode)) return std::make_shared<OpenFile>(descriptor, status, path.filename().string());
  ::close(descriptor);
  if (known && S_ISDIR(status.st_mode)) return IsFolder{};
  return NotFound{};
}

// One system call that refuses every symbolic link on the way: without links and without "..", below the root is below
// the root. Nothing: there is a link, or the kernel (before 5.6) or a sandbox does not know the call.
std::optional<int> open_without_links(const fs::path& path) {
#ifdef SYS_openat2
  struct {
    std::uint64_t flags, mode, resolve;
  } const how{static_cast<std::uint64_t>(kOpenFlags), 0, 0x02 | 0x04};  // RESOLVE_NO_MAGICLINKS, RESOLVE_NO_SYMLINKS
  const auto descriptor = static_cast<int>(::syscall(SYS_openat2, AT_FDCWD, path.c_str(), &how, sizeof how));
  if (descriptor >= 0 || errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ENAMETOOLONG)
    return descriptor;
  refuse_exhaustion(errno);
#else
  (void)path;
#endif
  return std::nullopt;
}

// The long way: resolves links, then looks where it has come to.
Lookup open_resolved(const fs::path& root, const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error) refuse_exhaustion(error.value());
  if (error || !is_inside(root, real)) return NotFound{};
  const int descriptor = ::open(real.c_str(), kOpenFlags);
  if (descriptor < 0) refuse_exhaustion(errno);
  return descriptor < 0 ? Lookup(NotFound{}) : judged(descriptor, real);
}

Lookup open_below(const fs::path& root, const fs::path& path) {
  const auto descriptor = open_without_links(path);
  if (!descriptor) return open_resolved(root, path);
  return *descriptor < 0 ? Lookup(NotFound{}) : judged(*descriptor, path);
}

}  // namespace

OpenFile::~OpenFile() { ::close(descriptor_); }

std::size_t OpenFile::read(char* into, std::size_t size, std::size_t offset) const {
  std::size_t all = 0;
  while (all < size) {
    const ssize_t got = ::pread(descriptor_, into + all, size - all, static_cast<off_t>(offset + all));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    all += static_cast<std::size_t>(got);
  }
  return all;
}

SiteFiles::SiteFiles(const fs::path& site) {
  std::error_code error;
  root_ = fs::canonical(site, error);
  if (error || !fs::is_directory(root_, error))
    throw base::Failure(site.string(), "没有这个网站文件夹", "请先运行 gongshilan build，或用 --site 指出文件夹。");
}

Lookup SiteFiles::find(const RequestPath& path) const {
  fs::path wanted = root_ / path.relative();
  if (path.ends_with_slash) wanted /= "index.html";  // below a file there is none
  Lookup found = open_below(root_, wanted);
  if (path.ends_with_slash && std::holds_alternative<IsFolder>(found)) return NotFound{};  // a folder "index.html"
  return found;
}

}  // namespace serve
