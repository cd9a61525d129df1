// SPDX-License-Identifier: MIT
#include "site/publisher.h"

#include <gmock/gmock.h>
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
    publisher.begin_whole();
    publisher.put("site-0123456789.css", "p{}");
    publisher.put("index.html", "index");
    publisher.put("A/2021/index.html", page);
  }
  void publish(const std::string& page) {
    Publisher publisher(target(), "ZB1", "unit");
    fill(publisher, page);
    publisher.publish("version of " + page);
  }
  std::vector<std::string> names_beside() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(target().parent_path()))
      names.push_back(entry.path().filename().string());
    return names;
  }
  support::TempDir dir_;
};

TEST_F(PublisherTest, WritesEveryFileAMarkerAndAList) {
  publish("one");
  EXPECT_EQ(content(target() / "A/2021/index.html"), "one");
  EXPECT_EQ(content(target() / "version.json"), "version of one");
  EXPECT_EQ(content(target() / ".gongshilan-site.json"), "{\n  \"workspace\": \"ZB1\",\n  \"audience\": \"unit\"\n}\n");
  EXPECT_EQ(content(target() / ".gongshilan-files"),
            ". index.html site-0123456789.css version.json\nA/2021 index.html\n");
}

TEST_F(PublisherTest, LeavesNothingBesideTheSite) {
  publish("one");
  publish("two");
  EXPECT_THAT(names_beside(), testing::ElementsAre("site"));
}

TEST_F(PublisherTest, DoesNotTouchFilesThatStayTheSame) {
  publish("one");
  const auto before = fs::last_write_time(target() / "index.html");
  Publisher publisher(target(), "ZB1", "unit");
  fill(publisher, "two");
  publisher.publish("two");
  EXPECT_EQ(publisher.changed(), 2U);  // and the version
  EXPECT_EQ(fs::last_write_time(target() / "index.html"), before);
  EXPECT_EQ(content(target() / "A/2021/index.html"), "two");
}

TEST_F(PublisherTest, AKeptFileIsNotLookedAt) {
  publish("one");
  base::write_file(target() / "index.html", "written by hand");
  Publisher publisher(target(), "ZB1", "unit");
  publisher.begin_whole();
  for (const char* path : {"index.html", "A/2021/index.html", "site-0123456789.css"}) publisher.keep(path);
  publisher.publish("version of one");
  EXPECT_EQ(content(target() / "index.html"), "written by hand");
  EXPECT_EQ(publisher.changed() + publisher.removed(), 0U);
}

TEST_F(PublisherTest, APartLeavesTheRestAlone) {
  publish("one");
  {
    Publisher publisher(target(), "ZB1", "unit");
    publisher.put("A/2021/index.html", "two");
    publisher.put("B/2021/index.html", "new");
    publisher.publish("part");
  }
  EXPECT_EQ(content(target() / "A/2021/index.html"), "two");
  EXPECT_EQ(content(target() / "index.html"), "index");
  EXPECT_EQ(content(target() / ".gongshilan-files"),
            ". index.html site-0123456789.css version.json\nA/2021 index.html\nB/2021 index.html\n");
  Publisher publisher(target(), "ZB1", "unit");
  publisher.drop("B/2021/index.html");
  publisher.publish("less");
  EXPECT_FALSE(fs::exists(target() / "B"));
  EXPECT_EQ(publisher.removed(), 1U);
}

TEST_F(PublisherTest, DeletesItsStaleFilesAndTheirEmptyFoldersOnly) {
  publish("one");
  base::write_file(target() / "A/mine.txt", "not ours");
  Publisher publisher(target(), "ZB1", "unit");
  publisher.begin_whole();
  publisher.put("index.html", "alone");
  publisher.put("site-0123456789.css", "p{}");
  publisher.publish("alone");
  EXPECT_EQ(publisher.removed(), 1U);
  EXPECT_FALSE(fs::exists(target() / "A/2021"));
  EXPECT_EQ(content(target() / "A/mine.txt"), "not ours");
}

TEST_F(PublisherTest, AnAssetOutlivesThePagesThatUsedItByOneSite) {
  publish("one");
  const auto next = [&](const std::string& css, const std::string& page) {
    Publisher publisher(target(), "ZB1", "unit");
    publisher.begin_whole();
    publisher.put(css, "p{}");
    publisher.put("index.html", page);
    publisher.publish(page);
  };
  next("site-2222222222.css", "two");
  EXPECT_TRUE(fs::exists(target() / "site-0123456789.css")) << "a page of the old site may still be open";
  next("site-2222222222.css", "two");
  EXPECT_TRUE(fs::exists(target() / "site-0123456789.css")) << "nothing has changed since";
  next("site-2222222222.css", "three");
  EXPECT_FALSE(fs::exists(target() / "site-0123456789.css"));
  EXPECT_TRUE(fs::exists(target() / "site-2222222222.css"));
}

TEST_F(PublisherTest, WhatIsNotPublishedLeavesTheOldSiteAndNothingElse) {
  publish("one");
  {
    Publisher publisher(target(), "ZB1", "unit");
    fill(publisher, "two");
  }
  EXPECT_EQ(content(target() / "A/2021/index.html"), "one");
  EXPECT_THAT(names_beside(), testing::ElementsAre("site"));
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

TEST_F(PublisherTest, AListThatNamesFilesOutsideIsNotFollowed) {
  publish("one");
  const fs::path precious = dir_.path() / "公示 网站/precious.txt";
  base::write_file(precious, "x");
  base::write_file(target() / ".gongshilan-files", ". index.html ../precious.txt\n.. precious.txt\n" +
                                                       precious.parent_path().string() + " precious.txt\n");
  publish("two");
  EXPECT_TRUE(fs::exists(precious));
}

TEST_F(PublisherTest, WhatAStoppedRunStagedIsThrownAway) {
  publish("one");
  base::write_file(target().parent_path() / ".site.gongshilan/staged/old.html", "half");
  base::write_file(target() / ".gongshilan-work/staged/old.html", "half");
  publish("two");
  EXPECT_FALSE(fs::exists(target() / "old.html"));
  EXPECT_FALSE(fs::exists(target() / ".gongshilan-work"));
  EXPECT_THAT(names_beside(), testing::ElementsAre("site"));
}

TEST_F(PublisherTest, ALinkToAnotherFolderCanBeTheTarget) {
  fs::create_directories(dir_.path() / "disk");
  fs::create_directories(target().parent_path());
  fs::create_directory_symlink(dir_.path() / "disk", target());
  publish("one");
  EXPECT_TRUE(fs::exists(dir_.path() / "disk/index.html"));
}

TEST_F(PublisherTest, RefusesALinkToNothing) {
  fs::create_directories(target().parent_path());
  fs::create_directory_symlink(dir_.path() / "disk", target());
  EXPECT_EQ(support::failure_of([&] { Publisher(target(), "ZB1", "unit"); }, kFailed),
            target().string() + "：这是一个链接，它指向的文件夹不存在。请先建立那个文件夹，或换一个文件夹。");
}

TEST_F(PublisherTest, ASiteThatGoesWhileAnotherIsMadeIsNotMadeOfItsRest) {
  publish("one");
  Publisher publisher(target(), "ZB1", "unit");
  publisher.put("index.html", "another");
  fs::remove_all(target());
  EXPECT_EQ(support::failure_of([&] { publisher.publish("two"); }, kFailed),
            target().string() + "：网站的文件夹在生成的时候被移走或删去了。请再生成一次。");
  EXPECT_FALSE(fs::exists(target()));
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
