// SPDX-License-Identifier: MIT
#include "model/column_notes.h"

#include <array>
#include <cassert>

namespace model {
namespace {

struct Entry {
  std::string_view column;
  ColumnNote note;
};

// The two that most tables have.
constexpr ColumnNote kOrganizationNote{"这一行是哪个组织的，空着就是本单位", "ZB1", 12};
constexpr ColumnNote kMeetingNote{"这一行属于哪次会议", "2024", 12};

constexpr Entry kOrganizationTable[] = {
    {"organization", {"这个组织的编号，自己定，定了不改", "ZB1", 12}},
    {"name", {"组织的全称", "红星机械厂第一党支部", 32}},
    {"kind", {"哪一级组织", "党支部", 10}},
    {"parent", {"上级的组织编号，最上级不填", "ZZ", 12}},
    {"phone", {"监督电话，写单位的座机，不写个人手机", "010-0000 0000", 18}},
    {"mailbox", {"监督信箱在哪里", "一楼大厅意见箱", 24}},
    {"address", {"单位的地址", "厂办公楼三楼", 24}},
};
constexpr Entry kMeetingTable[] = {
    {"meeting", {"哪一年度的会，次年初开的也写这一年度；半年一次的写 2024-1、2024-2", "2024", 12}},
    {"plan", {"按哪个工作方案", "P10", 10}},
    {"theme", {"这次会议的主题", "检视问题、改进作风", 40}},
    {"date", {"党员大会的日期，没有开先空着", "2025-01-10", 14}},
    {"place", {"在哪里开的", "三楼会议室", 18}},
    {"format", {"开了哪些会，几个用、隔开", "支委会、党员大会", 24}},
    {"attended", {"实际到会的党员人数", "22", 12}},
    {"host", {"谁主持", "周维信", 12}},
    {"recorder", {"谁记录，不上网站", "傅晓禾", 12}},
    {"observers", {"谁来列席，不上网站", "机关党委2人", 20}},
};
constexpr Entry kStage[] = {
    {"stage", {"方案的一个阶段，或者一次会", "组织集中学习", 34}},
    {"start", {"从哪天开始", "2025-01-02", 14}},
    {"end", {"最迟哪天完成", "会后15日", 16}},
    {"done", {"哪天完成的，完成了才填", "2025-01-09", 14}},
    {"note", {"补充说明，只给党员看，不写个人的原因和健康", "集中学习3次", 40}},
};
constexpr Entry kMember[] = {
    {"member", {"一人一号，年年不变，不用身份证号", "D01", 12}},
    {"name", {"党员的姓名", "周维信", 12}},
    {"kind", {"正式党员还是预备党员", "正式", 8}},
    {"posts", {"党内职务，没有的不填，几个用、隔开", "书记", 16}},
    {"party_group", {"在哪个党小组", "第一党小组", 16}},
    {"attendance", {"怎样参加的，空着算“参评”", "参评", 18}},
    {"tier", {"支部评定的等次，预备党员和没有参评的不填", "合格", 12}},
    {"approved", {"上级哪天审批的", "2025-01-20", 14}},
    {"told", {"哪天向本人反馈的；缺席的，是哪天把会议情况告诉他的", "2025-01-25", 14}},
};
constexpr Entry kTally[] = {
    {"member", {"测评的是谁，写党员编号", "D01", 12}},
    {"issued", {"发出几张票", "22", 8}},
    {"returned", {"收回几张票", "22", 8}},
    {"valid", {"有效的几张", "22", 8}},
    {"excellent", {"“优秀”几票", "15", 8}},
    {"qualified", {"“合格”几票", "7", 8}},
    {"basically_qualified", {"“基本合格”几票", "0", 12}},
    {"unqualified", {"“不合格”几票", "0", 10}},
    {"average", {"各张评分表的平均分", "92.5", 10}},
};
constexpr Entry kCommitteeTally[] = {
    {"aspect", {"评议哪一项，空着算“总体”", "联系服务群众", 20}},
    {"valid", {"有效的几张，同一项各行一样", "22", 8}},
    {"choice", {"上级定的档次，一个档次一行", "好", 12}},
    {"votes", {"这一档几票", "17", 8}},
};
constexpr Entry kProblem[] = {
    {"problem", {"问题的编号，自己编，不重复，隔年也不重用", "W24-01", 12}},
    {"subject", {"谁的问题：空着算班子，个人的写党员编号", "班子", 12}},
    {"origin", {"问题从哪里来的", "群众提", 10}},
    {"category", {"哪一类问题，自己定", "服务群众", 14}},
    {"text", {"问题是什么，一句话写清楚", "车间饮水点少，高温天排队", 44}},
    {"earlier", {"以前列过同样的问题，写那时的编号", "W23-04", 12}},
};
constexpr Entry kRectification[] = {
    {"rectification", {"整改的编号，自己编，不重复，隔年也不重用", "Z24-01", 12}},
    {"problem", {"整改哪个问题，写它的编号", "W24-01", 12}},
    {"subject", {"谁来整改：空着就是问题的主体，个人的写党员编号", "班子", 12}},
    {"item", {"改什么；写了问题编号的可以空着", "增设车间饮水点", 32}},
    {"measures", {"怎样改，可以分行写", "6月底前在东西车间各增设一个饮水点", 44}},
    {"responsible", {"谁负责，写姓名，几个用、隔开", "张明", 14}},
    {"unit", {"哪个部门负责", "后勤科", 14}},
    {"deadline", {"什么时候改完；以后延期不要改这里，到“进展”里登记", "2025年6月底", 16}},
    {"scope", {"想让更少的人看到时才填，只能缩小", "党员", 10}},
    {"basis", {"改动已公示的内容时，写明依据", "2025年3月12日支委会决定", 20}},
};
constexpr Entry kEvent[] = {
    {"rectification", {"哪一项整改，写它的编号", "Z24-01", 12}},
    {"date", {"哪天的事", "2025-02-25", 14}},
    {"kind", {"是进展、延期、销号，还是销号以后的回头看", "进展", 10}},
    {"content", {"做了什么；延期的写原因", "东车间饮水点已安装", 44}},
    {"new_deadline", {"延期、反弹时必须填，其他时候不填", "2025-07-31", 14}},
    {"new_responsible", {"换了责任人才填", "李芳", 12}},
    {"approver", {"谁批准的，不上网站", "周维信", 12}},
    {"verifier", {"谁核实的，不上网站", "林素芳", 12}},
    {"evidence", {"有什么可以证明，不上网站，可以不填", "验收单", 20}},
    {"result", {"回头看时必须填，其他时候不填", "保持", 8}},
};
constexpr Entry kCommitment[] = {
    {"commitment", {"承诺的编号，自己编，不重复，隔年也不重用", "C24-01", 12}},
    {"member", {"谁承诺的，写党员编号", "D01", 12}},
    {"rectification", {"承诺就是某一项整改的，写它的编号，事项和时限不用再写", "Z24-01", 12}},
    {"text", {"承诺做什么；写了整改编号的可以空着", "每月下车间听一次意见", 36}},
    {"measures", {"怎样做到", "每月10日到一个班组", 30}},
    {"deadline", {"什么时候做到", "2025-12-31", 16}},
    {"scope", {"想让更少的人看到时才填，只能缩小", "党员", 10}},
    {"basis", {"改动已公示的内容时，写明依据", "2025年3月12日支委会决定", 20}},
};
constexpr Entry kFulfilment[] = {
    {"commitment", {"哪一条承诺，写它的编号", "C24-01", 12}}, {"date", {"哪天报告的", "2025-03-31", 14}},
    {"content", {"做得怎样", "已到3个班组听意见", 44}},       {"result", {"兑现了没有", "推进中", 10}},
    {"occasion", {"在什么会上报告的", "党员大会", 14}},
};
constexpr Entry kOpinion[] = {
    {"channel", {"意见从哪里来，一个渠道一行，不写是谁提的", "座谈会", 20}},
    {"count", {"收到几条", "14", 8}},
    {"answered", {"回应了几条，不多于条数", "14", 10}},
};
constexpr Entry kTalk[] = {
    {"kind", {"谁和谁谈，一类一行，不写谈了什么", "委员与党员", 18}},
    {"expected", {"应当谈几次，两个人谈一次算一次", "55", 8}},
    {"held", {"已经谈了几次", "51", 8}},
};
constexpr Entry kFiling[] = {
    {"material", {"报什么材料，照方案的名称写", "会议召开情况报告", 36}},
    {"recipient", {"报给谁，可以改成实际的名称", "上级党组织", 28}},
    {"end", {"最迟哪天报，空着就按方案", "会后15日", 16}},
    {"sent", {"哪天报的，报了才填", "2025-01-20", 14}},
    {"reviewed", {"对方哪天审核同意的", "2025-01-25", 14}},
};
constexpr Entry kMaterial[] = {
    {"material", {"归档什么材料，照方案的名称写", "组织生活会记录", 36}},
    {"archived", {"哪天归档的，归了档才填", "2025-01-25", 14}},
};

constexpr Entry kDisclosure[]{
    {"batch", {"这一批的编号，以后不再改", "GK01", 10}},
    {"contents", {"这一批公开什么，按表名写，用顿号分开", "整改、承诺", 20}},
    {"scope", {"公开到哪个范围", "本单位", 10}},
    {"start", {"从哪天起公示，这天以前网站上没有", "2025-01-20", 14}},
    {"period", {"公示多久：几个工作日、几日、到哪天，或长期。空着就是长期", "5个工作日", 14}},
    {"way", {"还用什么方式公开，会印在目录上", "公示栏、党员大会", 20}},
    {"proposer", {"谁提出公开", "李书记", 12}},
    {"reviewer", {"谁审核，含保密审查。审批表签了字再填", "王委员", 12}},
    {"approver", {"谁审批。审批表签了字再填", "镇党委", 12}},
    {"approved", {"哪天审批的。审批表签了字再填", "2025-01-18", 14}},
    {"content_code", {"签了字的审批表上的内容码，照样抄", "7K3MQ-9TD4X", 16}},
};

struct TableNotes {
  std::string_view purpose;
  std::span<const Entry> entries;
};

// In the order of TableId.
constexpr std::array<TableNotes, kTableCount> kNotes{{
    {"本单位和所属各组织，一个组织一行。监督电话和监督信箱写在这里", kOrganizationTable},
    {"这次组织生活会，一次会议一行。主题必填，会议日期和人数开完会再填", kMeetingTable},
    {"方案的各个阶段，已经列好，填日期", kStage},
    {"每名党员一行。开会前填编号、姓名、类别、职务，开完会填评议情况", kMember},
    {"民主测评的计票结果，每名党员一行。从不上网站", kTally},
    {"对班子的评议，一个档次一行。从不上网站", kCommitteeTally},
    {"问题清单，一个问题一行", kProblem},
    {"整改清单，一项一行。状态由程序按日子算，不用填", kRectification},
    {"整改的每一步一行：有进展、延期、销号、回头看，就加一行", kEvent},
    {"党员的承诺，一条一行", kCommitment},
    {"每次报告承诺做得怎样，加一行", kFulfilment},
    {"征求意见，一个渠道一行，只填条数", kOpinion},
    {"谈心谈话，一类一行，只填次数", kTalk},
    {"要报送的材料，已经列好，报了填日期。“有才报”的有了再加一行", kFiling},
    {"要归档的材料，已经列好，归了档填日期", kMaterial},
    {"公开什么、到哪个范围、公示多久、谁审批，一批一行。不限时间、不要审批的不用填", kDisclosure},
}};

}  // namespace

const ColumnNote& column_note(TableId table, std::string_view column_key) {
  for (const Entry& each : kNotes[static_cast<std::size_t>(table)].entries)
    if (each.column == column_key) return each.note;
  assert(column_key == "organization" || column_key == "meeting");
  return column_key == "organization" ? kOrganizationNote : kMeetingNote;
}

std::string_view purpose(TableId table) { return kNotes[static_cast<std::size_t>(table)].purpose; }

}  // namespace model
