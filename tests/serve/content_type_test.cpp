// SPDX-License-Identifier: MIT
#include "serve/content_type.h"

#include <gtest/gtest.h>

#include <map>

namespace {

TEST(ContentType, KnowsWhatASiteHolds) {
  const std::map<std::string_view, std::string_view> expected = {
      {"a.html", "text/html; charset=utf-8"},
      {"a.css", "text/css; charset=utf-8"},
      {"a.js", "text/javascript; charset=utf-8"},
      {"a.json", "application/json; charset=utf-8"},
      {"a.svg", "image/svg+xml; charset=utf-8"},
      {"a.xml", "application/xml; charset=utf-8"},
      {"a.txt", "text/plain; charset=utf-8"},
      {"a.csv", "text/csv; charset=utf-8"},
      {"a.ics", "text/calendar; charset=utf-8"},
      {"a.webmanifest", "application/manifest+json; charset=utf-8"},
      {"a.png", "image/png"},
      {"a.jpg", "image/jpeg"},
      {"a.ico", "image/x-icon"},
      {"a.woff2", "font/woff2"},
      {"a.pdf", "application/pdf"},
      {"a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"a.zip", "application/zip"},
      {"a.b.html", "text/html; charset=utf-8"},
      {"a.exe", "application/octet-stream"},
      {"html", "application/octet-stream"},
      {"a.", "application/octet-stream"},
  };
  for (const auto& [name, type] : expected) EXPECT_EQ(serve::content_type(name), type) << name;
}

TEST(CacheControl, KeepsHashedAssetsForAYear) {
  for (const char* name : {"style-1a2b3c4d.css", "a-b-0123456789abcdef.js", "logo-deadbeef.svg", "f-00000000.woff2"})
    EXPECT_EQ(serve::cache_control(name), "public, max-age=31536000, immutable") << name;
}

TEST(CacheControl, AsksAgainForEverythingElse) {
  for (const char* name : {"index.html", "style.css", "style-1a2b3c4.css", "style-1a2b3c4g.css", "style-1A2B3C4D.css",
                           "-1a2b3c4d.css", "page-1a2b3c4d.html", "table-20180315.csv", "report-20180315.pdf", "x"})
    EXPECT_EQ(serve::cache_control(name), "no-cache") << name;
}

TEST(CacheControl, TheVersionFileIsNeverKept) {
  EXPECT_EQ(serve::cache_control("version.json"), "no-store");
  EXPECT_EQ(serve::cache_control("version.js"), "no-store");
  EXPECT_EQ(serve::cache_control("aversion.json"), "no-cache");
}

TEST(Compressible, IsText) {
  for (const char* name : {"a.html", "a.css", "a.js", "a.json", "a.svg", "a.xml", "a.txt", "a.csv", "a.ics"})
    EXPECT_TRUE(serve::is_compressible(name)) << name;
  for (const char* name : {"a.png", "a.jpg", "a.woff2", "a.pdf", "a.xlsx", "a.zip", "a.exe", "a"})
    EXPECT_FALSE(serve::is_compressible(name)) << name;
}

}  // namespace
