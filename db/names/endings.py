"""Knows how names change their ends in languages that inflect them, as data: what is put on, and what changes before it.

A tail is what follows the name inside its word. A line of `_CHANGES` reads: a name that ends in the first may end in the second
instead, followed by one of the tails. Tails are compared in plain letters, but one with an accent only as it is typed: Polish
"Annę" is Anna, "Anne" is somebody else.
"""

from dataclasses import dataclass
from unicodedata import name, normalize

from db.names.letters import plain

# What languages with capitals put on a name: Slavic, Finnic, Hungarian, Turkish, Baltic, Germanic, Romanian, Albanian, Basque.
_PUT_ON = """
s es ns a u y i e ą ę em om ie ou ov owi ovi iem owie ów ům ám ách ami ach ov ova ové ový ovo owa owe owy
n in an on en ta ssa sta lla lta lle ksi na tta han hin seen een aan iin oon uun nsa nko kin st sse ga ks ni le lt l
uga iga aga ega ule use uks
nak nek val vel ban ben bol hoz hez hoz tol rol ra re ert kent nal nel ig t ot et at ul
nin nun nın ya ye na ne da de te dan den tan ten la le ye yi yı yu lar ler li lı lu ci cı ca
o ui as is us ei iu ų ai
er ers ern isch ische ischen ischer isches sche schen scher sches ner ens
ul ului ei
а у ю я е и ы ой ою ей ею ом ем ём ам ям ами ями ах ях ов ова овой ову овы овых ым ых ого ому іи і ї ові еві єм ові
ът ят ата то те на ски ска ско ские ский ская ское ских ским ской скую
ς υ ου ι ε ο ον α ας η ης ων
"""
_CHANGES = """
a        -       y ie ę ą ě u ou i ii em ami ach ám ách ama iej ej ím é
ia       -       ii ię ią io
ska      sk      iej ą ich im imi ie é ou
cka      ck      iej ą ich im imi ie é ou
ski      sk      iego iemu im ich imi a iej ą ie
cki      ck      iego iemu im ich imi a iej ą ie
sky      sk      ého ému ém ým á é ou ych ym eho emu em
cky      ck      ého ému ém ým á é ou ych ym eho emu em
y        -       ého ému ém ým á é ou eho emu
ek       k       a owi iem u ovi em em ům ach ami
ec       c       a e em i owi u
el       l       a em u owi ovi i
er       r       a em u owi ovi ze
en       n       ia iem a em u i
ń        ni      a u em owi
ň        n       i ě ě
sk       -       sku
ha       z       e
ga       dz      e
ka       c       e
ra       rz      e
la       l       e
ta       c       ie
da       dz      ie
w        wi      e
ów       ow      a ie em
uw       ow      a ie em
dź       dz      i ą
o        -       a u em ě ie om ach
nen      s       en ta ella elta elle essa esta ena ten ien ia iin eksi
kka      k       an alla alta alle assa asta aksi
kko      k       on olla olta olle ossa osta
kki      k       in illa ilta ille issa ista iin
kku      k       un ulla ulta ulle ussa usta
ppa      p       an alla alta alle assa asta
ppi      p       in illa ilta ille issa ista
ppo      p       on olla olta olle ossa osta
tta      t       an alla alta alle assa asta
tti      t       in illa ilta ille issa ista
ttu      t       un ulla ulta ulle ussa usta
nki      ng      in issa ista illa ilta ille
nko      ng      on ossa osta olla olta olle
nta      nn      an alla alta alle assa asta
nto      nn      on olla olta olle ossa osta
nti      nn      in illa ilta ille issa ista
lta      ll      an alla alta alle assa asta
rta      rr      an alla alta alle assa asta
rto      rr      on olla olta olle ossa osta
mpi      mm      in issa ista
ku       -       un ussa usta
hti      hd      en essa esta ella elta elle
ti       d       en essa esta ella elta elle
ki       -       en essa esta
la       -       assa asta alla
os       -       ou o
us       -       o ui ų e u
as       -       o ui ą e u
is       -       io iui į i
ys       -       io iui į y
i        -       iho imu im
k        ğ       i ı u ü in ın un ün e a
ия       и       и ю ей
а        -       ы и е у ой ою ам ами ах ей
я        -       и е ю ей ею ям ями ях
ая       -       ой ую ою ые ых
ой       -       ого ому ым ом ая ую ые ых
ый       -       ого ому ым ом ая ой ую ые ых
ий       -       ого ому им ом его ему ем ая ой ую ие их іи
ій       -       ого ому ім
й        -       я ю ем е и єм ї
ь        -       я ю ем ём е и ью і єм
ец       ц       а у ем ом е і
єць      йц      я ю ем
ел       л       а у ом е ы
ек       к       а у ом е
ок       к       а у ом е
ень      н       я ю ем ём е
о        -       а у ом і е
ев       ьв      а у ом ові і
ів       ов      а у ом і ові
їв       єв      а у ом і
ος       -       ου ο ε ον
ης       -       η
ας       -       α
ις       -       ι
ους      -       ου
ο        -       ου
"""


@dataclass(frozen=True, slots=True)
class Tails:
    """What may follow the letters of a name: in plain letters, or exactly as typed."""

    in_plain: frozenset[str]
    as_typed: frozenset[str] = frozenset()

    def hold(self, typed: str, in_plain: str) -> bool:
        """Returns whether `typed`, in plain letters `in_plain`, is one of them."""
        return in_plain in self.in_plain or normalize("NFC", typed.casefold()) in self.as_typed

    def __or__(self, others: "Tails") -> "Tails":
        return Tails(self.in_plain | others.in_plain, self.as_typed | others.as_typed)


NONE = Tails(frozenset())
SHORTEST_STEM = 3


def _tails(words: list[str], loose: bool = True) -> Tails:
    """Returns the tails in `words`; `loose` if those with an accent may be typed without it."""
    plainly = (plain(word) for word in words if loose or len(word) > 1 or normalize("NFKD", word) == word)
    return Tails(frozenset(plainly), frozenset(words))


PUT_ON = _tails(_PUT_ON.split(), loose=False)
# Enough for a short name, or for one that is a word: tails that no ordinary word is made with.
LONG_ENOUGH = 3
CLEAR = Tails(
    frozenset(tail for tail in PUT_ON.in_plain if len(tail) >= LONG_ENOUGH) - {"ens", "ers", "ern", "ner", "han", "hin"}
)


def alphabet_of(sign: str) -> str:
    """Returns the alphabet of a letter ("LATIN"): its plain letter may be that of another one that looks the same."""
    return name(sign, "").partition(" ")[0]


def _changes() -> list[tuple[str, str, str, Tails]]:
    lines = (line.split() for line in _CHANGES.strip().splitlines())
    return [
        (alphabet_of(end[-1]), plain(end), "" if instead == "-" else plain(instead), _tails(tails, loose=False))
        for end, instead, *tails in lines
    ]


CHANGES = _changes()


def stems_of(word: str, alphabet: str) -> list[tuple[str, Tails]]:
    """Returns what may stand instead of `word` (plain letters of an alphabet), each with the tails it needs."""
    found: dict[str, Tails] = {}
    for of, end, instead, tails in CHANGES:
        stem = word[: len(word) - len(end)] + instead
        if of == alphabet and word.endswith(end) and len(stem) >= SHORTEST_STEM:
            found[stem] = found.get(stem, NONE) | tails
    return list(found.items())
