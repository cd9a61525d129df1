// SPDX-License-Identifier: MIT
// The only file that knows cpp-httplib. Debian's 0.11.4 is used for sockets, threads, request heads and response heads;
// its file serving, ranges, compression and body reading are all kept out.
#include "serve/server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <vector>

#include "base/failure.h"
#include "serve/connection.h"
#include "serve/site_handler.h"

namespace serve {
namespace {

using std::chrono::seconds;

constexpr ConnectionLimits kLimits{seconds(5), seconds(5), seconds(5), std::size_t{16} * 1024};
constexpr std::size_t kThreads = 32;        // each open connection holds one; a browser opens six
constexpr std::size_t kMostRequests = 100;  // on one connection
constexpr std::size_t kChunk = std::size_t{64} * 1024;
constexpr int kBacklog = 128;
constexpr int kLargestPort = 65535;

// Our connection in the library's clothes.
class LibraryStream : public httplib::Stream {
 public:
  explicit LibraryStream(Connection& connection) : connection_(connection) {}
  bool is_readable() const override { return true; }  // read() and write() wait by themselves
  bool is_writable() const override { return true; }
  ssize_t read(char* into, size_t size) override { return connection_.read(into, size); }
  ssize_t write(const char* bytes, size_t size) override { return connection_.write(bytes, size); }
  void get_remote_ip_and_port(std::string& ip, int& port) const override { connection_.remote_address(ip, port); }
  void get_local_ip_and_port(std::string& ip, int& port) const override { connection_.local_address(ip, port); }
  socket_t socket() const override { return connection_.socket(); }

