// SPDX-License-Identifier: MIT
// What templates do when all is right: output, white space, escaping, partials, threads.
#include "render/templates.h"

#include <gtest/gtest.h>

#include <thread>

#include "render/qr.h"
#include "template_fixture.h"

namespace {

using namespace render_test;  // NOLINT(google-build-using-namespace)

// Internal sheets have a folder of their own, and are told by it.
TEST(Templates, MayStandInAnotherFolder) {
  const Templates all({{"data/report-templates/x.mustache", "{{t}}"}}, "data/report-templates/");
  EXPECT_EQ(all.render("x", Value::object().set("t", "述职")), "述职");
  EXPECT_EQ(failure_of([&] { (void)all.render("y", Value::object()); }),
            "data/report-templates/y.mustache：没有这个模板。请检查模板的名字。");
  EXPECT_EQ(failure_of([] {
              Templates({{"site-templates/x.mustache", ""}}, "data/report-templates/");
            }),
            "site-templates/x.mustache：不是模板文件。模板都放在 data/report-templates/ 里，名字以 .mustache 结尾。");
}

TEST(Templates, WritesTextEscaped) {
  EXPECT_EQ(render_x("<p title=\"{{ t }}\">{{t}}</p>\n", Value::object().set("t", "<b> & \"c\" 'd' 䶮𠮷")),
            "<p title=\"&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; 䶮𠮷\">"
            "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; 䶮𠮷</p>\n");
}

TEST(Templates, ValuesAreNeverReadAsTemplates) {
  EXPECT_EQ(render_x("{{t}}", Value::object().set("t", "{{u}} {{{u}}} {{#t}}")), "{{u}} {{{u}}} {{#t}}");
}

TEST(Templates, WritesMarkupOfRenderAsItIs) {
  const render::Raw qr = render::qr_svg("https://example.org", "a");
  EXPECT_EQ(render_x("[{{{qr}}}]", Value::object().set("qr", qr)), "[" + qr.markup() + "]");
}

TEST(Templates, SectionLinesLeaveNoBlankLines) {
  const std::string_view text =
      "<ul>\n  {{#rows}}\n  <li>{{name}}</li>\n  {{/rows}}\n  {{^rows}}\n  <li>无</li>\n  {{/rows}}\n</ul>\n";
  const Value two =
      Value::object().set("rows", Value::List{Value::object().set("name", "甲"), Value::object().set("name", "乙")});
  EXPECT_EQ(render_x(text, two), "<ul>\n  <li>甲</li>\n  <li>乙</li>\n</ul>\n");
  EXPECT_EQ(render_x(text, Value::object().set("rows", Value::List{})), "<ul>\n  <li>无</li>\n</ul>\n");
}

TEST(Templates, SectionLinesWithCarriageReturnsToo) {
  EXPECT_EQ(render_x("a\r\n{{#f}}\r\nb\r\n{{/f}}\r\nc", Value::object().set("f", true)), "a\r\nb\r\nc");
}

TEST(Templates, TagsInsideALineStayInside) {
  EXPECT_EQ(render_x("<a{{#on}} class=\"on\"{{/on}}>{{^on}}关{{/on}}</a>\n", Value::object().set("on", true)),
            "<a class=\"on\"></a>\n");
  EXPECT_EQ(render_x("<a{{#on}} class=\"on\"{{/on}}>{{^on}}关{{/on}}</a>\n", Value::object().set("on", false)),
            "<a>关</a>\n");
}

TEST(Templates, CommentsVanishWithTheirLines) {
  EXPECT_EQ(render_x("{{! 说明 }}\na{{! 中 }}b\n  {{! 两\n行 }}\nc\n", Value::object()), "ab\nc\n");
}

TEST(Templates, AFlagSeesWhatSurroundsIt) {
  EXPECT_EQ(render_x("{{#f}}{{t}}{{#f}}{{t}}{{/f}}{{/f}}{{^g}}{{t}}{{/g}}",
                     Value::object().set("f", true).set("g", false).set("t", "字")),
            "字字字");
}

TEST(Templates, AnEmptyListInvertedSeesWhatSurroundsIt) {
  EXPECT_EQ(render_x("{{^rows}}{{t}}{{/rows}}", Value::object().set("rows", Value::List{}).set("t", "无")), "无");
}

TEST(Templates, AnObjectOpensItsOwnNames) {
  EXPECT_EQ(render_x("{{#unit}}{{name}}{{/unit}}-{{name}}",
                     Value::object().set("name", "外").set("unit", Value::object().set("name", "内"))),
            "内-外");
}

TEST(Templates, ListsInListsKeepTheirPlaces) {
  const auto leaf = [](const char* name) { return Value::object().set("name", name); };
  const auto group = [&](const char* name, std::vector<Value> leaves) {
    return Value::object().set("name", name).set("open", true).set("leaves", std::move(leaves));
  };
  const Value page = Value::object().set(
      "groups", Value::List{group("一", {leaf("a"), leaf("b")}), group("二", {}), group("三", {leaf("c")})});
  const std::string_view text =
      "{{#groups}}{{name}}:{{#open}}{{#leaves}}{{name}},{{/leaves}}{{#leaves}}{{name}};{{/leaves}}{{/open}}"
      "{{^leaves}}空{{/leaves}}|{{/groups}}";
  EXPECT_EQ(render_x(text, page), "一:a,b,a;b;|二:空|三:c,c;|");
}

TEST(Templates, PartialsStandAloneOrInALine) {
  const Templates all = templates({{"site-templates/page.mustache", "<a>\n  {{> row}}\n</a>\n<b>{{> row}}</b>\n"},
                                   {"site-templates/row.mustache", "<i>{{t}}</i>\n"}});
  EXPECT_EQ(all.render("page", Value::object().set("t", "字")), "<a>\n<i>字</i>\n</a>\n<b><i>字</i></b>\n");
}

TEST(Templates, APartialEndingInASectionLeavesNoBlankLine) {
  const Templates all =
      templates({{"site-templates/page.mustache", "<a>\n{{> rows}}\n</a>\n"},
                 {"site-templates/rows.mustache", "{{! 行 }}\n{{#rows}}\n<i>{{t}}</i>\n{{/rows}}\n"}});
  EXPECT_EQ(all.render("page", Value::object().set("rows", Value::List{Value::object().set("t", "字")})),
            "<a>\n<i>字</i>\n</a>\n");
  EXPECT_EQ(all.render("page", Value::object().set("rows", Value::List{})), "<a>\n</a>\n");
}

TEST(Templates, APartialWithoutFinalLineEndKeepsTheNextLineApart) {
  const Templates all =
      templates({{"site-templates/page.mustache", "{{> head}}\n<p>\n"}, {"site-templates/head.mustache", "<h1>"}});
  EXPECT_EQ(all.render("page", Value::object()), "<h1>\n<p>\n");
}

TEST(Templates, APartialMayBeUsedTwiceAndInRows) {
  const Templates all = templates(
      {{"site-templates/page.mustache", "{{#rows}}{{> t}}{{/rows}}{{> t}}"}, {"site-templates/t.mustache", "{{t}}"}});
  EXPECT_EQ(all.render("page", Value::object().set("t", "外").set("rows", Value::List{Value::object().set("t", "内")})),
            "内外");
}

TEST(Templates, StillWorkAfterAFailure) {
  const Templates all = templates({{"site-templates/x.mustache", "前{{t}}后"}});
  EXPECT_EQ(failure_of([&] { (void)all.render("x", Value::object()); }),
            "site-templates/x.mustache 第1行：没有给出“t”。请在页面数据里补上这个键，或改正模板里的名字。");
  EXPECT_EQ(all.render("x", Value::object().set("t", "字")), "前字后");
}

TEST(Templates, RenderFromSeveralThreadsAtOnce) {
  const Templates all = templates({{"site-templates/x.mustache", "{{#rows}}\n{{t}}\n{{/rows}}\n"}});
  const auto page_of = [](const std::string& text) {
    return Value::object().set("rows", Value::List(50, Value::object().set("t", text)));
  };
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < results.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 20; ++round) {
        if (round % 5 == 4) failure_of([&] { (void)all.render("x", Value::object()); });
        results[i] = all.render("x", page_of(std::to_string(i)));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < results.size(); ++i) {
    std::string expected;
    for (int row = 0; row < 50; ++row) expected += std::to_string(i) + "\n";
    EXPECT_EQ(results[i], expected);
  }
}

