// SPDX-License-Identifier: MIT
// What a guest can say to us, as a fuzz target: the bytes are a whole connection's beginning, a target, and headers.
// libFuzzer calls LLVMFuzzerTestOneInput (README.md has the line); fuzz_driver.cpp runs it as an ordinary test.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "serve/accept_encoding.h"
#include "serve/etag.h"
#include "serve/request_head.h"
#include "serve/request_path.h"

namespace {

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check_path(std::string_view target) {
  const auto path = serve::parse_request_path(target);
  must(path == std::nullopt || target.starts_with('/'), "a path begins with a slash");
  if (!path) return;
  std::string encoded;
  for (const std::string& segment : path->segments) {
    must(!segment.empty() && segment[0] != '.', "no empty, hidden or dotted segment");
    for (const char c : segment) {
      must(c != '/' && c != '\\', "no separator in a segment");
      must(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "no control character in a segment");
    }
    const std::string safe = serve::percent_encode_segment(segment);
    must(safe.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.~%") ==
             std::string::npos,
         "nothing odd gets into a header");
    encoded += "/" + safe;
  }
  must(path->segments.empty() == path->relative().empty(), "only the root is empty");
  if (path->ends_with_slash) encoded += "/";
  const auto again = serve::parse_request_path(encoded);
  must(again && again->segments == path->segments && again->ends_with_slash == path->ends_with_slash,
       "what we encode we read back");
}

void check_head(std::string_view bytes) {
  const serve::HeadScan whole = serve::scan_head(bytes, 0);
  must(whole.size == 0 || whole.refused == 0, "found or refused");
  must(whole.size <= serve::kMostHeadBytes, "bounded");
  must(bytes.size() < serve::kMostHeadBytes || whole.size != 0 || whole.refused != 0, "there is an end");
  const std::size_t half = bytes.size() / 2;
  const serve::HeadScan first = serve::scan_head(bytes.substr(0, half), 0);
  if (first.size == 0 && first.refused == 0)
    must(serve::scan_head(bytes, half).size == whole.size, "the same in two pieces");
  const auto judged = serve::parse_head(whole.size != 0 ? bytes.substr(0, whole.size) : bytes);
  if (const auto* refusal = std::get_if<serve::Refusal>(&judged)) {
    must(refusal->status >= 400 && refusal->status < 600, "an error's status");
    return;
  }
  const auto& head = std::get<serve::RequestHead>(judged);
  must(head.method == "GET" || head.method == "HEAD", "nothing but reading");
  must(head.target.starts_with('/') && head.target.size() <= serve::kMostLineBytes, "a target of ours");
  must(head.target.find_first_of(std::string_view("\r\n \0", 4)) == std::string::npos, "one line, two blanks");
  check_path(head.target);
  serve::accepts_gzip(head.accept_encoding);
}

void check_headers(const std::string& text) {
  const std::string etag = "\"0123456789abcdef\"";
  const bool matches = serve::matches_none_match(text, etag);
  must(!matches || text.find('*') != std::string::npos || text.find(etag) != std::string::npos, "only what is there");
  must(!serve::accepts_gzip(text) || text.find_first_of("*zZ") != std::string::npos, "only who says so");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  check_path(bytes);
  check_path("/" + bytes);
  check_head(bytes);
  check_head("GET /" + bytes + " HTTP/1.1\r\nHost: x\r\n\r\n");
  check_head("GET / HTTP/1.1\r\nHost: x\r\n" + bytes + "\r\n\r\n");
  check_headers(bytes);
  return 0;
}
