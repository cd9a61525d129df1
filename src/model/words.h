// SPDX-License-Identifier: MIT
// The closed lists of the ledger: each word is written once, here, and is what cells, the record and pages hold.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace model {

enum class OrganizationKind { committee, general_branch, branch };
enum class MemberKind { formal, probationary };
enum class Post {
  secretary,
  deputy_secretary,
  commissioner,
  general_secretary,
  general_deputy,
  general_commissioner,
  group_leader
};
enum class Tier { excellent, qualified, basically_qualified, unqualified };
enum class CapBase { formal, members, assessed };  // guests are in none of them
enum class Attendance {
  present,             // 参评
  present_in_writing,  // 书面参评 (P04)
  absent,              // 缺席, not made up yet
  made_up,             // 已补课 (P12)
  at_leaders_meeting,  // 已参加民主生活会 (P12)
  guest,               // 流入参评: balloted here, assessed at home (P11)
  elsewhere,           // 流入地参评: took part where they are, assessed here (P10)
  away,                // 流动在外
  out_of_scope         // 不在范围 (P04)
};
enum class ProblemSource { masses, self, superior, mutual };
enum class EventKind { progress, extension, closure, look_back };
enum class LookBack { held, relapsed };
enum class Fulfilled { kept, under_way, broken };
enum class Occasion { member_meeting, group_meeting, life_meeting };
// Between whom heart-to-heart talks are counted; what was said is never recorded.
enum class TalkKind {
  among_commissioners,     // 委员之间
  commissioner_member,     // 委员与党员
  among_members,           // 党员之间
  secretary_member,        // 书记与党员
  secretary_in_particular  // 书记重点谈话: members in need, newly come, away …
};
// From narrowest to widest (domain.md rule 7).
enum class Audience { members, unit, society };
// What can be posted as one, named by its table: 问题 and 进展 go with 整改, 践诺 with 承诺, tiers stand in 党员.
enum class Matter { meeting, stages, tiers, items, commitments, opinions, talks, filings, materials };
inline constexpr std::size_t kMatterCount = 9;

template <class E>
struct WordList;

#define GONGSHILAN_WORDS(E, N, ...)                                       \
  template <>                                                             \
  struct WordList<E> {                                                    \
    static constexpr std::array<std::string_view, N> kWords{__VA_ARGS__}; \
  }
GONGSHILAN_WORDS(OrganizationKind, 3, "党委", "党总支", "党支部");
GONGSHILAN_WORDS(MemberKind, 2, "正式", "预备");
GONGSHILAN_WORDS(Post, 7, "书记", "副书记", "委员", "总支书记", "总支副书记", "总支委员", "党小组长");
GONGSHILAN_WORDS(Tier, 4, "优秀", "合格", "基本合格", "不合格");
GONGSHILAN_WORDS(Attendance, 9, "参评", "书面参评", "缺席", "已补课", "已参加民主生活会", "流入参评", "流入地参评",
                 "流动在外", "不在范围");
GONGSHILAN_WORDS(CapBase, 3, "正式党员", "党员", "参评党员");
GONGSHILAN_WORDS(ProblemSource, 4, "群众提", "自己找", "上级点", "互相帮");
GONGSHILAN_WORDS(EventKind, 4, "进展", "延期", "销号", "回头看");
GONGSHILAN_WORDS(LookBack, 2, "保持", "反弹");
GONGSHILAN_WORDS(Fulfilled, 3, "兑现", "推进中", "未兑现");
GONGSHILAN_WORDS(Occasion, 3, "党员大会", "党小组会", "组织生活会");
GONGSHILAN_WORDS(TalkKind, 5, "委员之间", "委员与党员", "党员之间", "书记与党员", "书记重点谈话");
GONGSHILAN_WORDS(Audience, 3, "党员", "本单位", "社会");
GONGSHILAN_WORDS(Matter, kMatterCount, "年度", "安排", "党员", "整改", "承诺", "意见", "谈话", "报送", "档案");
#undef GONGSHILAN_WORDS

template <class E>
constexpr std::span<const std::string_view> words() {
  return WordList<E>::kWords;
}

template <class E>
constexpr std::string_view word(E value) {
  return WordList<E>::kWords[static_cast<std::size_t>(value)];
}

template <class E>
constexpr std::optional<E> from_word(std::string_view text) {
  for (std::size_t i = 0; i < WordList<E>::kWords.size(); ++i)
    if (WordList<E>::kWords[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace model
