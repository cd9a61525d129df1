// SPDX-License-Identifier: MIT
// A raw HTTP client for tests: what is sent is sent to the byte, nothing is followed or repaired.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace serve_test {

struct Answer {
  int status = 0;                              // 0: the connection was closed without an answer
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "(none)" : found->second;
  }
};

class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};  // a test that hangs fails
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // the server hung up, which is its right
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  void finish_sending() const { ::shutdown(socket_, SHUT_WR); }

  Answer receive(bool with_body = true) {
    Answer answer;
    while (unread_.find("\r\n\r\n") == std::string::npos)
      if (!fill()) return answer;
    const std::size_t head_end = unread_.find("\r\n\r\n");
    std::string_view head = std::string_view(unread_).substr(0, head_end);
    answer.status = std::atoi(std::string(head.substr(9, 3)).c_str());
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n")) {
      head.remove_prefix(at + 2);
      const std::string_view line = head.substr(0, head.find("\r\n"));
      std::string name(line.substr(0, line.find(": ")));
      std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
      answer.headers[name] = line.substr(line.find(": ") + 2);
    }
    unread_.erase(0, head_end + 4);
    if (!with_body || !answer.headers.contains("content-length")) return answer;
    const std::size_t size = std::stoul(answer.header("content-length"));
    while (unread_.size() < size)
      if (!fill()) break;
    answer.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return answer;
  }

  Answer ask(const std::string& method, const std::string& target, const std::string& headers = "") {
    send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    return receive(method != "HEAD");
  }
  Answer get(const std::string& target, const std::string& headers = "") { return ask("GET", target, headers); }

  std::string read(std::size_t size) {
    while (unread_.size() < size)
      if (!fill()) break;
    const std::string text = unread_.substr(0, size);
    unread_.erase(0, text.size());
    return text;
  }

  bool is_closed_by_server() { return unread_.empty() && !fill(); }

 private:
  bool fill() {
    char buffer[4096];
    const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    unread_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  std::string unread_;
};

}  // namespace serve_test
