// SPDX-License-Identifier: MIT
// Which files the clerk put into materials/ for what table 档案 lists. A file or folder belongs to the material whose
// name its own name begins with: 会议记录.pdf, 会议记录-2.jpg, 会议记录/第1页.jpg.
//
//   materials/2021/…         of the workspace's own organisation at that meeting
//   materials/2021/ZB2/…     of another one
//   materials/…              of the own organisation at the meeting that the settings name
#pragma once
#include <string>
#include <vector>

#include "app/workspace.h"
#include "record/bag_source.h"

namespace app {

struct FiledMaterial {
  std::string organization, meeting, name, archived;  // archived: the day in table 档案, or empty
  std::vector<std::string> files;                     // from the workspace's folder; none: missing
};

struct Materials {
  std::vector<FiledMaterial> listed;
  std::vector<std::string> others;  // files for this meeting that belong to nothing in the table
};

// names: files of materials/ from the workspace's folder, sorted.
Materials find_materials(const Workspace& workspace, const std::string& meeting, const std::vector<std::string>& names);

std::string materials_csv(const Materials& materials);

// Of a bag that is not sealed yet. Once it is, a file that nobody can open could not be put right: Failure(refused).
void refuse_unfit_materials(const record::BagSource& internal);

}  // namespace app
