// SPDX-License-Identifier: MIT
// 历年归档 through its real template.
#include <gtest/gtest.h>

#include "base/embedded.h"
#include "render/templates.h"
#include "site/root_pages.h"
#include "support/count.h"

namespace {

using model::Status;
using support::count;

site::ArchivedYear year(const std::string& meeting) {
  site::ArchivedYear year;
  year.meeting = meeting;
  year.code = "3FA2-91BC";
  year.as_of = *model::parse_date("2022-03-25");
  return year;
}

site::ArchivedYear listed(const std::string& meeting, int closed, int overdue) {
  site::ArchivedYear with_list = year(meeting);
  with_list.posts_list = true;
  with_list.figures.items = closed + overdue;
  with_list.figures.by_status[static_cast<std::size_t>(Status::closed)] = closed;
  with_list.figures.by_status[static_cast<std::size_t>(Status::overdue)] = overdue;
  with_list.figures.timed = closed;
  with_list.figures.closure_days = 30 * closed;
  return with_list;
}

site::PageView view_of(std::vector<site::ArchivedYear> years) {
  site::SiteRoot root;
  root.archives = std::move(years);
  const site::Frame frame;
  return site::root_pages(frame, root)[2];
}

std::string page_of(std::vector<site::ArchivedYear> years) {
  return render::Templates(base::embedded_under("site-templates/")).render("archives", view_of(std::move(years)).value);
}

TEST(ArchivesPage, ComparesTheFiguresOfThenOldestFirst) {
  site::ArchivedYear newer = listed("2022", 4, 10);
  newer.figures.commitments = 8;
  newer.figures.kept = 3;
  newer.figures.due_reports = 9;
  const std::string page = page_of({newer, listed("2021", 2, 0)});
  for (const char* text : {"<th scope=\"row\">2021年度</th>", "<th scope=\"row\">2022年度</th>", ">4 / 14 项<span",
                           ">30 天</td>", "data-label=\"当时逾期\"><b class=\"s-overdue nowrap\">", ">3 / 8 条</td>"})
    EXPECT_GE(count(page, text), 1) << text;
  EXPECT_LT(page.find("<th scope=\"row\">2021年度</th>"), page.find("<th scope=\"row\">2022年度</th>"));
  EXPECT_EQ(count(page, "现在逾期"), 0);
}

TEST(ArchivesPage, HasTheCodesNewestFirst) {
  const std::string page = page_of({listed("2022", 1, 0), listed("2021", 1, 0)});
  EXPECT_EQ(count(page, "<span class=\"mono nowrap\">3FA2-91BC</span>"), 2);
  EXPECT_EQ(count(page, "<span class=\"nowrap\">2022年3月25日</span>"), 2);
  EXPECT_LT(page.find("2022年度组织生活会</th>"), page.find("2021年度组织生活会</th>"));
  EXPECT_EQ(count(page, "下载</th>"), 0);
  EXPECT_EQ(count(page, "更正以前的"), 0);
}

TEST(ArchivesPage, NothingIsMadeUpWhereNoListWasPosted) {
  EXPECT_EQ(count(page_of({year("2021")}), "没有要公示的整改清单"), 1);
  const auto row = view_of({year("2021")}).tables[0].rows[0];
  for (std::size_t i = 4; i < row.size(); ++i) EXPECT_TRUE(std::holds_alternative<std::monostate>(row[i])) << i;
}

TEST(ArchivesPage, ADamagedOneIsSaidToBe) {
  site::ArchivedYear damaged;
  damaged.meeting = "2020";
  damaged.damaged = true;
  const std::string page = page_of({damaged});
  EXPECT_EQ(count(page, "档案有损坏，读不出来"), 1);
  EXPECT_EQ(count(page, "当时逾期"), 0) << "there is nothing to compare";
}

TEST(ArchivesPage, CopiesWhereThereAreAny) {
  site::ArchivedYear second = listed("2021", 1, 0);
  second.number = 2;
  second.copy = "archives/ZB1-2021-2-public.zip";
  const std::string page = page_of({second, listed("2020", 1, 0)});
  EXPECT_EQ(count(page, "<a class=\"nowrap\" href=\"archives/ZB1-2021-2-public.zip\" download>公开层（ZIP）</a>"), 1);
  EXPECT_EQ(count(page, "<span class=\"none\">没有</span>"), 1);
  EXPECT_EQ(count(page, "第2份，更正以前的"), 1);
}

}  // namespace
