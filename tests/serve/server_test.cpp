// SPDX-License-Identifier: MIT
// The server over real sockets: what it sends, how it starts and how it stops.
#include "serve/server.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/failure.h"
#include "running_server.h"
#include "serve/gzip_cache.h"

namespace {

using serve_test::Answer;
using serve_test::Client;
using ServerTest = serve_test::RunningServer;

TEST_F(ServerTest, SendsAPageWithItsHeaders) {
  const Answer answer = Client(port_).get("/");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "<p>首页</p>");
  EXPECT_EQ(answer.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(answer.header("cache-control"), "no-cache");
  EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
  EXPECT_EQ(answer.header("x-frame-options"), "SAMEORIGIN");
  EXPECT_EQ(answer.header("content-security-policy"),
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
  EXPECT_EQ(answer.header("accept-ranges"), "none");
}

TEST_F(ServerTest, AnswersManyRequestsOnOneConnection) {
  Client client(port_);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client.get("/").body, "<p>首页</p>");
  client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /-/health HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive().body, "<p>首页</p>");
  EXPECT_EQ(client.receive().body, "{\"status\":\"ok\"}\n");
}

TEST_F(ServerTest, ChinesePathsInBothForms) {
  Client client(port_);
  EXPECT_EQ(client.get("/%E5%85%9A%E6%94%AF%E9%83%A8/").body, "<p>支部</p>");
  EXPECT_EQ(client.get("/党支部/index.html?a=b").body, "<p>支部</p>");
}

TEST_F(ServerTest, RedirectsAFolderToItsSlash) {
  const Answer answer = Client(port_).get("/%E5%85%9A%E6%94%AF%E9%83%A8");
  EXPECT_EQ(answer.status, 301);
  EXPECT_EQ(answer.header("location"), "%E5%85%9A%E6%94%AF%E9%83%A8/");
}

TEST_F(ServerTest, HeadSendsTheSameHeadAndNoBody) {
  Client client(port_);
  const Answer get = client.get("/large.pdf");
  const Answer head = client.ask("HEAD", "/large.pdf");
  EXPECT_EQ(head.status, 200);
  for (const char* name : {"content-length", "content-type", "etag", "cache-control"})
    EXPECT_EQ(head.header(name), get.header(name)) << name;
  EXPECT_EQ(client.ask("HEAD", "/nope").status, 404);
  EXPECT_EQ(client.get("/-/health").body, "{\"status\":\"ok\"}\n");  // nothing of a body lies in the way
}

TEST_F(ServerTest, LargeAndEmptyFilesArriveWhole) {
  Client client(port_);
  EXPECT_EQ(client.get("/large.pdf").body, large_);
  const Answer empty = client.get("/empty.txt");
  EXPECT_EQ(empty.status, 200);
  EXPECT_EQ(empty.header("content-length"), "0");
  EXPECT_EQ(empty.header("content-type"), "text/plain; charset=utf-8");
}

TEST_F(ServerTest, AFileReplacedWhileItIsSentArrivesWhole) {
  Client client(port_);
  client.send("GET /large.pdf HTTP/1.1\r\nHost: x\r\n\r\n");
  base::write_file_atomic(site() / "large.pdf", "new");
  const std::string body = client.receive().body;
  EXPECT_TRUE(body == large_ || body == "new");
}

TEST_F(ServerTest, NotModified) {
  Client client(port_);
  const std::string etag = client.get("/").header("etag");
  const Answer answer = client.get("/", "If-None-Match: \"x\"\r\nIf-None-Match: W/" + etag + "\r\n");
  EXPECT_EQ(answer.status, 304);
  EXPECT_EQ(answer.header("etag"), etag);
  EXPECT_EQ(answer.header("content-length"), "(none)");
  EXPECT_EQ(client.get("/", "If-None-Match: \"x\"\r\n").status, 200);
}

