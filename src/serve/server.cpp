// SPDX-License-Identifier: MIT
// The only file that knows cpp-httplib. Debian's 0.11.4 listens, accepts, dispatches and writes response heads. It gets
// a head of two lines that request_head.h has judged, over a stream that cannot wait; its threads, file serving,
// ranges, compression and body reading are all kept out.
#include "serve/server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <thread>

#include "base/failure.h"
#include "serve/accept_encoding.h"
#include "serve/guest_address.h"
#include "serve/guest_service.h"
#include "serve/http_date.h"
#include "serve/site_handler.h"
#include "serve/version_file.h"

namespace serve {
namespace {

using std::chrono::seconds;

constexpr std::size_t kChunk = std::size_t{32} * 1024;
constexpr std::size_t kMostHeld = 2 * kChunk;  // written at once: a head and a small body, or a chunk
constexpr int kSendBuffer = 64 * 1024;         // bounds what a guest who takes nothing can hold in the kernel
constexpr int kBacklog = 512;
constexpr int kLargestPort = 65535;

// What the judged request says besides its line, told to the handler below by names that no guest can send: of a
// guest's headers none reaches the library.
constexpr const char* kRefused = "refused";
constexpr const char* kAcceptsGzip = "accepts-gzip";
constexpr const char* kAddress = "address";
constexpr const char* kIsLocal = "is-local";

// What the library reads from and writes to: a head that is all there, and a connection that takes small answers whole.
class LibraryStream : public httplib::Stream {
 public:
  LibraryStream(std::string head, Connection& connection) : head_(std::move(head)), connection_(connection) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* into, size_t size) override {
    const std::size_t count = head_.copy(into, size, read_);
    read_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, size_t size) override {
    if (held_.size() + size <= kMostHeld) {
      held_.append(bytes, size);
      return static_cast<ssize_t>(size);
    }
    return flush() && connection_.write({bytes, size}) ? static_cast<ssize_t>(size) : -1;
  }
  bool flush() {
    const bool good = connection_.write(held_);
    held_.clear();
    return good;
  }
  void get_remote_ip_and_port(std::string& /*ip*/, int& port) const override { port = 0; }
  void get_local_ip_and_port(std::string& /*ip*/, int& port) const override { port = 0; }
  socket_t socket() const override { return connection_.socket(); }

 private:
  const std::string head_;
  std::size_t read_ = 0;
  Connection& connection_;
  std::string held_;
};

// The library accepts in its own thread; what it would queue is short.
class AtOnce : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override {}
};

}  // namespace

