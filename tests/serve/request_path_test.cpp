// SPDX-License-Identifier: MIT
#include "serve/request_path.h"

#include <gtest/gtest.h>

namespace {

using serve::parse_request_path;

std::string parsed(std::string_view target) {
  const auto path = parse_request_path(target);
  if (!path) return "refused";
  return path->relative() + (path->ends_with_slash ? " /" : "");
}

TEST(RequestPath, MapsPlainPaths) {
  EXPECT_EQ(parsed("/"), " /");
  EXPECT_EQ(parsed("/index.html"), "index.html");
  EXPECT_EQ(parsed("/a/b/"), "a/b /");
  EXPECT_EQ(parsed("/a..b/c.d.e"), "a..b/c.d.e");
}

TEST(RequestPath, IgnoresQueries) {
  EXPECT_EQ(parsed("/a?x=../../etc"), "a");
  EXPECT_EQ(parsed("/?"), " /");
}

TEST(RequestPath, DecodesOnce) {
  EXPECT_EQ(parsed("/%E5%85%9A%e6%94%af/a%20b"), "党支/a b");
  EXPECT_EQ(parsed("/党支"), "党支");
  EXPECT_EQ(parsed("/%252e%252e/a"), "%2e%2e/a");
}

TEST(RequestPath, RefusesWhatIsOdd) {
  for (const char* target : {"",
                             "a",
                             "*",
                             "http://x/a",
                             "//",
                             "//a",
                             "/a//b",
                             "/..",
                             "/../a",
                             "/a/../b",
                             "/a/..",
                             "/.",
                             "/./a",
                             "/%2e%2e/a",
                             "/%2E./a",
                             "/.%2e/",
                             "/a%2fb",
                             "/%2f..%2f",
                             "/a%5cb",
                             "/a\\b",
                             "/..\\a",
                             "/%00",
                             "/a%00.html",
                             "/a%0a",
                             "/a%7f",
                             "/a\tb",
                             "/.git/config",
                             "/a/.htaccess",
                             "/%2egit",
                             "/%",
                             "/%4",
                             "/%zz",
                             "/a%",
                             "/%c0%ae%c0%ae/",
                             "/%ff",
                             "/%e0%80%ae",
                             "/\xC0\xAE",
                             "/%ed%a0%80"})
    EXPECT_EQ(parsed(target), "refused") << target;
}

TEST(RequestPath, KnowsTheReservedPrefix) {
  EXPECT_TRUE(parse_request_path("/-/health")->is_reserved());
  EXPECT_TRUE(parse_request_path("/-")->is_reserved());
  EXPECT_TRUE(parse_request_path("/%2D/health")->is_reserved());
  EXPECT_FALSE(parse_request_path("/-a/health")->is_reserved());
  EXPECT_FALSE(parse_request_path("/")->is_reserved());
}

TEST(RequestPath, EncodesSegments) { EXPECT_EQ(serve::percent_encode_segment("党 a:b-_.~"), "%E5%85%9A%20a%3Ab-_.~"); }

}  // namespace
