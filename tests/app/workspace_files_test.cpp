// SPDX-License-Identifier: MIT
// The clerk's files under ASCII names and back; nothing that an archive says leads out of a workspace.
#include "app/workspace_files.h"

#include <gmock/gmock.h>

#include "base/file_system.h"
#include "support/failure_of.h"
#include "support/temp_dir.h"

namespace {

using support::failure_of;
using testing::ElementsAre;

std::vector<std::string> paths_of(const std::vector<app::WorkspaceFile>& files) {
  std::vector<std::string> all;
  for (const app::WorkspaceFile& file : files) all.push_back(file.path + " = " + file.name);
  return all;
}

TEST(WorkspaceFiles, AreNumberedWithinTheirFolder) {
  const support::TempDir dir;
  for (const char* file : {"gongshilan.json", "ledger/旧.xlsx", "ledger/台账.xlsx", "plans/自定.json", "public/a.PNG",
                           "materials/2021/会议记录.pdf", "materials/2021/没有结尾", "materials/.DS_Store",
                           "materials/~$稿.docx", "materials/Thumbs.db", "site/index.html", "archive.key"})
    base::write_file(dir.path() / file, "x");
  EXPECT_THAT(paths_of(app::workspace_files(dir.path(), {"台账.xlsx"})),
              ElementsAre("workspace/gongshilan.json = gongshilan.json", "workspace/ledger/001.xlsx = ledger/台账.xlsx",
                          "workspace/materials/001.pdf = materials/2021/会议记录.pdf",
                          "workspace/materials/002 = materials/2021/没有结尾",
                          "workspace/plans/001.json = plans/自定.json", "workspace/public/001.png = public/a.PNG"));
}

TEST(WorkspaceFiles, TheListIsReadBackAsItWas) {
  const std::vector<app::WorkspaceFile> files{{"gongshilan.json", "workspace/gongshilan.json", 12, "aa"},
                                              {"ledger/a,\"b\".csv", "workspace/ledger/001.csv", 0, "bb"}};
  const std::string csv = app::files_csv(files);
  EXPECT_EQ(
      "\xEF\xBB\xBFpath,name,bytes,sha256\r\nworkspace/gongshilan.json,gongshilan.json,12,aa\r\n"
      "workspace/ledger/001.csv,\"ledger/a,\"\"b\"\".csv\",0,bb\r\n",
      csv);
  const auto read = app::files_in(csv, "files.csv");
  EXPECT_EQ(paths_of(files), paths_of(read));
  EXPECT_EQ(12U, read[0].size);
  EXPECT_EQ("bb", read[1].sha256);
}

TEST(WorkspaceFiles, NothingLeadsOutOfAWorkspace) {
  for (const char* name : {"../x", "/etc/passwd", "ledger/../../x", "ledger/./x", "gongshilan.db", "site/index.html",
                           ".lock", "ledger\\x", "ledger//", "archive.key", ""})
    EXPECT_EQ("files.csv 第 2 行：不是工作区里的文件。归档可能损坏，请先用 gongshilan verify 核对。", failure_of([&] {
                app::files_in(app::files_csv({{name, "workspace/ledger/001.csv", 0, ""}}), "files.csv");
              }))
        << name;
  EXPECT_EQ("files.csv 第 3 行：不是工作区里的文件。归档可能损坏，请先用 gongshilan verify 核对。",
            failure_of([] { app::files_in("path,name,bytes,sha256\na,ledger/x,1,y\nb,ledger/x,1,y\n", "files.csv"); }));
}

}  // namespace
