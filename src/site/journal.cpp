// SPDX-License-Identifier: MIT
#include "site/journal.h"

#include <algorithm>
#include <array>
#include <exception>
#include <string_view>

#include "base/failure.h"
#include "base/file_system.h"
#include "base/text.h"
#include "site/manifest.h"

namespace site {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kStepKinds{"add", "folder", "replace", "remove"};
constexpr std::string_view kEnd = "end";
constexpr std::uintmax_t kMostJournalBytes = 256U << 20U;

}  // namespace

void Journal::publish(const std::vector<Step>& steps) const {
  std::string text;
  for (const Step& step : steps) {
    text += kStepKinds[static_cast<std::size_t>(step.kind)];
    text += " " + step.path + "\n";
  }
  base::write_file(list(), text.append(kEnd) + "\n");
  base::sync_file_system(work_);
  try {
    for (const Step& step : steps) take(step);
    base::sync_file_system(site_);
  } catch (...) {
    try {
      roll_back(steps);
    } catch (const base::Failure&) {  // NOLINT(bugprone-empty-catch): the list stays, the next start goes on with it
    }
    throw;
  }
  finish();
}

void Journal::take(const Step& step) const {
  const fs::path target = within(site_, step.path);
  if (step.kind == Step::Kind::replace || step.kind == Step::Kind::remove) base::keep_copy(target, replaced(step.path));
  if (step.kind != Step::Kind::remove) {
    base::rename_over(staged(step.path), target);
    return;
  }
  base::remove_file(target);
  remove_empty_folders(site_, step.path);
}

// Each may be called for a step that was taken, half taken or not begun.
void Journal::take_back(const Step& step) const {
  const fs::path target = within(site_, step.path);
  switch (step.kind) {
    case Step::Kind::add:
      if (base::exists(staged(step.path))) return;
      base::remove_file(target);
      remove_empty_folders(site_, step.path);
      return;
    case Step::Kind::folder:
      if (base::exists(staged(step.path))) return;
      if (base::exists(target)) base::rename_over(target, staged(step.path));
      remove_empty_folders(site_, step.path);
      return;
    case Step::Kind::replace:
    case Step::Kind::remove: {
      // What was kept may be half a copy if the step went no further.
      const bool taken = step.kind == Step::Kind::replace ? !base::exists(staged(step.path)) : !base::exists(target);
      if (taken && base::exists(replaced(step.path))) base::rename_over(replaced(step.path), target);
      return;
    }
  }
}

// Goes on past a step that cannot be taken back: one page less is one page less.
void Journal::roll_back(const std::vector<Step>& steps) const {
  std::error_code ignored;
  fs::rename(list(), undo_list(), ignored);  // so that a stop in between is not taken for the end
  std::exception_ptr first;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    try {
      take_back(*step);
    } catch (const base::Failure&) {
      if (!first) first = std::current_exception();
    }
  }
  if (first) std::rethrow_exception(first);
  base::sync_file_system(work_);
  base::remove_file(list());
  base::remove_file(undo_list());
}

// Once the list is gone the new site stands; what is left in the work folder is of no use.
void Journal::finish() const {
  std::error_code ignored;
  fs::remove(list(), ignored);
  if (!ignored) fs::remove_all(work_, ignored);
}

void Journal::abandon() const {
  std::error_code ignored;
  if (base::exists(work_) && !base::exists(list()) && !base::exists(undo_list())) fs::remove_all(work_, ignored);
}

std::optional<std::vector<Step>> Journal::read(const fs::path& list) {
  if (!base::exists(list)) return std::nullopt;
  std::vector<Step> steps;
  for (const std::string& line : base::split(base::read_file(list, kMostJournalBytes), "\n")) {
    if (line == kEnd) return steps;
    const std::size_t blank = line.find(' ');
    const auto* const kind = std::find(kStepKinds.begin(), kStepKinds.end(), line.substr(0, blank));
    if (blank == std::string::npos || kind == kStepKinds.end() || !is_inside(line.substr(blank + 1))) break;
    steps.push_back({static_cast<Step::Kind>(kind - kStepKinds.begin()), line.substr(blank + 1)});
  }
  return std::nullopt;
}

// Taken, and not taken back since.
bool Journal::stands(const Step& step) const {
  if (base::exists(staged(step.path))) return false;
  if (step.kind == Step::Kind::replace) return base::exists(replaced(step.path));
  return step.kind != Step::Kind::remove && base::exists(within(site_, step.path));
}

void Journal::recover() const {
  if (!base::exists(work_)) return;
  if (const auto undone = read(undo_list())) {
    roll_back(*undone);
  } else if (const auto steps = read(list())) {
    if (!steps->empty() && stands(steps->back())) {
      base::sync_file_system(site_);
      base::remove_file(list());  // first: without what was replaced there is no way back
    } else {
      roll_back(*steps);
    }
  }
  base::remove_tree(work_);
}

void remove_empty_folders(const fs::path& root, const std::string& path) {
  std::error_code not_empty;
  for (fs::path folder = fs::path(path).parent_path(); !folder.empty(); folder = folder.parent_path())
    if (!fs::remove(root / folder, not_empty) || not_empty) return;
}

}  // namespace site
