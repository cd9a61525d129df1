// SPDX-License-Identifier: MIT
// Collects the content of a batch field by field, matter by matter. Known to content_*.cpp only. What is added here is
// what changes a 内容码 that stands on signed paper: never change it for looks.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rules/content_code.h"

namespace rules {

class ContentFields {
 public:
  // discloser: for the batch's audience.
  ContentFields(const Discloser& discloser, std::span<const model::Withdrawal> withdrawn)
      : discloser_(discloser), withdrawn_(withdrawn) {}

  void begin(model::TableId table, std::string record) {
    table_ = table;
    record_ = std::move(record);
  }
  // By the column's key, of the table begun; nothing where there is no text.
  void add(std::string_view column, std::string text) { add_as(header(table_, column), std::move(text)); }
  void add_as(std::string_view header, std::string text) {
    if (!text.empty())
      content_.push_back({std::string(model::table(table_).header), record_, std::string(header), std::move(text)});
  }

  [[nodiscard]] const Discloser& discloser() const { return discloser_; }
  [[nodiscard]] bool is_withdrawn(model::TableId table, const std::string& record) const;
  Content take() { return std::move(content_); }

  static std::string_view header(model::TableId table, std::string_view column) {
    return model::table(table).columns[*model::table(table).index_of(column)].header;
  }

 private:
  const Discloser& discloser_;
  std::span<const model::Withdrawal> withdrawn_;
  model::TableId table_ = model::TableId::disclosure;
  std::string record_;
  Content content_;
};

inline std::string typed(const std::optional<model::Deadline>& deadline) {
  return deadline ? model::canonical(*deadline) : "";
}

void add_meeting(const model::Batch& batch, ContentFields& fields);      // 年度, 安排, tiers
void add_lists(const model::Batch& batch, ContentFields& fields);        // 整改, 承诺
void add_preparation(const model::Batch& batch, ContentFields& fields);  // 意见, 谈话, 报送, 档案

}  // namespace rules
