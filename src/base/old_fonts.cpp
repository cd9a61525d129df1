// SPDX-License-Identifier: MIT
#include "base/old_fonts.h"

#include <string_view>

namespace base {
namespace {

// Positions of GBK were given to the private use area one after the other; each of these is one run.
constexpr char32_t kVerticalMarks = 0xE78D, kDescriptions = 0xE7E7, kRareHan = 0xE815;
constexpr std::u32string_view kVerticalMarksMean = U"︐︒︑︓︔︕︖︗︘︙";
constexpr std::u32string_view kDescriptionsMean = U"〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻";
constexpr std::u32string_view kRareHanMean =
    U"⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟"
    U"㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
    U"䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟"
    U"䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻";
static_assert(kVerticalMarksMean.size() == 10 && kDescriptionsMean.size() == 13 && kRareHanMean.size() == 80);

char32_t in_run(char32_t c, char32_t first, std::u32string_view meant) {
  return c >= first && c - first < meant.size() ? meant[c - first] : 0;
}

}  // namespace

char32_t meant_by_old_fonts(char32_t private_use) {
  if (private_use == 0xE5E5) return 0x3000;  // a blank
  if (private_use == 0xE7C7) return 0x1E3F;  // m with an acute
  if (private_use == 0xE7C8) return 0x01F9;  // n with a grave
  if (const char32_t mark = in_run(private_use, kVerticalMarks, kVerticalMarksMean); mark != 0) return mark;
  if (const char32_t description = in_run(private_use, kDescriptions, kDescriptionsMean); description != 0)
    return description;
  return in_run(private_use, kRareHan, kRareHanMean);
}

}  // namespace base
