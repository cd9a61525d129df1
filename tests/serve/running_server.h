// SPDX-License-Identifier: MIT
// A server over a small site, on any free port, as a fixture for tests over real sockets.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "base/file_system.h"
#include "http_client.h"
#include "serve/server.h"
#include "support/temp_dir.h"

namespace serve_test {

class RunningServer : public testing::Test {
 protected:
  RunningServer() {
    base::write_file(site() / "index.html", "<p>首页</p>");
    base::write_file(site() / "党支部/index.html", "<p>支部</p>");
    base::write_file(site() / "empty.txt", "");
    base::write_file(site() / "large.pdf", large_);
    port_ = server_.bind();
    thread_ = std::thread([this] { server_.run(); });
  }
  ~RunningServer() override { stop(); }

  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] std::filesystem::path site() const { return folder_.path() / "site"; }

  support::TempDir folder_;
  const std::string large_ = [] {
    std::string bytes;
    for (int i = 0; i < 300000; ++i) bytes += std::to_string(i);
    return bytes;
  }();
  serve::Server server_{{make_site(), "127.0.0.1", 0}};
  int port_ = 0;
  std::thread thread_;

 private:
  std::filesystem::path make_site() const {
    std::filesystem::create_directories(site());
    return site();
  }
};

}  // namespace serve_test
