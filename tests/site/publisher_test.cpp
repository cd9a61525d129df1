// SPDX-License-Identifier: MIT
#include "site/publisher.h"

#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using site::Publisher;
constexpr auto kFailed = base::ExitCode::failed;

std::string content(const fs::path& file) { return base::read_file(file, 1U << 20U); }

class PublisherTest : public testing::Test {
 protected:
  fs::path target() const { return dir_.path() / "公示 网站" / "site"; }
  static void fill(Publisher& publisher, const std::string& page) {
    publisher.add("site-0123456789.css", "p{}");
    publisher.add("index.html", "<p id=\"a\"><a href=\"A/2021/index.html#b\">x</a></p>");
    publisher.add("A/2021/index.html", "<p id=\"b\"><a href=\"../../index.html\">" + page + "</a></p>");
  }
  void publish(const std::string& page) {
    Publisher publisher(target(), "ZB1", "unit");
    fill(publisher, page);
    publisher.publish();
  }
  support::TempDir dir_;
};

TEST_F(PublisherTest, WritesEveryFileAndAMarker) {
  publish("one");
  EXPECT_EQ(content(target() / "A/2021/index.html"), "<p id=\"b\"><a href=\"../../index.html\">one</a></p>");
  EXPECT_EQ(content(target() / ".gongshilan-site.json"),
            "{\n  \"workspace\": \"ZB1\",\n  \"audience\": \"unit\",\n  \"files\": [\n    \"A/2021/index.html\",\n"
            "    \"index.html\",\n    \"site-0123456789.css\"\n  ]\n}\n");
}

TEST_F(PublisherTest, LeavesNothingBesideTheSite) {
  publish("one");
  int entries = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(target().parent_path())) ++entries;
  EXPECT_EQ(entries, 1);
}

TEST_F(PublisherTest, DoesNotTouchFilesThatStayTheSame) {
  publish("one");
  const auto before = fs::last_write_time(target() / "index.html");
  Publisher publisher(target(), "ZB1", "unit");
  fill(publisher, "two");
  EXPECT_EQ(publisher.changed(), 1U);
  publisher.publish();
  EXPECT_EQ(fs::last_write_time(target() / "index.html"), before);
  EXPECT_EQ(content(target() / "A/2021/index.html"), "<p id=\"b\"><a href=\"../../index.html\">two</a></p>");
}

TEST_F(PublisherTest, DeletesItsStaleFilesAndTheirEmptyFoldersOnly) {
  publish("one");
  base::write_file(target() / "A/mine.txt", "not ours");
  Publisher publisher(target(), "ZB1", "unit");
  publisher.add("index.html", "<p>alone</p>");
  publisher.publish();
  EXPECT_EQ(publisher.removed(), 2U);
  EXPECT_FALSE(fs::exists(target() / "A/2021"));
  EXPECT_FALSE(fs::exists(target() / "site-0123456789.css"));
  EXPECT_EQ(content(target() / "A/mine.txt"), "not ours");
}

TEST_F(PublisherTest, ADeadLinkStopsTheRunAndLeavesTheOldSite) {
  publish("one");
  Publisher publisher(target(), "ZB1", "unit");
  publisher.add("index.html", "<a href=\"gone.html\">x</a>");
  EXPECT_EQ(support::failure_of([&] { publisher.publish(); }, kFailed),
            "index.html：链接“gone.html”没有去处。这是程序或模板的错误，网站没有更新，请报告。");
  EXPECT_EQ(content(target() / "index.html"), "<p id=\"a\"><a href=\"A/2021/index.html#b\">x</a></p>");
}

TEST_F(PublisherTest, RefusesAFolderWithOtherFiles) {
  base::write_file(target() / "家庭照片.txt", "x");
  EXPECT_EQ(support::failure_of([&] { Publisher(target(), "ZB1", "unit"); }, kFailed),
            target().string() + "：文件夹里有不是本程序生成的文件。为免误删，请换一个空文件夹，或先移走里面的文件。");
  EXPECT_EQ(content(target() / "家庭照片.txt"), "x");
}

TEST_F(PublisherTest, RefusesAnotherWorkspacesOrAudiencesSite) {
  publish("one");
  EXPECT_EQ(
      support::failure_of([&] { Publisher(target(), "ZB1", "members"); }, kFailed),
      target().string() +
          "：这是“ZB1”范围“unit”的网站，不是这次要生成的“ZB1”范围“members”。请换一个文件夹，或先删去原来的网站。");
  EXPECT_EQ(support::failure_of([&] { Publisher(target(), "ZB2", "unit"); }, kFailed),
            target().string() +
                "：这是“ZB1”范围“unit”的网站，不是这次要生成的“ZB2”范围“unit”。请换一个文件夹，或先删去原来的网站。");
}

TEST_F(PublisherTest, AMarkerThatNamesFilesOutsideIsNotFollowed) {
  publish("one");
  base::write_file(dir_.path() / "公示 网站/precious.txt", "x");
  base::write_file(target() / ".gongshilan-site.json",
                   R"({"workspace": "ZB1", "audience": "unit", "files": ["../precious.txt", ")" +
                       (dir_.path() / "公示 网站/precious.txt").string() + R"("]})");
  publish("two");
  EXPECT_TRUE(fs::exists(dir_.path() / "公示 网站/precious.txt"));
}

TEST_F(PublisherTest, WhatAStoppedRunStagedIsThrownAway) {
  publish("one");
  base::write_file(target() / ".gongshilan-staging/old.html", "half");
  publish("two");
  EXPECT_FALSE(fs::exists(target() / "old.html"));
  EXPECT_FALSE(fs::exists(target() / ".gongshilan-staging"));
}

TEST_F(PublisherTest, AStopBeforeTheFirstPageLeavesAFolderThatIsStillOurs) {
  {
    Publisher publisher(target(), "ZB1", "unit");
    publisher.add("index.html", "<p>staged, never published</p>");
  }
  EXPECT_FALSE(fs::exists(target() / "index.html"));
  publish("one");
  EXPECT_TRUE(fs::exists(target() / "index.html"));
}

TEST_F(PublisherTest, ALinkToAnotherFolderCanBeTheTarget) {
  fs::create_directories(dir_.path() / "disk");
  fs::create_directories(target().parent_path());
  fs::create_directory_symlink(dir_.path() / "disk", target());
  publish("one");
  EXPECT_TRUE(fs::exists(dir_.path() / "disk/index.html"));
}

TEST_F(PublisherTest, RefusesAFolderInsideAnotherSite) {
  publish("one");
  EXPECT_EQ(support::failure_of([&] { Publisher(target() / "members", "ZB1", "members"); }, kFailed),
            (target() / "members").string() + "：这个文件夹在另一个网站里面（" + fs::canonical(target()).string() +
                "）。请换一个文件夹。");
}

TEST_F(PublisherTest, RefusesAFileAndABrokenMarkerInWords) {
  base::write_file(target(), "");
  EXPECT_EQ(support::failure_of([&] { Publisher(target(), "ZB1", "unit"); }, kFailed),
            target().string() + "：这不是文件夹。请换一个文件夹。");
  fs::remove(target());
  publish("one");
  base::write_file(target() / ".gongshilan-site.json", "");
  EXPECT_EQ(support::failure_of([&] { Publisher(target(), "ZB1", "unit"); }, kFailed),
            target().string() + "：网站的标记文件坏了。请删去整个文件夹，再生成一次。");
}

}  // namespace
