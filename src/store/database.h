// SPDX-License-Identifier: MIT
// SQLite behind owned handles. Every failed call is a Failure that names the file. Knows no table of ours. One thread
// at a time may use a Database and its statements: SQLite's own locks are off.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

class Database;

// A prepared statement. bind_* count parameters from 1 in call order; columns count from 0.
class Statement {
 public:
  Statement& reset();
  Statement& bind(std::string_view text);        // empty is NULL
  Statement& bind_text(std::string_view text);   // empty stays empty
  Statement& bind_view(std::string_view text);   // not copied: it must live until the last step; empty is NULL
  Statement& bind_blob(std::string_view bytes);  // likewise
  Statement& bind(std::int64_t number);
  Statement& bind_null();
  bool step();  // true: a row stands ready
  void run();   // to the end

  [[nodiscard]] std::string text(int column) const;       // NULL as empty
  [[nodiscard]] std::string_view view(int column) const;  // the same, until the next step
  [[nodiscard]] std::string blob(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::optional<int> optional_number(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Database;
  void prepare();
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(const Database& database, std::string sql) : database_(&database), sql_(std::move(sql)) {}

  const Database* database_;
  std::string sql_;  // not prepared yet
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
  int next_parameter_ = 1;
};

class Database {
 public:
  // Opens or makes the record, brings its tables up to date; refuses one that a newer program wrote.
  static Database open(const std::filesystem::path& path);
  static Database open_plain(const std::filesystem::path& path);  // any SQLite file, as it is

  Statement prepare(const std::string& sql) const;
  Statement prepare_later(std::string sql) const;  // at the first reset(), which comes before anything else
  void run(const std::string& sql) const;          // one or several statements without parameters
  std::int64_t number(const std::string& sql) const;
  [[nodiscard]] bool in_transaction() const;
  std::int64_t changes() const;   // rows of the last statement
  std::int64_t last_row() const;  // the id of the row that was inserted last

  [[noreturn]] void fail() const;

 private:
  friend class Statement;
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  Database(sqlite3* handle, std::filesystem::path path) : handle_(handle), path_(std::move(path)) {}

  std::unique_ptr<sqlite3, Closer> handle_;
  std::filesystem::path path_;
};

// What is read during its life is of one moment, and the file is not locked for each statement anew. Nothing more
// while a transaction is open.
class Snapshot {
 public:
  explicit Snapshot(const Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  const Database& database_;
  bool mine_;
};

// Rolls back at the end of its life unless committed.
class Transaction {
 public:
  enum class Lock { at_once, when_written };
  explicit Transaction(const Database& database, Lock lock = Lock::at_once);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

// Joins the transaction that is open, which is another's to commit; opens one of its own where none is.
class JoinedTransaction {
 public:
  explicit JoinedTransaction(const Database& database) {
    if (!database.in_transaction()) own_.emplace(database);
  }
  void commit() {
    if (own_) own_->commit();
  }

 private:
  std::optional<Transaction> own_;
};

}  // namespace store
