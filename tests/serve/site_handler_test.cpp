// SPDX-License-Identifier: MIT
// Answers without sockets: which file, which status, which headers, and what must never be found.
#include "serve/site_handler.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/failure.h"
#include "base/file_system.h"
#include "serve/gzip_cache.h"
#include "support/temp_dir.h"

namespace {

namespace fs = std::filesystem;
using serve::Reply;
using serve::SiteHandler;

class SiteHandlerTest : public testing::Test {
 protected:
  SiteHandlerTest() {
    base::write_file(outside_, "secret");
    base::write_file(site_ / "index.html", "root");
    base::write_file(site_ / "党支部/index.html", "branch");
    base::write_file(site_ / "bare/a.txt", "a");
    base::write_file(site_ / ".hidden/a.txt", "hidden");
    base::write_file(site_ / ".marker", "hidden");
    base::write_file(site_ / "-/health", "hides the endpoint");
    base::write_file(site_ / "style-1a2b3c4d.css", "p{}");
  }

  Reply get(const std::string& target, const std::string& if_none_match = "") {
    return handler().answer({target, if_none_match, false});
  }
  Reply get_here(const std::string& target) { return handler().answer({target, "", false, "127.0.0.1", true}); }
  SiteHandler& handler() {
    if (!handler_) handler_ = std::make_unique<SiteHandler>(site_);
    return *handler_;
  }
  static std::string header(const Reply& reply, std::string_view name) {
    for (const auto& [key, value] : reply.headers)
      if (key == name) return value;
    return "(none)";
  }
  static std::string bytes(const Reply& reply) {
    if (reply.file == nullptr) return reply.body;
    std::string all(reply.file->size(), '\0');
    all.resize(reply.file->read(all.data(), all.size(), 0));
    return all;
  }

