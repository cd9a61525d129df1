// SPDX-License-Identifier: MIT
#include "model/table.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "model/words.h"

namespace model {
namespace {

using enum CellKind;
constexpr Need kOptional = Need::optional;
constexpr Need kByPlan = Need::plan;
constexpr Need kRequired = Need::required;

// As clerks merge cells down a list, where several rows share what stands there; never what tells rows apart.
constexpr Column merged_down(Column column) {
  column.fills_down = true;
  return column;
}

constexpr Column kOrganization =
    merged_down({"organization", "组织编号", identifier, kOptional, {}, Refers::organization});
constexpr Column kMeeting = merged_down({"meeting", "会议编号", identifier, kOptional, {}, Refers::meeting});

std::vector<Table> make_tables() {
  const auto kind_words = model::words<OrganizationKind>();
  return {
      {TableId::organization,
       "organization",
       "组织",
       {{"organization", "组织编号", identifier, kRequired},
        {"name", "名称", text, kRequired},
        {"kind", "类型", word, kRequired, kind_words},
        {"parent", "上级编号", identifier, kOptional, {}, Refers::organization},
        {"phone", "监督电话"},
        {"mailbox", "监督信箱"},
        {"address", "地址"}},
       {"organization"}},
      {TableId::meeting,
       "meeting",
       "年度",
       {kOrganization,
        {"meeting", "会议编号", identifier, kRequired},
        {"plan", "方案", identifier, kRequired},
        {"theme", "主题", text, kRequired},
        {"date", "会议日期", date},
        {"place", "地点"},
        {"format", "形式"},
        {"attended", "实到人数", number},
        {"host", "主持人", names},
        {"recorder", "记录人", names},
        {"observers", "列席", names}},
       {"organization", "meeting"}},
      {TableId::stage,
       "stage",
       "安排",
       {kOrganization,
        kMeeting,
        {"stage", "阶段", text, kRequired},
        {"start", "开始", date},
        {"end", "截止", deadline},
        {"done", "完成日期", date},
        {"note", "备注"}},
       {"organization", "meeting", "stage"},
       Ordinal::value,
       {"organization", "meeting"}},
      {TableId::member,
       "member",
       "党员",
       {kOrganization,
        kMeeting,
        {"member", "党员编号", identifier, kRequired},
        {"name", "姓名", CellKind::name, kRequired},
        {"kind", "类别", word, kRequired, model::words<MemberKind>()},
        {"posts", "党内职务", CellKind::words, kOptional, model::words<Post>()},
        merged_down({"party_group", "党小组"}),
        {"attendance", "评议情况", word, kOptional, model::words<Attendance>(), Refers::nothing, "参评"},
        {"tier", "等次", word, kByPlan, model::words<Tier>()},
        {"approved", "上级审批日期", date, kByPlan},
        {"told", "反馈日期", date}},
       {"organization", "meeting", "member"}},
      {TableId::tally,
       "tally",
       "测评",
       {kOrganization,
        kMeeting,
        {"member", "党员编号", identifier, kRequired, {}, Refers::member},
        {"issued", "发出", number},
        {"returned", "收回", number},
        {"valid", "有效", number, kRequired},
        {"excellent", "优秀", number, kByPlan},
        {"qualified", "合格", number, kByPlan},
        {"basically_qualified", "基本合格", number, kByPlan},
        {"unqualified", "不合格", number, kByPlan},
        {"average", "平均分", decimal, kByPlan}},
       {"organization", "meeting", "member"}},
      {TableId::committee_tally,
       "committee_tally",
       "班子评议",
       {kOrganization,
        kMeeting,
        merged_down({"aspect", "项目", text, kOptional, {}, Refers::nothing, "总体"}),
        merged_down({"valid", "有效", number, kRequired}),
        {"choice", "档次", text, kRequired},
        {"votes", "票数", number, kRequired}},
       {"organization", "meeting", "aspect", "choice"}},
      {TableId::problem,
       "problem",
       "问题",
       {{"problem", "编号", identifier, kRequired},
        kOrganization,
        kMeeting,
        merged_down({"subject", "主体", text, kOptional, {}, Refers::subject, "班子"}),
        merged_down({"origin", "来源", word, kOptional, model::words<ProblemSource>()}),
        merged_down({"category", "类别"}),
        {"text", "问题", text, kRequired},
        {"earlier", "上次编号", identifier, kOptional, {}, Refers::problem}},
       {"organization", "problem"}},
      {TableId::rectification,
       "rectification",
       "整改",
       {{"rectification", "编号", identifier, kRequired},
        kOrganization,
        kMeeting,
        merged_down({"problem", "问题编号", identifier, kOptional, {}, Refers::problem}),
        merged_down({"subject", "主体", text, kOptional, {}, Refers::subject}),
        {"item", "整改事项"},
        {"measures", "整改措施", text, kByPlan},
        merged_down({"responsible", "责任人", names, kByPlan}),
        merged_down({"unit", "责任单位"}),
        merged_down({"deadline", "整改时限", deadline, kByPlan}),
        {"scope", "公开范围", word, kOptional, model::words<Audience>()},
        {"basis", "调整依据"}},
       {"organization", "rectification"}},
      {TableId::event,
       "event",
       "进展",
       {kOrganization,
        merged_down({"rectification", "整改编号", identifier, kRequired, {}, Refers::rectification}),
        {"date", "日期", date, kRequired},
        {"kind", "类别", word, kRequired, model::words<EventKind>()},
        {"content", "内容", text, kRequired},
        {"new_deadline", "新时限", date},
        {"new_responsible", "新责任人", names},
        {"approver", "审批人", names},
        {"verifier", "核验人", names},
        {"evidence", "佐证"},
        {"result", "结果", word, kOptional, model::words<LookBack>()}},
       {"organization", "rectification", "date"},
       Ordinal::key,
       {"organization", "rectification", "date"}},
      {TableId::commitment,
       "commitment",
       "承诺",
       {{"commitment", "编号", identifier, kRequired},
        kOrganization,
        kMeeting,
        merged_down({"member", "承诺人", identifier, kRequired, {}, Refers::member}),
        merged_down({"rectification", "整改编号", identifier, kOptional, {}, Refers::rectification}),
        {"text", "承诺事项"},
        {"measures", "措施"},
        merged_down({"deadline", "完成时限", deadline}),
        {"scope", "公开范围", word, kOptional, model::words<Audience>()},
        {"basis", "调整依据"}},
       {"organization", "commitment"}},
      {TableId::fulfilment,
       "fulfilment",
       "践诺",
       {kOrganization,
        merged_down({"commitment", "承诺编号", identifier, kRequired, {}, Refers::commitment}),
        {"date", "日期", date, kRequired},
        {"content", "情况", text, kRequired},
        {"result", "结果", word, kRequired, model::words<Fulfilled>()},
        merged_down({"occasion", "报告场合", word, kOptional, model::words<Occasion>()})},
       {"organization", "commitment", "date"},
       Ordinal::key,
       {"organization", "commitment", "date"}},
      {TableId::opinion,
       "opinion",
       "意见",
       {kOrganization,
        kMeeting,
        {"channel", "渠道", text, kRequired},
        {"count", "条数", number, kRequired},
        {"answered", "已回应", number, kByPlan}},
       {"organization", "meeting", "channel"},
       Ordinal::value,
       {"organization", "meeting"}},
      {TableId::talk,
       "talk",
       "谈话",
       {kOrganization,
        kMeeting,
        {"kind", "类别", word, kRequired, model::words<TalkKind>()},
        {"expected", "应谈", number, kByPlan},
        {"held", "已谈", number, kRequired}},
       {"organization", "meeting", "kind"},
       Ordinal::value,
       {"organization", "meeting"}},
      {TableId::filing,
       "filing",
       "报送",
       {kOrganization,
        kMeeting,
        merged_down({"material", "材料", text, kRequired}),
        merged_down({"recipient", "报送对象", text, kRequired}),
        {"end", "截止", deadline, kByPlan},
        {"sent", "报送日期", date},
        {"reviewed", "审核日期", date, kByPlan}},
       {"organization", "meeting", "material", "recipient"},
       Ordinal::value,
       {"organization", "meeting"}},
      {TableId::material,
       "material",
       "档案",
       {kOrganization, kMeeting, {"material", "材料", text, kRequired}, {"archived", "归档日期", date}},
       {"organization", "meeting", "material"},
       Ordinal::value,
       {"organization", "meeting"}},
      {TableId::disclosure,
       "disclosure",
       "公开",
       {{"batch", "批次", identifier, kRequired},
        kOrganization,
        kMeeting,
        {"contents", "内容", CellKind::words, kRequired, model::words<Matter>()},
        {"scope", "范围", word, kRequired, model::words<Audience>()},
        {"start", "公示开始", date, kRequired},
        {"period", "公示期", CellKind::period, Need::optional, {}, Refers::nothing, "长期"},
        {"way", "方式"},
        {"proposer", "提出人", names, kRequired},
        {"reviewer", "审核人", names},
        {"approver", "审批人", names},
        {"approved", "审批日期", date},
        {"content_code", "内容码", CellKind::content_code}},
       {"organization", "meeting", "batch"}},
  };
}

}  // namespace

std::optional<std::size_t> Table::index_of(std::string_view key_or_header) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].key == key_or_header || columns[i].header == key_or_header) return i;
  return std::nullopt;
}

bool is_identifier(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kReserved{
      "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
      "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
  if (text.empty() || text.size() > kLongestIdentifier) return false;
  bool any_letter_or_digit = false;
  for (const char c : text) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain && c != '_' && c != '-') return false;
    any_letter_or_digit = any_letter_or_digit || plain;
  }
  if (text.size() > kReserved.back().size()) return any_letter_or_digit;
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return any_letter_or_digit && std::find(kReserved.begin(), kReserved.end(), lower) == kReserved.end();
}

std::span<const Table> tables() {
  static const std::vector<Table> kAll = make_tables();
  return kAll;
}

const Table& table(TableId id) { return tables()[static_cast<std::size_t>(id)]; }

std::optional<TableId> find_table(std::string_view key_or_header) {
  for (const Table& each : tables())
    if (each.key == key_or_header || each.header == key_or_header) return each.id;
  return std::nullopt;
}

const std::string& Row::at(std::string_view column_key) const {
  const auto index = model::table(table).index_of(column_key);
  assert(index);
  return cells[*index];
}

}  // namespace model