class Server::Impl : public httplib::Server {
 public:
  explicit Impl(serve::Options options)
      : options_(std::move(options)),
        handler_(options_.site, options_.state),
        guests_([this](Connection& connection, const RequestHead& head, bool ends,
                       int refused) { return answer(connection, head, ends, refused); },
                [version = VersionFile(options_.site)]() mutable { return version.has_changed(); }) {
    new_task_queue = [] { return new AtOnce; };  // the library deletes it
    set_tcp_nodelay(true);
    set_keep_alive_max_count(kConnectionLimits.requests);
    set_keep_alive_timeout(std::chrono::duration_cast<seconds>(kConnectionLimits.idle).count());
    set_socket_options([](socket_t socket) {  // never SO_REUSEPORT: a second server must not share the port in silence
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
    });
    httplib::Headers headers{{"Accept-Ranges", "none"}};
    for (const auto& [name, value] : security_headers()) headers.emplace(name, value);
    set_default_headers(headers);
    // Before routing, so that the library does not look for files.
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      if (request.has_header(kRefused)) {
        put(error_reply(std::stoi(request.get_header_value(kRefused))), response);
      } else {
        put(handler_.answer({request.target, request.get_header_value("If-None-Match"),
                             request.has_header(kAcceptsGzip), request.get_header_value(kAddress),
                             request.has_header(kIsLocal)}),
            response);
      }
      return HandlerResponse::Handled;
    });
    set_exception_handler([this](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
      put(error_reply(500), response);
    });
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
    guests_.start();
    const bool good = accept_until_stopped();
    guests_.stop();
    guests_.join();
    if (!good) fail("监听中断", "请重新启动；若仍如此，请检查系统的文件数上限。");
  }

  // On the socket, not through the library, whose stop() does nothing before run().
  void stop() {
    guests_.stop();
    if (listener_ >= 0) ::shutdown(listener_, SHUT_RDWR);
  }

 private:
  [[noreturn]] void fail(std::string what, std::string hint) const {
    throw base::Failure(fmt::format("{}:{}", options_.host, options_.port), std::move(what), std::move(hint));
  }

  // The library ends, and closes its descriptor, at the first error of accept(), which may be a guest's or the
  // network's. False: it fails all the time.
  bool accept_until_stopped() {
    int failures = 0;
    while (!guests_.is_stopping()) {
      const auto start = std::chrono::steady_clock::now();
      listen_after_bind();
      svr_sock_ = INVALID_SOCKET;
      if (guests_.is_stopping()) break;
      failures = std::chrono::steady_clock::now() - start > seconds(1) ? 1 : failures + 1;
      if (failures > 20) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      svr_sock_ = ::fcntl(listener_, F_DUPFD_CLOEXEC, 0);
    }
    return true;
  }

  // In the accepting thread.
  bool process_and_close_socket(socket_t socket) override {
    guests_.let_in(socket);
    return true;
  }

  bool answer(Connection& connection, const RequestHead& head, bool ends, int refused) {
    LibraryStream stream(fmt::format("{} {} HTTP/1.1\r\n\r\n", head.method, head.target), connection);
    bool ignored = false;
    const bool good = process_request(stream, ends, ignored, [&](httplib::Request& request) {
      if (refused != 0) request.headers.emplace(kRefused, std::to_string(refused));
      if (accepts_gzip(head.accept_encoding)) request.headers.emplace(kAcceptsGzip, "1");
      const sockaddr_storage peer = peer_of(connection.socket());
      request.headers.emplace(kAddress, name_of(peer));
      if (head.is_for_loopback && address_of(peer).is_loopback()) request.headers.emplace(kIsLocal, "1");
      if (!head.if_none_match.empty()) request.headers.emplace("If-None-Match", head.if_none_match);
    });
    return stream.flush() && good;
  }

  void put(Reply reply, httplib::Response& response) const {
    if (reply.file != nullptr && reply.file->size() <= kChunk) {
      reply.body.resize(reply.file->size());
      if (reply.file->read(reply.body.data(), reply.body.size(), 0) != reply.body.size()) reply = error_reply(500);
      reply.file.reset();
    }
    response.status = reply.status;
    response.set_header("Date", http_date(std::chrono::system_clock::now()));
    for (const auto& [name, value] : reply.headers) response.set_header(name, value);
    if (reply.file != nullptr) return put_large(reply, response);
    if (reply.compressed != nullptr) {
      response.set_header("Content-Encoding", "gzip");
      response.set_content_provider(reply.compressed->size(), reply.content_type,
                                    [kept = reply.compressed](size_t offset, size_t length, httplib::DataSink& sink) {
                                      return sink.write(kept->data() + offset, length);
                                    });
      return;
    }
    response.body = std::move(reply.body);
    if (!reply.content_type.empty()) response.set_header("Content-Type", reply.content_type);
  }

  void put_large(const Reply& reply, httplib::Response& response) const {
    const auto chunk = std::make_shared<std::string>(kChunk, '\0');
    response.set_content_provider(
        reply.file->size(), reply.content_type,
        [this, chunk, file = reply.file](size_t offset, size_t length, httplib::DataSink& sink) {
          if (offset > 0 && guests_.is_stopping()) return false;  // do not wait for a long download
          const std::size_t got = file->read(chunk->data(), std::min(length, chunk->size()), offset);
          return got > 0 && sink.write(chunk->data(), got);
        });
  }

  const serve::Options options_;
  SiteHandler handler_;
  int listener_ = -1;  // a second descriptor of the listening socket: stop() may use it at any time
  GuestService guests_;
};

Server::Server(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;

int Server::bind() { return impl_->bind(); }
void Server::run() { impl_->run(); }
void Server::stop() { impl_->stop(); }

}  // namespace serve
