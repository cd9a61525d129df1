// SPDX-License-Identifier: MIT
#include "record/file_look.h"

#include <gmock/gmock.h>

#include "record/memory_bag.h"

namespace {

using namespace std::string_literals;
using record::FileLook;
using record::Opens;

FileLook look(const std::string& name, const std::string& bytes, bool strict = false) {
  const record_test::MemoryBag bag(std::map<std::string, std::string>{{name, bytes}});
  return record::look_at_file(bag, bag.files().front(), strict);
}

void expect(const FileLook& look, const char* kind, Opens opens, const char* fault) {
  EXPECT_EQ(kind, look.kind) << look.path;
  EXPECT_EQ(opens, look.opens) << look.path;
  EXPECT_EQ(fault, look.fault) << look.path;
}

TEST(FileLook, KnowsTexts) {
  expect(look("a.txt", "说明\n"), "文本", Opens::yes, "");
  expect(look("a.txt", "\xCB\xB5\xC3\xF7"), "文本", Opens::yes, "");  // GB18030
  expect(look("a.txt", "\xCB\xB5\xC3\xF7", true), "文本", Opens::no, "第 3 个字节起不是 UTF-8");
  expect(look("a.json", "{\"a\": [1]}"), "数据", Opens::yes, "");
  expect(look("a.json", "{\"a\": [1}", true), "数据", Opens::no, "第1行第9列不是合法的 JSON");
  expect(look("a.csv", "a,b\n1\n"), "表格", Opens::yes, "");
  expect(look("a.csv", "a,b\n1\n", true), "表格", Opens::no, "开头没有 UTF-8 标记");
  EXPECT_TRUE(look("a.js", "x()").is_script);
}

TEST(FileLook, TakesPagesOfOthersAsTheyAre) {
  expect(look("a.html", "<p>x", true), "网页", Opens::no, "开头不是 <!DOCTYPE html>");
  expect(look("a.html", "<p>x"), "网页", Opens::doubtful, "开头不是 <!DOCTYPE html>");
  expect(look("a.svg", "<!DOCTYPE svg><svg/>"), "图形", Opens::doubtful, "带有 DOCTYPE 声明，不能读");
  expect(look("a.svg", "<svg>"), "图形", Opens::no, "没有写完整");
}

TEST(FileLook, SaysWhatIsUnfitForARecord) {
  const auto why = [](const char* name, const char* bytes) { return record::unfit(look(name, bytes)); };
  EXPECT_EQ("", why("a.txt", "说明"));
  EXPECT_EQ("", why("a.jpg", "\xFF\xD8\xFF\xE0...."));  // doubtful: for people to look at
  EXPECT_EQ("", why("a.dwg", "AC1032"));                // nor what is not known
  EXPECT_EQ("加了密，可能要密码才能打开", why("a.pdf", "%PDF-1.4\n.../Encrypt 5 0 R\n%%EOF"));
  EXPECT_EQ("是可以执行的程序", why("a.jpg", "MZ"));
  EXPECT_EQ("文档里有宏", why("a.xlsm", "PK\x03\x04....."));
  EXPECT_EQ("打不开（PDF）：没有存完", why("a.pdf", "%PDF-1.4\n..."));
}

TEST(FileLook, KnowsPictures) {
  expect(look("a.png", "\x89PNG\r\n\x1A\n....IEND\xAE\x42\x60\x82"), "图片", Opens::yes, "");
  expect(look("a.png", "\x89PNG\r\n\x1A\n...."), "图片", Opens::no, "没有存完");
  expect(look("a.png", "GIF89a"), "图片", Opens::no, "开头不是这种文件");
  expect(look("A.JPG", "\xFF\xD8\xFF\xE0....\xFF\xD9"), "图片", Opens::yes, "");
  expect(look("a.jpg", "\xFF\xD8\xFF\xE0...."), "图片", Opens::doubtful, "结尾不寻常，可能没有存完");
}

TEST(FileLook, KnowsDocuments) {
  expect(look("a.pdf", "%PDF-1.4\n...\n%%EOF\n"), "PDF", Opens::yes, "");
  expect(look("a.pdf", "%PDF-1.4\n..."), "PDF", Opens::no, "没有存完");
  EXPECT_TRUE(look("a.pdf", "%PDF-1.4\n.../Encrypt 5 0 R\n%%EOF").is_encrypted);
  EXPECT_TRUE(look("a.pdf", "%PDF-1.4\n.../S /JavaScript\n%%EOF").runs_inside);
  expect(look("record.db", "SQLite format 3\0..."s), "记录库", Opens::yes, "");
  expect(look("a.xlsx", "PK\x03\x04....."), "文档", Opens::no, "没有存完");
  const FileLook locked = look("a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...");
  expect(locked, "文档", Opens::doubtful, "有密码");
  EXPECT_TRUE(locked.is_encrypted);
  EXPECT_TRUE(look("a.docx", "PK\x03\x04\x14\0\1\0PK\x05\x06"s).is_encrypted);
  EXPECT_TRUE(look("a.docx", "PK\x03\x04\x14\0\0\0word/vbaProject.bin PK\x05\x06"s).has_macros);
  EXPECT_TRUE(look("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1.._\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"s).has_macros);
}

TEST(FileLook, KnowsPrograms) {
  EXPECT_TRUE(look("a.exe", "").is_program);
  EXPECT_TRUE(look("会议记录", "MZ...").is_program);
  EXPECT_TRUE(look("a.txt", "#!/bin/sh\n").is_program);
  EXPECT_FALSE(look("a.txt", "# 说明\n").is_program);
}

TEST(FileLook, SaysWhatItDoesNotKnow) {
  expect(look("a.xyz", "?"), "xyz", Opens::unknown, "");
  expect(look("noending", "?"), "没有扩展名", Opens::unknown, "");
}

}  // namespace
