// SPDX-License-Identifier: MIT
// What is answered to a request, as plain values: no sockets and no HTTP library.
// Endpoints of our own stand under the reserved prefix "/-/", so that no file of a site can hide them.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/etag.h"
#include "serve/site_files.h"

namespace serve {

struct Request {
  std::string method, target, if_none_match;
  bool has_body = false;
};

struct Reply {
  int status = 200;
  std::string content_type, body;
  std::shared_ptr<OpenFile> file;  // instead of a body
  std::vector<std::pair<std::string, std::string>> headers;
};

// Sent with every answer, errors included.
const std::vector<std::pair<std::string, std::string>>& security_headers();

Reply error_reply(int status);  // a short Chinese text

class SiteHandler {
 public:
  explicit SiteHandler(const std::filesystem::path& site) : files_(site), etags_(kMostEtags) {}

  Reply answer(const Request& request);  // whatever goes wrong inside is a 500

 private:
  static constexpr std::size_t kMostEtags = 4096;

  Reply answer_unguarded(const Request& request);
  Reply not_found() const;
  Reply send(std::shared_ptr<OpenFile> file, std::string_view if_none_match);

  SiteFiles files_;
  EtagCache etags_;
};

}  // namespace serve
