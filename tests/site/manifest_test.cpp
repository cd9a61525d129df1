// SPDX-License-Identifier: MIT
// The list of our files: what is added is there, what is written is read again, and no line leads outside.
#include "site/manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/temp_dir.h"

namespace {

using site::Manifest;
using testing::ElementsAre;
using testing::IsEmpty;

Manifest read(const std::string& text) {
  const support::TempDir dir;
  base::write_file(dir.path() / Manifest::kFile, text);
  return Manifest::read(dir.path());
}

Manifest of(const std::vector<std::string>& paths) {
  Manifest manifest;
  for (const std::string& path : paths) manifest.add(path);
  return manifest;
}

TEST(ManifestTest, KnowsWhatWasAddedInAnyOrder) {
  const Manifest manifest = of({"version.json", "b/2/x.html", "a.html", "b/2/a.html", "b/index.html", "a.html"});
  EXPECT_EQ(manifest.text(), ". a.html version.json\nb index.html\nb/2 a.html x.html\n");
  EXPECT_THAT(manifest.paths(), ElementsAre("a.html", "version.json", "b/index.html", "b/2/a.html", "b/2/x.html"));
  for (const char* path : {"a.html", "b/2/x.html", "b/index.html"}) EXPECT_TRUE(manifest.contains(path)) << path;
  for (const char* path :
       {"", "a", "a.htm", "a.html ", "b", "b/2", "2/x.html", "b/x.html", "a.html version.json", "b/"})
    EXPECT_FALSE(manifest.contains(path)) << path;
  EXPECT_FALSE(manifest.empty());
  EXPECT_TRUE(Manifest().empty());
}

TEST(ManifestTest, TellsNamesApartThatBeginAlike) {
  Manifest manifest = of({"a/index.html", "a/index", "a/index.html.gz", "a/1index.html"});
  EXPECT_EQ(manifest.text(), "a 1index.html index index.html index.html.gz\n");
  manifest.remove("a/index.html");
  EXPECT_EQ(manifest.text(), "a 1index.html index index.html.gz\n");
  EXPECT_FALSE(manifest.contains("a/index.html"));
  EXPECT_TRUE(manifest.contains("a/index"));
}

TEST(ManifestTest, ForgetsWhatWasRemovedAndFoldersWithNothingLeft) {
  Manifest manifest = of({"a/1.html", "a/2.html", "a/b/1.html", "1.html"});
  for (const char* path : {"a/3.html", "c/1.html", "a", "2.html"}) manifest.remove(path);
  EXPECT_EQ(manifest.paths().size(), 4U);
  manifest.remove("a/1.html");
  manifest.remove("a/1.html");
  EXPECT_EQ(manifest.text(), ". 1.html\na 2.html\na/b 1.html\n");
  manifest.remove("a/2.html");
  manifest.remove("1.html");
  EXPECT_EQ(manifest.text(), "a/b 1.html\n");
  manifest.remove("a/b/1.html");
  EXPECT_TRUE(manifest.empty());
  EXPECT_EQ(manifest.text(), "");
}

TEST(ManifestTest, GivesWhatAnotherHasNot) {
  const Manifest before = of({"a/1.html", "a/2.html", "b/1.html", "1.html"});
  const Manifest now = of({"a/2.html", "c/1.html", "1.html"});
  EXPECT_THAT(before.without(now), ElementsAre("a/1.html", "b/1.html"));
  EXPECT_THAT(now.without(before), ElementsAre("c/1.html"));
  EXPECT_THAT(before.without(before), IsEmpty());
}

TEST(ManifestTest, IsReadAsItWasWritten) {
  Manifest manifest;
  for (int i = 0; i < 1000; ++i)
    manifest.add("ORG" + std::to_string(i % 37) + "/2024/" + (i % 2 == 0 ? "b/" : "") + std::to_string(i) + ".html");
  manifest.add("index.html");
  manifest.retired = {"site-1.css", "old/site-2.js"};
  const Manifest again = read(manifest.text());
  EXPECT_EQ(again.text(), manifest.text());
  EXPECT_EQ(again.paths().size(), 1001U);
  EXPECT_EQ(again.retired, manifest.retired);
  EXPECT_FALSE(again.contains("site-1.css")) << "a retired file is in no page's list";
}

TEST(ManifestTest, OfASiteWithoutOneIsEmpty) {
  const support::TempDir dir;
  EXPECT_TRUE(Manifest::read(dir.path()).empty());
  EXPECT_TRUE(Manifest::read(dir.path() / "没有").empty());
}

TEST(ManifestTest, ReadsRetiredLinesApart) {
  const Manifest manifest = read(". site-1.css\n- site-2.css\n- a/site-3.css b.js\n");
  EXPECT_THAT(manifest.paths(), ElementsAre("site-1.css"));
  EXPECT_THAT(manifest.retired, ElementsAre("a/site-3.css", "b.js", "site-2.css"));
  EXPECT_EQ(manifest.text(), ". site-1.css\n- a/site-3.css\n- b.js\n- site-2.css\n");
}

TEST(ManifestTest, SurvivesOddLines) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read("\n\n \n.\n-\na\na/b\n- \n").empty());
  EXPECT_THAT(read("a 1.html\r\na 2.html  1.html\n\ta   3.html\nb 1.html").paths(),
              ElementsAre("a/1.html", "a/2.html", "a/3.html", "b/1.html"));
}

TEST(ManifestTest, ReadsNoPathThatLeadsOutside) {
  const Manifest manifest = read(
      ". ../x a/../../x /etc/passwd ok.html\n.. x\n/etc passwd\na/../.. x\n- ../x /etc/passwd ok.css\na .. ../x\n");
  EXPECT_THAT(manifest.paths(), ElementsAre("ok.html"));
  EXPECT_THAT(manifest.retired, ElementsAre("ok.css"));
}

TEST(ManifestTest, InsideAreRelativePathsWithoutAWayUp) {
  for (const char* path : {"a", "a/b", "..a", "a..", "a/...", ".gongshilan-files", "组织/a"})
    EXPECT_TRUE(site::is_inside(path)) << path;
  for (const char* path : {"", "/", "/a", "..", "../a", "a/..", "a/../b", "a/../../b", "./.."})
    EXPECT_FALSE(site::is_inside(path)) << path;
}

TEST(ManifestTest, AssetsAreStylesheetsAndScripts) {
  for (const char* path : {"site-0123456789.css", "site.js"}) EXPECT_TRUE(site::is_asset(path)) << path;
  for (const char* path : {"", "css", "a.css/index.html", "a.css.html", "a.json", "site.css ", "kiosk/scenes.js"})
    EXPECT_FALSE(site::is_asset(path)) << path;
}

}  // namespace