  support::TempDir folder_;
  fs::path site_ = folder_.path() / "网 站";
  fs::path outside_ = folder_.path() / "secret.txt";
  std::unique_ptr<SiteHandler> handler_;
};

TEST_F(SiteHandlerTest, AFolderStandsForItsIndex) {
  EXPECT_EQ(bytes(get("/")), "root");
  EXPECT_EQ(bytes(get("/%E5%85%9A%E6%94%AF%E9%83%A8/")), "branch");
  EXPECT_EQ(get("/").content_type, "text/html; charset=utf-8");
  EXPECT_EQ(get("/bare/").status, 404);
}

TEST_F(SiteHandlerTest, AFolderWithoutItsSlashIsRedirectedRelatively) {
  const Reply reply = get("/%E5%85%9A%E6%94%AF%E9%83%A8?x=1");
  EXPECT_EQ(reply.status, 301);
  EXPECT_EQ(header(reply, "Location"), "%E5%85%9A%E6%94%AF%E9%83%A8/");
}

TEST_F(SiteHandlerTest, NothingHiddenAndNothingOutside) {
  for (const char* target :
       {"/.marker", "/.hidden/a.txt", "/%2emarker", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/bare/../../secret.txt", "/..\\secret.txt", "/bare/a.txt/", "/bare/a.txt%00", "//etc/passwd", "/nope"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 404) << target;
    EXPECT_EQ(bytes(reply), "没有这个页面。\n") << target;
  }
}

TEST_F(SiteHandlerTest, SymbolicLinksMayNotLeadOutOrToHiddenFiles) {
  fs::create_symlink(outside_, site_ / "out.txt");
  fs::create_symlink("../secret.txt", site_ / "out2.txt");
  fs::create_directory_symlink(folder_.path(), site_ / "up");
  fs::create_symlink(".marker", site_ / "marker.txt");
  fs::create_symlink("nowhere", site_ / "dead.txt");
  fs::create_symlink("loop.txt", site_ / "loop.txt");
  fs::create_symlink("bare/a.txt", site_ / "inside.txt");
  fs::create_directories(site_ / "d");
  fs::create_symlink(outside_, site_ / "d/index.html");
  for (const char* target : {"/out.txt", "/out2.txt", "/up/secret.txt", "/up/", "/up", "/marker.txt", "/dead.txt",
                             "/loop.txt", "/d/", "/file/"})
    EXPECT_EQ(get(target).status, 404) << target;
  EXPECT_EQ(bytes(get("/inside.txt")), "a");
}

TEST_F(SiteHandlerTest, AFolderWithASimilarNameIsOutside) {
  base::write_file(folder_.path() / "网 站2/a.txt", "other");
  fs::create_symlink(folder_.path() / "网 站2/a.txt", site_ / "other.txt");
  EXPECT_EQ(get("/other.txt").status, 404);
}

TEST_F(SiteHandlerTest, APipeIsNotAFile) {
  ASSERT_EQ(::mkfifo((site_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(get("/pipe").status, 404);
}

TEST_F(SiteHandlerTest, TheSitesOwnPageFor404) {
  base::write_file(site_ / "404.html", "<p>没有</p>");
  for (const char* target : {"/nope", "/../x"}) {
    const Reply reply = get(target);
    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(reply.content_type, "text/html; charset=utf-8");
    EXPECT_EQ(bytes(reply), "<p>没有</p>");
  }
}

TEST_F(SiteHandlerTest, TheSitesOwnPageFor404IsCompressedToo) {
  const std::string page(3000, 'x');
  base::write_file(site_ / "404.html", page);
  const Reply reply = handler().answer({"/nope", "", true});
  EXPECT_EQ(reply.status, 404);
  ASSERT_NE(reply.compressed, nullptr);
  EXPECT_EQ(*reply.compressed, serve::gzipped(page));
  EXPECT_EQ(header(reply, "Vary"), "Accept-Encoding");
  EXPECT_EQ(header(reply, "ETag"), "(none)");
}

TEST_F(SiteHandlerTest, TheStateIsForThisMachineAlone) {
  EXPECT_EQ(bytes(get_here("/-/health")), "{\"status\":\"ok\"}\n");
  handler_ = std::make_unique<SiteHandler>(site_, [] { return base::Json::Object{{"refusal", "台账.xlsx 整改!E7"}}; });
  EXPECT_EQ(bytes(get("/-/health")), "{\"status\":\"ok\"}\n");
  EXPECT_EQ(bytes(get_here("/-/health")),
            "{\n  \"status\": \"ok\",\n  \"watch\": {\n    \"refusal\": \"台账.xlsx 整改!E7\"\n  }\n}\n");
}

TEST_F(SiteHandlerTest, ScreensAreNotedByTheirVersionFileOnly) {
  base::write_file(site_ / "kiosk/version.js", "v");
  base::write_file(site_ / "ZB1/kiosk/version.js", "v");
  for (const char* target : {"/?screen=a&shown=a", "/kiosk/?screen=b&shown=b", "/bare/a.txt?screen=c&shown=c"})
    get(target);
  EXPECT_EQ(bytes(get_here("/-/screens")), "[]\n");
  EXPECT_EQ(get("/-/screens").status, 404);
  EXPECT_EQ(bytes(get("/-/screens")), bytes(get("/-/nope")));
  EXPECT_EQ(bytes(get("/kiosk/version.js?screen=a&shown=a")), "v");
  EXPECT_EQ(bytes(get("/ZB1/kiosk/version.js?screen=b&shown=b")), "v");
  const std::string list = bytes(get_here("/-/screens"));
  EXPECT_NE(list.find("\"screen\": \"a\""), std::string::npos) << list;
  EXPECT_NE(list.find("\"screen\": \"b\""), std::string::npos) << list;
}

TEST_F(SiteHandlerTest, EndpointsWinOverFiles) {
  const Reply reply = get("/-/health?x");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(bytes(reply), "{\"status\":\"ok\"}\n");
  EXPECT_EQ(reply.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(header(reply, "Cache-Control"), "no-store");
  EXPECT_EQ(get("/-/nope").status, 404);
  EXPECT_EQ(get("/-/").status, 404);
}

TEST_F(SiteHandlerTest, TagsAndCaching) {
  const std::string etag = header(get("/"), "ETag");
  EXPECT_EQ(etag.size(), 34U);
  EXPECT_EQ(header(get("/"), "Cache-Control"), "no-cache");
  EXPECT_EQ(header(get("/style-1a2b3c4d.css"), "Cache-Control"), "public, max-age=31536000, immutable");
  const Reply unchanged = get("/", "\"x\", W/" + etag);
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.file, nullptr);
  EXPECT_EQ(header(unchanged, "ETag"), etag);
  base::write_file_atomic(site_ / "index.html", "new");
  EXPECT_EQ(get("/", etag).status, 200);
}

TEST_F(SiteHandlerTest, AnOpenFileStaysItselfWhenReplaced) {
  const Reply reply = get("/");
  base::write_file_atomic(site_ / "index.html", "a longer new page");
  EXPECT_EQ(bytes(reply), "root");
}

TEST_F(SiteHandlerTest, TheVersionFileIsNeverKept) {
  base::write_file(site_ / "version.json", "{}");
  EXPECT_EQ(header(get("/version.json"), "Cache-Control"), "no-store");
}

TEST_F(SiteHandlerTest, CompressesLargerTexts) {
  const std::string text(3000, 'x');
  base::write_file(site_ / "a.txt", text);
  base::write_file(site_ / "a.png", text);
  base::write_file(site_ / "huge.txt", std::string(3U << 20U, 'x'));
  const Reply gzip = handler().answer({"/a.txt", "", true});
  ASSERT_NE(gzip.compressed, nullptr);
  EXPECT_EQ(*gzip.compressed, serve::gzipped(text));
  EXPECT_EQ(gzip.file, nullptr);
  EXPECT_EQ(header(gzip, "Vary"), "Accept-Encoding");
  const std::string plain_tag = header(get("/a.txt"), "ETag");
  EXPECT_EQ(header(gzip, "ETag"), plain_tag.substr(0, plain_tag.size() - 1) + "-gz\"");
  EXPECT_EQ(handler().answer({"/a.txt", header(gzip, "ETag"), true}).status, 304);
  EXPECT_EQ(handler().answer({"/a.txt", plain_tag, true}).status, 200);
  EXPECT_EQ(handler().answer({"/a.txt", plain_tag, false}).status, 304);
  for (const char* target : {"/a.png", "/huge.txt", "/", "/nope"}) {
    const Reply plain = handler().answer({target, "", true});
    EXPECT_EQ(plain.compressed, nullptr) << target;
    EXPECT_EQ(header(plain, "Vary"), "(none)") << target;
  }
}

TEST_F(SiteHandlerTest, ASiteReplacedAsAWholeIsSeen) {
  EXPECT_EQ(bytes(get("/")), "root");
  fs::rename(site_, folder_.path() / "old");
  base::write_file(site_ / "index.html", "another");
  EXPECT_EQ(bytes(get("/")), "another");
}

TEST(SiteHandler, NeedsAFolder) {
  const support::TempDir folder;
  const fs::path nowhere = folder.path() / "site";
  try {
    const SiteHandler handler(nowhere);
    FAIL();
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.message(),
              nowhere.string() + "：没有这个网站文件夹。请先运行 gongshilan build，或用 --site 指出文件夹。");
  }
}

}  // namespace
