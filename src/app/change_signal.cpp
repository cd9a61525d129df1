// SPDX-License-Identifier: MIT
#include "app/change_signal.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/failure.h"
#include "base/file_scan.h"

namespace app {
namespace {

constexpr std::uint32_t kEvents = IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO |
                                  IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

bool is_ready(int descriptor) {
  pollfd one{descriptor, POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

}  // namespace

ChangeSignal::ChangeSignal(bool listens)
    : inotify_(listens ? ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK) : -1),
      alarm_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (alarm_ < 0) throw base::Failure("--watch", "系统不给更多的文件描述符", "请关闭一些程序后重新启动。");
}

ChangeSignal::~ChangeSignal() {
  if (inotify_ >= 0) ::close(inotify_);
  ::close(alarm_);
}

// The kernel knows a folder by its inode: one that is listened to already keeps its number, one that was deleted has
// lost it, one that was moved away is let go here.
void ChangeSignal::listen_to(const std::vector<std::filesystem::path>& folders) {
  if (inotify_ < 0) return;
  std::set<int> now;
  hears_all_ = true;
  for (const std::filesystem::path& folder : folders) {
    const int watch = ::inotify_add_watch(inotify_, folder.c_str(), kEvents);
    if (watch >= 0) now.insert(watch);
    hears_all_ = hears_all_ && watch >= 0 && base::is_on_known_disk(folder);
  }
  for (const int watch : watches_)
    if (!now.contains(watch)) ::inotify_rm_watch(inotify_, watch);
  watches_ = std::move(now);
}

bool ChangeSignal::wait(std::chrono::milliseconds longest) {
  std::array<pollfd, 2> all{pollfd{alarm_, POLLIN, 0}, pollfd{inotify_, POLLIN, 0}};  // below 0: passed over
  if (::poll(all.data(), all.size(), static_cast<int>(longest.count())) <= 0 || all[1].revents == 0) return false;
  forget_events();
  return true;
}

void ChangeSignal::pause(std::chrono::milliseconds longest) {
  pollfd one{alarm_, POLLIN, 0};
  ::poll(&one, 1, static_cast<int>(longest.count()));
  if (inotify_ >= 0) forget_events();
}

// Also those of before listen_to(): a look follows.
void ChangeSignal::forget_events() const {
  std::array<char, 16384> events{};
  while (::read(inotify_, events.data(), events.size()) > 0) continue;
}

void ChangeSignal::stop() {
  const std::uint64_t one = 1;
  (void)!::write(alarm_, &one, sizeof one);  // never read: holds for good
}

bool ChangeSignal::is_stopped() const { return is_ready(alarm_); }

}  // namespace app
