// SPDX-License-Identifier: MIT
// Which file is for which material of table 档案: by meeting, organisation and how its name begins.
#include "app/materials.h"

#include <gmock/gmock.h>

#include "base/file_system.h"
#include "support/temp_dir.h"

namespace {

using testing::ElementsAre;

class MaterialsTest : public testing::Test {
 protected:
  MaterialsTest() {
    base::write_file(dir_.path() / "gongshilan.json", R"({"organization": "ZZ", "meeting": "2021"})");
    workspace_.emplace(dir_.path());
    for (const char* row : {"'ZZ', '2021', '会议记录', '2022-03-01', 1", "'ZZ', '2021', '会议记录表', NULL, 2",
                            "'ZB2', '2021', '会议记录', NULL, 1", "'ZZ', '2020', '签到表', NULL, 1"})
      workspace_->database.run(std::string("INSERT INTO material (organization, meeting, material, archived, ordinal) "
                                           "VALUES (") +
                               row + ")");
    for (const char* row : {"'ZZ', '2020'", "'ZZ', '2021'"})
      workspace_->database.run(std::string("INSERT INTO meeting (organization, meeting) VALUES (") + row + ")");
  }
  std::vector<std::string> found(const std::vector<std::string>& names, const char* meeting = "2021") {
    std::vector<std::string> out;
    const app::Materials materials = app::find_materials(*workspace_, meeting, names);
    for (const app::FiledMaterial& each : materials.listed) {
      std::string line = each.organization + " " + each.name + ":";
      for (const std::string& file : each.files) line += " " + file;
      out.push_back(line);
    }
    for (const std::string& file : materials.others) out.push_back("? " + file);
    return out;
  }
  support::TempDir dir_;
  std::optional<app::Workspace> workspace_;
};

TEST_F(MaterialsTest, TheLongestNameThatAFileBeginsWith) {
  EXPECT_THAT(found({"ledger/台账.xlsx", "materials/会议记录.pdf", "materials/会议记录-2.jpg",
                     "materials/会议记录表.pdf", "materials/会议记录/第1页.jpg", "materials/通知.pdf"}),
              ElementsAre("ZB2 会议记录:",
                          "ZZ 会议记录: materials/会议记录.pdf materials/会议记录-2.jpg materials/会议记录/第1页.jpg",
                          "ZZ 会议记录表: materials/会议记录表.pdf", "? materials/通知.pdf"));
}

TEST_F(MaterialsTest, FoldersOfMeetingsAndOrganisations) {
  EXPECT_THAT(found({"materials/2020/签到表.pdf", "materials/2021/ZB2/会议记录.pdf", "materials/2021/会议记录.pdf"}),
              ElementsAre("ZB2 会议记录: materials/2021/ZB2/会议记录.pdf", "ZZ 会议记录: materials/2021/会议记录.pdf",
                          "ZZ 会议记录表:"));
}

TEST_F(MaterialsTest, WithoutAFolderTheyAreOfTheMeetingOfTheSettings) {
  EXPECT_THAT(found({"materials/签到表.pdf", "materials/2020/签到表.pdf"}, "2020"),
              ElementsAre("ZZ 签到表: materials/2020/签到表.pdf"));
}

}  // namespace
