// SPDX-License-Identifier: MIT
// The only file that knows kainjow's Mustache. Its render() is not const, so each call borrows a parsed copy from a
// pool.
#include "render/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <kainjow/mustache.hpp>
#include <mutex>
#include <unordered_map>

#include "base/failure.h"
#include "base/hash.h"
#include "render/escape.h"
#include "render/strict_frames.h"

namespace render {
namespace {

namespace km = kainjow::mustache;
using base::Failure;

constexpr std::string_view kOwnFolder = "templates/";  // of a workspace
constexpr std::string_view kEnding = ".mustache";

// Mustache asks for a name and gets a `data` whose address it later pushes as a frame. We hand out stand-ins
// (a flag, an object, a list of as many blank rows) and keep the real frames ourselves.
// Nothing is copied but the text being written.
class StrictContext : public km::basic_context<std::string> {
 public:
  explicit StrictContext(const std::vector<Tag>& tags) : tags_(tags), hints_(tags.size()) {}

  void begin(const Value& page) {
    frames_ = StrictFrames(page);
    if (lists_.size() > kMostLists) lists_.clear();
  }

  const km::data* get(const std::string& digits) const override {
    std::size_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const Value& value = frames_.find(tags_[number], hints_[number]);
    if (const auto* text = value.get<std::string>()) return hand_out(*text);
    if (const auto* raw = value.get<Raw>()) return hand_out(raw->markup());
    if (const auto* flag = value.get<bool>()) return *flag ? &true_ : &false_;
    if (const auto* rows = value.get<Value::List>()) return hand_out(*rows);
    entered_object_ = &value;
    return &object_;
  }

  const km::data* get_partial(const std::string&) const override { return nullptr; }  // expanded at load

  void push(const km::data* data) override {
    if (data->is_invalid()) {
      Rows& rows = rows_[frames_.depth()];
      frames_.push((*rows.values)[rows.next++]);
    } else if (data == &object_) {
      frames_.push(*entered_object_);
    } else {
      frames_.push_same();
    }
  }
  void pop() override { frames_.pop(); }

 private:
  static constexpr std::size_t kMostLists = 64;

  // One slot a depth: while a list is walked, everything inside it is asked for at a greater depth.
  struct Rows {
    const Value::List* values = nullptr;
    std::size_t next = 0;
  };

  const km::data* hand_out(const std::string& text) const {
    // The library offers no assignment; a new `data` for each of a page's thousand texts is two allocations.
    const_cast<std::string&>(text_.string_value()) = text;  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return &text_;
  }

  const km::data* hand_out(const Value::List& values) const {
    if (rows_.size() <= frames_.depth()) rows_.resize(frames_.depth() + 1);
    rows_[frames_.depth()] = {&values, 0};
    const auto [list, is_new] = lists_.try_emplace(values.size());
    if (is_new) list->second = km::data(km::list(values.size(), blank_row_));
    return &list->second;
  }

  const std::vector<Tag>& tags_;
  mutable std::vector<Hint> hints_;
  StrictFrames frames_;
  const km::data true_{true}, false_{false}, object_{km::data::type::object}, blank_row_{km::data::type::invalid};
  mutable km::data text_{std::string()};
  mutable std::vector<Rows> rows_;
  mutable std::unordered_map<std::size_t, km::data> lists_;  // stand-ins by number of rows
  mutable const Value* entered_object_ = nullptr;
};

// Mustache writes its output piece by piece with <<.
struct Output {
  std::string text;
  Output& operator<<(const std::string& piece) {
    text += piece;
    return *this;
  }
};

// A template as the library parsed it, for one thread at a time.
struct Parsed {
  Parsed(const std::string& path, const ExpandedTemplate& source) : mustache(source.text), lookups(source.tags) {
    if (!mustache.is_valid())
      throw Failure(path, fmt::format("模板不能解析（{}）", mustache.error_message()), "请检查其中的标签。");
    mustache.set_custom_escape([](const std::string& text) { return escape_html(text); });
  }
  km::mustache mustache;
  StrictContext lookups;
};

TemplateFiles read_all(const std::vector<base::EmbeddedFile>& files, const std::string& folder) {
  TemplateFiles read;
  for (const base::EmbeddedFile& file : files) {
    const std::string path(file.path);
    const std::string_view from = path.starts_with(kOwnFolder) ? kOwnFolder : std::string_view(folder);
    if (!path.starts_with(from) || !path.ends_with(kEnding))
      throw Failure(path, "不是模板文件", fmt::format("模板都放在 {} 里，名字以 {} 结尾。", folder, kEnding));
    std::string name = path.substr(from.size(), path.size() - from.size() - kEnding.size());
    const bool added =
        read.try_emplace(std::move(name), TemplateFile{path, tokenize(path, file.bytes), file.bytes.ends_with('\n')})
            .second;
    if (!added) throw Failure(path, "同名的模板有两个", "请只留一个。");
  }
  return read;
}

}  // namespace

struct Templates::Compiled {
  std::string name, path;
  ExpandedTemplate source;
  std::mutex mutex;
  std::vector<std::unique_ptr<Parsed>> idle;

  std::unique_ptr<Parsed> borrow() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        auto parsed = std::move(idle.back());
        idle.pop_back();
        return parsed;
      }
    }
    return std::make_unique<Parsed>(path, source);
  }
  void give_back(std::unique_ptr<Parsed> parsed) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(parsed));
  }
};

Templates::Templates(const std::vector<base::EmbeddedFile>& files, std::string folder)
    : folder_(std::move(folder)), digest_(digest_of(files)) {
  const TemplateFiles read = read_all(files, folder_);
  for (const auto& [name, file] : read) {
    auto page = std::make_unique<Compiled>();
    page->name = name;
    page->path = path_of(name);
    page->source = expand(name, read);
    pages_.push_back(std::move(page));
  }
}

std::string Templates::digest_of(std::vector<base::EmbeddedFile> files) {
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  base::Sha256 hash;
  for (const base::EmbeddedFile& file : files) {
    hash.add_field(file.path);
    hash.add_field(file.bytes);
  }
  return hash.hex();
}

std::string Templates::path_of(std::string_view name) const { return fmt::format("{}{}{}", folder_, name, kEnding); }

Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;

std::string Templates::render(std::string_view name, const Value& context) const {
  const auto at = std::lower_bound(pages_.begin(), pages_.end(), name,
                                   [](const auto& page, std::string_view wanted) { return page->name < wanted; });
  if (at == pages_.end() || (*at)->name != name) throw Failure(path_of(name), "没有这个模板", "请检查模板的名字。");
  Compiled& page = **at;
  auto parsed = page.borrow();  // lost, not given back, when a lookup throws
  parsed->lookups.begin(context);
  Output output;
  parsed->mustache.render(parsed->lookups, output);
  // A late error comes from a partial or a lambda only; neither can reach the library. Kept, because its output would
  // be cut.
  if (!parsed->mustache.is_valid())
    throw Failure(page.path, fmt::format("输出中途出错（{}）", parsed->mustache.error_message()), "请检查其中的标签。");
  page.give_back(std::move(parsed));
  show_blanks(output.text);
  return std::move(output.text);
}

}  // namespace render
