// SPDX-License-Identifier: MIT
#include "rules/content_code.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/hash.h"
#include "base/text.h"
#include "model/content_code.h"
#include "rules/content_fields.h"

namespace rules {
namespace {

using model::Matter;

// Tiers and filings count once they are approved or reviewed, on whatever day that is.
constexpr model::Date kOnceAllIsDone{2'932'896};  // 9999-12-31

std::string matters_of(const model::Batch& batch) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < model::kMatterCount; ++i)
    if (holds(batch, static_cast<Matter>(i))) words.emplace_back(model::word(static_cast<Matter>(i)));
  return base::join(words, "、");
}

void add_head(const Discloser& discloser, const model::Batch& batch, ContentFields& fields) {
  fields.begin(model::TableId::disclosure, batch.number);
  fields.add("organization", discloser.record.organization.number);
  fields.add("meeting", discloser.record.meeting.number);
  fields.add("contents", matters_of(batch));
  fields.add("scope", std::string(model::word(batch.scope)));
  fields.add("period", model::canonical(batch.period));
}

Content content_without(const Discloser& discloser, const model::Batch& batch,
                        std::span<const model::Withdrawal> withdrawn) {
  DisclosureOptions options = discloser.options;
  options.audience = batch.scope;
  options.as_of = kOnceAllIsDone;
  const Discloser to_batch{discloser.record, discloser.computed, discloser.plan, options};
  ContentFields fields(to_batch, withdrawn);
  add_head(to_batch, batch, fields);
  add_meeting(batch, fields);
  add_lists(batch, fields);
  add_preparation(batch, fields);
  return fields.take();
}

std::string code_of(const Content& content) {
  return model::content_code_of_digest(base::sha256_digest(to_text(content)));
}

// A field is one line, and its four parts stand between tabulators.
std::string on_one_line(std::string text) {
  text = base::replace_all(std::move(text), "\\", "\\\\");
  text = base::replace_all(std::move(text), "\t", "\\t");
  return base::replace_all(std::move(text), "\n", "\\n");
}

std::string as_it_was(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      out += line[i];
      continue;
    }
    ++i;
    out += line[i] == 't' ? '\t' : line[i] == 'n' ? '\n' : line[i];
  }
  return out;
}

}  // namespace

bool holds(const model::Batch& batch, Matter matter) {
  return std::find(batch.contents.begin(), batch.contents.end(), matter) != batch.contents.end();
}

Content content_of(const Discloser& discloser, const model::Batch& batch) {
  return content_without(discloser, batch, discloser.record.withdrawals);
}

bool is_bare(const Content& content) {
  return std::all_of(content.begin(), content.end(), [](const ContentField& field) {
    return field.table == model::table(model::TableId::disclosure).header;
  });
}

std::string to_text(const Content& content) {
  std::string text;
  for (const ContentField& field : content)
    text += on_one_line(field.table) + '\t' + on_one_line(field.record) + '\t' + on_one_line(field.column) + '\t' +
            on_one_line(field.text) + '\n';
  return text;
}

Content content_from_text(const std::string& text) {
  Content content;
  std::array<std::string, 4> parts;
  std::size_t part = 0;
  for (const char c : text) {
    if (c == '\n') {
      content.push_back({as_it_was(parts[0]), as_it_was(parts[1]), as_it_was(parts[2]), as_it_was(parts[3])});
      parts = {};
      part = 0;
    } else if (c == '\t' && part + 1 < parts.size()) {
      ++part;
    } else {
      parts[part] += c;
    }
  }
  return content;
}

std::string content_code(const Discloser& discloser, const model::Batch& batch) {
  return code_of(content_of(discloser, batch));
}

bool same_code(const std::string& a, const std::string& b) {
  const auto code = model::parse_content_code(base::to_half_width(a));
  return code && code == model::parse_content_code(base::to_half_width(b));
}

bool is_approved(const Discloser& discloser, const model::Batch& batch) {
  if (batch.code.empty() || !batch.approved || *batch.approved > discloser.options.as_of) return false;
  const std::span<const model::Withdrawal> withdrawn = discloser.record.withdrawals;
  for (std::size_t before = withdrawn.size() + 1; before-- > 0;)  // how many had been taken down when it was printed
    if (same_code(code_of(content_without(discloser, batch, withdrawn.first(before))), batch.code)) return true;
  return false;
}

bool wants_approval(const model::Plan& plan, const DisclosureOptions& options, model::Audience audience) {
  return (options.approval && audience >= *options.approval) || (plan.approval && audience >= *plan.approval);
}

}  // namespace rules
