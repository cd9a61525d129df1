// SPDX-License-Identifier: MIT
// The internal layer's payload (docs/archive.md), all but what ties it to the public one; and a workspace made of it
// again. What is read back is what archives, restored workspaces and rebuilt sites are made of: one way for all three.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/materials.h"
#include "app/workspace.h"
#include "record/bag_source.h"

namespace app {

inline constexpr const char* kRecordFile = "data/record.db";
inline constexpr const char* kFilesList = "data/files.csv";
inline constexpr const char* kMakingFile = "data/making.json";
inline constexpr const char* kShippedFolder = "data/shipped/";

// How an archive was made.
struct Making {
  std::string program, program_sha256;  // version, and of the program's own file
  std::string organization, meeting;
  model::Audience audience = model::Audience::unit;
  model::Date as_of;
};

std::string program_sha256();  // of the program that runs

Making making_of(const Workspace& workspace, const std::string& meeting, model::Audience audience, model::Date as_of);
Making making_in(const record::BagSource& internal);  // Failure(refused) if it cannot be read

// Into `bag`, a folder of its own. ledger: files of ledger/ that the record was read from.
Materials write_core(Workspace& workspace, const Making& making, const std::vector<std::string>& ledger,
                     const std::filesystem::path& bag);

// Settings, the clerk's files and the record, as they were. into: a folder that is empty or not there.
void write_workspace(const record::BagSource& internal, const std::filesystem::path& into);

// Lines for the commitments: every row of the record, every file of the core. core: its lines of manifest-sha256.txt.
std::vector<std::string> committed_texts(const store::Database& database, const std::string& core);

}  // namespace app
