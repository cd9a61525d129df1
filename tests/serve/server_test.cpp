// SPDX-License-Identifier: MIT
// The server over real sockets, on any free port.
#include "serve/server.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/failure.h"
#include "base/file_system.h"
#include "http_client.h"
#include "support/temp_dir.h"

namespace {

using serve_test::Answer;
using serve_test::Client;

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    base::write_file(site() / "index.html", "<p>首页</p>");
    base::write_file(site() / "党支部/index.html", "<p>支部</p>");
    base::write_file(site() / "empty.txt", "");
    base::write_file(site() / "large.pdf", large_);
    port_ = server_.bind();
    thread_ = std::thread([this] { server_.run(); });
  }
  ~ServerTest() override { stop(); }

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

TEST_F(ServerTest, SendsAPageWithItsHeaders) {
  const Answer answer = Client(port_).get("/");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "<p>首页</p>");
  EXPECT_EQ(answer.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(answer.header("cache-control"), "no-cache");
  EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
  EXPECT_EQ(answer.header("content-security-policy"),
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
  EXPECT_EQ(answer.header("accept-ranges"), "none");
}

TEST_F(ServerTest, AnswersManyRequestsOnOneConnection) {
  Client client(port_);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(client.get("/").body, "<p>首页</p>");
  client.send("GET / HTTP/1.1\r\n\r\nGET /-/health HTTP/1.1\r\n\r\n");
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
  client.send("GET /large.pdf HTTP/1.1\r\n\r\n");
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

TEST_F(ServerTest, IgnoresRangesAndOffersNoCompression) {
  Client client(port_);
  const Answer answer = client.get("/large.pdf", "Range: bytes=0-9\r\nAccept-Encoding: gzip, br\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, large_);
  EXPECT_EQ(client.get("/-/health", "Accept-Encoding: gzip, br\r\n").header("content-encoding"), "(none)");
  std::string many = "Range: bytes=0-0";
  for (int i = 0; i < 1500; ++i) many += ",0-0";
  const Answer longest = client.get("/", many + "\r\n");
  EXPECT_EQ(longest.status, 200);
  EXPECT_EQ(longest.body, "<p>首页</p>");
}

TEST_F(ServerTest, OtherMethodsAreRefused) {
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
    const Answer answer = Client(port_).ask(method, "/");
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.header("allow"), "GET, HEAD");
    EXPECT_EQ(answer.body, "这里只能浏览（GET 和 HEAD）。\n");
  }
}

TEST_F(ServerTest, BodiesAreRefusedUnreadAndTheConnectionEnds) {
  for (const char* head : {"POST / HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n",
                           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                           "POST / HTTP/1.1\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"}) {
    Client client(port_);
    client.send(head);
    const Answer answer = client.receive();
    EXPECT_EQ(answer.status, 405) << head;
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.is_closed_by_server());
  }
  Client client(port_);  // the body is not taken for a request
  client.send("GET / HTTP/1.1\r\nContent-Length: 35\r\n\r\nGET /-/health HTTP/1.1\r\nHost: x\r\n\r\n\r\n");
  EXPECT_EQ(client.receive().status, 413);
  EXPECT_TRUE(client.is_closed_by_server());
  EXPECT_EQ(Client(port_).get("/", "Content-Length: 0\r\n").status, 200);
}

TEST_F(ServerTest, BrokenRequestsEndTheConnectionOnly) {
  for (const std::string& head :
       {std::string("nonsense\r\n\r\n"), std::string("BREW / HTTP/1.1\r\n\r\n"),
        "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nX: " + std::string(20000, 'a'),
        std::string(40000, 'a'), std::string("\0\0\0\0\r\n\r\n", 8)}) {
    Client client(port_);
    client.send(head);
    const Answer answer = client.receive();
    EXPECT_TRUE(answer.status == 0 || answer.status == 400 || answer.status == 414) << answer.status;
    EXPECT_TRUE(client.is_closed_by_server());
  }
  EXPECT_EQ(Client(port_).get("/").status, 200);
}

TEST_F(ServerTest, TraversalOnTheWire) {
  base::write_file(folder_.path() / "secret.txt", "secret");
  Client client(port_);
  for (const char* target :
       {"/../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%5csecret.txt", "/%u002e%u002e/secret.txt",
        "/..%c0%afsecret.txt", "/x/../../secret.txt", "//secret.txt"}) {
    const Answer answer = client.get(target);
    EXPECT_EQ(answer.status, 404) << target;
    EXPECT_EQ(answer.body, "没有这个页面。\n") << target;
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
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(4));  // shorter than any of the timeouts
  EXPECT_TRUE(idle.is_closed_by_server());
}

TEST_F(ServerTest, StopsInTheMiddleOfADownload) {
  base::write_file(site() / "huge.zip", std::string(64U << 20U, 'x'));
  Client slow(port_);
  slow.send("GET /huge.zip HTTP/1.1\r\n\r\n");
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
