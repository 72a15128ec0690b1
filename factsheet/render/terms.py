"""The words of the templates themselves, in each language of the sheet."""

from typing import Final

TERMS: Final[dict[str, tuple[str, str]]] = {
    "period": ("Period", "时期"),
    "place": ("Place", "地点"),
    "value": ("Value", "数值"),
    "rank": ("Rank", "名次"),
    "unknown": ("not known", "不详"),
    "final": ("final", "最终"),
    "preliminary": ("preliminary", "初步"),
    "estimate": ("estimate", "估计"),
    "target": ("target", "目标"),
    "derived": ("derived", "推算"),
    "copy": ("(a copy, not linked)", "（转载，不作链接）"),
    "written in": ("(in {})", "（{}）"),
    "in": ("in", "单位"),
    "break": ("New from", "口径变化始于"),
    "listed": ("Listed as", "榜单名称"),
    "one source": ("one source", "单一来源"),
    "one source each": ("Each of these figures rests on one source.", "各数据均仅有单一来源。"),
    "known": ("{} of {} known", "已知{}/{}"),
    "known without a whole": ("{} known; the length of the list is not recorded", "已知{}个；榜单总数未载"),
    "protocol": ("How the figures are held", "数据如何相互印证"),
    "topic": ("Topic", "主题"),
    "observations": ("Observations", "观测值"),
    "several": ("Several sources", "多个来源"),
    "one": ("One source", "单一来源"),
    "in no relation": ("In no relation", "无关系式"),
    "in one relation": ("In one", "一项关系式"),
    "in two relations": ("In two", "两项"),
    "in more relations": ("In three or more", "三项及以上"),
    "untouched": ("Held by their evidence alone", "仅凭依据"),
    "cluster_ranking": ("Cluster ranking", "集群排名"),
    "ip_protection": ("Intellectual property", "知识产权"),
    "research": ("Research and development", "研究与试验发展"),
    "greater_bay_area": ("Greater Bay Area", "粤港澳大湾区"),
    "interval": ("Range", "区间"),
    "formula": ("Formula", "算式"),
    "from": ("from", "取自"),
    "evidence": ("Evidence", "依据"),
    "before": ("Earlier value", "修订前"),
    "others": ("Others print", "其他说法"),
    "held": ("Must hold", "须成立"),
    "goes into": ("Goes into", "用于推算"),
    "note": ("Note", "说明"),
    "used": ("Used on", "用于"),
    "change": ("Change it", "修改"),
    "how": ("how", "方法"),
    "origin": ("Origin", "原始来源"),
    "seen": ("Seen", "查阅于"),
    "rests": ("Evidence for", "所支持的数据"),
    "conflicts": ("Figures that others print", "其他来源所载的不同数字"),
    "figure": ("Figure", "数据"),
    "here": ("Used here", "本表采用"),
    "why": ("Why it is not used", "不采用的理由"),
}


def term(word: str, language: str) -> str:
    """Return a word of the templates in a language; raise `KeyError` if the table lacks it."""
    english, chinese = TERMS[word]
    return chinese if language == "zh" else english
