// SPDX-License-Identifier: MIT
// The server over real sockets and guests that are broken, odd, slow, or too many.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "running_server.h"
#include "serve/request_head.h"

namespace {

using serve_test::Answer;
using serve_test::Client;
using GuestsTest = serve_test::RunningServer;

// The server counts what it may open when it is made, and takes no more guests than that is good for.
struct FewFiles {
  FewFiles() {
    ::getrlimit(RLIMIT_NOFILE, &before);
    const rlimit few{232, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &few);
  }
  rlimit before{};
};

class CrowdTest : public FewFiles, public serve_test::RunningServer {
 protected:
  CrowdTest() { ::setrlimit(RLIMIT_NOFILE, &before); }
  static constexpr int kMost = 100;
};

TEST_F(GuestsTest, BodiesAreRefusedUnreadAndTheConnectionEnds) {
  for (const char* rest : {"Content-Length: 1000000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                           "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n"}) {
    for (const auto& [method, status] : {std::pair{"POST", 405}, std::pair{"GET", 413}}) {
      Client client(port_);
      client.send(fmt::format("{} / HTTP/1.1\r\nHost: x\r\n{}", method, rest));
      const Answer answer = client.receive();
      EXPECT_EQ(answer.status, status) << rest;
      EXPECT_EQ(answer.header("connection"), "close");
      EXPECT_TRUE(client.is_closed_by_server());
    }
  }
  Client client(port_);  // the body is not taken for a request
  client.send("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 35\r\n\r\nGET /-/health HTTP/1.1\r\nHost: x\r\n\r\n\r\n");
  EXPECT_EQ(client.receive().body, "这里只能浏览，不接收内容。\n");
  EXPECT_TRUE(client.is_closed_by_server());
  EXPECT_EQ(Client(port_).get("/", "Content-Length: 0\r\n").status, 200);
}

TEST_F(GuestsTest, ABrokenRequestIsAnsweredInWordsAndEndsTheConnection) {
  const struct {
    std::string request;
    int status;
    std::string body;
  } broken[] = {
      {"nonsense\r\n\r\n", 400, "请求有误。\n"},
      {"\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400, "请求有误。\n"},
      {"GET / HTTP/1.1\r\n\r\n", 400, "请求有误。\n"},
      {"GET / HTTP/1.1\nHost: x\n\n", 400, "请求有误。\n"},
      {std::string("\0\0\0\0\r\n\r\n", 8), 400, "请求有误。\n"},
      {"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 405, "这里只能浏览（GET 和 HEAD）。\n"},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, "网址太长。\n"},
      {std::string(40000, 'a'), 414, "网址太长。\n"},
      {"GET / HTTP/1.1\r\nX: " + std::string(300000, 'a'), 431, "请求头太长。\n"},
      {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505, "请求不能处理。\n"},
  };
  for (const auto& each : broken) {
    Client client(port_);
    client.send(each.request);
    const Answer answer = client.receive();
    EXPECT_EQ(answer.status, each.status);
    EXPECT_EQ(answer.body, each.body);
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_TRUE(client.is_closed_by_server());
  }
  EXPECT_EQ(Client(port_).get("/").status, 200);
}

TEST_F(GuestsTest, LongestRequestLineThatIsAnswered) {
  const std::string query(serve::kMostLineBytes - std::string("GET /? HTTP/1.1").size(), 'q');
  EXPECT_EQ(Client(port_).get("/?" + query).status, 200);
  EXPECT_EQ(Client(port_).get("/?q" + query).status, 414);
}

TEST_F(GuestsTest, PipelinedRequestsAreAnsweredInOrder) {
  std::string requests;
  for (int i = 0; i < 200; ++i) requests += fmt::format("GET /{}.txt HTTP/1.1\r\nHost: x\r\n\r\n", i);
  for (int i = 0; i < 200; ++i) base::write_file(site() / fmt::format("{}.txt", i), std::to_string(i));
  Client client(port_);
  client.send(requests);
  client.finish_sending();
  for (int i = 0; i < 200; ++i) EXPECT_EQ(client.receive().body, std::to_string(i));
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(GuestsTest, ARequestInManyPieces) {
  Client client(port_);
  for (const char c : std::string("\r\nGET /?a HTTP/1.1\r\nHost: x\r\n\r\n")) client.send({&c, 1});
  EXPECT_EQ(client.receive().body, "<p>首页</p>");
}

TEST_F(GuestsTest, TheConnectionEndsWhenAsked) {
  Client client(port_);
  const Answer answer = client.get("/", "Connection: keep-alive, Close\r\n");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.is_closed_by_server());
  Client old(port_);
  old.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.receive().status, 200);
  EXPECT_TRUE(old.is_closed_by_server());
}

TEST_F(GuestsTest, NothingOfARequestGetsIntoAnAnswersHead) {
  for (const char* target : {"/%E5%85%9A%E6%94%AF%E9%83%A8%0d%0aX-Forged:1", "/%0d%0aX-Forged:%201/",
                             "/?%0d%0aX-Forged: 1", "/x%0aSet-Cookie:a=b"}) {
    const Answer answer = Client(port_).get(target);
    EXPECT_EQ(answer.header("x-forged"), "(none)") << target;
    EXPECT_EQ(answer.header("set-cookie"), "(none)") << target;
  }
  for (const char* name : {"refused: 500", "accepts-gzip: 1", "REMOTE_ADDR: x", "Range: bytes=a"})
    EXPECT_EQ(Client(port_).get("/", std::string(name) + "\r\n").status, 200) << name;
}

TEST_F(GuestsTest, ManyWaitAndOthersAreAnswered) {
  std::vector<std::unique_ptr<Client>> waiting;
  for (int i = 0; i < 150; ++i) {
    waiting.push_back(std::make_unique<Client>(port_));
    if (i % 3 == 0) {
      EXPECT_EQ(waiting.back()->get("/").status, 200);
    }
    if (i % 3 == 1) waiting.back()->send("GET / HTTP/1.1\r\nHos");
  }
  EXPECT_EQ(Client(port_).get("/").status, 200);
  for (int i = 0; i < 150; i += 3) EXPECT_EQ(waiting[static_cast<std::size_t>(i)]->get("/").status, 200);
  for (int i = 1; i < 150; i += 3) {
    waiting[static_cast<std::size_t>(i)]->send("t: x\r\n\r\n");
    EXPECT_EQ(waiting[static_cast<std::size_t>(i)]->receive().status, 200);
  }
}

TEST_F(CrowdTest, BeyondTheCapAnIdleOneMakesRoom) {
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < kMost + 1; ++i) {
    idle.push_back(std::make_unique<Client>(port_));
    ASSERT_EQ(idle.back()->get("/").status, 200) << i;
  }
  EXPECT_EQ(std::count_if(idle.begin(), idle.end(), [](auto& each) { return each->get("/").status == 200; }), kMost);
}

TEST_F(CrowdTest, BeyondTheCapNobodyIdleMeansTryAgainLater) {
  std::vector<std::unique_ptr<Client>> asking;
  for (int i = 0; i < kMost + 10; ++i) {
    asking.push_back(std::make_unique<Client>(port_));
    asking.back()->send("GET / HT");
  }
  const Answer answer = asking.back()->receive();
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("retry-after"), "5");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_EQ(answer.body, "来访太多，请稍后再试。\n");
}

TEST_F(CrowdTest, TraversalOnTheWire) {
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

}  // namespace
