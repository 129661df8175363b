"""Lists texts that have broken programs which print: markup, code, controls, every script, towers of marks, huge texts."""

import random
import sys
from unicodedata import category

MARKUP = (
    *("<b>bold", "</para>", "<para>", "margin <5% and a<b", "R&D &amp; &lt; &#0; &#x110000; &nbsp", "<![CDATA[x]]>", "<!-- -->"),
    *('<img src="/etc/passwd"/>', "<img src=/etc/hostname width=9 height=9/>", '<img src="\\\\host\\share\\x.png"/>'),
    *('<img src="http://127.0.0.1:9/x.png"/>', '<img src="data:image/png;base64,AAAA"/>', '<a href="file:///etc/passwd">x</a>'),
    *('<a href="javascript:alert(1)">x</a>', '<font name="/etc/passwd" size="1e9">x</font>', "<br/><br/>", '<unichar code="0"/>'),
    "<para><font color=\"[ [ getattr(pow,Word('__globals__'))['os'].system('touch /tmp/exploited') for Word in [ orgTypeFun("
    "'Word', (str,), { 'mutated': 1, 'startswith': lambda self, x: False, '__eq__': lambda self,x: self.mutate() and "
    "self.mutated < 0 and str(self) == x, 'mutate': lambda self: {setattr(self, 'mutated', self.mutated - 1)}, '__hash__': "
    "lambda self: hash(str(self)) }) ] ] for orgTypeFun in [type(type(1))] ] and 'red'\">exploit</font></para>",
    *(
        "__import__('os').system('id')",
        "{0.__class__.__mro__}",
        "%(x)s %n %s",
        "${jndi:ldap://x}",
        "$HOME `id`",
        "'; DROP TABLE x; --",
    ),
    *(
        "%PDF-1.7 1 0 obj << >> endobj",
        ") Tj ET endstream endobj (",
        "\\051 \\) \\( \\\\",
        "<</JS (app.alert(1))>>",
        "<FEFF0041>",
    ),
    *(
        "xref 0 1 trailer",
        "BT /F1 12 Tf (x) Tj ET",
        "<?xpacket end='w'?>",
        "]]>",
        "\\u0000",
        "=cmd|' /C calc'!A0",
        "../../etc/passwd",
    ),
)
CONTROLS = (
    *(
        "a\0b",
        "a\x01\x02\x1f\x7fb",
        "tab\tbed",
        "a\rb\r\nc\nd\x0be\x0cf",
        "a\x85b\u2028c\u2029d",
        "\ufeffa\ufeff",
        "a\ufffeb\uffffc",
    ),
    *(
        "a\ud800b",
        "\udfff",
        "\ud83d\ude00",
        "\ufdd0\U0001fffe",
        "\ue000\uf8ff\U000f0000",
        "\u0378\u0e3b\U000323b0",
        "a\u200bb\u2060c",
    ),
    *(
        "a\u00adb\u00ad",
        "\u00a0\u2007\u202f\u3000",
        "\u202eabc\u202c",
        "\u2066abc\u2069",
        "\u200fabc\u200e",
        "\ufff9a\ufffab\ufffb",
    ),
)
SCRIPTS = (
    *("שלום עולם", "“שלום, 14 ימים.”", "السلام عليكم لا إله", "مرحبا 35–45 abc", "ܫܠܡܐ", "ߒߞߏ", "𞤀𞤣𞤤𞤢𞤥"),
    *("हिन्दी क्षत्रिय", "বাংলা ক্ষ", "தமிழ் க்ஷ", "తెలుగు", "ગુજરાતી", "ਪੰਜਾਬੀ", "ಕನ್ನಡ", "മലയാളം", "ଓଡ଼ିଆ", "සිංහල ක්‍ෂ"),
    *("ภาษาไทย กำ", "ພາສາລາວ", "မြန်မာ", "ភាសាខ្មែរ", "བོད་ཡིག", "አማርኛ", "Հայերեն", "ქართული", "ᏣᎳᎩ", "ᠮᠣᠩᠭᠣᠯ", "𐎠𐎡 𒀀 𓀀 𝔘"),
    *(
        "株式会社山田製作所、東京。",
        "한국어 가각힣 ㄱ",
        "中文繁體字",
        "ｶﾀｶﾅ ＡＢＣ",
        "ゔゎゕ ー々〇",
        "Łódź Ελλάδα Київ",
        "ﬁﬂ ǆ ẞ ŉ İı",
    ),
)
SIGNS = (
    *("👩‍👩‍👧", "👍🏽", "🇩🇪🇩", "❤️❤︎", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩🏿‍🚀👨‍❤️‍💋‍👨", "🫠🪿", "\u200d\u200d👩\u200d", "✌\ufe0f\ufe0e"),
    *("Z̷̢̛a̸̡l̵g̶o̴", "e" + "\u0301" * 300, "\u0301\u0301", "क" + "्ष" * 60, "a\u034fb", "→←≤≥±½²³€¥₿", "☎☀♠♥⚠✓", "“„«»‚‘’…—–"),
)
LONG = (
    "x" * 3_000,
    "word " * 1_500,
    "é" * 2_000,
    "漢" * 1_500,
    "ا" * 800,
    "=-" * 900,
    "\n" * 200 + "end",
    "a\n" * 150,
    " " * 5_000 + "x",
)
POOLS = (MARKUP, MARKUP, CONTROLS, SCRIPTS, SIGNS)


def text(dice: random.Random, run: int = 1) -> str:
    """One hostile text; now and then a very long one."""
    if run % 50 == 7:
        return dice.choice(LONG)
    if run % 700 == 611:
        return pasted(dice, 1_000_000)
    parts = [dice.choice(dice.choice(POOLS)) for _ in range(dice.choice((1, 1, 2, 4)))]
    parts += [anything(dice) for _ in range(dice.choice((0, 0, 1, 3)))]
    dice.shuffle(parts)
    return dice.choice(("", " ", "\n", " and ")).join(parts)


def anything(dice: random.Random) -> str:
    """Returns some code points of anywhere, from one place more than from all over."""
    start = dice.randrange(0x11000) if dice.random() < 0.8 else dice.randrange(0x110000)
    return "".join(chr(min(start + dice.randrange(64), sys.maxunicode)) for _ in range(dice.randrange(1, 12)))


def pasted(dice: random.Random, size: int) -> str:
    """Returns a page of the web pasted whole: words, markup and signs."""
    words = [dice.choice((*MARKUP[:12], "plain", "words", "of a", "page", "漢字", "émile", "\n")) for _ in range(size // 6)]
    return " ".join(words)[:size]


def assigned(sign: str) -> bool:
    """Returns whether this is a character at all."""
    return category(sign) not in ("Cn", "Cs", "Co")