const Value kFilled = Value::object()
                          .set("on", true)
                          .set("off", false)
                          .set("t", "字")
                          .set("none", "")
                          .set("rows", Value::List{Value::object().set("t", "甲"), Value::object().set("t", "乙")});

TEST(Templates, LiteralsComeOutByteForByte) {
  for (const std::string& text :
       {std::string("  a  b\t\tc \n\n \n\td"), std::string("a\r\n\r\n b\r\n"), std::string("\r\r\n\n\r"),
        std::string(" "), std::string("\n"), std::string("\t"), std::string("a\x06\x1F\x7F\v\f z"),
        std::string("a\0b", 3), std::string("{ } {a} }} } \\ & < > \" '"), std::string("䶮𠮷　\u00A0")})
    EXPECT_EQ(render_x(text, Value::object()), text);
}

TEST(Templates, BlanksAroundTagsComeOutByteForByte) {
  const auto render = [](std::string_view text) { return render_x(text, kFilled); };
  EXPECT_EQ(render(" {{t}}\t{{t}} \r\n {{none}} \r\n\t{{none}}\t\n"), " 字\t字 \r\n  \r\n\t\t\n");
  EXPECT_EQ(render("a {{#on}} b\t{{/on}} c{{^on}} d {{/on}} \ne"), "a  b\t c \ne");
  EXPECT_EQ(render("x\n  {{#on}}  {{/on}}  \ny"), "x\n      \ny") << "two tags of a line do not stand alone";
  EXPECT_EQ(render("x\n{{#rows}} {{/rows}}\ny"), "x\n  \ny");
  EXPECT_EQ(render("x\r\n\t{{#on}}\t{{/on}}\t\r\ny"), "x\r\n\t\t\t\r\ny");
  EXPECT_EQ(render("{{#rows}}{{t}} \t\r\n{{/rows}}"), "甲 \t\r\n乙 \t\r\n");
}

