"""Timelines that say the same in seven languages, and one that mixes them.

A post is a plan: numbers that choose sentences, words and decorations. Each language renders the same plans, so a
measure that is fair to all scripts gives about the same result for each of these timelines.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

LANGUAGES = ("en", "ja", "zh", "ko", "ar", "hi", "th")
MIXED = "mixed"

FRAMES = {
    "en": (
        "{time} I went to {place} and ate {food}.",
        "The {thing} at {place} is broken again.",
        "{who} told me that {food} is better than {other}.",
        "Day {n} of learning to repair my {thing}.",
        "It has rained for {n} days and nobody is at {place}.",
        "I lost my {thing} at {place} {time}.",
        "Does anyone know where to buy {food} near {place}?",
        "{who} and I waited {n} minutes for the bus to {place}.",
        "Here is a new photo of {place}, taken {time}.",
        "I dreamt that my {thing} could speak.",
        "A new {thing} costs as much as {n} plates of {food}.",
        "{time} the whole street smelled of {food}.",
    ),
    "ja": (
        "{time}{place}に行って{food}を食べた。",
        "{place}の{thing}がまた壊れてる。",
        "{who}が言うには、{food}は{other}よりおいしいらしい。",
        "{thing}の修理を習い始めて{n}日目。",
        "もう{n}日も雨で、{place}には誰もいない。",
        "{time}{place}で{thing}をなくした。",
        "{place}の近くで{food}を買えるところ、誰か知りませんか？",
        "{who}と二人で{place}行きのバスを{n}分待った。",
        "{time}撮った{place}の新しい写真です。",
        "自分の{thing}がしゃべる夢を見た。",
        "新しい{thing}は{food}{n}皿分の値段がする。",
        "{time}通り中に{food}のにおいがしていた。",
    ),
    "zh": (
        "{time}我去{place}吃了{food}。",
        "{place}的{thing}又坏了。",
        "{who}告诉我，{food}比{other}好吃。",
        "学修{thing}的第{n}天。",
        "下了{n}天雨，{place}一个人也没有。",
        "{time}我在{place}丢了{thing}。",
        "有人知道{place}附近哪里能买到{food}吗？",
        "我和{who}等去{place}的公交车等了{n}分钟。",
        "这是{time}在{place}拍的新照片。",
        "我梦见我的{thing}会说话。",
        "一个新的{thing}要花{n}盘{food}的钱。",
        "{time}整条街都是{food}的味道。",
    ),
    "ko": (
        "{time} {place}에 가서 {food} 먹었다.",
        "{place}에 있는 {thing} 또 고장 났다.",
        "{who} 말로는 {food}보다 {other} 쪽이 더 맛있대.",
        "{thing} 수리를 배운 지 {n}일째.",
        "{n}일 동안 비가 와서 {place}에 아무도 없다.",
        "{time} {place}에서 {thing} 잃어버렸다.",
        "{place} 근처에서 {food} 살 수 있는 곳 아시는 분?",
        "{who} 옆에서 {place} 가는 버스를 {n}분이나 기다렸다.",
        "{time} 찍은 {place} 새 사진입니다.",
        "내 {thing} 말을 하는 꿈을 꿨다.",
        "새 {thing} 값이 {food} {n}접시 값과 같다.",
        "{time} 온 거리에 {food} 냄새가 났다.",
    ),
    "ar": (
        "{time} ذهبتُ إلى {place} وأكلتُ {food}.",
        "{thing} في {place} لا يعمل مرة أخرى.",
        "قال لي {who} إن {food} ألذّ من {other}.",
        "اليوم {n} وأنا أتعلم إصلاح {thing}.",
        "المطر مستمر منذ {n} يوما ولا أحد في {place}.",
        "أضعتُ {thing} في {place} {time}.",
        "هل يعرف أحد أين أشتري {food} قرب {place}؟",
        "انتظرتُ مع {who} الحافلة إلى {place} {n} دقيقة.",
        "هذه صورة جديدة من {place} التقطتُها {time}.",
        "حلمتُ أن {thing} عندي يتكلم.",
        "سعر {thing} الجديد يساوي {n} طبقا من {food}.",
        "{time} كانت رائحة {food} تملأ الشارع كله.",
    ),
    "hi": (
        "{time} मैंने {place} जाकर {food} खाया।",
        "{place} में {thing} फिर से ख़राब हो गया है।",
        "{who} ने बताया कि {food} का स्वाद {other} से अच्छा है।",
        "{thing} ठीक करना सीखने का दिन {n}।",
        "{n} दिन से बारिश हो रही है और {place} पर कोई नहीं है।",
        "{time} {place} पर मेरा {thing} खो गया।",
        "क्या कोई जानता है कि {place} के पास {food} कहाँ मिलता है?",
        "{who} और मैंने {place} की बस के लिए {n} मिनट इंतज़ार किया।",
        "यह {place} का नया चित्र है, जो {time} लिया गया।",
        "मैंने सपने में देखा कि मेरा {thing} बोल सकता है।",
        "नए {thing} का दाम {food} की {n} प्लेट जितना है।",
        "{time} पूरी गली में {food} की ख़ुशबू फैली थी।",
    ),
    "th": (
        "{time}ฉันไป{place}แล้วกิน{food}",
        "{thing}ที่{place}เสียอีกแล้ว",
        "{who}บอกฉันว่า{food}อร่อยกว่า{other}",
        "วันที่{n}ของการเรียนซ่อม{thing}",
        "ฝนตกมา{n}วันแล้วและไม่มีใครอยู่ที่{place}",
        "{time}ฉันทำ{thing}หายที่{place}",
        "มีใครรู้ไหมว่าจะซื้อ{food}ใกล้{place}ได้ที่ไหน",
        "{who}กับฉันรอรถเมล์ไป{place}อยู่{n}นาที",
        "นี่คือรูปใหม่ของ{place}ที่ถ่าย{time}",
        "ฉันฝันว่า{thing}ของฉันพูดได้",
        "{thing}ใหม่ราคาเท่ากับ{food}{n}จาน",
        "{time}ทั้งถนนมีกลิ่น{food}",
    ),
}

TAILS = {
    "en": (
        "I am so happy.",
        "I cannot believe it.",
        "What a strange day.",
        "Never again.",
        "More of it tomorrow.",
        "That is life.",
        "I should have stayed in bed.",
        "Thank you all for everything.",
        "Please send help.",
        "It was worth the trouble.",
    ),
    "ja": (
        "とても嬉しい。",
        "信じられない。",
        "変な一日だった。",
        "もう二度とやらない。",
        "続きはまた明日。",
        "人生そんなもの。",
        "ずっと寝ていればよかった。",
        "みなさん、本当にありがとうございます。",
        "誰か助けてください。",
        "苦労した甲斐があった。",
    ),
    "zh": (
        "我太高兴了。",
        "真不敢相信。",
        "奇怪的一天。",
        "再也不干了。",
        "明天继续。",
        "这就是生活。",
        "早知道就不起床了。",
        "谢谢大家为我做的一切。",
        "谁来帮帮我。",
        "辛苦也值得。",
    ),
    "ko": (
        "정말 행복하다.",
        "믿을 수가 없다.",
        "참 이상한 하루였다.",
        "다시는 안 한다.",
        "내일 계속합니다.",
        "사는 게 다 그렇지.",
        "그냥 누워 있을 걸 그랬다.",
        "모두 정말 고맙습니다.",
        "제발 도와주세요.",
        "고생한 보람이 있다.",
    ),
    "ar": (
        "أنا سعيد جِدًّا.",
        "لا أصدّق ما حدث.",
        "يا له من يوم غريب.",
        "لن أكررها أبدا.",
        "والمزيد غدا.",
        "هذه هي الحياة.",
        "ليتني بقيت في السرير.",
        "شُكْرًا لكم جميعا على كل شيء.",
        "أرجوكم أرسلوا المساعدة.",
        "كان الأمر يستحق العناء.",
    ),
    "hi": (
        "मैं बहुत ख़ुश हूँ।",
        "मुझे विश्वास नहीं होता।",
        "कितना अजीब दिन था।",
        "फिर कभी नहीं।",
        "बाक़ी कल बताऊँगा।",
        "यही ज़िंदगी है।",
        "मुझे बिस्तर में ही रहना चाहिए था।",
        "हर चीज़ के लिए आप सबका धन्यवाद।",
        "कृपया मदद भेजिए।",
        "मेहनत सफल हुई।",
    ),
    "th": (
        "ฉันมีความสุขมาก",
        "ไม่อยากจะเชื่อเลย",
        "เป็นวันที่แปลกจริงๆ",
        "ไม่ทำอีกแล้ว",
        "พรุ่งนี้มีต่อ",
        "ชีวิตก็แบบนี้",
        "น่าจะนอนต่อ",
        "ขอบคุณทุกคนสำหรับทุกอย่าง",
        "ช่วยด้วยเถอะ",
        "คุ้มค่ากับความเหนื่อย",
    ),
}

SLOTS = {
    "en": {
        "time": ("this morning", "last night", "on Sunday", "after work", "before breakfast", "at noon", "yesterday"),
        "place": ("the harbour", "the station", "the market", "the library", "the old bridge", "the river", "school"),
        "food": ("fried rice", "noodle soup", "warm bread", "apple cake", "grilled fish", "sweet beans", "spicy tofu"),
        "thing": ("bicycle", "umbrella", "camera", "radio", "washing machine", "telephone", "clock"),
        "who": ("my sister", "my neighbour", "the teacher", "my grandfather", "a stranger", "the doctor"),
        "tag": ("#breakfast", "#travel", "#weather", "#repairs"),
    },
    "ja": {
        "time": ("今朝", "昨日の夜", "日曜日に", "仕事の後", "朝ごはんの前に", "お昼に", "昨日"),
        "place": ("港", "駅", "市場", "図書館", "古い橋", "川", "学校"),
        "food": ("チャーハン", "ラーメン", "温かいパン", "りんごケーキ", "焼き魚", "甘い豆", "辛い豆腐"),
        "thing": ("自転車", "傘", "カメラ", "ラジオ", "洗濯機", "電話", "時計"),
        "who": ("妹", "隣の人", "先生", "おじいちゃん", "知らない人", "お医者さん"),
        "tag": ("#朝ごはん", "#旅行", "＃天気", "#修理"),
    },
    "zh": {
        "time": ("今天早上", "昨晚", "星期天", "下班后", "早饭前", "中午", "昨天"),
        "place": ("港口", "车站", "市场", "图书馆", "老桥", "河边", "学校"),
        "food": ("炒饭", "汤面", "热面包", "苹果蛋糕", "烤鱼", "甜豆", "辣豆腐"),
        "thing": ("自行车", "雨伞", "相机", "收音机", "洗衣机", "电话", "时钟"),
        "who": ("我妹妹", "邻居", "老师", "我爷爷", "一个陌生人", "医生"),
        "tag": ("#早饭#", "#旅行", "#天气", "＃修理"),
    },
    "ko": {
        "time": ("오늘 아침", "어젯밤", "일요일에", "퇴근 후에", "아침 먹기 전에", "점심에", "어제"),
        "place": ("항구", "역", "시장", "도서관", "오래된 다리", "강가", "학교"),
        "food": ("볶음밥", "국수", "따뜻한 빵", "사과 케이크", "생선구이", "단팥", "매운 두부"),
        "thing": ("자전거", "우산", "카메라", "라디오", "세탁기", "전화기", "시계"),
        "who": ("여동생", "이웃", "선생님", "할아버지", "모르는 사람", "의사"),
        "tag": ("#아침밥", "#여행", "#날씨", "#수리"),
    },
    "ar": {
        "time": ("هذا الصباح", "ليلة أمس", "يوم الأحد", "بعد العمل", "قبل الفطور", "عند الظهر", "أمس"),
        "place": ("الميناء", "المحطة", "السوق", "المكتبة", "الجسر القديم", "النهر", "المدرسة"),
        "food": ("الأرز المقلي", "حساء الشعيرية", "الخبز الساخن", "كعكة التفاح", "السمك المشوي", "الفول", "التوفو"),
        "thing": ("الدراجة", "المظلة", "الكاميرا", "الراديو", "الغسالة", "الهاتف", "الساعة"),
        "who": ("أخي", "الجار", "المُعَلِّم", "جدي", "رجل غريب", "الطبيب"),
        "tag": ("#فطور", "#سفر", "#الطقس", "#إصلاح"),
    },
    "hi": {
        "time": ("आज सुबह", "कल रात", "रविवार को", "काम के बाद", "नाश्ते से पहले", "दोपहर में", "कल"),
        "place": ("बंदरगाह", "स्टेशन", "बाज़ार", "पुस्तकालय", "पुराना पुल", "नदी", "विद्यालय"),
        "food": ("तला हुआ चावल", "नूडल सूप", "गरम रोटी", "सेब का केक", "भुनी मछली", "मीठी फलियाँ", "तीखा टोफू"),
        "thing": ("साइकिल", "छाता", "कैमरा", "रेडियो", "वॉशिंग मशीन", "टेलीफ़ोन", "घड़ी"),
        "who": ("मेरी बहन", "मेरे पड़ोसी", "अध्यापक", "मेरे दादाजी", "एक अजनबी", "डॉक्टर"),
        "tag": ("#नाश्ता", "#यात्रा", "#मौसम", "#मरम्मत"),
    },
    "th": {
        "time": ("เช้านี้", "เมื่อคืน", "วันอาทิตย์", "หลังเลิกงาน", "ก่อนอาหารเช้า", "ตอนเที่ยง", "เมื่อวาน"),
        "place": ("ท่าเรือ", "สถานี", "ตลาด", "ห้องสมุด", "สะพานเก่า", "แม่น้ำ", "โรงเรียน"),
        "food": ("ข้าวผัด", "ก๋วยเตี๋ยว", "ขนมปังร้อน", "เค้กแอปเปิล", "ปลาย่าง", "ถั่วหวาน", "เต้าหู้เผ็ด"),
        "thing": ("จักรยาน", "ร่ม", "กล้อง", "วิทยุ", "เครื่องซักผ้า", "โทรศัพท์", "นาฬิกา"),
        "who": ("น้องสาว", "เพื่อนบ้าน", "คุณครู", "คุณปู่", "คนแปลกหน้า", "คุณหมอ"),
        "tag": ("#อาหารเช้า", "#ท่องเที่ยว", "#อากาศ", "#ซ่อม"),
    },
}

_SPACELESS = {"ja", "zh", "th"}
_MENTIONS = ("@harbour_lena ", "@kim_1987 ", "@cafe_nord ")
_EMOJI = ("😂", "👩‍🚀", "❤️", "🇯🇵", "👍🏽", "🍜✨")


@dataclass(frozen=True, slots=True)
class Plan:
    """A post without a language."""

    sentences: tuple[tuple[str, int], ...]
    """Kind (FRAMES or TAILS, "frame" or "tail") and number of each sentence."""
    slots: tuple[tuple[str, int], ...]
    n: int
    mention: int | None = None
    emoji: int | None = None
    tag: int | None = None
    link: str = ""
    line_break: bool = False
    languages: tuple[str, ...] = LANGUAGES
    """Of the sentences of a mixed timeline, in turn."""


def plans(count: int, seed: int = 0) -> list[Plan]:
    """`count` plans: a tenth differs from an earlier one by its number or link only, and some say hardly anything."""
    chance = random.Random(seed)
    made: list[Plan] = []
    sizes = {name: len(words) for name, words in SLOTS["en"].items()}
    for _ in range(count):
        link = f"https://t.co/{chance.getrandbits(50):010x}" if chance.random() < 0.2 else ""
        if made and chance.random() < 0.1:
            made.append(replace(chance.choice(made), n=chance.randrange(2, 60), link=link))
            continue
        food = chance.randrange(sizes["food"])
        frames = chance.sample(range(len(FRAMES["en"])), chance.choices((0, 1, 2), (5, 60, 35))[0])
        tails = chance.sample(range(len(TAILS["en"])), chance.choices((0, 1), (40, 60))[0])
        made.append(
            Plan(
                sentences=(*(("frame", i) for i in frames), *(("tail", i) for i in tails)),
                slots=(
                    *((name, chance.randrange(size)) for name, size in sizes.items() if name != "food"),
                    ("food", food),
                    ("other", (food + chance.randrange(1, sizes["food"])) % sizes["food"]),
                ),
                n=chance.randrange(2, 60),
                mention=chance.randrange(len(_MENTIONS)) if chance.random() < 0.15 else None,
                emoji=chance.randrange(len(_EMOJI)) if chance.random() < 0.25 else None,
                tag=chance.randrange(4) if chance.random() < 0.15 else None,
                link=link,
                line_break=chance.random() < 0.15,
                languages=tuple(chance.sample(LANGUAGES, 3)),
            )
        )
    return made


def render(plan: Plan, language: str) -> str:
    """The post of `plan` in `language`, or in several if it is `MIXED`."""
    written: list[str] = []
    for position, (kind, number) in enumerate(plan.sentences):
        spoken = plan.languages[position % len(plan.languages)] if language == MIXED else language
        words = {name: SLOTS[spoken]["food" if name == "other" else name][i] for name, i in plan.slots if name != "tag"}
        sentence = (FRAMES if kind == "frame" else TAILS)[spoken][number].format(**words, n=plan.n)
        written.append(sentence[:1].upper() + sentence[1:])
    last = language if language != MIXED else plan.languages[0]
    joint = "\n" if plan.line_break else "" if last in {"ja", "zh"} else " "
    text = joint.join(written)
    if plan.mention is not None:
        mention = _MENTIONS[plan.mention]
        text = f"{mention.strip()}さん、{text}" if last == "ja" and text else mention + text
    if plan.emoji is not None:
        text += _EMOJI[plan.emoji] if last in _SPACELESS else f" {_EMOJI[plan.emoji]}"
    if plan.tag is not None:
        text += ("\u3000" if last == "ja" else " ") + SLOTS[last]["tag"][plan.tag]
    return f"{text} {plan.link}".strip()


def timeline(language: str, count: int = 300, seed: int = 0) -> list[str]:
    """`count` posts in `language` (one of `LANGUAGES`, or `MIXED`)."""
    return [render(plan, language) for plan in plans(count, seed)]


def rows(texts: list[str]) -> Iterator[dict[str, str]]:
    """A row of a table for each text, an hour apart."""
    began = datetime(2024, 1, 1, tzinfo=UTC)
    for number, text in enumerate(texts):
        yield {"id": str(number + 1), "text": text, "created_at": (began + timedelta(hours=number)).isoformat()}


def write_table(path: Path, texts: list[str]) -> None:
    """Write `texts` as a CSV that `add` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "text", "created_at"])
        writer.writeheader()
        writer.writerows(rows(texts))
