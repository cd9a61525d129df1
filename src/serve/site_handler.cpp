// SPDX-License-Identifier: MIT
#include "serve/site_handler.h"

#include <exception>

#include "serve/content_type.h"
#include "serve/request_path.h"

namespace serve {
namespace {

constexpr std::string_view kPlainText = "text/plain; charset=utf-8";
constexpr std::size_t kLeastToCompress = 1024;
constexpr std::size_t kMostToCompress = std::size_t{2} * 1024 * 1024;

std::string_view error_text(int status) {
  switch (status) {
    case 400:
      return "请求有误。\n";
    case 404:
      return "没有这个页面。\n";
    case 405:
      return "这里只能浏览（GET 和 HEAD）。\n";
    case 413:
      return "这里只能浏览，不接收内容。\n";
    case 414:
      return "网址太长。\n";
    case 431:
      return "请求头太长。\n";
    case 500:
      return "服务器出错，请稍后再试。\n";
    case 503:
      return "来访太多，请稍后再试。\n";
    default:
      return "请求不能处理。\n";
  }
}

Reply json_reply(std::string body) {
  Reply reply{200, "application/json; charset=utf-8", std::move(body), nullptr, nullptr, {}};
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

bool is_version_of_screens(const RequestPath& path) {
  const std::size_t count = path.segments.size();
  return !path.ends_with_slash && count >= 2 && path.segments[count - 2] == "kiosk" &&
         path.segments[count - 1] == "version.js";
}

// Relative, so that it holds behind a proxy that serves us under a sub-path.
Reply redirect_to_folder(const RequestPath& path) {
  Reply reply = error_reply(301);
  reply.body.clear();
  reply.headers.emplace_back("Location", percent_encode_segment(path.segments.back()) + "/");
  return reply;
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& security_headers() {
  static const std::vector<std::pair<std::string, std::string>> kHeaders = {
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Frame-Options", "SAMEORIGIN"},
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
       "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"},
  };
  return kHeaders;
}

Reply error_reply(int status) {
  Reply reply{status, std::string(kPlainText), std::string(error_text(status)), nullptr, nullptr, {}};
  reply.headers.emplace_back("Cache-Control", "no-cache");
  if (status == 405) reply.headers.emplace_back("Allow", "GET, HEAD");
  if (status == 503) reply.headers.emplace_back("Retry-After", "5");
  return reply;
}

Reply SiteHandler::answer(const Request& request) {
  try {
    return answer_unguarded(request);
  } catch (const std::exception&) {
    return error_reply(500);
  }
}

Reply SiteHandler::answer_unguarded(const Request& request) {
  const auto path = parse_request_path(request.target);
  if (!path) return not_found(request);
  if (path->is_reserved()) return path->ends_with_slash ? error_reply(404) : own_page(path->relative(), request);
  if (is_version_of_screens(*path)) screens_.note(request.target, request.address);
  Lookup found = files_.find(*path);
  if (std::holds_alternative<IsFolder>(found)) return redirect_to_folder(*path);
  auto* file = std::get_if<std::shared_ptr<OpenFile>>(&found);
  return file == nullptr ? not_found(request) : send(std::move(*file), request);
}

// What is for this machine alone is not there for others.
Reply SiteHandler::own_page(const std::string& path, const Request& request) {
  if (path == "-/screens" && request.is_local) return json_reply(screens_.list().dump());
  if (path != "-/health") return error_reply(404);
  if (!request.is_local || state_ == nullptr) return json_reply("{\"status\":\"ok\"}\n");
  base::Json health{base::Json::Object{}};
  health.set("status", "ok").set("watch", state_());
  return json_reply(health.dump());
}

Reply SiteHandler::not_found(const Request& request) {
  Reply reply = error_reply(404);
  Lookup page = files_.find(RequestPath{{"404.html"}, false});
  if (auto* file = std::get_if<std::shared_ptr<OpenFile>>(&page)) {
    reply.body.clear();
    put_file(reply, std::move(*file), request);
  }
  return reply;
}

Reply SiteHandler::send(std::shared_ptr<OpenFile> file, const Request& request) {
  Reply reply;
  std::string etag = etags_.etag(file->descriptor(), file->status());
  reply.headers.emplace_back("Cache-Control", cache_control(file->name()));
  put_file(reply, std::move(file), request);
  if (reply.compressed != nullptr) etag.insert(etag.size() - 1, "-gz");  // another representation
  reply.headers.emplace_back("ETag", etag);
  if (matches_none_match(request.if_none_match, etag)) {
    reply.status = 304;
    reply.content_type.clear();
    reply.compressed.reset();
    reply.file.reset();
  }
  return reply;
}

void SiteHandler::put_file(Reply& reply, std::shared_ptr<OpenFile> file, const Request& request) {
  reply.content_type = content_type(file->name());
  if (is_compressible(file->name()) && file->size() > kLeastToCompress && file->size() <= kMostToCompress) {
    reply.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.accepts_gzip) reply.compressed = gzips_.get(*file);
  }
  if (reply.compressed == nullptr) reply.file = std::move(file);
}

}  // namespace serve
