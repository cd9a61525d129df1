// SPDX-License-Identifier: MIT
// The limit that a site generator is measured against: the bytes of a built site, held in memory, written to an empty
// folder by some threads with nothing but mkdir, open, write and close. With --sync one syncfs follows.
//
// raw_write SITE FOLDER [THREADS] [--sync]
// Prints: seconds files bytes [seconds with syncfs]

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace {

struct File {
  std::string name;
  std::string bytes;
};

struct Folder {
  std::string path;  // within the site, "" for itself
  std::vector<File> files;
};

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "raw_write: %s: %s\n", what.c_str(), std::strerror(errno));
  std::exit(1);
}

std::vector<Folder> read_site(const std::filesystem::path& site) {
  std::map<std::string, Folder> folders;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site)) {
    if (!entry.is_regular_file()) {
      continue;
    }
    const auto path = entry.path().lexically_relative(site);
    Folder& folder = folders[path.parent_path().string()];
    folder.path = path.parent_path().string();
    std::ifstream in(entry.path(), std::ios::binary);
    folder.files.push_back({path.filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::vector<Folder> list;
  for (auto& [path, folder] : folders) {
    list.push_back(std::move(folder));
  }
  return list;
}

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST) {
    return;
  }
  if (errno != ENOENT) {
    fail(path);
  }
  make_folder(path.substr(0, path.rfind('/')));
  make_folder(path);
}

void write_file(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) {
    fail(path);
  }
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0) {
      fail(path);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::close(file) != 0) {
    fail(path);
  }
}

void write_site(const std::vector<Folder>& folders, const std::string& target, unsigned threads) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < folders.size(); i = next++) {
      const std::string path = folders[i].path.empty() ? target : target + "/" + folders[i].path;
      make_folder(path);
      for (const File& file : folders[i].files) {
        write_file(path + "/" + file.name, file.bytes);
      }
    }
  };
  std::vector<std::jthread> pool;
  for (unsigned i = 0; i < threads; ++i) {
    pool.emplace_back(work);
  }
}

void sync_file_system(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0 || ::syncfs(folder) != 0) {
    fail(path);
  }
  ::close(folder);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  const bool sync = std::erase(words, "--sync") > 0;
  if (words.size() < 2 || words.size() > 3) {
    std::fputs("raw_write SITE FOLDER [THREADS] [--sync]\n", stderr);
    return 2;
  }
  const int asked = words.size() == 3 ? std::atoi(words[2].c_str()) : 0;
  const unsigned threads = asked > 0 ? static_cast<unsigned>(asked) : std::max(1U, std::thread::hardware_concurrency());

  const std::vector<Folder> folders = read_site(words[0]);
  std::size_t files = 0;
  std::size_t bytes = 0;
  for (const Folder& folder : folders) {
    files += folder.files.size();
    for (const File& file : folder.files) {
      bytes += file.bytes.size();
    }
  }

  const auto started = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  };
  write_site(folders, words[1], threads);
  std::printf("%.6f %zu %zu", seconds(), files, bytes);
  if (sync) {
    sync_file_system(words[1]);
    std::printf(" %.6f", seconds());
  }
  std::printf("\n");
  return 0;
}
