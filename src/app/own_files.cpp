// SPDX-License-Identifier: MIT
#include "app/own_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/text.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Failure;

constexpr std::string_view kShippedTemplates = "site-templates/";
constexpr std::string_view kOwnFolder = "templates/";
constexpr std::string_view kTemplateEnding = ".mustache";
constexpr const char* kPublic = "public";
constexpr const char* kStylesheet = "site.css";
constexpr const char* kListScript = "list.js";
constexpr std::uintmax_t kMostTemplateBytes = 1U << 20U;
constexpr std::uintmax_t kMostFileBytes = 2U << 20U, kMostTotalBytes = 20U << 20U;
constexpr std::size_t kLongestName = 64;
// Pictures, further stylesheets, documents: what a page may use, and nothing that was put there by mistake.
constexpr std::array<std::string_view, 6> kEndings{".css", ".ico", ".jpg", ".pdf", ".png", ".svg"};

[[noreturn]] void refuse_file(const fs::path& where, const std::string& what, const std::string& hint) {
  throw Failure(where.string(), what, hint, base::ExitCode::refused);
}

// Files below a folder of the workspace; none if it is not there. Those of editors and systems are passed over.
std::vector<fs::path> files_of(const fs::path& folder) {
  if (!base::exists(folder)) return {};
  std::vector<fs::path> files = base::files_below(folder);
  std::erase_if(files, [](const fs::path& file) {
    const std::string name = file.filename().string();
    return name.starts_with('.') || name.starts_with('~') || name.ends_with('~');
  });
  return files;
}

std::string shipped_names() {
  std::vector<std::string> names;
  for (const base::EmbeddedFile& file : base::embedded_under(kShippedTemplates))
    names.emplace_back(file.path.substr(kShippedTemplates.size()));
  return base::join(names, "、");
}

// Of a template, without the folder it stands in.
std::string_view template_name(std::string_view path) { return path.substr(path.find('/') + 1); }

bool is_safe_name(const std::string& name) {
  return name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                  c == '.';
         });
}

void check_own(const fs::path& path, const std::string& name) {
  if (name.find('/') != std::string::npos) refuse_file(path, "public 里不能有子文件夹", "请把文件直接放在 public 里。");
  if (!is_safe_name(name))
    refuse_file(path, "这个文件名不能用在网站上", "请改名，只用半角字母、数字、-、_ 和 .，最多 64 个。");
  const bool known = std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) { return name.ends_with(ending); });
  if (!known)
    refuse_file(path, "这种文件不能放进网站",
                fmt::format("public 里只放图片、样式和 PDF（{}，结尾用小写），以及 list.js。请移走。",
                            base::join({kEndings.begin(), kEndings.end()}, " ")));
}

}  // namespace

TemplateFiles read_templates(const fs::path& folder) {
  TemplateFiles files;
  for (const fs::path& file : base::files_below(folder))
    if (file.extension() == kTemplateEnding)
      files.emplace_back(std::string(kShippedTemplates) + file.string(),
                         base::read_file(folder / file, kMostTemplateBytes));
  if (files.empty()) throw Failure(folder.string(), "里面没有 .mustache 模板", "请指明放模板的文件夹。");
  return files;
}

TemplateFiles read_own_templates(const fs::path& workspace) {
  const fs::path folder = workspace / kOwnFolder;
  TemplateFiles files;
  for (const fs::path& file : files_of(folder)) {
    if (!base::embedded_file(std::string(kShippedTemplates) + file.string()))
      refuse_file(folder / file, "程序没有这个名字的模板，不知道它代替哪一个",
                  fmt::format("请改名或移走。可以代替的有：{}。", shipped_names()));
    files.emplace_back(std::string(kOwnFolder) + file.string(), base::read_file(folder / file, kMostTemplateBytes));
  }
  return files;
}

std::vector<base::EmbeddedFile> views_of(const TemplateFiles& files) {
  std::vector<base::EmbeddedFile> views;
  for (const auto& [path, bytes] : files) views.push_back({path, bytes});
  return views;
}

std::vector<base::EmbeddedFile> with_shipped(const TemplateFiles& files) {
  std::vector<base::EmbeddedFile> views = views_of(files);
  for (const base::EmbeddedFile& shipped : base::embedded_under(kShippedTemplates))
    if (std::none_of(files.begin(), files.end(),
                     [&](const auto& file) { return template_name(file.first) == template_name(shipped.path); }))
      views.push_back(shipped);
  return views;
}

site::Assets read_assets(const fs::path& workspace, const config::Settings& settings) {
  const fs::path folder = workspace / kPublic;
  site::Assets assets;
  assets.css = base::embedded_file("public/site.css").value_or("");
  assets.list_script = base::embedded_file("public/list.js").value_or("");
  assets.posting_script = base::embedded_file("public/posting.js").value_or("");
  assets.kiosk_css = base::embedded_file("public/kiosk.css").value_or("");
  assets.kiosk_script = base::embedded_file("public/kiosk.js").value_or("");
  std::uintmax_t total = 0;
  for (const fs::path& file : files_of(folder)) {
    const std::string name = file.string();
    const bool is_script = name == kListScript;
    if (!is_script) check_own(folder / file, name);
    std::error_code error;  // whatever cannot be read is named below
    if (const auto size = fs::file_size(folder / file, error); !error && size > kMostFileBytes)
      refuse_file(folder / file, "文件超过 2 MiB", "请把图片改小，或移走。");
    std::string bytes = base::read_file(folder / file, kMostFileBytes);
    total += bytes.size();
    if (total > kMostTotalBytes) refuse_file(folder, "里面的文件加起来超过 20 MiB", "请移走用不着的，或把图片改小。");
    (is_script ? assets.list_script : name == kStylesheet ? assets.css : assets.own[name]) = std::move(bytes);
  }
  assets.emblem = settings.emblem;
  if (!assets.emblem.empty() && !assets.own.contains(assets.emblem))
    refuse_file(config::kSettingsFile, fmt::format("“emblem”写的 {} 不在 public 文件夹里", assets.emblem),
                "请把这个图片文件放进工作区的 public 文件夹，或改正文件名。");
  return assets;
}

}  // namespace app
