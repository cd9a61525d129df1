// SPDX-License-Identifier: MIT
// An HTTP server over one site folder: GET and HEAD, nothing else. Must not know the domain.
// The HTTP library stays behind this interface, so that it can be replaced.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/json.h"

namespace serve {

struct Options {
  std::filesystem::path site;
  std::string host = "127.0.0.1";
  int port = 8080;                                      // 0: any free one
  std::function<base::Json::Object()> state = nullptr;  // told by /-/health to guests of this machine, from any thread
};

class Server {
 public:
  explicit Server(Options options);  // Failure when the site is not a folder
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int bind();   // the port; Failure when it is taken or the address is not ours. Connections are answered after run()
  void run();   // serves until stop()
  void stop();  // from any thread, also before run(); idle connections are closed at once

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace serve
