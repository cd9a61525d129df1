// SPDX-License-Identifier: MIT
#include "store/migrations.h"

#include <fmt/format.h>

#include <array>

#include "base/failure.h"
#include "store/database.h"

namespace store {
namespace {

// Columns are those of model::tables() (a test compares them): text as typed, whole numbers as INTEGER, dates as
// YYYY-MM-DD, words in Chinese, so that the file can be read in twenty years with any SQLite. Every row knows the
// sheet and the row it was last read from. Rows without an identifier have an ordinal.
constexpr const char* kFirst = R"(
CREATE TABLE source_sheet (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sheet TEXT NOT NULL, ledger_table TEXT NOT NULL,
  is_list INTEGER NOT NULL, columns TEXT NOT NULL, UNIQUE (file, sheet, ledger_table)) STRICT;

CREATE TABLE organization (
  organization TEXT NOT NULL, name TEXT, kind TEXT, parent TEXT, phone TEXT, mailbox TEXT, address TEXT,
  source_sheet INTEGER, source_row INTEGER, PRIMARY KEY (organization)) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, plan TEXT, theme TEXT, date TEXT, place TEXT, format TEXT,
  attended INTEGER, host TEXT, recorder TEXT, observers TEXT,
  source_sheet INTEGER, source_row INTEGER, PRIMARY KEY (organization, meeting)) STRICT, WITHOUT ROWID;

CREATE TABLE stage (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, stage TEXT NOT NULL, start TEXT, end TEXT, done TEXT, note TEXT,
  ordinal INTEGER NOT NULL, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, meeting, stage)) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, member TEXT NOT NULL, name TEXT, kind TEXT, posts TEXT,
  party_group TEXT, attendance TEXT, tier TEXT, approved TEXT, told TEXT,
  source_sheet INTEGER, source_row INTEGER, PRIMARY KEY (organization, meeting, member)) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_person ON member (member, meeting);

CREATE TABLE tally (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, member TEXT NOT NULL, issued INTEGER, returned INTEGER,
  valid INTEGER, excellent INTEGER, qualified INTEGER, basically_qualified INTEGER, unqualified INTEGER, average TEXT,
  source_sheet INTEGER, source_row INTEGER, PRIMARY KEY (organization, meeting, member)) STRICT, WITHOUT ROWID;

CREATE TABLE committee_tally (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, aspect TEXT NOT NULL, valid INTEGER, choice TEXT NOT NULL,
  votes INTEGER, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, meeting, aspect, choice)) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
  problem TEXT NOT NULL, organization TEXT NOT NULL, meeting TEXT NOT NULL, subject TEXT, origin TEXT, category TEXT,
  text TEXT, earlier TEXT, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, problem)) STRICT, WITHOUT ROWID;
CREATE INDEX problem_by_meeting ON problem (organization, meeting);

CREATE TABLE rectification (
  rectification TEXT NOT NULL, organization TEXT NOT NULL, meeting TEXT NOT NULL, problem TEXT, subject TEXT,
  item TEXT, measures TEXT, responsible TEXT, unit TEXT, deadline TEXT, scope TEXT, basis TEXT,
  source_sheet INTEGER, source_row INTEGER, PRIMARY KEY (organization, rectification)) STRICT, WITHOUT ROWID;
CREATE INDEX rectification_by_meeting ON rectification (organization, meeting);

CREATE TABLE event (
  organization TEXT NOT NULL, rectification TEXT NOT NULL, date TEXT NOT NULL, kind TEXT, content TEXT,
  new_deadline TEXT, new_responsible TEXT, approver TEXT, verifier TEXT, evidence TEXT, result TEXT,
  ordinal INTEGER NOT NULL, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, rectification, date, ordinal)) STRICT, WITHOUT ROWID;

CREATE TABLE commitment (
  commitment TEXT NOT NULL, organization TEXT NOT NULL, meeting TEXT NOT NULL, member TEXT, rectification TEXT,
  text TEXT, measures TEXT, deadline TEXT, scope TEXT, basis TEXT,
  source_sheet INTEGER, source_row INTEGER, PRIMARY KEY (organization, commitment)) STRICT, WITHOUT ROWID;
CREATE INDEX commitment_by_meeting ON commitment (organization, meeting);

CREATE TABLE fulfilment (
  organization TEXT NOT NULL, commitment TEXT NOT NULL, date TEXT NOT NULL, content TEXT, result TEXT, occasion TEXT,
  ordinal INTEGER NOT NULL, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, commitment, date, ordinal)) STRICT, WITHOUT ROWID;

-- What a value was before, and on which day an import saw that it had changed. A row that came: only later changes.
CREATE TABLE history (
  id INTEGER PRIMARY KEY, seen TEXT NOT NULL, ledger_table TEXT NOT NULL, organization TEXT NOT NULL,
  record TEXT NOT NULL, column TEXT NOT NULL, old TEXT, new TEXT) STRICT;

-- Grows whenever anything that a meeting's pages may show has changed.
CREATE TABLE unit_revision (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, revision INTEGER NOT NULL,
  PRIMARY KEY (organization, meeting)) STRICT, WITHOUT ROWID;
)";

