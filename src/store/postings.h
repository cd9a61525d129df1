// SPDX-License-Identifier: MIT
// What the workspace's own sites have shown: first days by audience, the versions of posted texts, and posted rows that
// the ledger has no more. Adds and reads; which text is another one is not its business (rules/frozen).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/record.h"
#include "store/database.h"

namespace store {

class Postings {
 public:
  explicit Postings(const Database& database);

  // Into the items and commitments of the record that have been posted.
  void load(model::YearRecord& record);

  // Within whatever transaction is open. version: of the text that stands on the first day.
  void add_first(const std::string& organization, model::TableId table, const std::string& record,
                 model::Audience audience, model::Date day, std::size_t version);
  void add_text(const std::string& organization, model::TableId table, const std::string& record, std::size_t version,
                const model::PostedText& text);

  // Another one, and a site that shows postings may be another one. audience: first days for it only.
  std::string mark(std::optional<model::Audience> audience) const;

 private:
  void load_first(model::YearRecord& record);
  void load_texts(model::YearRecord& record);
  void load_gone(model::YearRecord& record);

  const Database& database_;
  Statement first_, texts_, gone_, add_first_, add_text_;
};

// {"item":"…"} and back; values are texts.
std::string to_json(const std::vector<std::pair<std::string, std::string>>& fields);
std::vector<std::pair<std::string, std::string>> fields_in(std::string_view json);

}  // namespace store
