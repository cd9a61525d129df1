// SPDX-License-Identifier: MIT
#include "base/scratch_folder.h"

#include <cstdlib>

#include "base/failure.h"

namespace base {

ScratchFolder::ScratchFolder(const std::string& name) {
  std::error_code error;
  const std::filesystem::path place = std::filesystem::temp_directory_path(error);
  std::string made = (place / (name + "-XXXXXX")).string();
  if (error || ::mkdtemp(made.data()) == nullptr)
    throw Failure(place.string(), "不能在这里建临时文件夹",
                  "请检查它的权限和磁盘空间，或者用环境变量 TMPDIR 指定别处。");
  path_ = made;
}

ScratchFolder::~ScratchFolder() {
  std::error_code error;  // what cannot be removed now the system removes
  std::filesystem::remove_all(path_, error);
}

}  // namespace base
