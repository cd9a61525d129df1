// SPDX-License-Identifier: MIT
// Files that lie nowhere but in a test.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/failure.h"
#include "record/bag_source.h"

namespace record_test {

class MemoryBag : public record::BagSource {
 public:
  explicit MemoryBag(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {
    for (const auto& [path, text] : texts_) files_.push_back({path, text.size()});
  }
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] const std::vector<record::BagFile>& files() const override { return files_; }
  [[nodiscard]] const std::vector<record::BagFault>& faults() const override { return faults_; }
  // In small pieces, as a large file would come.
  void read(const std::string& path, const base::ByteSink& sink) const override {
    const auto found = texts_.find(path);
    if (found == texts_.end()) throw base::Failure(path, "读不出", "请检查。");
    constexpr std::size_t piece = 7;
    for (std::size_t at = 0; at < found->second.size(); at += piece)
      sink(std::string_view(found->second).substr(at, piece));
  }

 private:
  std::string name_ = "QHFY01-2021-1-public";
  std::map<std::string, std::string> texts_;
  std::vector<record::BagFile> files_;
  std::vector<record::BagFault> faults_;
};

}  // namespace record_test
