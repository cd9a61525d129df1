// SPDX-License-Identifier: MIT
#include "app/internal_bag.h"

#include <fmt/format.h>

#include "base/failure.h"

namespace app {

void refuse_what_is_no_archive(const record::BagSource& bag, const record::BagCheck& check,
                               const std::filesystem::path& where) {
  if (bag.has(record::kBagit) || bag.has(record::kBagInfo) || bag.has(record::kTagManifest)) return;
  std::error_code error;
  if (std::filesystem::is_directory(where, error) && !std::filesystem::is_empty(where, error))
    throw base::Failure(where.string(), "不是归档（里面没有 bagit.txt 和清单）", "请写归档自己的文件夹，或者它的 ZIP。",
                        base::ExitCode::refused);
  if (check.faults.empty()) return;
  const record::BagFault& fault = check.faults.front();
  throw base::Failure(fault.where, fault.what, fault.hint, base::ExitCode::refused);
}

std::unique_ptr<record::BagSource> open_internal_bag(const std::filesystem::path& where) {
  auto bag = record::open_bag(where);
  const record::BagCheck check = record::check_bag(*bag, false);
  refuse_what_is_no_archive(*bag, check, where);
  if (!check.is_whole()) {
    const record::BagFault& fault = check.faults.front();
    throw base::Failure(fmt::format("{} {}", bag->name(), fault.where), fault.what,
                        fmt::format("归档不完整（共 {} 处），不能用。请运行 gongshilan verify 看是哪里，换一份副本。",
                                    check.faults.size()),
                        base::ExitCode::refused);
  }
  if (check.info->layer != record::kInternalLayer)
    throw base::Failure(bag->name(), "这是公开层，里面没有记录库",
                        fmt::format("请用内部层 {}。", check.info->name_of(record::kInternalLayer)),
                        base::ExitCode::refused);
  return bag;
}

}  // namespace app
