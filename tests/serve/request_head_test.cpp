// SPDX-License-Identifier: MIT
#include "serve/request_head.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using serve::HeadScan;
using serve::parse_head;
using serve::Refusal;
using serve::RequestHead;
using serve::scan_head;

// As if it came byte by byte.
HeadScan scan_slowly(const std::string& all) {
  HeadScan found;
  for (std::size_t size = 1; size <= all.size(); ++size) {
    found = scan_head(std::string_view(all).substr(0, size), size - 1);
    if (found.size != 0 || found.refused != 0) break;
  }
  return found;
}

int status_of(const std::string& head) {
  const auto judged = parse_head(head);
  const auto* refusal = std::get_if<Refusal>(&judged);
  return refusal == nullptr ? 200 : refusal->status;
}

RequestHead read(const std::string& head) {
  const auto judged = parse_head(head);
  const auto* good = std::get_if<RequestHead>(&judged);
  return good == nullptr ? RequestHead{} : *good;
}

TEST(ScanHead, FindsTheEnd) {
  const std::string head = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const HeadScan& found : {scan_head(head + "GET ", 0), scan_slowly(head)}) {
    EXPECT_EQ(found.size, head.size());
    EXPECT_EQ(found.refused, 0);
  }
  for (std::size_t size = 0; size < head.size(); ++size) {
    EXPECT_EQ(scan_head(std::string_view(head).substr(0, size), 0).size, 0U);
    EXPECT_EQ(scan_head(std::string_view(head).substr(0, size), 0).refused, 0) << size;
  }
}

TEST(ScanHead, RefusesWhatNoHeadHolds) {
  for (const std::string& bad :
       {std::string("GET / HTTP/1.1\nHost: x\n\n"), std::string("GET / HTTP/1.1\r\nHost: x\n\r\n"),
        std::string("GET /\r HTTP/1.1\r\n\r\n"), std::string("GET /\0 HTTP/1.1\r\n\r\n", 20),
        std::string("GET / HTTP/1.1\r\nX: a\x01\r\n\r\n"), std::string("GET /\x7F HTTP/1.1\r\n\r\n"),
        std::string("\x16\x03\x01")}) {
    EXPECT_EQ(scan_head(bad, 0).refused, 400) << bad;
    EXPECT_EQ(scan_slowly(bad).refused, 400) << bad;
  }
}

TEST(ScanHead, BoundsLinesAndHeads) {
  const std::string line = "GET /" + std::string(serve::kMostLineBytes, 'a');
  EXPECT_EQ(scan_head(line, 0).refused, 414);
  EXPECT_EQ(scan_slowly(line).refused, 414);
  const std::string headers = "GET / HTTP/1.1\r\nX: " + std::string(serve::kMostHeadBytes, 'a');
  EXPECT_EQ(scan_head(headers, 0).refused, 431);
  EXPECT_EQ(scan_slowly(headers).refused, 431);
}

TEST(ParseHead, ReadsWhatMatters) {
  const RequestHead head = read(
      "HEAD /%E5%85%9A?a=b HTTP/1.1\r\nhOST:x\r\nIf-None-Match: \"a\"\r\nAccept-Encoding:\tgzip \r\n"
      "IF-NONE-MATCH:\"b\"\r\nAccept-Encoding: br\r\nX-Other: \r\n\r\n");
  EXPECT_EQ(head.method, "HEAD");
  EXPECT_EQ(head.target, "/%E5%85%9A?a=b");
  EXPECT_EQ(head.if_none_match, "\"a\", \"b\"");
  EXPECT_EQ(head.accept_encoding, "gzip, br");
  EXPECT_TRUE(head.keeps_alive);
}

TEST(ParseHead, KnowsWhetherTheConnectionGoesOn) {
  EXPECT_FALSE(read("GET / HTTP/1.1\r\nHost: x\r\nConnection: x, CLOSE\r\n\r\n").keeps_alive);
  EXPECT_FALSE(read("GET / HTTP/1.1\r\nHost: x\r\nConnection: x\r\nConnection: close\r\n\r\n").keeps_alive);
  EXPECT_TRUE(read("GET / HTTP/1.1\r\nHost: x\r\nConnection: closed\r\n\r\n").keeps_alive);
  EXPECT_FALSE(read("GET / HTTP/1.0\r\n\r\n").keeps_alive);
  EXPECT_TRUE(read("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keeps_alive);
}

TEST(ParseHead, RefusesOddLines) {
  for (const char* line :
       {"", "GET", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1", "GET / http/1.1", "GET / HTTP/1",
        "GET / HTTP/1.10", "GET / FTP/1.1", "G(T / HTTP/1.1", "GET /a b HTTP/1.1", "GET http://x/ HTTP/1.1",
        "GET * HTTP/1.1", "GET x HTTP/1.1", "GET \t HTTP/1.1"})
    EXPECT_EQ(status_of(std::string(line) + "\r\nHost: x\r\n\r\n"), 400) << line;
  EXPECT_EQ(status_of("GET / HTTP/2.0\r\nHost: x\r\n\r\n"), 505);
  EXPECT_EQ(status_of("GET / HTTP/0.9\r\n\r\n"), 505);
}

TEST(ParseHead, RefusesOddHeaders) {
  for (const char* header :
       {"no colon", ": empty", "Host : x", "X: a\r\n folded", "X\t: a", "Host: y", "Content-Length: -1",
        "Content-Length: 1x", "Content-Length:", "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 0\r\nTransfer-Encoding: chunked", "\xFF: a"})
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: x\r\n" + std::string(header) + "\r\n\r\n"), 400) << header;
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (std::size_t i = 1; i < serve::kMostHeaders; ++i) many += "X: y\r\n";
  EXPECT_EQ(status_of(many + "\r\n"), 200);
  EXPECT_EQ(status_of(many + "X: y\r\n\r\n"), 431);
}

TEST(ParseHead, WantsOneHostOfHttp11) {
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 200);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n"), 400);
}

TEST(ParseHead, OnlyGetAndHeadAndNoBodies) {
  for (const char* line :
       {"POST /", "PUT /", "DELETE /", "PATCH /", "OPTIONS *", "TRACE /", "CONNECT x:443", "get /", "BREW /"})
    EXPECT_EQ(status_of(std::string(line) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"), 405) << line;
  for (const char* header : {"Content-Length: 5", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"})
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: x\r\n" + std::string(header) + "\r\n\r\n"), 413) << header;
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 00\r\n\r\n"), 200);
  const auto of_head = parse_head("HEAD / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
  EXPECT_TRUE(std::get<Refusal>(of_head).of_head);
}

TEST(ParseHead, KnowsWhatIsMeantForThisMachine) {
  const auto is_for_loopback = [](const std::string& headers) {
    return read("GET / HTTP/1.1\r\n" + headers + "\r\n").is_for_loopback;
  };
  for (const char* host : {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080"})
    EXPECT_TRUE(is_for_loopback(std::string("Host: ") + host + "\r\n")) << host;
  for (const char* host : {"", "x", "192.0.2.7", "localhost.example", "127.0.0.1.example", "127.a", "[::1].example",
                           "[::2]", "1127.0.0.1"})
    EXPECT_FALSE(is_for_loopback(std::string("Host: ") + host + "\r\n")) << host;
  for (const char* header : {"X-Forwarded-For: 192.0.2.7", "Forwarded: for=192.0.2.7", "X-Real-IP: 1", "via: 1.1 x"})
    EXPECT_FALSE(is_for_loopback(std::string("Host: localhost\r\n") + header + "\r\n")) << header;
}

}  // namespace
