"""What a random ledger is made of: tables and columns, the tree it begins with, and what may come to it."""
from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from site_checks import Row

TOP = "TOP"
COLUMNS = {
    "组织": "组织编号 名称 类型 上级编号 监督电话 监督信箱 地址",
    "年度": "组织编号 会议编号 方案 主题 会议日期 地点 形式 实到人数 主持人 记录人 列席",
    "安排": "组织编号 会议编号 阶段 开始 截止 完成日期 备注",
    "党员": "组织编号 会议编号 党员编号 姓名 类别 党内职务 党小组 评议情况 等次 上级审批日期 反馈日期",
    "测评": "组织编号 会议编号 党员编号 发出 收回 有效 优秀 合格 基本合格 不合格 平均分",
    "班子评议": "组织编号 会议编号 项目 有效 档次 票数",
    "问题": "编号 组织编号 会议编号 主体 来源 类别 问题 上次编号",
    "整改": "编号 组织编号 会议编号 问题编号 主体 整改事项 整改措施 责任人 责任单位 整改时限 公开范围 调整依据",
    "进展": "组织编号 整改编号 日期 类别 内容 新时限 新责任人 审批人 核验人 佐证 结果",
    "承诺": "编号 组织编号 会议编号 承诺人 整改编号 承诺事项 措施 完成时限 公开范围 调整依据",
    "践诺": "组织编号 承诺编号 日期 情况 结果 报告场合",
    "意见": "组织编号 会议编号 渠道 条数 已回应",
    "谈话": "组织编号 会议编号 类别 应谈 已谈",
    "报送": "组织编号 会议编号 材料 报送对象 截止 报送日期 审核日期",
    "档案": "组织编号 会议编号 材料 归档日期",
}
TALKS = ("委员之间", "委员与党员", "党员之间", "书记与党员", "书记重点谈话")
KEYS = {"rectification": "整改", "member": "党员", "stage": "安排", "filing": "报送"}  # file names may be these too
MEETINGS = ("2020", "2021", "2021-1", "2021-2", "2022")
TREE = ((TOP, ""), ("Z1", TOP), ("Z2", TOP), ("Z3", TOP), ("T1", ""), ("B1", "Z1"), ("B2", "Z1"), ("B3", "Z2"),
        ("B4", "Z3"))  # T1 and Z3 have no meeting
TO_COME = ("B7", "B8", "T7", "Z7", "Z8")


def table_of(path: str) -> str:
    return KEYS.get(Path(path).stem, Path(path).stem)


def owner_of(row: Row) -> str:
    return row["组织编号"] or TOP


def later(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days))
