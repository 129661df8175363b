"""Words that limit a figure or say which way it went are known in many languages, also without spaces."""

from typing import Any

import pytest

from desktop.report.content.story.alternatives import names_an_alternative
from desktop.report.content.story.beyond_figures import limits_missing
from tests.report.content.story.told import OTHER, read, told
from tests.report.visits import claim

LIMITED = """
no more than 20 minutes | a good 20 minutes | 20 minutes, give or take | in the ballpark of 20 minutes
20+ minutes | 20 minutes tops | trimmed 20 minutes off
brings it down by 20 minutes | we need 20 fewer | should be 20 minutes | 20 minutes at best
gut 20 Minuten | bis zu 20 Minuten | im Schnitt 20 Minuten | soll 20 Minuten dauern | wir sparen 20 Minuten
20 Minuten eingespart
près de 20 minutes | une vingtaine de minutes | on économise 20 minutes | devrait prendre 20 minutes | à peine 20 minutes
casi veinte minutos | ahorramos 20 minutos | quasi venti minuti | risparmiamo 20 minuti | até 20 minutos | bijna twintig minuten
nästan tjugo minuter | omtrent 20 minutter | prawie dwadzieścia minut | oszczędzamy 20 minut | asi 20 minut | noin 20 minuuttia
yaklaşık 20 dakika | khoảng 20 phút | körülbelül 20 perc | почти двадцать минут | экономим 20 минут | περίπου 20 λεπτά
حوالي ٢٠ دقيقة | نوفر 20 دقيقة | כ-20 דקות | פחות מ-20 דקות | लगभग 20 मिनट | कम से कम 20 मिनट
だいたい二十分です | 20分弱 | 20分強 | 20分も短縮 | 20分だと思います | 约20分钟 | 二十分钟左右 | 不到20分钟 | 节省20分钟 | 약 20분
20분 정도 | 20분인 것 같아요 | ประมาณ 20 นาที | ไม่ถึง 20 นาที | ลดลง 20 นาที | ប្រហែល ២០ នាទី | ປະມານ 20 ນາທີ | ခန့် ၂၀ မိနစ်
დაახლოებით 20 წუთი | մոտ 20 րոպե | சுமார் 20 நிமிடங்கள் | প্রায় ২০ মিনিট
"""
PLAIN = """
It takes 20 minutes now | 20 minutes today | Jetzt 20 Minuten | maintenant 20 minutes | ahora 20 minutos | сейчас 20 минут
現在は20分です | 现在20分钟 | 이제 20분 | ตอนนี้ 20 นาที
"""


def listed(texts: str) -> list[str]:
    return [text.strip() for line in texts.strip().splitlines() for text in line.split(" | ")]


@pytest.mark.parametrize("wording", listed(LIMITED))
def test_a_word_that_limits_a_figure_is_known_and_told_before_it(wording: str) -> None:
    one = claim(OTHER, metric="Set-up", after="20", unit="min", wording=wording)
    assert limits_missing(one)
    made = told(claims=(one,))
    assert made.tiles == () and wording.casefold() in read(made.results).casefold()
    assert "20" not in read(made.title) or wording.casefold() in read(made.title).casefold()


@pytest.mark.parametrize("wording", listed(PLAIN))
def test_a_wording_that_limits_nothing_leaves_the_figure_its_tile(wording: str) -> None:
    one = claim(OTHER, metric="Set-up", after="20", unit="min", wording=wording)
    assert not limits_missing(one) and told(claims=(one,)).tiles


def test_a_range_is_no_limit() -> None:
    assert not limits_missing(claim(metric="Retouren", after="6–7 %", wording="auf sechs bis sieben Prozent"))


ALTERNATIVES = """
against the alternative | versus hiring two people | as against the other offer | compared with the competitor's offer
than the next best offer | had we built it in-house | it would have cost that | without it we'd have needed that | instead
im Vergleich zum anderen Angebot | sonst wären es so viele | hätte gekostet | au lieu de cela | par rapport à l'offre concurrente
en lugar de eso | invece di due | вместо этого | 他社の見積もり | 代わりに | 否则要五百万 | 대신에 | แทนที่จะซื้อใหม่
"""
EARLIER = """
compared with last year | versus 2024 | vs. the old line | compared to before | im Vergleich zum Vorjahr | verglichen mit früher
par rapport à l'année dernière
"""


@pytest.mark.parametrize("words", listed(ALTERNATIVES))
def test_a_comparison_with_an_alternative_is_told_as_one_and_never_as_a_move(words: str) -> None:
    assert names_an_alternative(words)
    ways: tuple[dict[str, Any], ...] = ({"period": words}, {"wording": words})
    for said in ways:
        made = told(claims=(claim(metric="Cost", before="5,000,000", after="80,000", unit="USD", **said),))
        text = read(made).replace("\u00a0", " ")
        assert "USD 80,000 instead of USD 5,000,000" in text
        for moved in ("from USD", "98", "Down", "cuts"):
            assert moved not in text
        assert all(result.bars is None for result in made.results)


@pytest.mark.parametrize("words", listed(EARLIER))
def test_a_comparison_with_how_it_was_is_a_before(words: str) -> None:
    assert not names_an_alternative(words)
