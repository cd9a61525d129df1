// SPDX-License-Identifier: MIT
#include "record/markup_look.h"

#include <gmock/gmock.h>

namespace {

using record::look_at_drawing;
using record::look_at_page;
using record::look_at_style;
using record::MarkupLook;
using testing::ElementsAre;
using testing::IsEmpty;

MarkupLook page(const std::string& body) {
  return look_at_page("<!DOCTYPE html>\n<html>\n<head><title>甲 <b</title></head>\n<body>\n" + body +
                      "\n</body>\n</html>\n");
}

TEST(MarkupLook, SeesWhereAPageLeads) {
  const MarkupLook look = page(
      "<a href='b.html?x=1#top'>b</a><a href='#here'>c</a><a href=\"tel:010-1\">d</a><a href=mailto:a@b>e</a>"
      "<img src=\"../p.png\" srcset=\"p2.png 2x, https://a.cn/p3.png 3x\" alt=''><link rel=icon href='data:,'>"
      "<svg><use href='#s'/><image xlink:href='q.svg'/></svg><form action=\"/send\"></form>");
  EXPECT_EQ("", look.fault);
  EXPECT_THAT(look.links, ElementsAre("b.html", "../p.png", "p2.png", "q.svg", "/send"));
  EXPECT_THAT(look.outside, ElementsAre("https://a.cn/p3.png"));
  EXPECT_THAT(look.scripts, IsEmpty());
}

TEST(MarkupLook, SeesEveryWayOut) {
  for (const char* way :
       {"<a href='http://a.cn'>x</a>", "<a href=' //a.cn/x'>x</a>", "<img src='\\\\host\\x' alt=''>",
        "<a href='ht&#116;p://a.cn'>x</a>", "<a href='https&colon;//a.cn'>x</a>", "<a href='FTP:x'>x</a>",
        "<meta http-equiv=refresh content='0; url=https://a.cn'>",
        "<meta content='1;URL=\"//a.cn\"' http-equiv=Refresh>", "<p style='background: url(http://a.cn/x.png)'>x</p>",
        "<style>@import 'http://a.cn/x.css';</style>", "<style>p { background: url( \"//a.cn/x\" ) }</style>",
        "<object data='http://a.cn'></object>"})
    EXPECT_EQ(1U, page(way).outside.size()) << way;
  EXPECT_THAT(page("<p>http://a.cn 和 https://b.cn</p><svg xmlns='http://www.w3.org/2000/svg'></svg>").outside,
              IsEmpty());
}

TEST(MarkupLook, SeesEveryScript) {
  for (const char* script :
       {"<script>x</script>", "<SCRIPT src='x.js'></SCRIPT>", "<p onclick='x'>y</p>", "<a href='javascript:x'>y</a>",
        "<a href=' java\tscript:x'>y</a>", "<iframe src='data:text/html,x'></iframe>", "<svg onload=x></svg>"})
    EXPECT_EQ(1U, page(script).scripts.size()) << script;
}

TEST(MarkupLook, SeesWhatIsHidden) {
  EXPECT_THAT(page("<p hidden>x</p><p style='display : NONE'>y</p><p aria-hidden='true'>z</p>").hidden,
              ElementsAre("<p hidden>", "<p style>"));
}

TEST(MarkupLook, NeedsTextThatNothingHasToWrite) {
  EXPECT_TRUE(page("<p>字</p>").has_text);
  EXPECT_FALSE(look_at_page("<!doctype html><html><body><script>document.write('x')</script></body></html>").has_text);
}

TEST(MarkupLook, KnowsAPageThatIsNotWhole) {
  EXPECT_EQ("", page("<p>一<p>二<ul><li>三<li>四</ul><br><table><tr><td>五</table><svg><path d='x'/></svg>").fault);
  EXPECT_EQ("第 6 行的 <div> 没有关上", look_at_page("<!DOCTYPE html>\n<html>\n<body>\n\n\n<div>\n").fault);
  EXPECT_EQ("第 5 行的 </div> 没有开头", page("</div>").fault);
  EXPECT_EQ("第 5 行的 </b> 没有开头", page("<b><i></b></i>").fault);
  EXPECT_EQ("第 5 行的 < 没有写完", look_at_page("<!DOCTYPE html>\n<html>\n<body>\n\n<a href='").fault);
  EXPECT_EQ("没有写完，缺 </html>", look_at_page("<!DOCTYPE html>\n<html>\n").fault);
  EXPECT_EQ("开头不是 <!DOCTYPE html>", look_at_page("<html></html>").fault);
  EXPECT_EQ("第 16 个字节起不是 UTF-8", look_at_page("<!DOCTYPE html>\xFF").fault);
}

TEST(MarkupLook, KnowsAStyleThatIsNotWhole) {
  EXPECT_EQ("", look_at_style("p { content: '}' } /* { */ @media print { a { color: red } }").fault);
  EXPECT_EQ("花括号没有关上", look_at_style("p { color: red").fault);
  EXPECT_EQ("有多余的 }", look_at_style("p { } }").fault);
  EXPECT_EQ("引号没有关上", look_at_style("p { content: ' }").fault);
  EXPECT_EQ("注释没有写完", look_at_style("p { } /* ").fault);
  EXPECT_THAT(look_at_style("/* url(http://a.cn) */ p { background: url(a.png) }").links, ElementsAre("a.png"));
}

TEST(MarkupLook, KnowsADrawingThatIsNotWhole) {
  EXPECT_EQ("", look_at_drawing("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>").fault);
  EXPECT_EQ("没有写完整", look_at_drawing("<svg><path/>").fault);
  EXPECT_EQ("写得不对（标记没有成对）", look_at_drawing("<svg><g></svg></g>").fault);
  EXPECT_THAT(look_at_drawing("<svg><a href=\"http://a.cn\"/><script/></svg>").outside, ElementsAre("http://a.cn"));
}

}  // namespace
