// SPDX-License-Identifier: MIT
// serve: shows a site folder until SIGINT or SIGTERM.
#include <fmt/format.h>

#include <csignal>
#include <thread>

#include "app/commands.h"
#include "app/workspace.h"
#include "serve/server.h"

namespace app {
namespace {

bool is_loopback(const std::string& host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

std::filesystem::path default_site(const std::filesystem::path& workspace) {
  const config::Settings settings = config::read_settings(workspace);
  return site_folder(workspace, settings, settings.audience);
}

}  // namespace

base::ExitCode serve(const ServeOptions& options, const Console& console) {
  // Blocked before any thread starts, so that only the waiting thread below gets them.
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);

  ::serve::Server server({options.site ? *options.site : default_site(options.workspace), options.host, options.port});
  const int port = server.bind();
  if (!is_loopback(options.host))
    console.err << fmt::format(
        "注意：{} 不只是本机，同一网络里的人都能看到这个网站。长期对外请用 nginx 提供 site 文件夹。\n", options.host);
  console.out << fmt::format("正在提供网站：http://{}:{}/（按 Ctrl-C 结束）\n", options.host, port) << std::flush;
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&stops, &signal);
    server.stop();
  });
  server.run();
  waiter.join();
  console.say("已停止。");
  return base::ExitCode::done;
}

}  // namespace app
