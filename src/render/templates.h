// SPDX-License-Identifier: MIT
// Templates of one folder, strict: what Mustache renders as nothing, or borrows, or cuts off in silence is a Failure
// here. Parsed once, when first used. Must not know the domain or where the files come from.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "render/value.h"

namespace render {

class Templates {
 public:
  // `files`: all of them, partials too, in `folder`; "site-templates/index.mustache" and a workspace's
  // "templates/index.mustache" are called "index". Throws Failure.
  explicit Templates(const std::vector<base::EmbeddedFile>& files, std::string folder = "site-templates/");
  ~Templates();
  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) noexcept;

  // May be called from several threads at once. Throws Failure naming template, line and key.
  [[nodiscard]] std::string render(std::string_view name, const Value& context) const;

  [[nodiscard]] const std::string& digest() const { return digest_; }
  static std::string digest_of(std::vector<base::EmbeddedFile> files);  // SHA-256 over all names and bytes

 private:
  struct Compiled;
  [[nodiscard]] std::string path_of(std::string_view name) const;

  std::string folder_;
  std::vector<std::unique_ptr<Compiled>> pages_;  // sorted by name
  std::string digest_;
};

}  // namespace render
