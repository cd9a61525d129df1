// SPDX-License-Identifier: MIT
// 历年归档 through its real template.
#include <gtest/gtest.h>

#include "base/embedded.h"
#include "render/templates.h"
#include "site/root_pages.h"
#include "support/count.h"

namespace {

using support::count;

site::ArchivedYear year(const std::string& meeting) {
  site::ArchivedYear year;
  year.meeting = meeting;
  year.code = "3FA2-91BC";
  year.as_of = *model::parse_date("2022-03-25");
  return year;
}

std::string page_of(std::vector<site::ArchivedYear> years) {
  site::SiteRoot root;
  root.archives = std::move(years);
  const site::Frame frame;
  const std::vector<site::PageView> pages = site::root_pages(frame, root);
  return render::Templates(base::embedded_under("site-templates/")).render("archives", pages[2].value);
}

TEST(ArchivesPage, HasTheFiguresOfThenAndTheCode) {
  site::ArchivedYear one = year("2021");
  one.items = 14;
  one.closed = 4;
  one.overdue = 10;
  one.commitments = 18;
  const std::string page = page_of({one});
  for (const char* text :
       {"2021年度组织生活会<span class=\"sub line\">按<span class=\"nowrap\">2022年3月25日</span>的记录</span></th>",
        ">14 项</td>", ">4 / 14 项</td>", "#s-overdue\"/></svg>10 项</b>", ">18 条</td>",
        "<span class=\"mono nowrap\">3FA2-91BC</span>"})
    EXPECT_EQ(count(page, text), 1) << text;
  EXPECT_EQ(count(page, "下载</th>"), 0);
  EXPECT_EQ(count(page, "更正以前的"), 0);
}

TEST(ArchivesPage, NothingIsMadeUpWhereNothingWasPosted) {
  const std::string page = page_of({year("2021")});
  EXPECT_EQ(count(page, "<span class=\"none\">未公示</span>"), 2);
  site::ArchivedYear none = year("2021");
  none.items = none.closed = none.overdue = 0;
  EXPECT_EQ(count(page_of({none}), ">0 项</td>"), 2) << "on the list, and late";
}

TEST(ArchivesPage, ADamagedOneIsSaidToBe) {
  site::ArchivedYear damaged;
  damaged.meeting = "2020";
  damaged.damaged = true;
  const std::string page = page_of({damaged});
  EXPECT_EQ(count(page, "档案有损坏，当时的数读不出来"), 1);
  EXPECT_EQ(count(page, "的记录</span>"), 0);
}

TEST(ArchivesPage, CopiesWhereThereAreAny) {
  site::ArchivedYear second = year("2021");
  second.number = 2;
  second.copy = "archives/ZB1-2021-2-public.zip";
  const std::string page = page_of({second, year("2020")});
  EXPECT_EQ(count(page, "<a class=\"nowrap\" href=\"archives/ZB1-2021-2-public.zip\" download>公开层（ZIP）</a>"), 1);
  EXPECT_EQ(count(page, "<span class=\"none\">没有</span>"), 1);
  EXPECT_EQ(count(page, "第2份，更正以前的"), 1);
}

}  // namespace
