// SPDX-License-Identifier: MIT
// What is kept of the top of the tree is what the record itself says, whatever has come, changed or moved since.
#include "app/top_units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using model::TableId;
using store_test::Import;
using store_test::Record;

class TopUnits : public testing::Test {
 protected:
  static void organization(Import& import, const std::string& number, const std::string& parent) {
    import.row(TableId::organization,
               {{"organization", number}, {"name", number}, {"kind", "党支部"}, {"parent", parent}});
  }
  static void meeting(Import& import, const std::string& number, const std::string& year, const char* theme = "主题") {
    import.row(TableId::meeting, {{"organization", number}, {"meeting", year}, {"plan", "P10"}, {"theme", theme}});
  }

  // Looked at before the import is kept, as a build does, and after it.
  template <class Action>
  void step(const Action& action) {
    Import import(record_);
    action(import);
    ASSERT_THAT(import.apply(), testing::IsEmpty());
    expect_right();
    if (++mark_ % 3 != 0) expect_right();
    import.importer.commit(std::to_string(mark_));
    expect_right();
  }
  void expect_right() {
    store::Loader loader(record_.database);
    EXPECT_EQ(texts(app::top_units(loader, cache_)), texts(loader.top_units()));
  }
  static std::vector<std::string> texts(const std::vector<store::UnitKey>& units) {
    std::vector<std::string> out;
    for (const store::UnitKey& unit : units) out.push_back(unit.organization + " " + unit.meeting);
    return out;
  }

  Record record_;
  store::Cache cache_{record_.dir.path() / ".cache" / "cache.db"};
  int mark_ = 0;
};

TEST_F(TopUnits, AreThoseOfTheRecordWhateverHasChanged) {
  expect_right();
  step([](Import& import) {
    organization(import, "TOP", "");
    organization(import, "A", "TOP");
    organization(import, "A1", "A");
    for (const char* number : {"TOP", "A", "A1"}) meeting(import, number, "2024");
    meeting(import, "A1", "2022");
  });
  EXPECT_THAT(texts(store::Loader(record_.database).top_units()), testing::ElementsAre("A1 2022", "TOP 2024"));
  step([](Import& import) { meeting(import, "A", "2024", "另一个主题"); });
  step([](Import& import) { meeting(import, "A", "2022"); });    // above A1's
  step([](Import& import) { meeting(import, "A1", "2023"); });   // one that nobody above has
  step([](Import& import) { meeting(import, "TOP", "2023"); });  // not its superior
  step([](Import& import) { meeting(import, "TOP", "2022"); });
  step([](Import& import) { organization(import, "B", ""); });
  step([](Import& import) { organization(import, "A1", "B"); });  // from above it nobody has met
  step([](Import& import) { meeting(import, "B", "2022"); });
  step([](Import& import) { organization(import, "A1", ""); });
  step([](Import& import) { organization(import, "B", "A"); });
  step([](Import& import) {
    organization(import, "TOP", "NEW");
    organization(import, "NEW", "");
    meeting(import, "NEW", "2024");
  });
}

TEST_F(TopUnits, AreAskedForAnewWhereTooMuchHasChanged) {
  step([](Import& import) {
    organization(import, "TOP", "");
    meeting(import, "TOP", "2024");
  });
  for (const int many : {150, 250, 450})  // 200 are still asked about one by one
    step([&](Import& import) {
      for (int i = 0; i < many; ++i) {
        organization(import, "A" + std::to_string(i), i % 2 == 0 ? "TOP" : "");
        meeting(import, "A" + std::to_string(i), i % 3 == 0 ? "2024" : "2023");
      }
    });
  step([](Import& import) { meeting(import, "TOP", "2023"); });  // above 225
}

TEST_F(TopUnits, AreAskedForAnewWhereTheCacheSaysNothing) {
  step([](Import& import) {
    organization(import, "TOP", "");
    meeting(import, "TOP", "2024");
  });
  cache_.put("tops", "odd");
  expect_right();
  cache_.remove("tops");
  expect_right();
}

TEST_F(TopUnits, AreAskedForAnewOfAnotherRecord) {
  step([](Import& import) {
    organization(import, "TOP", "");
    meeting(import, "TOP", "2024");
  });
  expect_right();
  Record other;
  Import import(other);
  organization(import, "OTHER", "");
  meeting(import, "OTHER", "2024");
  ASSERT_THAT(import.apply(), testing::IsEmpty());
  import.importer.commit("other");
  store::Loader loader(other.database);
  EXPECT_EQ(texts(app::top_units(loader, cache_)), texts(loader.top_units()));
}

}  // namespace
