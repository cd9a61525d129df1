// SPDX-License-Identifier: MIT
#include "app/private_place.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "site/publisher.h"

namespace app {

void refuse_where_others_look(const Workspace& workspace, const std::filesystem::path& folder) {
  const auto refuse = [&](const std::string& why) {
    throw base::Failure(folder.string(), why, "内部材料不得公示，请换一个文件夹。");
  };
  if (const auto around = site::site_around(folder)) refuse(fmt::format("这里是网站（{}）", around->string()));
  for (const model::Audience audience : {model::Audience::members, model::Audience::unit, model::Audience::society})
    if (base::is_inside(folder, workspace.site(audience)))
      refuse(fmt::format("这里是放网站的地方（{}）", workspace.site(audience).string()));
}

}  // namespace app
