// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "rules/finder.h"
#include "rules/health_words.h"
#include "rules/record_texts.h"

namespace rules {

void find_in_texts(Finder& finder) {
  for (const CellText& cell : texts_of(finder.record)) {
    if (cell.earlier) continue;  // said of its own meeting
    const std::string_view word = health_word_in(*cell.text);
    if (word.empty()) continue;
    const model::Table& table = model::table(cell.table);
    finder.item = cell.number;
    finder.say(Rule::health_words, {cell.table, cell.origin, cell.column},
               fmt::format("{}里有“{}”，涉及健康情况。个人的健康情况不公示，请改写；说的不是某个人的，不用改。",
                           table.columns[table.index_of(cell.column).value()].header, word));
  }
  finder.item.clear();
}

}  // namespace rules
