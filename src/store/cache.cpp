// SPDX-License-Identifier: MIT
#include "store/cache.h"

#include <algorithm>

#include "base/failure.h"
#include "base/hash.h"

namespace store {
namespace {

constexpr std::int64_t kFormat = 3;  // raise it when the meaning of any entry changes
constexpr std::size_t kCheckBytes = 8;

// SQLite notices torn pages, not changed bytes inside a value.
std::string check_of(std::string_view name, std::string_view bytes) {
  base::Sha256 hash;
  hash.add_field(name);
  hash.add(bytes);
  return hash.digest().substr(0, kCheckBytes);
}

}  // namespace

struct Cache::Open {
  explicit Open(const std::filesystem::path& path)
      : database(Database::open_plain(path)),
        get(prepare(database)),
        put(database.prepare(
            "INSERT INTO entry VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")),
        remove(database.prepare("DELETE FROM entry WHERE name = ?")),
        list(database.prepare("SELECT name FROM entry WHERE name >= ?1 AND name < ?1 || char(1114111)")),
        transaction(std::make_unique<Transaction>(database)) {}

  static Statement prepare(const Database& database) {
    // NORMAL: after a power cut an old state or a new one, never a mix; which of them, the site's version file tells.
    database.run(
        "PRAGMA busy_timeout=1000; PRAGMA journal_mode=DELETE; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4000;");
    if (database.number("PRAGMA user_version") != kFormat) {
      database.run("DROP TABLE IF EXISTS entry; CREATE TABLE entry (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;");
      database.run("PRAGMA user_version=" + std::to_string(kFormat));
    }
    return database.prepare("SELECT value FROM entry WHERE name = ?");
  }

  Database database;
  Statement get, put, remove, list;
  std::unique_ptr<Transaction> transaction;
};

Cache::Cache(std::filesystem::path path) : path_(std::move(path)) { open(); }
Cache::~Cache() = default;

// The file, a new file, or where none can be one of SQLite's own that goes with the run.
void Cache::open() {
  std::error_code ignored;
  std::filesystem::create_directories(path_.parent_path(), ignored);
  for (const std::string& where : {path_.string(), path_.string(), std::string()}) {
    try {
      open_ = std::make_unique<Open>(where);
      is_kept_ = !where.empty();
      return;
    } catch (const base::Failure&) {
      remove_file();
    }
  }
}

void Cache::remove_file() {
  std::error_code ignored;
  for (const char* ending : {"", "-journal"}) {
    const std::filesystem::path file = path_.string() + ending;
    if (std::filesystem::is_regular_file(file, ignored) && std::filesystem::remove(file, ignored)) was_damaged_ = true;
  }
}

void Cache::throw_away() {
  open_.reset();
  remove_file();
  open();
}

std::optional<std::string> Cache::get(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (!open_) return std::nullopt;
  try {
    Statement& row = open_->get.reset().bind_view(name);
    if (!row.step()) return std::nullopt;
    std::string value = row.blob(0);
    row.reset();
    const std::string_view bytes =
        std::string_view(value).substr(0, value.size() - std::min(value.size(), kCheckBytes));
    if (value.size() >= kCheckBytes && value.ends_with(check_of(name, bytes))) {
      value.resize(bytes.size());
      return value;
    }
    throw_away();
  } catch (const base::Failure&) {
    throw_away();
  }
  return std::nullopt;
}

void Cache::put(std::string_view name, std::string_view bytes) {
  const std::string value = std::string(bytes) + check_of(name, bytes);
  const std::lock_guard lock(mutex_);
  if (!open_) return;
  try {
    open_->put.reset().bind_view(name).bind_blob(value).run();
    open_->put.reset();
  } catch (const base::Failure&) {
    throw_away();
  }
}

void Cache::remove(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (!open_) return;
  try {
    open_->remove.reset().bind_view(name).run();
  } catch (const base::Failure&) {
    throw_away();
  }
}

std::vector<std::string> Cache::names_under(std::string_view prefix) {
  std::vector<std::string> names;
  const std::lock_guard lock(mutex_);
  if (!open_) return names;
  try {
    Statement& rows = open_->list.reset().bind_view(prefix);
    while (rows.step()) names.push_back(rows.text(0));
  } catch (const base::Failure&) {
    throw_away();
  }
  return names;
}

void Cache::commit() {
  const std::lock_guard lock(mutex_);
  if (!open_) return;
  try {
    open_->transaction->commit();
    open_->transaction.reset();
    open_->transaction = std::make_unique<Transaction>(open_->database);
  } catch (const base::Failure&) {
    throw_away();
  }
}

}  // namespace store
