// SPDX-License-Identifier: MIT
// Taking down is written beside the record: found by number, undone, and seen by whoever remakes what has changed.
#include "store/withdrawals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_fixture.h"

namespace {

using store::RecordKey;
using store_test::Import;
using store_test::Record;
using store_test::store_branch;
using store_test::TableId;
using support::day;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class WithdrawalsTest : public testing::Test {
 protected:
  WithdrawalsTest() { store_branch(record_); }

  [[nodiscard]] std::vector<std::string> found(const std::string& number, const std::string& organization = "",
                                               std::optional<TableId> table = {}) const {
    std::vector<std::string> out;
    for (const RecordKey& key : withdrawals_.find(number, organization, table))
      out.push_back(key.organization + " " + std::string(model::table(key.table).header) + " " + key.number);
    return out;
  }

  [[nodiscard]] std::vector<model::Withdrawal> loaded() const {
    store::Loader loader(record_.database);
    const auto own = loader.organization("ORG1");
    return loader.load({"ORG1", "2024"}, own.value()).withdrawals;
  }

  void withdraw(const RecordKey& key) const {
    store::Transaction transaction(record_.database);
    withdrawals_.withdraw(key, day("2025-03-01"), "群众提出");
    transaction.commit();
  }

  void undo(const RecordKey& key) const {
    store::Transaction transaction(record_.database);
    withdrawals_.undo(key, day("2025-03-02"), "核实无误");
    transaction.commit();
  }

  Record record_;
  store::Withdrawals withdrawals_{record_.database};
  RecordKey item_{"ORG1", TableId::rectification, "R2"};
};

TEST_F(WithdrawalsTest, FindsByNumberTableAndOrganisation) {
  EXPECT_THAT(found("R2"), ElementsAre("ORG1 整改 R2"));
  EXPECT_THAT(found("P1"), ElementsAre("ORG1 问题 P1"));
  EXPECT_THAT(found("R2", "ORG1", TableId::rectification), ElementsAre("ORG1 整改 R2"));
  EXPECT_THAT(found("R2", "ORG2"), IsEmpty());
  EXPECT_THAT(found("R2", "", TableId::commitment), IsEmpty());
  EXPECT_THAT(found("R9"), IsEmpty());
}

TEST_F(WithdrawalsTest, IsLoadedUntilItIsUndone) {
  EXPECT_FALSE(withdrawals_.last(item_));
  EXPECT_THAT(loaded(), IsEmpty());
  withdraw(item_);
  ASSERT_EQ(loaded().size(), 1U);
  EXPECT_EQ(loaded()[0].table, TableId::rectification);
  EXPECT_EQ(loaded()[0].record, "R2");
  EXPECT_EQ(loaded()[0].date, day("2025-03-01"));
  EXPECT_EQ(loaded()[0].reason, "群众提出");
  EXPECT_FALSE(withdrawals_.last(item_)->undone);
  undo(item_);
  EXPECT_THAT(loaded(), IsEmpty());
  EXPECT_EQ(withdrawals_.last(item_)->undone, day("2025-03-02"));
  EXPECT_THAT(record_.rows("SELECT record, date, reason, undone, undone_reason FROM withdrawal", 5),
              ElementsAre("R2|2025-03-01|群众提出|2025-03-02|核实无误"));
  withdraw(item_);
  EXPECT_EQ(loaded().size(), 1U);
  EXPECT_FALSE(withdrawals_.last(item_)->undone);
}

TEST_F(WithdrawalsTest, ItsUnitsHaveChangedForEverySite) {
  store::Loader loader(record_.database);
  const store::RecordState before = loader.state();
  withdraw(item_);
  const store::RecordState after = loader.state();
  EXPECT_EQ(after.number, before.number + 1);
  EXPECT_NE(after.mark, before.mark);
  EXPECT_THAT(loader.changed_since(before.number), ElementsAre(store::UnitKey{"ORG1", "2024"}));
  undo(item_);
  EXPECT_NE(loader.state().mark, after.mark);
  EXPECT_THAT(loader.changed_since(after.number), ElementsAre(store::UnitKey{"ORG1", "2024"}));
}

TEST_F(WithdrawalsTest, TextsAreItsOwnAndThoseThatItNames) {
  EXPECT_THAT(withdrawals_.texts({"ORG1", TableId::rectification, "R1"}), UnorderedElementsAre("第一件", "问题一"));
  EXPECT_THAT(withdrawals_.texts({"ORG1", TableId::problem, "P1"}), UnorderedElementsAre("第一件", "问题一"));
  EXPECT_THAT(withdrawals_.texts(item_), testing::Contains("事项二"));
}

TEST_F(WithdrawalsTest, SaysWhichOthersHaveTheSameWords) {
  EXPECT_THAT(withdrawals_.others_with("事项二", item_), IsEmpty());
  EXPECT_THAT(withdrawals_.others_with("问题一", item_), ElementsAre("问题 P1"));
  EXPECT_THAT(withdrawals_.others_with("问题一", {"ORG2", TableId::problem, "P1"}), ElementsAre("ORG1 的问题 P1"));
}

}  // namespace
