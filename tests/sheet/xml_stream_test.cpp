// SPDX-License-Identifier: MIT
#include "sheet/xml_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "support/failure_of.h"

namespace {

using sheet::XmlStream;
using support::failure_of;

XmlStream stream(std::string bytes) {
  return {[bytes = std::move(bytes), at = std::size_t{0}](char* to, std::size_t room) mutable {
            const std::size_t some = std::min(room, bytes.size() - at);
            std::memcpy(to, bytes.data() + at, some);
            at += some;
            return some;
          },
          "台账.xlsx", "xl/a.xml"};
}

// "<a" start, ">a" end, texts in brackets.
std::string events(const std::string& bytes) {
  XmlStream xml = stream(bytes);
  std::string out;
  for (XmlStream::Event event = xml.next(); event != XmlStream::Event::finished; event = xml.next()) {
    if (event == XmlStream::Event::start) out += "<" + std::string(xml.name());
    if (event == XmlStream::Event::end) out += ">" + std::string(xml.name());
    if (event == XmlStream::Event::text) out += "[" + std::string(xml.text()) + "]";
  }
  return out;
}

std::string xml_refusal(const std::string& bytes) {
  const std::string message = failure_of([&] { events(bytes); });
  const std::string before = "台账.xlsx：里面的“xl/a.xml”";
  const std::string after = "。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。";
  if (!message.starts_with(before) || !message.ends_with(after)) return message;
  return message.substr(before.size(), message.size() - before.size() - after.size());
}

TEST(XmlStreams, GiveElementsAndTexts) {
  EXPECT_EQ(events("<?xml version=\"1.0\"?>\n<a><b x='>'/>t<!-- <c> --><c >u</c ></a>\n<!-- end -->"),
            "<a<b>b[t]<c[u]>c>a");
  EXPECT_EQ(events("\xEF\xBB\xBF<x:a xmlns:x=\"u\"><x:b/></x:a>"), "<a<b>b>a");
  EXPECT_EQ(events("<a>&lt;&amp;&gt;&quot;&apos;&#20108;&#x4E09;</a>"), "<a[<&>\"'二三]>a");
  EXPECT_EQ(events("<a>1<![CDATA[<b>&amp;]]>2\r\n3\r4</a>"), "<a[1][<b>&amp;][2\n3\n4]>a");
}

TEST(XmlStreams, GiveAttributesWithoutPrefix) {
  XmlStream xml = stream("<c x:r='no' r = \"A&amp;1\" s='' t='\"'/>");
  ASSERT_EQ(xml.next(), XmlStream::Event::start);
  EXPECT_EQ(xml.attribute("r"), "A&1");
  EXPECT_EQ(xml.attribute("s"), "");
  EXPECT_EQ(xml.attribute("t"), "\"");
  EXPECT_EQ(xml.attribute("v"), std::nullopt);
  EXPECT_EQ(xml.next(), XmlStream::Event::end);
}

TEST(XmlStreams, KnowWhereTheyAre) {
  const std::string bytes = "\xEF\xBB\xBF<a> <b k='v'>二</b><c/></a>";
  XmlStream xml = stream(bytes);
  const auto token = [&] { return bytes.substr(xml.begin(), xml.end() - xml.begin()); };
  for (const char* expected : {"<a>", " ", "<b k='v'>", "二", "</b>", "<c/>", "<c/>", "</a>"}) {
    xml.next();
    EXPECT_EQ(token(), expected);
  }
}

TEST(XmlStreams, SkipWhatIsInside) {
  XmlStream xml = stream("<a><b><b/>t<b><c/></b></b><d/></a>");
  xml.next();
  xml.next();
  xml.skip();
  EXPECT_EQ(xml.next(), XmlStream::Event::start);
  EXPECT_EQ(xml.name(), "d");
  EXPECT_EQ(xml.depth(), 2U);
  xml.skip();
  EXPECT_EQ(xml.next(), XmlStream::Event::end);
  EXPECT_EQ(xml.next(), XmlStream::Event::finished);
}

// Tokens that lie across the pieces in which the part is read.
TEST(XmlStreams, ReadAcrossPieces) {
  for (std::size_t length = 65'500; length < 65'560; ++length) {
    const std::string text(length, 'x');
    EXPECT_EQ(events("<a>" + text + "<b k='v'>二</b><!-- c --><![CDATA[y]]></a>"), "<a[" + text + "]<b[二]>b[y]>a");
  }
}

TEST(XmlStreams, RefuseWhatIsNotWellFormed) {
  for (const char* bytes :
       {"", "  ", "<a>", "<a", "<a>x", "<a><", "<a k='v", "<a><!-- ", "<a><![CDATA[x", "<?xml", "<a></a"})
    EXPECT_EQ(xml_refusal(bytes), "没有写完整") << bytes;
  for (const char* bytes : {"<a></b>", "</a>", "<a><b></a></b>"})
    EXPECT_EQ(xml_refusal(bytes), "写得不对（标记没有成对）") << bytes;
  EXPECT_EQ(xml_refusal("<a/><b/>"), "写得不对（有两个根元素）");
  EXPECT_EQ(xml_refusal("<a/>x"), "写得不对（根元素外面有文字）");
  EXPECT_EQ(xml_refusal("<![CDATA[x]]><a/>"), "写得不对（根元素外面有文字）");
  EXPECT_EQ(xml_refusal("<a <b/>"), "写得不对（标记里又有 <）");
  EXPECT_EQ(xml_refusal("<a k=\"v\"\x01/>"), "写得不对（标记里有控制字符）");
  EXPECT_EQ(xml_refusal("<a>< b/></a>"), "写得不对（标记没有名字）");
  for (const char* text :
       {"&", "&;", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&#x;", "&#1 ;", "&lt"})
    EXPECT_EQ(xml_refusal("<a>" + std::string(text) + "</a>"), "写得不对（不认得的 & 记号）") << text;
  EXPECT_EQ(xml_refusal("<a>\xB1\xE0</a>"), "里有不是 UTF-8 的字节");
  EXPECT_EQ(xml_refusal("<a>&lt;\xB1\xE0</a>"), "里有不是 UTF-8 的字节");
  EXPECT_EQ(xml_refusal(std::string("\xFF\xFE<\0a\0", 6)), "用的是 UTF-16 编码，不能读");
  EXPECT_EQ(xml_refusal(std::string("<\0a\0>\0", 6)), "用的是 UTF-16 编码，不能读");
  XmlStream xml = stream("<a k=v/>");
  xml.next();
  EXPECT_EQ(
      failure_of([&] { (void)xml.attribute("k"); }),
      "台账.xlsx：里面的“xl/a.xml”写得不对（属性没有引号）。请在 WPS 或 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。");
}

TEST(XmlStreams, RefuseBombs) {
  EXPECT_EQ(xml_refusal("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;&b;</a>"), "带有 DOCTYPE 声明，不能读");
  std::string deep;
  for (int i = 0; i < 129; ++i) deep += "<a>";
  EXPECT_EQ(xml_refusal(deep), "套了 128 层以上，不能读");
  EXPECT_EQ(xml_refusal("<a>" + std::string(3U << 20U, 'x') + "</a>"), "有一段超过 1 MiB");
  EXPECT_EQ(xml_refusal("<a " + std::string(3U << 20U, ' ') + "/>"), "有一段超过 1 MiB");
  EXPECT_EQ(xml_refusal("<!--" + std::string(3U << 20U, ' ')), "有一段超过 1 MiB");
}

}  // namespace
