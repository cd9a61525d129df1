// SPDX-License-Identifier: MIT
// The tree of organisations, and what has changed in it since an import.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/loader.h"
#include "store/store_fixture.h"

namespace {

using store_test::Import;
using store_test::keep;
using store_test::Record;
using store_test::TableId;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(LoaderTree, KnowsTheTreeAndWhatChangedInIt) {
  Record record;
  {
    Import import(record);
    for (const auto& [number, parent] :
         std::map<std::string, std::string>{{"TOP", ""}, {"B", "TOP"}, {"A", "TOP"}, {"A1", "A"}, {"ALONE", ""}})
      import.row(TableId::organization,
                 {{"organization", number}, {"name", number}, {"kind", "党支部"}, {"parent", parent}});
    const auto meeting = [&](const char* number, const char* year) {
      import.row(TableId::meeting, {{"organization", number}, {"meeting", year}, {"plan", "P10"}, {"theme", "主题"}});
    };
    for (const char* number : {"TOP", "A", "A1", "ALONE"}) meeting(number, "2024");
    meeting("A", "2023");
    meeting("A1", "2022");
    keep(import);
  }
  store::Loader loader(record.database);
  EXPECT_THAT(loader.children(""), ElementsAre("ALONE", "TOP"));
  EXPECT_THAT(loader.children("TOP"), ElementsAre("A", "B"));
  EXPECT_EQ(loader.organization("A1").value().parent, "A");
  EXPECT_FALSE(loader.organization("A9"));
  EXPECT_TRUE(loader.has_meeting({"A", "2023"}));
  EXPECT_FALSE(loader.has_meeting({"B", "2024"}));
  const auto texts = [](const std::vector<store::UnitKey>& units) {
    std::vector<std::string> out;
    for (const store::UnitKey& unit : units) out.push_back(unit.organization + " " + unit.meeting);
    return out;
  };
  EXPECT_THAT(texts(loader.top_units()), ElementsAre("A 2023", "A1 2022", "ALONE 2024", "TOP 2024"));
  EXPECT_EQ(loader.changed_since(0).size(), 6U);
  Import import(record);
  import.row(TableId::stage, {{"organization", "A"}, {"meeting", "2024"}, {"stage", "学习"}});
  keep(import);
  EXPECT_THAT(texts(loader.changed_since(1)), ElementsAre("A 2024"));
  EXPECT_THAT(loader.changed_since(2), IsEmpty());
}

}  // namespace
