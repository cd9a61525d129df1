// SPDX-License-Identifier: MIT
// Frozen promises (ledger.md, "Posted"): which words of an item or a commitment are fixed from its first posting on,
// whether they say something else now, what a build adds to the postings, and the text as it stood on a day. Pure; who
// may see a former text is not its business (rules/disclose_postings).
//
//   整改   问题编号, the words of that problem, 主体, 整改事项, 整改措施, 责任人, 责任单位: with 调整依据
//          整改时限: never, but by 延期; one that was not there may be added with 调整依据
//   承诺   承诺人, 整改编号, 承诺事项, 措施, 完成时限: with 调整依据
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/disclosed.h"
#include "model/record.h"

namespace rules {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view kProblemText = "problem_text";  // of the problem that an item names
inline constexpr std::string_view kName = "name";                 // of the member that a row names; not compared

Fields frozen_fields(const model::Rectification& item, const model::YearRecord& record);
Fields frozen_fields(const model::Commitment& commitment);
const std::string& field(const Fields& fields, std::string_view key);  // empty if it is not there

// Blanks, line ends and full-width forms of Latin characters are no other words.
bool same_words(std::string_view a, std::string_view b);
// Keys whose words differ, in the order of the columns.
std::vector<std::string> changed_fields(const Fields& before, const Fields& after);

// What is shown and not posted yet to this audience, or posted with other words; no row twice.
struct ToPost {
  model::TableId table = model::TableId::rectification;
  std::string record;
  bool first = false;                     // to this audience
  std::size_t version = 0;                // the text that stands now
  std::optional<model::PostedText> text;  // if that is a new one
};
std::vector<ToPost> to_post(const model::YearRecord& record, const model::DisclosedRecord& shown);

// The row with the words of a posted text.
model::Rectification with_text(model::Rectification item, const Fields& text);
model::Commitment with_text(model::Commitment commitment, const Fields& text);

// Words that were changed by a posting after as_of become what they were. Not for validation.
void as_it_stood(model::YearRecord& record, model::Date as_of);

}  // namespace rules
