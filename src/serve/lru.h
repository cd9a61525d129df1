// SPDX-License-Identifier: MIT
// Values by key, up to a total weight: beyond it the least recently used are forgotten. Not safe from several threads.
#pragma once
#include <cstddef>
#include <list>
#include <map>
#include <utility>

namespace serve {

template <class Key, class Value>
class Lru {
 public:
  explicit Lru(std::size_t most_weight) : most_weight_(most_weight) {}

  // Nothing if unknown. Good until the next put().
  const Value* find(const Key& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    items_.splice(items_.begin(), items_, found->second);
    return &found->second->value;
  }

  // What is heavier than all together may be is not kept; a known key keeps its value.
  void put(const Key& key, Value value, std::size_t weight) {
    if (weight > most_weight_ || places_.contains(key)) return;
    items_.push_front(Item{key, std::move(value), weight});
    places_.emplace(key, items_.begin());
    weight_ += weight;
    while (weight_ > most_weight_) {
      weight_ -= items_.back().weight;
      places_.erase(items_.back().key);
      items_.pop_back();
    }
  }

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] std::size_t weight() const { return weight_; }

 private:
  struct Item {
    Key key;
    Value value;
    std::size_t weight;
  };

  const std::size_t most_weight_;
  std::size_t weight_ = 0;
  std::list<Item> items_;  // the most recently used first
  std::map<Key, typename std::list<Item>::iterator> places_;
};

}  // namespace serve
