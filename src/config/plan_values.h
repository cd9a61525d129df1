// SPDX-License-Identifier: MIT
// What a plan's seed leaves open ("会前x天报督导组"): named in the plan's `open`, written {key} in its texts, said by
// the workspace in its settings.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/json.h"

namespace config {

class CheckedObject;

using PlanValues = std::map<std::string, std::string>;  // by key, as text

struct OpenValues {
  PlanValues values;                // as said, or a stand-in that no meeting ever uses
  std::vector<std::string> unsaid;  // what nobody has said: its name and where to say it
};

// Refuses what is said but not of its kind, or not open in this plan.
OpenValues open_values(CheckedObject& plan, const PlanValues& said);

// {key} in every text; a text that is nothing else becomes a whole number if it is one.
base::Json filled(const base::Json& json, const PlanValues& values);

// What is still in braces was not in `open`; comments may say what they like.
void refuse_unfilled(const base::Json& json, const PlanValues& values, const std::string& file);

}  // namespace config
