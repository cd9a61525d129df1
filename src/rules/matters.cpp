// SPDX-License-Identifier: MIT
#include "rules/matters.h"

#include <algorithm>
#include <array>

#include "rules/content_code.h"

namespace rules {
namespace {

using model::Audience;
using model::Batch;
using model::DisclosedNotice;
using model::DisclosedPosting;
using model::Matter;

constexpr std::array<std::string_view, model::kMatterCount> kNames{
    "会议情况", "工作安排", "民主评议结果", "整改清单", "承诺", "征求意见情况", "谈心谈话情况", "报送情况", "归档情况"};
constexpr std::array<model::TableId, model::kMatterCount> kTables{
    model::TableId::meeting,       model::TableId::stage,      model::TableId::member,
    model::TableId::rectification, model::TableId::commitment, model::TableId::opinion,
    model::TableId::talk,          model::TableId::filing,     model::TableId::material};

// Of what there is nothing yet nobody is told that it waits for approval.
bool is_there(const Discloser& discloser, Matter matter) {
  if (matter == Matter::tiers) return !discloser.record.members.empty();
  if (matter == Matter::items) return !discloser.computed.items.empty();
  if (matter == Matter::commitments) return !discloser.record.commitments.empty();
  return true;
}

// What the batches say of one matter.
class MatterBatches {
 public:
  MatterBatches(const Discloser& discloser, Matter matter) : discloser_(discloser), matter_(matter) {
    for (const Batch& batch : discloser.record.batches) {
      if (!holds(batch, matter)) continue;
      named_ = true;
      if (batch.scope >= discloser.options.audience && (!scope_ || batch.scope < *scope_)) scope_ = batch.scope;
    }
  }

  void disclose(model::DisclosedRecord& out) const {
    if (!named_) return disclose_unnamed(out);
    const std::size_t before = out.postings.size();
    std::vector<DisclosedNotice> notices;
    for (std::size_t i = 0; i < discloser_.record.batches.size(); ++i) {
      const Batch& batch = discloser_.record.batches[i];
      if (scope_ && batch.scope == *scope_ && holds(batch, matter_))
        disclose(batch, discloser_.computed.periods[i], out.postings, notices);
    }
    if (out.postings.size() == before) out.notices.insert(out.notices.end(), notices.begin(), notices.end());
  }

 private:
  void disclose_unnamed(model::DisclosedRecord& out) const {
    if (wants_approval()) {
      if (is_there(discloser_, matter_)) out.notices.push_back(notice(DisclosedNotice::Why::unapproved, {}));
    } else {
      DisclosedPosting posting;
      posting.matter = matter_;
      posting.standing = true;
      out.postings.push_back(std::move(posting));
    }
  }

  void disclose(const Batch& batch, const PostingPeriod& period, std::vector<DisclosedPosting>& postings,
                std::vector<DisclosedNotice>& notices) const {
    using Why = DisclosedNotice::Why;
    const bool wanted = wants_approval();
    const bool approved = !batch.code.empty() && is_approved(discloser_, batch);
    switch (period.on(discloser_.options.as_of)) {
      case PostingState::not_yet:
        notices.push_back(notice(Why::not_yet, period.since));
        return;
      case PostingState::ended:
        if (discloser_.options.archive && (!wanted || approved)) {
          post(batch, period, approved, postings);
        } else if (wanted && batch.code.empty()) {  // it never was posted
          notices.push_back(notice(Why::unapproved, {}));
        } else {
          notices.push_back(notice(Why::ended, period.until, period.since));
        }
        return;
      case PostingState::posted:
        if (wanted && !approved) {
          notices.push_back(notice(Why::unapproved, {}));
        } else {
          post(batch, period, approved, postings);
        }
    }
  }

  void post(const Batch& batch, const PostingPeriod& period, bool approved,
            std::vector<DisclosedPosting>& postings) const {
    postings.push_back({matter_, batch.number, period.since, period.until, period.standing, approved,
                        discloser_.text(batch.way).text});
  }

  [[nodiscard]] bool wants_approval() const {
    return rules::wants_approval(discloser_.plan, discloser_.options, discloser_.options.audience);
  }
  [[nodiscard]] DisclosedNotice notice(DisclosedNotice::Why why, const std::optional<model::Date>& date,
                                       const std::optional<model::Date>& since = {}) const {
    return {why, std::string(name_of(matter_)), date, "", matter_, since};
  }

  const Discloser& discloser_;
  const Matter matter_;
  bool named_ = false;
  std::optional<Audience> scope_;  // of the batches that hold here
};

}  // namespace

Audience widest(const model::Plan& plan, Matter matter) {
  switch (matter) {
    case Matter::items:
      return std::max(plan.posted.items, personal_items_posted(plan));
    case Matter::commitments:
      return commitments_posted(plan);
    case Matter::opinions:
      return *disclosure_of(model::TableId::opinion, "channel").widest;
    case Matter::talks:
      return *disclosure_of(model::TableId::talk, "kind").widest;
    case Matter::filings:
      return *disclosure_of(model::TableId::filing, "material").widest;
    case Matter::materials:
      return *disclosure_of(model::TableId::material, "material").widest;
    case Matter::meeting:
    case Matter::stages:
    case Matter::tiers:
      break;
  }
  return Audience::society;
}

bool uses(const model::Plan& plan, Matter matter) {
  if (matter == Matter::tiers) return plan.appraisal.has_value();
  return matter == Matter::meeting || plan.uses(kTables[static_cast<std::size_t>(matter)]);
}

bool may_post(const Discloser& discloser, Matter matter) {
  if (matter == Matter::tiers && !discloser.may_see(discloser.options.appraisal_audience)) return false;
  return (matter == Matter::stages || uses(discloser.plan, matter)) &&
         discloser.may_see(widest(discloser.plan, matter));
}

std::string_view name_of(Matter matter) { return kNames[static_cast<std::size_t>(matter)]; }

void disclose_postings(const Discloser& discloser, model::DisclosedRecord& out) {
  for (std::size_t i = 0; i < model::kMatterCount; ++i)
    if (const auto matter = static_cast<Matter>(i); may_post(discloser, matter))
      MatterBatches(discloser, matter).disclose(out);
}

}  // namespace rules
