// SPDX-License-Identifier: MIT
#include "render/qr.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "template_fixture.h"

namespace {

using render::qr_svg;
using render_test::failure_of;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Qr, IsOnePathWithAQuietZoneAndATitle) {
  const std::string svg = qr_svg("HELLO", "扫码 <看> \"公示\"").markup();
  EXPECT_THAT(svg, StartsWith("<svg class=\"qr\" role=\"img\" viewBox=\"0 0 29 29\" shape-rendering=\"crispEdges\">"
                              "<title>扫码 &lt;看&gt; &quot;公示&quot;</title><path d=\"M4 4h7v1h-7z"));
  EXPECT_THAT(svg, testing::EndsWith("z\"/></svg>"));
  EXPECT_THAT(svg, Not(HasSubstr("style")));
  EXPECT_THAT(svg, Not(HasSubstr(" id=")));
}

TEST(Qr, IsTheSameEveryTime) { EXPECT_EQ(qr_svg("a", "b").markup(), qr_svg("a", "b").markup()); }

TEST(Qr, EncodesUrlsByPercent) {
  EXPECT_EQ(qr_svg("https://example.org/党支部/a b", "x").markup(),
            qr_svg("https://example.org/%E5%85%9A%E6%94%AF%E9%83%A8/a%20b", "x").markup());
}

TEST(Qr, LeavesPlainTextAlone) { EXPECT_NE(qr_svg("党支部", "x").markup(), qr_svg("%E5%85%9A", "x").markup()); }

TEST(Qr, RefusesTooLongATextAndControlCharacters) {
  EXPECT_EQ(failure_of([] { qr_svg("https://example.org/" + std::string(3000, 'a'), "意见箱"); }),
            "二维码“意见箱”：内容有 3020 个字节，二维码放不下。请换一个短一些的网址。");
  EXPECT_EQ(failure_of([] { qr_svg(std::string_view("a\0b", 3), "意见箱"); }),
            "二维码“意见箱”：内容里有控制字符。请检查这个网址，去掉换行等看不见的字符。");
}

}  // namespace
