// SPDX-License-Identifier: MIT
// What a workspace may bring for its sites, and what is refused, each in its whole message.
#include "app/own_files.h"

#include <gtest/gtest.h>

#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using support::failure_of;

class OwnFiles : public testing::Test {
 protected:
  void put(const std::string& path, const std::string& bytes) { base::write_file(dir_.path() / path, bytes); }
  site::Assets assets(const std::string& emblem = "") {
    config::Settings settings;
    settings.emblem = emblem;
    return app::read_assets(dir_.path(), settings);
  }
  std::string refusal(const std::string& emblem = "") {
    return failure_of([&] { assets(emblem); });
  }
  std::string at(const std::string& path) const { return (dir_.path() / path).string(); }
  support::TempDir dir_;
};

TEST_F(OwnFiles, WithoutAnyTheShippedOnesHold) {
  EXPECT_EQ(assets().css, *base::embedded_file("public/site.css"));
  EXPECT_EQ(assets().list_script, *base::embedded_file("public/list.js"));
  EXPECT_TRUE(assets().own.empty());
  EXPECT_TRUE(app::read_own_templates(dir_.path()).empty());
  EXPECT_EQ(app::with_shipped({}).size(), base::embedded_under("site-templates/").size());
}

TEST_F(OwnFiles, ReplaceStylesheetAndScriptAndJoinTheSite) {
  const std::string before = assets().digest();
  put("public/site.css", "a{}");
  put("public/list.js", "x();");
  put("public/Emblem_1-a.svg", "<svg/>");
  put("public/.DS_Store", "passed over");
  put("public/site.css~", "passed over");
  EXPECT_EQ(assets().css, "a{}");
  EXPECT_EQ(assets().list_script, "x();");
  EXPECT_EQ(assets("Emblem_1-a.svg").own, (std::map<std::string, std::string>{{"Emblem_1-a.svg", "<svg/>"}}));
  EXPECT_NE(assets().digest(), before);
  const std::string shown = assets("Emblem_1-a.svg").digest();
  EXPECT_NE(shown, assets().digest()) << "the emblem is an input too";
  put("public/Emblem_1-a.svg", "<svg />");
  EXPECT_NE(assets("Emblem_1-a.svg").digest(), shown);
}

TEST_F(OwnFiles, WhatHasNoPlaceInASiteIsRefused) {
  const std::string kinds =
      "：这种文件不能放进网站。public 里只放图片、样式和 PDF（.css .ico .jpg .pdf .png .svg，结尾用小写），以及 "
      "list.js。请移走。";
  const std::string name = "：这个文件名不能用在网站上。请改名，只用半角字母、数字、-、_ 和 .，最多 64 个。";
  const std::string folder = "：public 里不能有子文件夹。请把文件直接放在 public 里。";
  const std::pair<std::string, std::string> cases[] = {
      {"page.html", kinds},  {"more.js", kinds},     {"emblem.SVG", kinds}, {"ledger.xlsx", kinds},
      {"noending", kinds},   {"党徽.svg", name},     {"a b.svg", name},     {std::string(61, 'a') + ".svg", name},
      {"sub/a.svg", folder}, {"sub/list.js", folder}};
  for (const auto& [file, said] : cases) {
    put("public/" + file, "x");
    EXPECT_EQ(refusal(), at("public/" + file) + said);
    base::remove_tree(dir_.path() / "public");
  }
  put("public/" + std::string(60, 'a') + ".svg", "x");
  EXPECT_EQ(refusal(), "(no failure)");
}

TEST_F(OwnFiles, HaveASizeTheyMustNotExceed) {
  put("public/a.png", std::string(2U << 20U, 'x'));
  EXPECT_EQ(refusal(), "(no failure)");
  put("public/a.png", std::string((2U << 20U) + 1, 'x'));
  EXPECT_EQ(refusal(), at("public/a.png") + "：文件超过 2 MiB。请把图片改小，或移走。");
  for (char name = 'a'; name < 'k'; ++name) put(std::string("public/") + name + ".png", std::string(2U << 20U, 'x'));
  EXPECT_EQ(refusal(), "(no failure)");
  put("public/k.png", "x");
  EXPECT_EQ(refusal(), at("public") + "：里面的文件加起来超过 20 MiB。请移走用不着的，或把图片改小。");
}

TEST_F(OwnFiles, AnEmblemMustBeThere) {
  put("public/other.svg", "<svg/>");
  EXPECT_EQ(refusal("e.svg"),
            "gongshilan.json：“emblem”写的 e.svg 不在 public 文件夹里。请把这个图片文件放进工作区的 public "
            "文件夹，或改正文件名。");
}

TEST_F(OwnFiles, ATemplateStandsInPlaceOfTheShippedOneOfItsName) {
  put("templates/foot.mustache", "</html>");
  put("templates/.foot.mustache.swp", "passed over");
  const app::TemplateFiles own = app::read_own_templates(dir_.path());
  EXPECT_EQ(own, (app::TemplateFiles{{"templates/foot.mustache", "</html>"}}));
  const std::vector<base::EmbeddedFile> all = app::with_shipped(own);
  EXPECT_EQ(all.size(), base::embedded_under("site-templates/").size());
  int feet = 0;
  for (const base::EmbeddedFile& file : all)
    if (file.path.ends_with("/foot.mustache")) {
      ++feet;
      EXPECT_EQ(file.bytes, "</html>");
    }
  EXPECT_EQ(feet, 1);
}

TEST_F(OwnFiles, ATemplateOfAnotherNameIsRefused) {
  std::string names;
  for (const base::EmbeddedFile& file : base::embedded_under("site-templates/"))
    names += (names.empty() ? "" : "、") + std::string(file.path.substr(std::string_view("site-templates/").size()));
  EXPECT_NE(names.find("about.mustache、"), std::string::npos);
  for (const char* file : {"footer.mustache", "foot.mustache.txt", "sub/foot.mustache"}) {
    put(std::string("templates/") + file, "x");
    EXPECT_EQ(failure_of([&] { (void)app::read_own_templates(dir_.path()); }),
              at(std::string("templates/") + file) +
                  "：程序没有这个名字的模板，不知道它代替哪一个。请改名或移走。可以代替的有：" + names + "。");
    base::remove_tree(dir_.path() / "templates");
  }
}

}  // namespace
