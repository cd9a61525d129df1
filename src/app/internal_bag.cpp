// SPDX-License-Identifier: MIT
#include "app/internal_bag.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "record/bag_check.h"

namespace app {

std::unique_ptr<record::BagSource> open_internal_bag(const std::filesystem::path& where) {
  auto bag = record::open_bag(where);
  const record::BagCheck check = record::check_bag(*bag, false);
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
