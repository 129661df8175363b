"""Tells which signs are drawn as others: those that differ only by colour, and those that no face has. Data, and one question.

Paper shows no colours, so a coloured circle, square or heart is drawn filled, with the letter of its colour: red, orange,
yellow, green, blue, purple, brown (N), black (K). What Word puts before its lists comes as numbers of a private area (U+F0B7 …).
The text behind what is drawn stays as typed.
"""

from unicodedata import normalize

# Each sign beside the one that is drawn.
COLOURED = """
    ⭐ ★  🌟 ★  ⚫ ●  ⚪ ○  🔴 🅡  🟠 🅞  🟡 🅨  🟢 🅖  🔵 🅑  🟣 🅟  🟤 🅝
    ⬛ ■  ⬜ □  ◼ ■  ◻ □  ◾ ▪  ◽ ▫  🟥 🆁  🟧 🅾  🟨 🆈  🟩 🅶  🟦 🅱  🟪 🅿  🟫 🅽
    🖤 ♥K  🤍 ♡  🧡 ♥O  💛 ♥Y  💚 ♥G  💙 ♥B  💜 ♥P  🤎 ♥N  🔶 ◆O  🔷 ◆B  🔸 ◆O  🔹 ◆B
"""
WITHOUT_A_FACE = """
    ☐ □  ☒ ⊠  ❏ □  ❐ □  ❑ □  ❒ □  ✗ ×  ✘ ×  ✕ ×  ✩ ☆  ✫ ★  ✬ ★  ✭ ★  ✮ ★  ✯ ★  ✪ ★  ✰ ☆  ✦ ◆  ✧ ◇  ✱ *  ✲ *  ✻ *
    ➔ →  ➙ →  ➛ →  ➜ →  ➝ →  ➞ →  ➟ →  ➠ →  ➥ →  ➦ →  ➨ →  ➩ ⇨  ➪ ⇨  ➯ ⇨  ➱ ⇨  ➲ →  ➸ →  ➺ →  ➼ →  ➽ →  ➾ ⇨
    ➢ ▷  ➣ ▷  ➤ ▷  ❯ ›  ❮ ‹  ❱ ›  ❰ ‹  ⬤ ●  ⯀ ■
"""
# Of Symbol and Wingdings, by the last two digits of U+F0xx; where both have one, what stands before lists.
PRIVATE = """
    b7 •  a7 ▪  6e ■  6c ●  71 □  72 □  6f □  a8 □  76 ◆  75 ◆  77 ◆  d8 ▷  fc ✓  fb ×  fd ⊠  fe ☑  e0 →  e8 →  f0 ⇨  df ←
    e1 ↑  e2 ↓  ae →  ac ←  ad ↑  af ↓  ab ★  4a ☺  4c ☹  b0 °  b1 ±  b3 ≥  a3 ≤  b4 ×  b8 ÷  b9 ≠  bb ≈  a5 ∞  44 Δ  53 Σ
    6d μ  2d −
"""


def _pairs(lines: str) -> dict[str, str]:
    words = lines.split()
    return dict(zip(words[::2], words[1::2], strict=True))


ALWAYS = _pairs(COLOURED)
OTHERWISE = _pairs(WITHOUT_A_FACE) | {chr(0xF000 + int(code, 16)): sign for code, sign in _pairs(PRIVATE).items()}


def drawn_instead(sign: str) -> str:
    """Returns what is drawn for a sign that no face has: a mathematical 𝗚 is a G; "" where nothing is known."""
    plain = OTHERWISE.get(sign) or normalize("NFKC", sign)
    return plain if plain != sign else ""
