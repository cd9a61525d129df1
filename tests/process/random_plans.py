"""What random ledgers must know of the work plans, and random plans of a workspace's own."""
from __future__ import annotations

import json
import random

FOUR = ("优秀", "合格", "基本合格", "不合格")
TIERS = {"P01": FOUR, "P04": ("优秀", "合格", "不合格"), "P10": FOUR, "P11": FOUR, "P12": FOUR}
ATTENDANCE = {"P01": ["参评", "缺席"], "P04": ["参评", "书面参评", "缺席", "不在范围"],
              "P10": ["参评", "缺席", "流入地参评", "流动在外"], "P11": ["参评", "缺席", "流入参评", "流动在外"],
              "P12": ["参评", "缺席", "已补课", "已参加民主生活会"]}
ANY = ["参评", "缺席"]  # where nothing is appraised any word will do
RATED = ("参评", "书面参评", "流入地参评", "已补课")
SHIPPED = tuple(f"P{number:02}" for number in range(1, 13))
OWN = {"OWN1": "P05", "OWN2": "P11"}  # and what they are made of
PLANS = (*SHIPPED, *OWN)
AUDIENCES = ("members", "unit", "society")

Plan = dict[str, object]


def base(plan: str) -> str:
    return OWN.get(plan, plan)


def tiers(plan: str) -> tuple[str, ...]:
    return TIERS.get(base(plan), ())


def attendance(plan: str) -> list[str]:
    return ATTENDANCE.get(base(plan), ANY)


def values(choose: random.Random) -> dict[str, dict[str, object]]:
    """What a workspace has to say; at times it does not."""
    said = {"P02": {"days_before": choose.randrange(1, 20), "days_after": choose.randrange(1, 20)},
            "P03": {"working_days": choose.randrange(1, 20)}, "P04": {"points": 20},
            "P06": {"personal": choose.choice(AUDIENCES)}}
    if choose.random() < 0.1:
        del said[choose.choice(list(said))]
    return said


def own_plan(plan: str, choose: random.Random) -> Plan:
    """Another one each time that a ledger for what it amends stays valid under."""
    pick = choose.choice
    changes: Plan = {
        "name": f"方案{choose.randrange(1000)}", "year": pick((2020, 2021, 2022)),
        "posted": {"rectification": pick(AUDIENCES), "personal": pick(AUDIENCES), "commitment": pick(AUDIENCES)},
        "fulfilment": pick(("none", "quarterly", "next_meeting")), "last_list": pick(("none", "reported", "three_states")),
        "lists": pick((["committee"], ["committee", "members"], [])), "promises": pick(("all", "in_office", "none")),
        "stages": [{"name": "学习", "end": pick(("会前10日", "会后15个工作日", "2022-03-01"))},
                   {"name": "大会", "sitting": True, "of": ["党支部"]}],
        "filings": [{"material": "报告", "recipient": "党委", "end": pick(("会后15日", "会前5日")),
                     "reviewed": choose.random() < 0.5}],
        "materials": [{"name": f"材料{choose.randrange(3)}"}],
        "tables": pick((None, ["organization", "meeting", "stage", "member", "rectification", "event", "filing"]))}
    some = {key: value for key, value in changes.items() if choose.random() < 0.5 and value is not None}
    return {"id": plan, "amends": base(plan), **some}


def bytes_of(plan: Plan) -> bytes:
    return json.dumps(plan, ensure_ascii=False).encode()