 private:
  Connection& connection_;
};

bool has_body(const httplib::Request& request) {
  if (request.has_header("Transfer-Encoding")) return true;
  return request.has_header("Content-Length") && request.get_header_value("Content-Length") != "0";
}

std::string joined(const httplib::Request& request, const std::string& header) {
  std::string out;
  for (std::size_t i = 0; i < request.get_header_value_count(header); ++i)
    out += (i == 0 ? "" : ", ") + request.get_header_value(header, i);
  return out;
}

// Reads what has already arrived and throws it away: closing over it would reset the connection under our last answer.
void close_politely(int socket) {
  ::shutdown(socket, SHUT_WR);
  std::array<char, 4096> unread{};
  for (int i = 0; i < 16 && ::recv(socket, unread.data(), unread.size(), MSG_DONTWAIT) > 0; ++i) continue;
  ::close(socket);
}

}  // namespace

class Server::Impl : public httplib::Server {
 public:
  explicit Impl(serve::Options options) : options_(std::move(options)), handler_(options_.site) {
    new_task_queue = [] { return new httplib::ThreadPool(kThreads); };  // the library deletes it
    set_tcp_nodelay(true);
    set_keep_alive_max_count(kMostRequests);
    set_keep_alive_timeout(std::chrono::duration_cast<seconds>(kLimits.idle).count());
    set_socket_options([](socket_t socket) {  // never SO_REUSEPORT: a second server must not share the port in silence
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    httplib::Headers headers{{"Accept-Ranges", "none"}};
    for (const auto& [name, value] : security_headers()) headers.emplace(name, value);
    set_default_headers(headers);
    // Before routing, so that the library neither looks for files nor reads a body.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      put(handler_.answer({request.method, request.target, joined(request, "If-None-Match"), has_body(request)}),
          response);
      return HandlerResponse::Handled;
    });
    set_exception_handler([this](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
      put(error_reply(500), response);
    });
    // What the library refuses by itself (400, 414, 416) has no text yet.
    set_error_handler(HandlerWithResponse([this](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty() && !response.content_provider_) put(error_reply(response.status), response);
      return HandlerResponse::Handled;
    }));
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.status == 304) response.headers.erase("Content-Length");  // the library says 0, which is not true
    });
  }

  ~Impl() override {
    if (listener_ >= 0) ::close(listener_);
    if (svr_sock_ != INVALID_SOCKET) ::close(svr_sock_);
  }

  int bind() {
    assert(listener_ < 0 && "bind() twice");
    if (options_.port < 0 || options_.port > kLargestPort) fail("端口不在 0 到 65535 之间", "请用 --port 换一个。");
    errno = 0;
    const int port = options_.port == 0                           ? bind_to_any_port(options_.host)
                     : bind_to_port(options_.host, options_.port) ? options_.port
                                                                  : -1;
    if (port < 0) {
      if (errno == EADDRINUSE) fail("端口已被占用", "请用 --port 换一个，或先停下占用它的程序。");
      if (errno == EACCES) fail("没有权限用这个端口", "请用 --port 换一个 1024 以上的端口。");
      fail("不能在这个地址上监听", "请检查 --host：应是这台机器自己的地址。");
    }
    ::listen(svr_sock_, kBacklog);  // the library's 5 is short of one browser's burst
    listener_ = ::fcntl(svr_sock_, F_DUPFD_CLOEXEC, 0);
    ::fcntl(svr_sock_, F_SETFD, FD_CLOEXEC);
    return port;
  }

  void run() {
    assert(listener_ >= 0 && "run() before bind()");
    if (sockets_.closed()) return;
    listen_after_bind();
    svr_sock_ = INVALID_SOCKET;  // closed by the library when accept() failed
    if (!sockets_.closed()) fail("监听中断", "请重新启动；若仍如此，请检查系统的文件数上限。");
  }

  // On the socket, not through the library: its stop() does nothing before run() and waits for idle connections.
  void stop() {
    sockets_.close_all();
    if (listener_ >= 0) ::shutdown(listener_, SHUT_RDWR);
  }

 private:
  [[noreturn]] void fail(std::string what, std::string hint) const {
    throw base::Failure(fmt::format("{}:{}", options_.host, options_.port), std::move(what), std::move(hint));
  }

  // One connection, in a thread of the pool.
  bool process_and_close_socket(socket_t socket) override {
    bool good = false;
    if (sockets_.add(socket)) {
      try {
        good = serve_connection(socket);
      } catch (...) {  // NOLINT(bugprone-empty-catch) one connection lost, the server lives
      }
      sockets_.remove(socket);
    }
    close_politely(socket);
    return good;
  }

  bool serve_connection(socket_t socket) {
    Connection connection(socket, kLimits);
    LibraryStream stream(connection);
    for (std::size_t left = kMostRequests; left > 0; --left) {
      if (sockets_.closed() || !connection.wait_for_request()) return true;
      connection.begin_head();
      bool wants_close = false;
      bool understood = false;
      const bool good = process_request(stream, left == 1, wants_close, [&](httplib::Request& request) {
        understood = true;
        // Not offered: ranges and compression of the library; a body is not read, so the connection cannot go on.
        request.ranges.clear();
        for (const char* header : {"Range", "Accept-Encoding", "Expect"}) request.headers.erase(header);
        if (!has_body(request)) return;
        wants_close = true;
        request.headers.erase("Connection");
        request.set_header("Connection", "close");
      });
      if (!good || wants_close || !understood) return good;
    }
    return true;
  }

  void put(Reply reply, httplib::Response& response) const {
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers) response.set_header(name, value);
    if (reply.file == nullptr || reply.file->size() == 0) {
      if (!reply.content_type.empty()) response.set_content(reply.body, reply.content_type);
      return;
    }
    const auto file = std::move(reply.file);
    response.set_content_provider(file->size(), reply.content_type,
                                  [this, file](size_t offset, size_t length, httplib::DataSink& sink) {
                                    if (offset > 0 && sockets_.closed())
                                      return false;  // stopping: do not wait for a long download
                                    std::vector<char> chunk(std::min(length, kChunk));
                                    const std::size_t got = file->read(chunk.data(), chunk.size(), offset);
                                    return got > 0 && sink.write(chunk.data(), got);
                                  });
  }

  const serve::Options options_;
  SiteHandler handler_;
  OpenSockets sockets_;
  int listener_ = -1;  // a second descriptor of the listening socket: stop() may use it at any time
};

Server::Server(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;

int Server::bind() { return impl_->bind(); }
void Server::run() { impl_->run(); }
void Server::stop() { impl_->stop(); }

}  // namespace serve