TEST_F(ServerTest, IgnoresRanges) {
  Client client(port_);
  const Answer answer = client.get("/large.pdf", "Range: bytes=0-9\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, large_);
  std::string many = "Range: bytes=0-0";
  for (int i = 0; i < 3500; ++i) many += ",0-0";
  const Answer longest = client.get("/", many + "\r\n");
  EXPECT_EQ(longest.status, 200);
  EXPECT_EQ(longest.body, "<p>首页</p>");
}

TEST_F(ServerTest, SendsTextCompressedToThoseWhoTakeIt) {
  std::string page;
  for (int i = 0; i < 5000; ++i) page += "<p>党支部 " + std::to_string(i) + "</p>";
  base::write_file(site() / "page.html", page);
  Client client(port_);
  const Answer plain = client.get("/page.html");
  EXPECT_EQ(plain.body, page);
  EXPECT_EQ(plain.header("content-encoding"), "(none)");
  EXPECT_EQ(plain.header("vary"), "Accept-Encoding");
  const Answer gzip = client.get("/page.html", "Accept-Encoding: br, gzip;q=0.5\r\n");
  EXPECT_EQ(gzip.body, serve::gzipped(page));
  EXPECT_EQ(gzip.header("content-encoding"), "gzip");
  EXPECT_EQ(gzip.header("content-type"), plain.header("content-type"));
  EXPECT_EQ(gzip.header("vary"), "Accept-Encoding");
  EXPECT_NE(gzip.header("etag"), plain.header("etag"));
  const Answer head = client.ask("HEAD", "/page.html", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(head.header("content-length"), gzip.header("content-length"));
  EXPECT_EQ(head.header("etag"), gzip.header("etag"));
  const std::string known = "If-None-Match: " + gzip.header("etag") + "\r\n";
  const Answer unchanged = client.get("/page.html", known + "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.header("etag"), gzip.header("etag"));
  EXPECT_EQ(unchanged.header("vary"), "Accept-Encoding");
  EXPECT_EQ(client.get("/page.html", known).body, page);  // who takes only plain has not got the plain one
}

TEST_F(ServerTest, AnswersOfAnySizeArriveWhole) {
  Client client(port_);
  std::uint32_t state = 1;
  std::string text;  // hardly to be compressed, so that the compressed sizes pass those of all buffers too
  while (text.size() < 300000) {
    state = state * 1664525U + 1013904223U;
    text += fmt::format("{:08x}", state);
  }
  for (std::size_t size = 0; size <= 300000; size += 4999) {
    base::write_file_atomic(site() / "a.txt", text.substr(0, size));
    ASSERT_EQ(client.get("/a.txt").body, text.substr(0, size)) << size;
    const Answer gzip = client.get("/a.txt", "Accept-Encoding: gzip\r\n");
    ASSERT_EQ(gzip.body, size > 1024 ? serve::gzipped(text.substr(0, size)) : text.substr(0, size)) << size;
  }
}

TEST_F(ServerTest, SmallAndCompressedFilesAreSentAsTheyAre) {
  Client client(port_);
  for (const char* target : {"/", "/large.pdf", "/-/health"})
    EXPECT_EQ(client.get(target, "Accept-Encoding: gzip\r\n").header("content-encoding"), "(none)") << target;
}

TEST_F(ServerTest, OtherMethodsAreRefused) {
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
    const Answer answer = Client(port_).ask(method, "/");
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.header("allow"), "GET, HEAD");
    EXPECT_EQ(answer.body, "这里只能浏览（GET 和 HEAD）。\n");
  }
}

TEST_F(ServerTest, ATakenPortIsAFailure) {
  serve::Server second({site(), "127.0.0.1", port_});
  try {
    second.bind();
    FAIL() << "two servers on one port";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.message(),
              fmt::format("127.0.0.1:{}：端口已被占用。请用 --port 换一个，或先停下占用它的程序。", port_));
  }
}

TEST_F(ServerTest, AnAddressOfAnotherMachineIsAFailure) {
  serve::Server second({site(), "192.0.2.1", 0});
  try {
    second.bind();
    FAIL();
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.message(), "192.0.2.1:0：不能在这个地址上监听。请检查 --host：应是这台机器自己的地址。");
  }
}

TEST_F(ServerTest, StopsWhileConnectionsAreIdle) {
  Client never_asked(port_);
  Client idle(port_);
  EXPECT_EQ(idle.get("/").status, 200);
  Client half_asked(port_);
  half_asked.send("GET / HT");
  const auto before = std::chrono::steady_clock::now();
  stop();
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(9));  // shorter than the timeouts
  EXPECT_TRUE(idle.is_closed_by_server());
}

TEST_F(ServerTest, StopsInTheMiddleOfADownload) {
  base::write_file(site() / "huge.zip", std::string(64U << 20U, 'x'));
  Client slow(port_);
  slow.send("GET /huge.zip HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(slow.receive(false).status, 200);
  stop();
}

TEST_F(ServerTest, ThePortIsFreeAfterAStop) {
  { EXPECT_EQ(Client(port_).get("/").status, 200); }
  stop();
  serve::Server second({site(), "127.0.0.1", port_});
  EXPECT_EQ(second.bind(), port_);
}

TEST(Server, StopBeforeRunMakesRunReturn) {
  const support::TempDir folder;
  serve::Server server({folder.path(), "127.0.0.1", 0});
  server.bind();
  server.stop();
  server.run();
}

TEST(Server, PortsBeyondTheRangeAreAFailure) {
  const support::TempDir folder;
  serve::Server server({folder.path(), "127.0.0.1", 70000});
  try {
    server.bind();
    FAIL();
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.message(), "127.0.0.1:70000：端口不在 0 到 65535 之间。请用 --port 换一个。");
  }
}

}  // namespace
