// SPDX-License-Identifier: MIT
#include "store/postings.h"

#include <fmt/format.h>

#include "base/json.h"

namespace store {
namespace {

using model::TableId;

std::string_view table_key(TableId table) { return model::table(table).key; }

template <class Record>
model::Posting* posting_of(std::vector<Record>& records, std::string_view number) {
  for (Record& each : records)
    if (each.number == number) return &each.posting;
  return nullptr;
}

// What the ledger has no more stands in no cell of it; another row may stand there now.
template <class Record>
void lose_places(std::vector<Record>& records) {
  for (Record& each : records)
    if (each.posting.gone) each.origin = {};
}

// Null where the row stands in no list of this record.
model::Posting* posting_of(model::YearRecord& record, std::string_view table, std::string_view number) {
  if (table == table_key(TableId::rectification)) {
    if (auto* posting = posting_of(record.items, number)) return posting;
    return posting_of(record.earlier_items, number);
  }
  if (auto* posting = posting_of(record.commitments, number)) return posting;
  return posting_of(record.earlier_commitments, number);
}

}  // namespace

Postings::Postings(const Database& database)
    : database_(database),
      first_(database.prepare_later("SELECT ledger_table, record, audience, first, version FROM posting WHERE "
                                    "organization = ?")),
      texts_(database.prepare_later("SELECT ledger_table, record, date, basis, fields FROM posted_text WHERE "
                                    "organization = ? ORDER BY ledger_table, record, version")),
      gone_(database.prepare_later("SELECT ledger_table, record, date FROM gone_from_ledger WHERE organization = ?")),
      add_first_(database.prepare_later("INSERT OR IGNORE INTO posting (organization, ledger_table, record, audience, "
                                        "first, version) VALUES (?, ?, ?, ?, ?, ?)")),
      add_text_(database.prepare_later("INSERT OR IGNORE INTO posted_text (organization, ledger_table, record, "
                                       "version, date, basis, fields) VALUES (?, ?, ?, ?, ?, ?, ?)")) {}

void Postings::load(model::YearRecord& record) {
  load_first(record);
  load_texts(record);
  load_gone(record);
}

void Postings::load_first(model::YearRecord& record) {
  const Statement& row = first_.reset().bind(record.organization.number);
  while (first_.step()) {
    model::Posting* posting = posting_of(record, row.view(0), row.view(1));
    const auto audience = model::from_word<model::Audience>(row.view(2));
    if (posting == nullptr || !audience) continue;
    posting->first[static_cast<std::size_t>(*audience)] = model::parse_date(row.view(3));
    posting->from[static_cast<std::size_t>(*audience)] = static_cast<std::size_t>(row.number(4));
  }
}

void Postings::load_texts(model::YearRecord& record) {
  const Statement& row = texts_.reset().bind(record.organization.number);
  while (texts_.step())
    if (model::Posting* posting = posting_of(record, row.view(0), row.view(1)))
      posting->texts.push_back(
          {model::parse_date(row.view(2)).value_or(model::Date()), row.text(3), fields_in(row.view(4))});
}

void Postings::load_gone(model::YearRecord& record) {
  const Statement& row = gone_.reset().bind(record.organization.number);
  while (gone_.step())
    if (model::Posting* posting = posting_of(record, row.view(0), row.view(1)))
      posting->gone = model::parse_date(row.view(2));
  lose_places(record.items);
  lose_places(record.commitments);
}

void Postings::add_first(const std::string& organization, TableId table, const std::string& record,
                         model::Audience audience, model::Date day, std::size_t version) {
  add_first_.reset().bind_text(organization).bind_text(table_key(table)).bind_text(record);
  add_first_.bind_text(model::word(audience)).bind_text(model::iso(day)).bind(static_cast<std::int64_t>(version));
  add_first_.run();
}

void Postings::add_text(const std::string& organization, TableId table, const std::string& record, std::size_t version,
                        const model::PostedText& text) {
  add_text_.reset().bind_text(organization).bind_text(table_key(table)).bind_text(record);
  add_text_.bind(static_cast<std::int64_t>(version)).bind_text(model::iso(text.date)).bind(text.basis);
  add_text_.bind_text(to_json(text.fields));
  add_text_.run();
}

std::string Postings::mark(std::optional<model::Audience> audience) const {
  Statement count = database_.prepare("SELECT count(*) FROM posting WHERE ?1 IS NULL OR audience = ?1");
  if (audience) {
    count.bind_text(model::word(*audience));
  } else {
    count.bind_null();
  }
  count.step();
  const std::int64_t texts = audience ? 0 : database_.number("SELECT count(*) FROM posted_text");
  return fmt::format("{} {}", count.number(0), texts);
}

std::string to_json(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string out = "{";
  for (const auto& [key, value] : fields) {
    if (out.size() > 1) out += ',';
    base::append_json_text(out, key);
    out += ':';
    base::append_json_text(out, value);
  }
  return out + "}";
}

std::vector<std::pair<std::string, std::string>> fields_in(std::string_view json) {
  std::vector<std::pair<std::string, std::string>> fields;
  const base::Json parsed = base::parse_json(json, "posted_text");
  if (const auto* object = parsed.get<base::Json::Object>())
    for (const auto& [key, value] : *object)
      if (const auto* text = value.get<std::string>()) fields.emplace_back(key, *text);
  return fields;
}

}  // namespace store
