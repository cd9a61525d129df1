// SPDX-License-Identifier: MIT
#include "base/file_pieces.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "base/failure.h"

namespace base {
namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10U;

// A pipe without a writer would be waited for.
constexpr int kReading = O_RDONLY | O_CLOEXEC | O_NONBLOCK;

}  // namespace

FileReader::FileReader(std::filesystem::path path, Links links)
    : path_(std::move(path)), file_(path_, kReading | (links == Links::refuse ? O_NOFOLLOW : 0), "读取") {
  struct stat status {};
  if (::fstat(file_.number(), &status) != 0) fail_with(path_, "读取", errno);
  if (S_ISDIR(status.st_mode)) fail_with(path_, "读取", EISDIR);
  if (!S_ISREG(status.st_mode)) throw Failure(path_.string(), "不是普通文件", "请检查路径。");
  size_ = static_cast<std::uint64_t>(status.st_size);
}

void FileReader::read(std::uint64_t from, std::uint64_t count, const ByteSink& sink) const {
  std::vector<char> piece(static_cast<std::size_t>(std::min<std::uint64_t>(count, kPiece)));
  while (count > 0) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(count, piece.size()));
    const ssize_t got = ::pread(file_.number(), piece.data(), wanted, static_cast<off_t>(from));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with(path_, "读取", errno);
    if (got == 0) throw Failure(path_.string(), "读的时候变短了", "请等别的程序写完后再试。");
    sink({piece.data(), static_cast<std::size_t>(got)});
    from += static_cast<std::uint64_t>(got);
    count -= static_cast<std::uint64_t>(got);
  }
}

std::string FileReader::bytes(std::uint64_t from, std::uint64_t count) const {
  std::string all;
  read(from, count, [&](std::string_view piece) { all += piece; });
  return all;
}

FileWriter::FileWriter(std::filesystem::path path)
    : path_(std::move(path)), file_(path_, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, "写入") {}

void FileWriter::add(std::string_view bytes) {
  write_all(file_, path_, bytes);
  size_ += bytes.size();
}

void FileWriter::overwrite(std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file_.number(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_with(path_, "写入", errno);
    at += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace base
