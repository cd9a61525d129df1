// SPDX-License-Identifier: MIT
#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <string>
#include <utility>

#include "base/failure.h"
#include "store/migrations.h"

namespace store {

using base::Failure;

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

void Statement::prepare() {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_->handle_.get(), sql_.data(), static_cast<int>(sql_.size()), &statement, nullptr) !=
      SQLITE_OK)
    database_->fail();
  handle_.reset(statement);
  sql_.clear();
}

Statement& Statement::reset() {
  if (!sql_.empty()) prepare();
  sqlite3_reset(handle_.get());
  sqlite3_clear_bindings(handle_.get());
  next_parameter_ = 1;
  return *this;
}

Statement& Statement::bind(std::string_view text) { return text.empty() ? bind_null() : bind_text(text); }

Statement& Statement::bind_text(std::string_view text) {
  // A null pointer would bind NULL; an empty view may hold one.
  const char* data = text.data() == nullptr ? "" : text.data();
  if (sqlite3_bind_text64(handle_.get(), next_parameter_++, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) !=
      SQLITE_OK)
    database_->fail();
  return *this;
}

Statement& Statement::bind_view(std::string_view text) {
  if (text.empty()) return bind_null();
  if (sqlite3_bind_text64(handle_.get(), next_parameter_++, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8) !=
      SQLITE_OK)
    database_->fail();
  return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
  if (sqlite3_bind_blob64(handle_.get(), next_parameter_++, bytes.data(), bytes.size(), SQLITE_STATIC) != SQLITE_OK)
    database_->fail();
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  if (sqlite3_bind_int64(handle_.get(), next_parameter_++, number) != SQLITE_OK) database_->fail();
  return *this;
}

Statement& Statement::bind_null() {
  if (sqlite3_bind_null(handle_.get(), next_parameter_++) != SQLITE_OK) database_->fail();
  return *this;
}

bool Statement::step() {
  const int status = sqlite3_step(handle_.get());
  if (status == SQLITE_ROW) return true;
  if (status != SQLITE_DONE) database_->fail();
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

std::string Statement::text(int column) const { return std::string(view(column)); }

std::string_view Statement::view(int column) const {
  const auto* bytes = sqlite3_column_text(handle_.get(), column);
  if (bytes == nullptr) return "";
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  if (bytes == nullptr) return "";
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_.get(), column); }

std::optional<int> Statement::optional_number(int column) const {
  if (is_null(column)) return std::nullopt;
  return static_cast<int>(number(column));
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

Database Database::open_plain(const std::filesystem::path& path) {
  sqlite3* raw = nullptr;
  const int status =
      sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(raw, path);
  if (status != SQLITE_OK) database.fail();
  sqlite3_busy_timeout(raw, 10'000);
  sqlite3_extended_result_codes(raw, 1);
  return database;
}

Database Database::open(const std::filesystem::path& path) {
  Database database = open_plain(path);
  // Of a record that is new: fewer pages to write and to find than with the usual 4096, and a small change costs the
  // same; with 16384 it would cost more.
  database.run("PRAGMA page_size=8192;");
  database.run("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;");
  // Room for the branches of a tree of some hundred thousand rows; what is more goes to the disk.
  database.run("PRAGMA cache_size=-8000;");
  migrate(database, path);
  return database;
}

Statement Database::prepare(const std::string& sql) const {
  Statement statement(*this, sql);
  statement.prepare();
  return statement;
}

Statement Database::prepare_later(std::string sql) const { return {*this, std::move(sql)}; }

void Database::run(const std::string& sql) const {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::number(const std::string& sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.number(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_.get()); }

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

void Database::fail() const {
  switch (sqlite3_errcode(handle_.get()) & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Failure(path_.string(), "记录库正被别的程序使用", "请关闭它后再试。");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      throw Failure(path_.string(), "记录库已损坏或不是记录库",
                    "请从备份恢复这个文件；没有备份就移走它，再从 ledger 重新导入。");
    case SQLITE_FULL:
      throw Failure(path_.string(), "磁盘已满", "请腾出空间后再试，原有数据没有改变。");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      throw Failure(path_.string(), "记录库打不开或不能写", "请检查文件和文件夹的权限。");
    default:
      throw Failure(path_.string(), fmt::format("记录库出错（{}）", sqlite3_errmsg(handle_.get())),
                    "原有数据没有改变，请再试一次。");
  }
}

Snapshot::Snapshot(const Database& database) : database_(database), mine_(!database.in_transaction()) {
  if (mine_) database_.run("BEGIN");
}

Snapshot::~Snapshot() {
  if (!mine_) return;
  try {
    database_.run("COMMIT");
  } catch (const Failure&) {  // NOLINT(bugprone-empty-catch): nothing was written
  }
}

Transaction::Transaction(const Database& database, Lock lock) : database_(database) {
  database_.run(lock == Lock::at_once ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const Failure&) {  // NOLINT(bugprone-empty-catch): SQLite has already rolled back on its own
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace store
