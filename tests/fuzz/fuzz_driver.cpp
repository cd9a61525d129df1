// SPDX-License-Identifier: MIT
// Runs a fuzz target without a fuzzer: a fixed set of inputs and a number of mutations of them, the same ones each
// time.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

// Each stands for a kind of attack or of honest request.
const std::vector<std::string>& corpus() {
  static const std::vector<std::string> kInputs = {
      "",
      "/",
      "/index.html",
      "/%E5%85%9A%E6%94%AF%E9%83%A8/2024/?a=b#c",
      "/../../etc/passwd",
      "/%2e%2e/%2E%2E%2fetc",
      "/..%5c..%255c",
      "/%c0%ae%c0%ae/%c0%af",
      "/%u002e%u002e/",
      "/a%00b",
      "/a%0d%0aX-Forged:1",
      "/%",
      "/%4",
      "/-/health",
      "/.git/config",
      "//a///b//",
      "/\xED\xA0\x80/\xF4\x90\x80\x80",
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
      "HEAD /a/ HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /b HTTP/1.1\r\n",
      "GET http://x/ HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
      "GET / HTTP/1.1\r\n folded: x\r\n\r\n",
      "GET / HTTP/1.1\nHost: x\n\n",
      "gzip;q=0.5, br;q=1, *;q=0",
      "gzip;q=1.000, identity;q=0",
      "\"0123456789abcdef\", W/\"x\"",
      "W/\"0123456789abcdef\"",
      "*",
      std::string(9000, 'a'),
      std::string(20000, '%'),
      std::string("\0\x01\x02\x7F\xFF", 5),
  };
  return kInputs;
}

std::string mutated(std::mt19937& random, std::string text) {
  static const std::vector<std::string> kPieces = {"/",        "..",   "%2e", "%2f",  "%00",  "%0d%0a", "\r\n",
                                                   "\r\n\r\n", ";q=0", ",",   "\"",   "W/\"", "*",      "?",
                                                   "\\",       "%",    " ",   "gzip", ":",    "\t"};
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random()) % end; };
  for (std::size_t times = 1 + below(4); times > 0; --times) {
    const std::size_t at = below(text.size() + 1);
    switch (below(5)) {
      case 0:
        text.insert(at, kPieces[below(kPieces.size())]);
        break;
      case 1:
        text.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 2:
        text.erase(at, 1 + below(8));
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      default:
        text.insert(at, text.substr(at, below(64)));
    }
  }
  return text;
}

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int count, char** arguments) {
  const long rounds = count > 1 ? std::strtol(arguments[1], nullptr, 10) : 0;
  for (const std::string& input : corpus()) run(input);
  std::mt19937 random(20240101);
  std::vector<std::string> inputs = corpus();
  for (long i = 0; i < rounds; ++i) {
    const std::size_t which = static_cast<std::size_t>(random()) % inputs.size();
    std::string input = mutated(random, inputs[which]);
    run(input);
    if (i % 8 == 0 && input.size() < 4096) inputs[which] = std::move(input);  // mutations pile up
    if (i % 1000 == 0) inputs = corpus();
  }
  std::printf("%ld mutations of %zu inputs\n", rounds, corpus().size());
  return 0;
}
