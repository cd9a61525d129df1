// SPDX-License-Identifier: MIT
#include "site/links.h"

#include <gtest/gtest.h>

#include "support/failure_of.h"

namespace {

TEST(ResolveLink, FollowsRelativeAndRootedPaths) {
  EXPECT_EQ(site::resolve_link("A/2021/index.html", "../../about.html"), "about.html");
  EXPECT_EQ(site::resolve_link("A/2021/index.html", "../2020/index.html"), "A/2020/index.html");
  EXPECT_EQ(site::resolve_link("A/2021/index.html", "stages.html#stage-1"), "A/2021/stages.html#stage-1");
  EXPECT_EQ(site::resolve_link("A/2021/index.html", "#main"), "A/2021/index.html#main");
  EXPECT_EQ(site::resolve_link("404.html", "/index.html"), "index.html");
  EXPECT_EQ(site::resolve_link("404.html", "/gongshi/index.html", "/gongshi/"), "index.html");
  EXPECT_EQ(site::resolve_link("404.html", "/index.html", "/gongshi/"), "/index.html") << "not of this site";
  EXPECT_EQ(site::resolve_link("index.html", "../above.html"), "../above.html");
}

TEST(ResolveLink, LeavesAddressesOutsideAlone) {
  for (const char* href : {"https://example.cn/", "http://example.cn/", "data:,", "mailto:a@b", "tel:010"})
    EXPECT_EQ(site::resolve_link("index.html", href), "") << href;
}

std::string said(const site::LinkCheck& links) {
  return support::failure_of([&] { links.check(); }, base::ExitCode::failed);
}

TEST(LinkCheck, FindsALinkToAMissingIdOnAnotherPage) {
  site::LinkCheck links;
  links.add("index.html", "<a href=\"b.html#gone\">x</a>");
  links.add("b.html", "<p id=\"here\"></p>");
  EXPECT_EQ(said(links), "index.html：链接“b.html#gone”没有去处。这是程序或模板的错误，网站没有更新，请报告。");
}

TEST(LinkCheck, PicturesAndScriptsMustBeThereToo) {
  site::LinkCheck links;
  links.add("A/2021/index.html", "<img src=\"../../assets/e.svg\" alt=\"\">");
  EXPECT_EQ(said(links), "A/2021/index.html：链接“assets/e.svg”没有去处。这是程序或模板的错误，网站没有更新，请报告。");
  links.expect("assets/e.svg");
  EXPECT_EQ(said(links), "(no failure)");
}

TEST(LinkCheck, KnowsFilesOfThePlanButNotTheirIds) {
  site::LinkCheck links;
  links.add("A/2021/index.html", "<a href=\"../../about.html#a-dates\">x</a><a href=\"../2020/index.html\">y</a>");
  links.expect("about.html");
  EXPECT_EQ(said(links),
            "A/2021/index.html：链接“A/2020/index.html”没有去处。这是程序或模板的错误，网站没有更新，请报告。");
  links.expect("A/2020/index.html");
  EXPECT_EQ(said(links), "(no failure)");
}

TEST(LinkCheck, LooksUpTargetsThatAreNamedToIt) {
  site::LinkCheck links;
  links.add("A/2021/stages.html", "<p id=\"stage-1\"></p>");
  links.add_target("A/2021/stages.html#stage-1", "index.html");
  EXPECT_EQ(said(links), "(no failure)");
  links.add_target("A/2021/stages.html#stage-2", "index.html");
  EXPECT_EQ(said(links),
            "index.html：链接“A/2021/stages.html#stage-2”没有去处。这是程序或模板的错误，网站没有更新，请报告。");
}

TEST(LinkCheck, SymbolsOfTheSameSvgSpriteCount) {
  site::LinkCheck links;
  const char* page = "<symbol id=\"s-closed\"></symbol><use href=\"#s-closed\"/><use href=\"#s-overdue\"/>";
  EXPECT_EQ(support::failure_of([&] { links.add("index.html", page); }, base::ExitCode::failed),
            "index.html：链接“index.html#s-overdue”没有去处。这是程序或模板的错误，网站没有更新，请报告。");
}

}  // namespace
