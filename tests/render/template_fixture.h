// SPDX-License-Identifier: MIT
// Short words for tests of templates.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"
#include "render/templates.h"

namespace render_test {

using render::Templates;
using render::Value;

inline Templates templates(const std::vector<base::EmbeddedFile>& files) { return Templates(files); }

// One page, called "x".
inline std::string render_x(std::string_view text, const Value& value) {
  return Templates({{"site-templates/x.mustache", text}}).render("x", value);
}

// The whole message of the Failure that `action` must end with.
template <class Action>
std::string failure_of(Action action) {
  try {
    action();
  } catch (const base::Failure& failure) {
    return failure.message();
  }
  return "no failure";
}

inline std::string load_failure(const std::vector<base::EmbeddedFile>& files) {
  return failure_of([&] { Templates{files}; });
}
inline std::string load_failure(std::string_view text) { return load_failure({{"site-templates/x.mustache", text}}); }

inline std::string render_failure(std::string_view text, const Value& value) {
  return failure_of([&] { render_x(text, value); });
}

}  // namespace render_test
