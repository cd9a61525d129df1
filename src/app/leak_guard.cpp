// SPDX-License-Identifier: MIT
#include "app/leak_guard.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/site_search.h"
#include "base/embedded.h"
#include "base/failure.h"
#include "site/kiosk.h"

namespace app {

std::string known_text(const config::Settings& settings) {
  std::string text = settings.url + "\n";
  for (const config::Allowance& allowed : settings.allowances) text += allowed.text + "\n";
  text += base::program_words();
  for (const char* folder : {"site-templates/", "public/", "data/plans/"})
    for (const base::EmbeddedFile& file : base::embedded_under(folder)) text += file.bytes;
  for (const model::Table& table : model::tables()) {
    text += fmt::format("\n{} {}\n", table.key, table.header);
    for (const model::Column& column : table.columns) text += fmt::format("{} {}\n", column.key, column.header);
  }
  return text;
}

bool is_known(const std::string& text, const std::string& known) {
  if (known.find(text) != std::string::npos) return true;
  std::string form;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) form += c;
    if (digit && !form.ends_with("{}")) form += "{}";
  }
  return form != text && known.find(form) != std::string::npos;
}

void LeakGuard::add_below(Watched& watched, const UnitKey& unit) const {
  const auto made = made_.find(unit);
  if (made == made_.end()) return;
  watched.groups.push_back({unit.first + " " + unit.second, watched.needles.size(), made->second});
  for (const rules::Secret& secret : *made->second) watched.needles.add(secret.text);
}

void LeakGuard::watch(const Unit& unit, const rules::Secrets& secrets, std::function<std::string()> more) {
  const base::Needles needles = secrets.needles();
  auto own = std::make_shared<Secrets>();
  for (std::size_t i = 0; i < secrets.secrets.size(); ++i)
    if (needles.is_sought(i)) own->push_back(secrets.secrets[i]);
  auto watched = std::make_shared<Watched>();
  watched->shown = secrets.shown;
  watched->more = [unmasked = secrets.shown_unmasked, more = std::move(more)] { return unmasked + more(); };
  {
    const std::lock_guard lock(mutex_);
    made_[{unit.organization, unit.meeting}] = std::move(own);
    add_below(*watched, {unit.organization, unit.meeting});
    for (const std::string& child : unit.children) add_below(*watched, {child, unit.meeting});
  }
  watched->needles.seal();
  const std::lock_guard lock(mutex_);
  watched_[unit.organization] = std::move(watched);
}

void LeakGuard::leave(const Unit& unit) {
  const std::lock_guard lock(mutex_);
  watched_.erase(unit.organization);
  for (const std::string& child : unit.children) {
    if (child == own_) continue;
    const auto first = made_.lower_bound({child, ""});
    auto last = first;
    while (last != made_.end() && last->first.first == child) ++last;
    made_.erase(first, last);
  }
}

void LeakGuard::watch_root(const std::vector<std::string>& tops, std::string more) {
  auto watched = std::make_shared<Watched>();
  watched->more = [more = std::move(more)] { return more; };
  const std::lock_guard lock(mutex_);
  for (const auto& [unit, secrets] : made_)
    if (unit.first == own_ || std::find(tops.begin(), tops.end(), unit.first) != tops.end()) add_below(*watched, unit);
  watched->needles.seal();
  watched_[""] = std::move(watched);
}

std::shared_ptr<const LeakGuard::Watched> LeakGuard::watched(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const bool own_screen = path.starts_with(site::kKioskFolder) && path != site::kKioskVersionFile;
  const auto of_organization = watched_.find(own_screen ? own_ : path.substr(0, std::min(path.size(), path.find('/'))));
  if (of_organization != watched_.end()) return of_organization->second;
  const auto of_root = watched_.find("");
  return of_root == watched_.end() ? nullptr : of_root->second;
}

bool LeakGuard::may_stand(const rules::Secret& secret, const Watched& watched, const std::string& more) const {
  const bool is_masked = secret.is_name && audience_ == model::Audience::society;
  return is_known(secret.text, known_) || more.find(secret.text) != std::string::npos ||
         (!is_masked && watched.shown.find(secret.text) != std::string::npos);
}

void LeakGuard::look(const std::string& path, std::string_view bytes) const {
  const std::shared_ptr<const Watched> sought = watched(path);
  if (sought == nullptr) return;
  const std::vector<FoundText> found = find_texts(bytes, sought->needles);
  if (found.empty()) return;
  const std::string more = sought->more();
  for (const FoundText& each : found) {
    const auto after = std::upper_bound(sought->groups.begin(), sought->groups.end(), each.needle,
                                        [](std::size_t needle, const Group& group) { return needle < group.first; });
    const Group& group = *(after - 1);
    const rules::Secret& secret = (*group.secrets)[each.needle - group.first];
    if (may_stand(secret, *sought, more)) continue;
    throw base::Failure(fmt::format("{} 第 {} 行", path, each.line),
                        fmt::format("要写上“{}”范围不能看的内容：{} {}（{}）", model::word(audience_), group.unit,
                                    rules::place_of(secret), each.written),
                        "网站没有改动。请查看工作区自己的 templates 和 public；不是它们写的，就是程序的错误，请报告。");
  }
}

std::string text_of(const site::DueEntries& due) {
  std::string text;
  for (const auto* list : {&due.late, &due.next})
    for (const site::DueEntry& entry : *list)
      text += fmt::format("{}\n{}\n{}\n{}\n{}\n", entry.title, entry.responsible, entry.unit_name, entry.state_note,
                          entry.href);
  return text;
}

std::string text_of(const site::UnitNode& unit) {
  return fmt::format("{}\n{}\n{}\n{}\n{}\n", unit.organization, unit.meeting, unit.organization_name, unit.parent,
                     unit.theme);
}

std::string text_of(const site::Subtree& subtree) {
  std::string text = text_of(subtree.due);
  for (const site::FeedEntry& entry : subtree.feed)
    text +=
        fmt::format("{}\n{}\n{}\n{}\n", entry.row.number, entry.row.title, entry.organization, entry.organization_name);
  return text;
}

}  // namespace app
