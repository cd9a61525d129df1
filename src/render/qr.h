// SPDX-License-Identifier: MIT
// A QR code as inline SVG: one path, a quiet zone of 4, no style, no ids. Colours and size belong to the stylesheet.
#pragma once
#include <string_view>

#include "render/value.h"

namespace render {

// `text`: a URL (non-ASCII is percent-encoded first) or plain text; `label`: what a screen reader says.
// Too long a text, or one with control characters, is a Failure.
Raw qr_svg(std::string_view text, std::string_view label);

}  // namespace render
