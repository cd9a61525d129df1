// SPDX-License-Identifier: MIT
#include "serve/site_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

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
Lookup open_regular(const fs::path& real) {
  const int descriptor = ::open(real.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return NotFound{};
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return NotFound{};
  }
  return std::make_shared<OpenFile>(descriptor, status, real.filename().string());
}

}  // namespace

OpenFile::~OpenFile() { ::close(descriptor_); }

std::size_t OpenFile::read(char* into, std::size_t size, std::size_t offset) const {
  while (true) {
    const ssize_t got = ::pread(descriptor_, into, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }
}

SiteFiles::SiteFiles(const fs::path& site) {
  std::error_code error;
  root_ = fs::canonical(site, error);
  if (error || !fs::is_directory(root_, error))
    throw base::Failure(site.string(), "没有这个网站文件夹", "请先运行 gongshilan build，或用 --site 指出文件夹。");
}

Lookup SiteFiles::find(const RequestPath& path) const {
  std::error_code error;
  fs::path real = fs::canonical(root_ / path.relative(), error);
  if (error || !is_inside(root_, real)) return NotFound{};
  if (fs::is_directory(real, error)) {
    if (!path.ends_with_slash) return IsFolder{};
    real = fs::canonical(real / "index.html", error);
    if (error || !is_inside(root_, real)) return NotFound{};
  } else if (path.ends_with_slash) {
    return NotFound{};
  }
  return open_regular(real);
}

}  // namespace serve
