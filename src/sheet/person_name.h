// SPDX-License-Identifier: MIT
// One way to write a person's name, so that names match: 张 三 is 张三, and 阿里木•买买提 is 阿里木·买买提. Changes no
// character of a name.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace sheet {

struct NameWritten {
  std::string text;
  bool blanks = false, dots = false;  // what was changed
};

// The one name in a cell. Blanks between Chinese characters go, elsewhere one stays; between Chinese characters every
// dot, also a full stop, becomes ·. Nothing if it stands so already.
std::optional<NameWritten> one_name(std::string_view text);

// Names, posts and bodies, separated by whatever (张三、李四 or 张三 李四). Only two or three single characters that
// blanks keep apart are a name; more could be two names, and stay. Dots as above, but 。 ends a
// sentence, and one beside a blank begins an entry of a list.
std::optional<NameWritten> listed_names(std::string_view text);

}  // namespace sheet
