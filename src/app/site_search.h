// SPDX-License-Identifier: MIT
// Which of many texts stand in the files of a folder, in whatever way they are written: in names, text, escapes.
// Knows neither why they are sought nor who may see them.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/needles.h"

namespace app {

struct FoundText {
  std::size_t needle = 0;
  std::size_t line = 0;      // 0: in the file's name
  std::string_view written;  // 原样, HTML 转义, JSON 转义, 百分号编码 …
};

// In one file's bytes or name; each text once, where it stands first.
std::vector<FoundText> find_texts(std::string_view bytes, const base::Needles& needles);

struct SiteSearch {
  struct Hit {
    std::filesystem::path file;  // below the folder
    FoundText found;
  };
  std::size_t files = 0;
  std::vector<Hit> hits;  // by file
};

// Every file below the folder, whoever made it; linked files too, linked folders not. needles: sealed.
SiteSearch search_files(const std::filesystem::path& folder, const base::Needles& needles);

// Which of the values (whole, and their lines and sentences) stand there and in none of the allowed texts. The hits'
// needles are numbers of values.
SiteSearch search_files(const std::filesystem::path& folder, const std::vector<std::string>& values,
                        const std::vector<std::string>& allowed);

}  // namespace app
