// SPDX-License-Identifier: MIT
#include "serve/request_head.h"

#include <algorithm>

#include "serve/header_text.h"

namespace serve {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool lists(std::string_view value, std::string_view word) {
  while (!value.empty())
    if (same_word(without_blanks(cut(value, ",")), word)) return true;
  return false;
}

// By a name of the loopback itself: a page of others that has its own name lead here must not read what is for us
// alone.
bool names_loopback(std::string_view host) {
  if (same_word(host.substr(0, 5), "[::1]")) return host.size() == 5 || host[5] == ':';
  const std::string_view name = cut(host, ":");
  if (same_word(name, "localhost")) return true;
  return name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string_view::npos;
}

void add(std::string& list, std::string_view value) {
  if (!list.empty()) list += ", ";
  list += value;
}

// What matters of the headers while they are read; the status of a refusal, or 0.
struct Headers {
  std::size_t count = 0, hosts = 0;
  std::string length, connection;
  bool is_chunked = false, is_handed_on = false, names_loopback = false;

  int read(std::string_view line, RequestHead& head) {
    if (++count > kMostHeaders) return 431;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return 400;
    const std::string_view name = line.substr(0, colon);  // not a token: folded lines, blanks before the colon
    const std::string_view value = without_blanks(line.substr(colon + 1));
    if (!is_token(name)) return 400;
    if (same_word(name, "host")) {
      ++hosts;
      names_loopback = serve::names_loopback(value);
    }
    if (same_word(name, "forwarded") || same_word(name, "x-forwarded-for") || same_word(name, "x-real-ip") ||
        same_word(name, "via"))
      is_handed_on = true;
    if (same_word(name, "connection")) add(connection, value);
    if (same_word(name, "if-none-match")) add(head.if_none_match, value);
    if (same_word(name, "accept-encoding")) add(head.accept_encoding, value);
    if (same_word(name, "transfer-encoding")) is_chunked = true;
    if (!same_word(name, "content-length")) return 0;
    if (value.empty() || !std::all_of(value.begin(), value.end(), is_digit)) return 400;
    if (!length.empty() && length != value) return 400;
    length = value;
    return 0;
  }

  [[nodiscard]] bool has_body() const { return is_chunked || length.find_first_not_of('0') != std::string::npos; }
};

int read_line(std::string_view line, RequestHead& head, bool& is_1_1) {
  if (line.size() > kMostLineBytes) return 414;
  const std::string_view method = cut(line, " ");
  const std::string_view target = cut(line, " ");
  if (!is_token(method) || target.empty() || std::any_of(target.begin(), target.end(), is_control)) return 400;
  if (!line.starts_with("HTTP/") || line.size() != 8 || !is_digit(line[5]) || line[6] != '.' || !is_digit(line[7]))
    return 400;
  if (line[5] != '1') return 505;
  is_1_1 = line[7] != '0';
  head.method = method;
  head.target = target;
  return 0;
}

// The status of a refusal, or 0.
int read_head(std::string_view rest, RequestHead& out) {
  Headers headers;
  bool is_1_1 = false;
  if (const int refused = read_line(cut(rest, "\r\n"), out, is_1_1); refused != 0) return refused;
  for (std::string_view line = cut(rest, "\r\n"); !line.empty(); line = cut(rest, "\r\n"))
    if (const int refused = headers.read(line, out); refused != 0) return refused;
  if (headers.hosts > 1 || (is_1_1 && headers.hosts == 0)) return 400;
  if (headers.is_chunked && !headers.length.empty()) return 400;
  if (out.method != "GET" && out.method != "HEAD") return 405;
  if (headers.has_body()) return 413;
  if (!out.target.starts_with('/')) return 400;  // we are nobody's proxy
  out.is_for_loopback = headers.names_loopback && !headers.is_handed_on;
  out.keeps_alive = is_1_1 ? !lists(headers.connection, "close") : lists(headers.connection, "keep-alive");
  return 0;
}

}  // namespace

HeadScan scan_head(std::string_view arrived, std::size_t known) {
  const std::size_t end = std::min(arrived.size(), kMostHeadBytes);
  for (std::size_t i = known; i < end; ++i) {
    const char c = arrived[i];
    const bool after_return = i > 0 && arrived[i - 1] == '\r';
    if ((c == '\n') != after_return) return {0, 400};  // half a line end
    if (is_control(c) && c != '\t' && c != '\r' && c != '\n') return {0, 400};
    if (c == '\n' && i >= 3 && arrived[i - 2] == '\n') return {i + 1, 0};
  }
  if (arrived.size() > kMostLineBytes && arrived.substr(0, kMostLineBytes + 2).find('\n') == std::string_view::npos)
    return {0, 414};
  return {0, arrived.size() >= kMostHeadBytes ? 431 : 0};
}

std::variant<RequestHead, Refusal> parse_head(std::string_view head) {
  RequestHead out;
  const int refused = read_head(head, out);
  if (refused != 0) return Refusal{refused, out.method == "HEAD"};
  return out;
}

}  // namespace serve
