// SPDX-License-Identifier: MIT
// What the commands do. Each returns its exit code or throws base::Failure; none reads arguments.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "app/console.h"
#include "base/failure.h"
#include "model/date.h"
#include "model/table.h"
#include "model/words.h"

namespace app {

struct CommandOptions {
  std::filesystem::path workspace = ".";
  std::optional<model::Date> as_of;          // default: today, UTC+8
  std::optional<model::Audience> audience;   // default: the settings'
  std::optional<std::filesystem::path> out;  // default: the workspace's own site folder
};

struct ImportOptions : CommandOptions {
  bool dry_run = false;  // all of it but the last step
};

struct BuildOptions : CommandOptions {
  std::optional<std::filesystem::path> templates;  // default: those in the binary
  bool verify = false;  // trust nothing that an earlier run worked out; read every file again
  bool import_first = true;
};

struct CheckOptions : CommandOptions {
  bool json = false, strict = false;
  std::optional<int> due;  // also list what is due within so many days
};

struct CheckSiteOptions {
  std::filesystem::path workspace = ".";
  std::filesystem::path site;               // any folder
  std::optional<model::Audience> audience;  // that it is for; default: the settings'
};

enum class InternalSheet { duty, statistics, appraisal };

struct ReportOptions {
  std::filesystem::path workspace = ".";
  std::optional<model::Date> as_of;                  // default: today, UTC+8
  std::optional<std::string> organization, meeting;  // default: the settings'
  bool all = false;                                  // every organisation that met under that number
  std::optional<InternalSheet> only;                 // default: each that there is something to write of
  std::optional<std::filesystem::path> out;          // default: report/ of the workspace
};

struct InitOptions {
  std::filesystem::path folder;
  std::string plan = "P01";
  std::optional<std::string> name, year;      // default: the folder's, today's
  std::optional<std::string> organization;    // its number; default: ZB1
  std::map<std::string, std::string> values;  // what the plan leaves open
  bool with_example = false;
};

struct ExportOptions {
  std::filesystem::path workspace = ".";
  std::optional<model::Date> as_of;                  // of what has not been finished; default: today, UTC+8
  std::optional<std::string> organization, meeting;  // default: all
  std::optional<std::string> carry_over;             // the meeting that the workbook is for, instead of what there is
  std::optional<std::filesystem::path> out;          // default: a name of its own in the workspace
};

struct ServeOptions {
  std::filesystem::path workspace = ".";
  std::optional<std::filesystem::path> site;  // default: the workspace's own site folder
  std::string host = "127.0.0.1";
  int port = 8080;
  bool watch = false;  // also build whenever the workspace changes; not with a site of another place
};

struct CalendarOptions {
  std::filesystem::path workspace = ".";
  std::filesystem::path file;  // to be added
};

struct LogOptions {
  std::filesystem::path workspace = ".";
  std::optional<std::string> organization, record;  // default: all
  std::optional<std::string> expect;                // first digits of a hash that must be some line's
  bool json = false;
};

struct VerifyScreenOptions {
  std::filesystem::path workspace = ".";
  std::string code;  // as typed
};

struct WithdrawOptions {
  std::filesystem::path workspace = ".";
  std::string record, organization;     // its number; the organisation where several have it
  std::optional<model::TableId> table;  // 整改, 承诺 or 问题, likewise
  std::string reason;                   // shown where the record stood
  bool undo = false;
};

struct ArchiveOptions {
  std::filesystem::path workspace = ".";
  std::string meeting;
  std::optional<model::Date> as_of;          // default: today, UTC+8
  std::optional<model::Audience> audience;   // default: the settings'
  std::string reason;                        // why the archive there is has to be corrected
  std::optional<std::filesystem::path> key;  // default: archive.key of the workspace, if it is there
};

struct RebuildOptions {
  std::filesystem::path bag;  // an internal layer, folder or ZIP
};

struct RestoreOptions {
  std::filesystem::path bag;                  // an internal layer, folder or ZIP
  std::optional<std::filesystem::path> into;  // default: QHFY01-2021-1 in the current folder
};

struct ApproveSheetOptions {
  std::filesystem::path workspace = ".";
  std::optional<std::string> organization, meeting;  // default: the settings'
  std::string batch;
  std::optional<std::filesystem::path> out;  // default: report/ of the workspace
};

struct VerifyOptions {
  std::filesystem::path where;                  // an archive's folder or ZIP
  bool fast = false;                            // no byte of the payload is read
  std::optional<std::filesystem::path> key;     // the public key that the archive must be signed with
  std::optional<std::filesystem::path> report;  // 四性检测 is written into this folder, too
};

struct KeygenOptions {
  std::filesystem::path workspace = ".";
};

base::ExitCode init(const InitOptions& options, const Console& console);
base::ExitCode import_ledger(const ImportOptions& options, const Console& console);
base::ExitCode check(const CheckOptions& options, const Console& console);
base::ExitCode check_site(const CheckSiteOptions& options, const Console& console);
base::ExitCode build(const BuildOptions& options, const Console& console);
base::ExitCode report(const ReportOptions& options, const Console& console);
base::ExitCode export_ledger(const ExportOptions& options, const Console& console);
base::ExitCode serve(const ServeOptions& options, const Console& console);
base::ExitCode add_calendar(const CalendarOptions& options, const Console& console);
base::ExitCode list_calendars(const CalendarOptions& options, const Console& console);
base::ExitCode approve_sheet(const ApproveSheetOptions& options, const Console& console);
base::ExitCode show_log(const LogOptions& options, const Console& console);
base::ExitCode verify_screen(const VerifyScreenOptions& options, const Console& console);

base::ExitCode withdraw(const WithdrawOptions& options, const Console& console);
base::ExitCode verify_archive(const VerifyOptions& options, const Console& console);
base::ExitCode keygen(const KeygenOptions& options, const Console& console);
base::ExitCode archive(const ArchiveOptions& options, const Console& console);
base::ExitCode rebuild_archive(const RebuildOptions& options, const Console& console);
base::ExitCode restore(const RestoreOptions& options, const Console& console);

std::string version();

}  // namespace app
