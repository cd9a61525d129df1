// SPDX-License-Identifier: MIT
// What is answered to a request, as plain values: no sockets and no HTTP library.
// Endpoints of our own stand under the reserved prefix "/-/", so that no file of a site can hide them.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "serve/etag.h"
#include "serve/gzip_cache.h"
#include "serve/screens.h"
#include "serve/site_files.h"

namespace serve {

// GET and HEAD are answered alike; what is asked otherwise is refused before (request_head.h).
struct Request {
  std::string target, if_none_match;
  bool accepts_gzip = false;
  std::string address = {};  // of the guest
  bool is_local = false;     // from this machine itself, and meant for it: may see what is nobody else's business
};

// One of: a text, a compressed file, an open file, nothing at all.
struct Reply {
  int status = 200;
  std::string content_type, body;
  std::shared_ptr<const std::string> compressed;  // by gzip
  std::shared_ptr<OpenFile> file;
  std::vector<std::pair<std::string, std::string>> headers;
};

// Sent with every answer, errors included.
const std::vector<std::pair<std::string, std::string>>& security_headers();

Reply error_reply(int status);  // a short Chinese text

class SiteHandler {
 public:
  // state: what /-/health tells local guests besides.
  explicit SiteHandler(const std::filesystem::path& site, std::function<base::Json::Object()> state = nullptr)
      : files_(site), etags_(kMostEtags), gzips_(kMostGzipBytes), state_(std::move(state)) {}

  Reply answer(const Request& request);  // whatever goes wrong inside is a 500

 private:
  static constexpr std::size_t kMostEtags = 4096;
  static constexpr std::size_t kMostGzipBytes = std::size_t{32} * 1024 * 1024;

  Reply answer_unguarded(const Request& request);
  Reply own_page(const std::string& path, const Request& request);
  Reply not_found(const Request& request);
  Reply send(std::shared_ptr<OpenFile> file, const Request& request);
  void put_file(Reply& reply, std::shared_ptr<OpenFile> file, const Request& request);

  SiteFiles files_;
  EtagCache etags_;
  GzipCache gzips_;
  const std::function<base::Json::Object()> state_;
  Screens screens_;
};

}  // namespace serve
