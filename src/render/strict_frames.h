// SPDX-License-Identifier: MIT
// The strict rules of looking up a key while a page is rendered: in the topmost object or row only, present,
// and of the kind that the tag wants. Must not know the Mustache library.
#pragma once
#include <cstddef>
#include <vector>

#include "render/template_expander.h"
#include "render/value.h"

namespace render {

// Where in its object a tag's key was found last, and as which literal: objects of one kind have their keys in one
// order, so that it is there again.
struct Hint {
  std::size_t place = 0;
  const char* key = nullptr;
};

class StrictFrames {
 public:
  StrictFrames() = default;
  explicit StrictFrames(const Value& page) : frames_{&page} {}

  // Never a value that the tag may not have: throws Failure. hint: of this tag.
  const Value& find(const Tag& tag, Hint& hint) const;

  void push(const Value& object) { frames_.push_back(&object); }
  void push_same() { frames_.push_back(frames_.back()); }  // a flag's section sees what surrounds it
  void pop() { frames_.pop_back(); }
  [[nodiscard]] std::size_t depth() const { return frames_.size(); }

 private:
  std::vector<const Value*> frames_;
};

}  // namespace render
