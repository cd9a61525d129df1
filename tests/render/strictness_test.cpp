// SPDX-License-Identifier: MIT
// Every fault that Mustache would pass over in silence, planted, with the whole message it ends in.
// Not planted: an error of the library after rendering has begun. It can only come from a partial or a lambda,
// and neither reaches the library, since partials are expanded at load and lambdas do not exist here.
#include <gtest/gtest.h>

#include "render/qr.h"
#include "template_fixture.h"

namespace {

using namespace render_test;  // NOLINT(google-build-using-namespace)

TEST(LoadStrictness, MissingPartial) {
  EXPECT_EQ(load_failure("a\n{{> nope}}\n"),
            "site-templates/x.mustache 第2行：找不到局部模板“nope”。请检查名字，或补上这个模板文件。");
}

TEST(LoadStrictness, MissingPartialInsideAPartialNamesThePartial) {
  EXPECT_EQ(load_failure({{"site-templates/page.mustache", "{{> part}}"},
                          {"site-templates/part.mustache", "\n\n<p>{{> nope}}</p>"}}),
            "site-templates/part.mustache 第3行：找不到局部模板“nope”。请检查名字，或补上这个模板文件。");
}

TEST(LoadStrictness, CycleOfPartials) {
  EXPECT_EQ(load_failure({{"site-templates/a.mustache", "{{> b}}"}, {"site-templates/b.mustache", "\n{{> a}}"}}),
            "site-templates/b.mustache 第2行：局部模板互相包含：a → b → a。请去掉其中一处。");
  EXPECT_EQ(load_failure("{{> x}}"), "site-templates/x.mustache 第1行：局部模板互相包含：x → x。请去掉其中一处。");
}

TEST(LoadStrictness, UnclosedSection) {
  EXPECT_EQ(load_failure("a\n{{#rows}}\nb\n"),
            "site-templates/x.mustache 第2行：区段“rows”没有结束标签。请补上 {{/rows}}。");
}

TEST(LoadStrictness, SectionClosedInAnotherFile) {
  EXPECT_EQ(load_failure({{"site-templates/page.mustache", "{{#rows}}{{> part}}"},
                          {"site-templates/part.mustache", "{{/rows}}"}}),
            "site-templates/page.mustache 第1行：区段“rows”没有结束标签。请补上 {{/rows}}。");
}

TEST(LoadStrictness, CrossedSections) {
  EXPECT_EQ(load_failure("{{#a}}\n{{^b}}\n{{/a}}\n{{/b}}"),
            "site-templates/x.mustache 第3行：第2行开始的“b”还没有结束，就遇到“a”的结束标签。"
            "请让区段先开始的后结束，不要交叉。");
}

TEST(LoadStrictness, SectionNeverOpened) {
  EXPECT_EQ(load_failure("a{{/b}}"),
            "site-templates/x.mustache 第1行：“b”只有结束标签，没有开始标签。请补上开始标签或删去这一个。");
}

TEST(LoadStrictness, UnclosedTag) {
  EXPECT_EQ(load_failure("a\nb{{name"), "site-templates/x.mustache 第2行：标签没有写完。请补上“}}”。");
  EXPECT_EQ(load_failure("{{name\n{{other}}"), "site-templates/x.mustache 第1行：标签没有写完。请补上“}}”。");
  EXPECT_EQ(load_failure("{{{name}}"), "site-templates/x.mustache 第1行：标签没有写完。请补上“}}}”。");
  EXPECT_EQ(load_failure("{{"), "site-templates/x.mustache 第1行：标签没有写完。请补上“}}”。");
  EXPECT_EQ(load_failure("{{{"), "site-templates/x.mustache 第1行：标签没有写完。请补上“}}}”。");
}

TEST(LoadStrictness, OneBraceTooMany) {
  EXPECT_EQ(load_failure("{{name}}}"),
            "site-templates/x.mustache 第1行：标签“{{name}}”后面多了一个“}”。请删去它，或在前面也补成三个。");
}

TEST(LoadStrictness, UnknownKindsOfTags) {
  for (const std::string tag : {"{{=<% %>=}}", "{{&name}}", "{{a.b}}", "{{.}}", "{{#.}}", "{{}}", "{{# }}", "{{Name}}",
                                "{{a b}}", "{{名}}", "{{{&a}}}", "{{> a b}}", "{{$a}}", "{{a@1}}"}) {
    EXPECT_EQ(load_failure("\n" + tag),
              "site-templates/x.mustache 第2行：不认识的标签“" + tag +
                  "”。名字只用小写字母、数字和下划线；不用带点的名字、{{.}}、{{&}} 和 {{=}}。");
  }
}

TEST(LoadStrictness, FilesThatAreNoTemplates) {
  EXPECT_EQ(load_failure({{"public/x.css", ""}}),
            "public/x.css：不是模板文件。模板都放在 site-templates/ 里，名字以 .mustache 结尾。");
  EXPECT_EQ(load_failure({{"site-templates/a.mustache", ""}, {"site-templates/a.mustache", ""}}),
            "site-templates/a.mustache：同名的模板有两个。请只留一个。");
  EXPECT_EQ(load_failure("\xFF"), "site-templates/x.mustache：模板不是 UTF-8 文本。请把文件存为 UTF-8。");
}

TEST(LoadStrictness, ATemplateOfTheWorkspaceIsNamedByItsOwnPlace) {
  EXPECT_EQ(load_failure({{"site-templates/page.mustache", "{{> head}}"}, {"templates/head.mustache", "\n{{> nope}}"}}),
            "templates/head.mustache 第2行：找不到局部模板“nope”。请检查名字，或补上这个模板文件。");
}

TEST(RenderStrictness, UnknownTemplate) {
  EXPECT_EQ(failure_of([] { (void)templates({}).render("index", Value::object()); }),
            "site-templates/index.mustache：没有这个模板。请检查模板的名字。");
}

TEST(RenderStrictness, MissingKeyOfEveryKindOfTag) {
  for (const char* tag : {"{{t}}", "{{{t}}}", "{{#t}}{{/t}}", "{{^t}}{{/t}}"}) {
    EXPECT_EQ(render_failure(std::string("a\n\n") + tag, Value::object()),
              "site-templates/x.mustache 第3行：没有给出“t”。请在页面数据里补上这个键，或改正模板里的名字。");
  }
}

TEST(RenderStrictness, MissingKeyInsideAPartialNamesThePartial) {
  const Templates all = templates(
      {{"site-templates/page.mustache", "\n\n{{> part}}\n"}, {"site-templates/part.mustache", "{{! 说明 }}\n{{t}}\n"}});
  EXPECT_EQ(failure_of([&] { (void)all.render("page", Value::object()); }),
            "site-templates/part.mustache 第2行：没有给出“t”。请在页面数据里补上这个键，或改正模板里的名字。");
}

TEST(RenderStrictness, RowThatBorrowsFromThePage) {
  const std::string expected =
      "site-templates/x.mustache 第2行：这一行没有“name”，会借用上一层的值。请在页面数据的每一行里都给出这个键。";
  const Value rows = Value::List{Value::object().set("name", "甲"), Value::object()};
  EXPECT_EQ(render_failure("{{#rows}}\n{{name}}{{/rows}}", Value::object().set("name", "外").set("rows", rows)),
            expected);
  EXPECT_EQ(
      render_failure("{{#unit}}\n{{name}}{{/unit}}", Value::object().set("name", "外").set("unit", Value::object())),
      expected);
  EXPECT_EQ(render_failure("{{#rows}}{{#on}}\n{{#name}}{{/name}}{{/on}}{{/rows}}",
                           Value::object().set("name", true).set("rows", Value::List{Value::object().set("on", true)})),
            expected);
}

// A tag remembers where its key stood; where another key stands there now, it must not take that one's value.
TEST(RenderStrictness, AKeyThatIsMissingInALaterRowIsMissedThoughAnotherStandsInItsPlace) {
  const std::string expected =
      "site-templates/x.mustache 第1行：没有给出“b”。请在页面数据里补上这个键，或改正模板里的名字。";
  const auto row = [](render::Key second) { return Value::object().set("a", "1").set(second, "2"); };
  const auto page = [](Value::List rows) { return Value::object().set("rows", std::move(rows)); };
  const Templates all = templates({{"site-templates/x.mustache", "{{#rows}}{{a}}{{b}};{{/rows}}"}});
  EXPECT_EQ(all.render("x", page({row("b"), row("b")})), "12;12;");
  EXPECT_EQ(failure_of([&] { (void)all.render("x", page({row("b"), row("c")})); }), expected);
  EXPECT_EQ(failure_of([&] { (void)all.render("x", page({row("b"), Value::object().set("a", "1")})); }), expected);
  EXPECT_EQ(all.render("x", page({row("b")})), "12;");
}

TEST(RenderStrictness, AKeyOfAnotherKindInALaterRowIsNoticed) {
  const auto row = [](Value value) { return Value::object().set("t", std::move(value)); };
  EXPECT_EQ(render_failure("{{#rows}}{{t}}{{/rows}}", Value::object().set("rows", Value::List{row("字"), row(true)})),
            "site-templates/x.mustache 第1行：“t”是是否值，不能当文字输出。请在页面数据里先把它写成文字。");
}

TEST(RenderStrictness, TextTagOnOtherValues) {
  const auto failure = [](Value value) { return render_failure("{{t}}", Value::object().set("t", std::move(value))); };
  const std::string where = "site-templates/x.mustache 第1行：";
  const std::string hint = "请在页面数据里先把它写成文字。";
  EXPECT_EQ(failure(true), where + "“t”是是否值，不能当文字输出。" + hint);
  EXPECT_EQ(failure(Value::List{}), where + "“t”是列表，不能当文字输出。" + hint);
  EXPECT_EQ(failure(Value::object()), where + "“t”是对象，不能当文字输出。" + hint);
  EXPECT_EQ(failure(render::qr_svg("a", "a")), where + "“t”是图形，不能当文字输出。请写成 {{{t}}}。");
}

TEST(RenderStrictness, RawTagOnOtherValues) {
  const auto failure = [](Value value) {
    return render_failure("{{{t}}}", Value::object().set("t", std::move(value)));
  };
  const std::string where = "site-templates/x.mustache 第1行：";
  const std::string hint = "三层花括号只用于程序画的图形；文字请写成 {{t}}。";
  EXPECT_EQ(failure("<b>"), where + "“t”是文字，不能不转义就输出。" + hint);
  EXPECT_EQ(failure(false), where + "“t”是是否值，不能不转义就输出。" + hint);
  EXPECT_EQ(failure(Value::List{}), where + "“t”是列表，不能不转义就输出。" + hint);
}

TEST(RenderStrictness, SectionsOnOtherValues) {
  const std::string where = "site-templates/x.mustache 第1行：";
  const std::string hint = "区段只用于是否值、列表和对象，反区段只用于是否值和列表。";
  const Value text = Value::object().set("t", "");
  EXPECT_EQ(render_failure("{{#t}}{{/t}}", text), where + "“t”是文字，不能作区段。" + hint);
  EXPECT_EQ(render_failure("{{^t}}{{/t}}", text), where + "“t”是文字，不能作反区段。" + hint);
  EXPECT_EQ(render_failure("{{#t}}{{/t}}", Value::object().set("t", render::qr_svg("a", "a"))),
            where + "“t”是图形，不能作区段。" + hint);
  EXPECT_EQ(render_failure("{{^t}}{{/t}}", Value::object().set("t", Value::object())),
            where + "“t”是对象，不能作反区段。" + hint);
}

TEST(RenderStrictness, ListsOfOtherThanObjects) {
  const Value list = Value::List{Value::object(), Value("甲")};
  EXPECT_EQ(render_failure("{{#t}}{{/t}}", Value::object().set("t", list)),
            "site-templates/x.mustache 第1行：列表“t”的第 2 项是文字，不是对象。请让列表的每一项都是带键的对象。");
  EXPECT_EQ(render_failure("{{^t}}{{/t}}", Value::object().set("t", Value::List{Value(Value::List{})})),
            "site-templates/x.mustache 第1行：列表“t”的第 1 项是列表，不是对象。请让列表的每一项都是带键的对象。");
}

}  // namespace