// Every import that changed anything has a number; a unit's revision is that of the last one which changed what its
// pages may show; an organisation's, the last which changed its row or who stands below it. The mark is a hash over all
// imports up to this one, so that a cache can tell whether it knows this record or another one (a backup, say) with the
// same number. names: it changed the name of a member.
constexpr const char* kImportRuns = R"(
CREATE TABLE import_run (number INTEGER PRIMARY KEY, mark TEXT NOT NULL, names INTEGER NOT NULL) STRICT;
CREATE TABLE organization_revision (organization TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO import_run SELECT 1, '', 1 WHERE EXISTS (SELECT 1 FROM unit_revision);
UPDATE unit_revision SET revision = 1;
CREATE INDEX organization_by_parent ON organization (parent);
CREATE INDEX problem_by_subject ON problem (subject) WHERE subject <> '班子';
CREATE INDEX rectification_by_subject ON rectification (subject) WHERE subject <> '班子';
CREATE INDEX organization_without_case ON organization (organization COLLATE NOCASE);
)";

// Preparation, filings and materials: counts and dates only, never what was said or sent.
constexpr const char* kPreparationAndFilings = R"(
CREATE TABLE opinion (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, channel TEXT NOT NULL, count INTEGER, answered INTEGER,
  ordinal INTEGER NOT NULL, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, meeting, channel)) STRICT, WITHOUT ROWID;

CREATE TABLE talk (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, kind TEXT NOT NULL, expected INTEGER, held INTEGER,
  ordinal INTEGER NOT NULL, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, meeting, kind)) STRICT, WITHOUT ROWID;

CREATE TABLE filing (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, material TEXT NOT NULL, recipient TEXT NOT NULL, end TEXT,
  sent TEXT, reviewed TEXT, ordinal INTEGER NOT NULL, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, meeting, material, recipient)) STRICT, WITHOUT ROWID;

CREATE TABLE material (
  organization TEXT NOT NULL, meeting TEXT NOT NULL, material TEXT NOT NULL, archived TEXT,
  ordinal INTEGER NOT NULL, source_sheet INTEGER, source_row INTEGER,
  PRIMARY KEY (organization, meeting, material)) STRICT, WITHOUT ROWID;
)";

// What was posted when, and who did what. Nothing here is ever changed but by adding to it (a withdrawal ends by having
// its undoing written beside it).
// posting: on which day a record was first in a site of the workspace, by audience, and which version of its text stood
// there. posted_text: its text as it was posted from that day on, {"item": …} by column; a later version is an
// amendment with its 调整依据. gone_from_ledger: posted rows that the ledger has no more; a row that comes back leaves
// it. approval_sheet: what a printed 内容码 stands for, a line a field, so that what changed since can be named. log:
// each line's hash is over its fields and the hash before it.
constexpr const char* kPosting = R"(
CREATE TABLE disclosure (
  batch TEXT NOT NULL, organization TEXT NOT NULL, meeting TEXT NOT NULL, contents TEXT, scope TEXT, start TEXT,
  period TEXT, way TEXT, proposer TEXT, reviewer TEXT, approver TEXT, approved TEXT, content_code TEXT,
  source_sheet INTEGER, source_row INTEGER, PRIMARY KEY (organization, meeting, batch)) STRICT, WITHOUT ROWID;

CREATE TABLE posting (
  organization TEXT NOT NULL, ledger_table TEXT NOT NULL, record TEXT NOT NULL, audience TEXT NOT NULL,
  first TEXT NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (organization, ledger_table, record, audience)) STRICT, WITHOUT ROWID;

CREATE TABLE posted_text (
  organization TEXT NOT NULL, ledger_table TEXT NOT NULL, record TEXT NOT NULL, version INTEGER NOT NULL,
  date TEXT NOT NULL, basis TEXT, fields TEXT NOT NULL,
  PRIMARY KEY (organization, ledger_table, record, version)) STRICT, WITHOUT ROWID;

CREATE TABLE gone_from_ledger (
  organization TEXT NOT NULL, ledger_table TEXT NOT NULL, record TEXT NOT NULL, date TEXT NOT NULL,
  PRIMARY KEY (organization, ledger_table, record)) STRICT, WITHOUT ROWID;

CREATE TABLE approval_sheet (
  code TEXT NOT NULL, organization TEXT NOT NULL, meeting TEXT NOT NULL, batch TEXT NOT NULL, date TEXT NOT NULL,
  content TEXT NOT NULL, PRIMARY KEY (organization, meeting, batch, code)) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawal (
  number INTEGER PRIMARY KEY, organization TEXT NOT NULL, ledger_table TEXT NOT NULL, record TEXT NOT NULL,
  date TEXT NOT NULL, reason TEXT NOT NULL, undone TEXT, undone_reason TEXT) STRICT;
CREATE INDEX withdrawal_by_organization ON withdrawal (organization);

CREATE TABLE log (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, organization TEXT, meeting TEXT, record TEXT,
  detail TEXT, inputs TEXT, program TEXT NOT NULL, user TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TRIGGER log_only_grows BEFORE INSERT ON log
  WHEN new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM log)
  BEGIN SELECT raise(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'log is append-only'); END;
)";

constexpr std::array<const char*, 4> kMigrations{kFirst, kImportRuns, kPreparationAndFilings, kPosting};

}  // namespace

void migrate(const Database& database, const std::filesystem::path& path) {
  const auto done = static_cast<std::size_t>(database.number("PRAGMA user_version"));
  if (done > kMigrations.size())
    throw base::Failure(
        path.string(),
        fmt::format("记录库是更新的程序写的（第 {} 版，本程序只懂到第 {} 版）", done, kMigrations.size()),
        "请换用新版 gongshilan，原有数据没有改变。");
  if (done == kMigrations.size()) return;
  Transaction transaction(database);
  for (std::size_t i = done; i < kMigrations.size(); ++i) database.run(kMigrations[i]);
  database.run(fmt::format("PRAGMA user_version={}", kMigrations.size()));
  transaction.commit();
}

}  // namespace store
