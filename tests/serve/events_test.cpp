// SPDX-License-Identifier: MIT
// Events over real sockets: who listens hears of a new site, takes no thread, and is let go when the server stops.
#include <fmt/format.h>

#include <memory>
#include <vector>

#include "running_server.h"

namespace {

using serve_test::Answer;
using serve_test::Client;
using EventsTest = serve_test::RunningServer;

constexpr const char* kListen = "GET /-/events HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string kNews = "event: version\ndata: new\n\n";

TEST_F(EventsTest, ANewVersionFileIsAnEvent) {
  base::write_file_atomic(site() / "version.json", "1");
  Client client(port_);
  client.send(kListen);
  const Answer answer = client.receive();
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("content-type"), "text/event-stream; charset=utf-8");
  EXPECT_EQ(answer.header("cache-control"), "no-store");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(client.read(14), "retry: 10000\n\n");
  base::write_file_atomic(site() / "version.json", "2");
  EXPECT_EQ(client.read(kNews.size()), kNews);
  stop();
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(EventsTest, HeadHasNoBodyAndEnds) {
  Client client(port_);
  const Answer answer = client.ask("HEAD", "/-/events");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("content-type"), "text/event-stream; charset=utf-8");
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(EventsTest, ManyListenAndOthersAreServedAsBefore) {
  std::vector<std::unique_ptr<Client>> all;
  for (int i = 0; i < 32; ++i) {
    all.push_back(std::make_unique<Client>(port_));
    all.back()->send(kListen);
    ASSERT_EQ(all.back()->receive().status, 200) << i;
  }
  Client late(port_);
  const Answer full = late.get("/-/events");
  EXPECT_EQ(full.status, 503);
  EXPECT_EQ(full.body, "来访太多，请稍后再试。\n");
  EXPECT_EQ(full.header("retry-after"), "5");
  EXPECT_EQ(Client(port_).get("/").status, 200);
  all.clear();  // hang up
  for (int i = 0; i < 400; ++i) {
    Client again(port_);
    again.send(kListen);
    if (again.receive().status == 200) return;
    ::usleep(50000);
  }
  FAIL() << "those who hang up are not forgotten";
}

TEST_F(EventsTest, EveryAnswerSaysTheTimeAndScreensAreForThisMachineAlone) {
  Client client(port_);
  EXPECT_EQ(client.get("/").header("date").size(), std::string("Mon, 25 Mar 2024 01:10:00 GMT").size());
  base::write_file(site() / "kiosk/version.js", "gongshilanVersion({});\n");
  const Answer version = client.get("/kiosk/version.js?screen=hall-1&shown=7F3A%C2%B70325%C2%B70910");
  EXPECT_EQ(version.body, "gongshilanVersion({});\n");
  EXPECT_EQ(version.header("cache-control"), "no-store");
  EXPECT_EQ(client.get("/-/screens").status, 404);  // Host: x
  const auto here = [&](const std::string& headers) {
    Client guest(port_);
    guest.send(fmt::format("GET /-/screens HTTP/1.1\r\n{}\r\n", headers));
    return guest.receive();
  };
  const std::string local = fmt::format("Host: 127.0.0.1:{}\r\n", port_);
  EXPECT_EQ(here(local + "X-Forwarded-For: 192.0.2.7\r\n").status, 404);
  const Answer screens = here(local);
  EXPECT_EQ(screens.header("cache-control"), "no-store");
  EXPECT_EQ(screens.body,
            "[\n  {\n    \"screen\": \"hall-1\",\n    \"address\": \"127.0.0.1\",\n    \"shown\": \"7F3A·0325·0910\",\n"
            "    \"seconds\": 0\n  }\n]\n");
}

}  // namespace