// The library drops a line of nothing but blanks and sections: those of the first line, before anything else.
TEST(Templates, BlanksOfAFirstLineOfSectionsOnlyComeOutToo) {
  const auto render = [](std::string_view text) { return render_x(text, kFilled); };
  EXPECT_EQ(render("{{#off}}a{{/off}}\r\nb"), "\r\nb");
  EXPECT_EQ(render("\t{{#on}}\t{{/on}}\r\nb"), "\t\t\r\nb");
  EXPECT_EQ(render("\t{{#on}}\t{{/on}}"), "\t\t");
  EXPECT_EQ(render_x("{{#on}}{{t}}{{/on}}", Value::object().set("on", true).set("t", " ")), " ");
}

TEST(Templates, BlanksOfPartialsComeOutByteForByte) {
  const Templates all =
      templates({{"site-templates/page.mustache", " a\t{{> part}} b\r\n{{#rows}}{{> part}}|{{/rows}}"},
                 {"site-templates/part.mustache", "[ {{t}}\t\r ]"}});
  EXPECT_EQ(all.render("page", kFilled), " a\t[ 字\t\r ] b\r\n[ 甲\t\r ]|[ 乙\t\r ]|");
}

// None is allowed in HTML, the ledger's readers refuse them, and they are what blanks wear while a page renders.
TEST(Templates, FourControlBytesComeOutAsBlanks) {
  EXPECT_EQ(render_x("[{{t}}]", Value::object().set("t",
                                                    "a\x18"
                                                    "b\x02"
                                                    "c\x01")),
            "[a b\nc\t]");
  EXPECT_EQ(render_x("[\x18\x02\x01\x05]", Value::object()), "[ \n\t\r]");
}

TEST(Templates, BlanksOfValuesComeOutAsTheyAre) {
  const std::string text = "  甲\t乙 \r\n\n 丙 ";
  EXPECT_EQ(render_x("[{{t}}]", Value::object().set("t", text)), "[" + text + "]");
}

TEST(Templates, RowsWithTheirKeysInAnotherOrderAreRight) {
  const auto row = [](const std::vector<render::Key>& keys) {
    Value value = Value::object();
    for (const render::Key key : keys) value.set(key, "<" + std::string(key.name()));
    return value;
  };
  const Value page = Value::object().set(
      "rows", Value::List{row({"a", "b", "c"}), row({"c", "b", "a"}), row({"b", "c", "d", "a"}), row({"a", "b", "c"})});
  const Templates all = templates({{"site-templates/x.mustache", "{{#rows}}{{a}}{{b}}{{c}}{{a}};{{/rows}}"}});
  for (int round = 0; round < 3; ++round)  // with what the last page had left behind
    EXPECT_EQ(all.render("x", page),
              "&lt;a&lt;b&lt;c&lt;a;&lt;a&lt;b&lt;c&lt;a;&lt;a&lt;b&lt;c&lt;a;&lt;a&lt;b&lt;c&lt;a;");
  EXPECT_EQ(all.render("x", Value::object().set("other", "").set("rows", Value::List{row({"c", "a", "b"})})),
            "&lt;a&lt;b&lt;c&lt;a;");
}

TEST(Templates, DigestFollowsNamesAndBytesButNotTheOrder) {
  const base::EmbeddedFile a{"site-templates/a.mustache", "1"};
  const base::EmbeddedFile b{"site-templates/b.mustache", "2"};
  const base::EmbeddedFile other_bytes{"site-templates/b.mustache", "3"};
  const base::EmbeddedFile other_name{"site-templates/c.mustache", "2"};
  EXPECT_EQ(templates({a, b}).digest(), templates({b, a}).digest());
  EXPECT_NE(templates({a, b}).digest(), templates({a, other_bytes}).digest());
  EXPECT_NE(templates({a, b}).digest(), templates({a, other_name}).digest());
  EXPECT_EQ(templates({a, b}).digest().size(), 64U);
}

}  // namespace
