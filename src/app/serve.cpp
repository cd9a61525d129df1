// SPDX-License-Identifier: MIT
// serve: shows a site folder until SIGINT or SIGTERM, and with --watch keeps it as the workspace is.
#include <fmt/format.h>

#include <csignal>
#include <cstdlib>
#include <memory>
#include <thread>

#include "app/commands.h"
#include "app/watch.h"
#include "app/workspace.h"
#include "base/file_system.h"
#include "serve/server.h"

namespace app {
namespace {

bool is_loopback(const std::string& host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

std::filesystem::path site_of(const ServeOptions& options) {
  if (options.site) return *options.site;
  if (options.watch) return options.workspace / "site";  // of the settings' audience, also while they cannot be read
  const config::Settings settings = config::read_settings(options.workspace);
  return site_folder(options.workspace, settings, settings.audience);
}

sigset_t stop_signals() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  return stops;
}

// The command's own build of the workspace's own site. A wrong path is said at once, everything else is watched.
std::unique_ptr<Watch> watch_workspace(const ServeOptions& options, const Console& console) {
  if (!base::exists(options.workspace / config::kSettingsFile)) (void)config::read_settings(options.workspace);
  std::signal(SIGPIPE, SIG_IGN);  // whoever reads what we say may go away
  BuildOptions build_options;
  build_options.workspace = options.workspace;
  return std::make_unique<Watch>(WatchOptions{options.workspace, site_of(options), today,
                                              [build_options](const Console& to) { return build(build_options, to); }},
                                 console);
}

// False: asked to stop before there was one.
bool wait_for_site(const Watch& watch, const sigset_t& stops) {
  constexpr timespec pause{0, 200'000'000};
  while (!watch.site_stands())
    if (::sigtimedwait(&stops, nullptr, &pause) > 0) return false;
  return true;
}

// A build is cut off, which leaves a whole site, old or new, at any moment.
void end(Watch* watch, const Console& console) {
  const bool is_building = watch != nullptr && !watch->stop();
  console.say("已停止。");
  console.out << std::flush;
  if (is_building) std::_Exit(0);
}

}  // namespace

base::ExitCode serve(const ServeOptions& options, const Console& console) {
  // Blocked before any thread starts, so that only the waiting thread below gets them.
  const sigset_t stops = stop_signals();
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);

  const std::unique_ptr<Watch> watch = options.watch ? watch_workspace(options, console) : nullptr;
  const bool starts_now = watch != nullptr && !watch->site_stands();
  if (starts_now) {
    console.out << "还没有网站，先生成。\n" << std::flush;
    watch->start();
    if (!wait_for_site(*watch, stops)) {
      end(watch.get(), console);
      return base::ExitCode::done;
    }
  }
  ::serve::Options server_options{site_of(options), options.host, options.port};
  if (watch) server_options.state = [&watch] { return watch->state(); };
  ::serve::Server server(std::move(server_options));
  const int port = server.bind();
  if (!is_loopback(options.host))
    console.err << fmt::format(
        "注意：{} 不只是本机，同一网络里的人都能看到这个网站。长期对外请用 nginx 提供 site 文件夹。\n", options.host);
  console.out << fmt::format("正在提供网站：http://{}:{}/（按 Ctrl-C 结束）\n", options.host, port) << std::flush;
  if (watch && !starts_now) watch->start();
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&stops, &signal);
    server.stop();
  });
  server.run();
  waiter.join();
  end(watch.get(), console);
  return base::ExitCode::done;
}

}  // namespace app
