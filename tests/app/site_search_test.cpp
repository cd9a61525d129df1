// SPDX-License-Identifier: MIT
#include "app/site_search.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/file_system.h"
#include "support/temp_dir.h"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> said(const app::SiteSearch& search) {
  std::vector<std::string> all;
  for (const app::SiteSearch::Hit& hit : search.hits)
    all.push_back(hit.file.string() + ":" + std::to_string(hit.found.line) + " " + std::to_string(hit.found.needle) +
                  " " + std::string(hit.found.written));
  return all;
}

TEST(SiteSearch, NamesFileLineValueAndWayOfWriting) {
  const support::TempDir folder;
  base::write_file(folder.path() / "a/页.html", "<p>\n<!-- 张三 -->\n&#24352;&#19977;");
  base::write_file(folder.path() / "b.json", R"({"n": "\u674e\u56db"})");
  base::write_file(folder.path() / "张三.txt", "");
  base::write_file(folder.path() / "c.html", "<a href=\"&#37;E6%9D%8E%E5%9B%9B\">\n<a href=\"%E6%9D%8E%E5%9B%9B\">");
  const app::SiteSearch search = app::search_files(folder.path(), {"张三", "李四"}, {});
  EXPECT_EQ(search.files, 4U);
  EXPECT_THAT(said(search), ElementsAre("a/页.html:2 0 原样", "b.json:1 1 反斜杠转义", "c.html:1 1 几种转义叠在一起",
                                        "张三.txt:0 0 文件名"));
}

TEST(SiteSearch, LooksForEachLineAndLongSentence) {
  const support::TempDir folder;
  base::write_file(folder.path() / "a.txt", "第二行在这里");
  base::write_file(folder.path() / "b.txt", "只有后面一句放到了网页上");
  EXPECT_THAT(
      said(app::search_files(folder.path(), {"第一行\n第二行在这里", "前面一句没有。只有后面一句放到了网页上。"}, {})),
      ElementsAre("a.txt:1 0 原样", "b.txt:1 1 原样"));
}

TEST(SiteSearch, PassesOverWhatAnAllowedTextHolds) {
  const support::TempDir folder;
  base::write_file(folder.path() / "a.txt", "责任人张三");
  EXPECT_THAT(said(app::search_files(folder.path(), {"张三"}, {"由张三负责"})), IsEmpty());
  EXPECT_THAT(said(app::search_files(folder.path(), {"2024-03-08", "30", "是"}, {})), IsEmpty());
}

}  // namespace
