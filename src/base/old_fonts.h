// SPDX-License-Identifier: MIT
// Characters that machines of before 2005 had to keep in the private use area, since Unicode had no place for them yet.
#pragma once

namespace base {

// The character that one of the private use area was in GBK and in GB18030-2000, by today's code point (GB18030-2022);
// 0 if the standard never had one there.
char32_t meant_by_old_fonts(char32_t private_use);

}  // namespace base
