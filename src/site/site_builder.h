// SPDX-License-Identifier: MIT
// Makes a site from disclosed records, children before parents: values, pages, build code. Sees nothing else.
#pragma once
#include <string>

#include "base/hash.h"
#include "render/templates.h"
#include "site/page.h"
#include "site/publisher.h"
#include "site/root_pages.h"

namespace site {

class SiteBuilder {
 public:
  SiteBuilder(Frame frame, const render::Templates& templates, std::string_view css, Publisher& publisher);

  // Units of an organisation after those of every organisation below it.
  void add_unit(const model::DisclosedRecord& record);

  // The root's pages and summary.json; returns the build code: eight characters that stand for all inputs of the
  // disclosed site, as_of, templates and program.
  std::string finish(const std::string& own_organization, const std::string& own_meeting);

  [[nodiscard]] const Frame& frame() const { return frame_; }
  [[nodiscard]] std::size_t pages() const { return pages_; }

 private:
  void add_page(const std::string& folder, const PageView& view);

  Frame frame_;
  const render::Templates& templates_;
  Publisher& publisher_;
  base::Sha256 inputs_;
  std::size_t pages_ = 0;
};

}  // namespace site
