# ruff: noqa: RUF001 (letters of other alphabets are meant)
"""The commonest words of a text show its language, or do not. All samples are made up."""

import pytest

from scripts.reader.scanner.detection import COMMON, detect

SAMPLES = {
    "en": "The old bridge over the harbour is to be closed for a year, and those who have to cross it will need a boat.",
    "de": "Die alte Brücke über den Hafen wird für ein Jahr gesperrt, und wer auf die andere Seite will, muss mit dem Boot fahren.",
    "nl": "De oude brug over de haven wordt voor een jaar gesloten, en wie naar de overkant wil moet met de boot varen.",
    "fr": "Le vieux pont sur le port sera fermé pour un an, et ceux qui doivent passer de l'autre côté prendront un bateau.",
    "it": "Il vecchio ponte sul porto sarà chiuso per un anno, e chi deve passare dall'altra parte prenderà la barca con gli altri.",
    "es": "El viejo puente sobre el puerto se cerrará por un año, y los que tienen que pasar al otro lado irán en una barca.",
    "pt": "A velha ponte sobre o porto vai ser fechada por um ano, e quem tem de passar para o outro lado não vai sem um barco.",
    "ca": "El vell pont sobre el port es tancarà per un any, i els que han de passar a l'altra banda aniran amb una barca.",
    "sv": "Den gamla bron över hamnen ska stängas i ett år, och den som vill till andra sidan måste ta en båt som går varje timme.",
    "da": "Den gamle bro over havnen skal lukkes i et år, og den som vil over på den anden side må tage en båd efter arbejdet.",
    "nb": "Den gamle broen over havnen skal stenges i et år, og den som vil over til den andre siden må ta en båt etter jobben.",
    "pl": "Stary most nad portem będzie zamknięty na rok, a ci, którzy muszą przejść na drugą stronę, popłyną łodzią, bo nie ma już drogi.",
    "cs": "Starý most přes přístav se na rok uzavře a kdo bude muset na druhou stranu, pojede lodí, která jezdí jen ve dne.",
    "ru": "Старый мост через гавань будет закрыт на год, и те, кому надо на другой берег, поедут на лодке, как это было до войны.",
    "uk": "Старий міст через гавань буде закритий на рік, і ті, кому треба на інший берег, поїдуть човном, як це було до війни.",
    "bg": "Старият мост над пристанището ще бъде затворен за една година и който иска да мине на другия бряг, ще се вози с лодка.",
    "kk": "Ескі көпір бір жыл бойы жабық болады, және басқа жаққа өту үшін қайық керек деп хабарлады бұл туралы қала әкімі.",
    "tr": "Limandaki eski köprü bir yıl için kapalı olacak ve karşıya geçmek isteyen her yolcu tekne ile daha uzun bir yol gidecek.",
}  # fmt: skip


@pytest.mark.parametrize("code", SAMPLES)
def test_a_language_is_told_by_its_words(code: str) -> None:
    assert detect(SAMPLES[code] * 2) == code
    assert detect(SAMPLES[code].upper() * 2) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42 1999 -- 17:30 " * 50,
        "Portville Velmar Orm Fernwick Lindqvarn Northland Southmark " * 9,  # names
        (SAMPLES["en"] + SAMPLES["de"]) * 2,
        (SAMPLES["fr"] + SAMPLES["en"]) * 2,
        "Η παλιά γέφυρα πάνω από το λιμάνι θα μείνει κλειστή για έναν χρόνο. " * 9,
        "港にかかる古い橋は一年間閉鎖され、向こう岸へ渡る人は船に乗ることになる。" * 9,
    ],
)
def test_where_the_words_do_not_tell_there_is_no_answer(text: str) -> None:
    assert detect(text) == ""
    assert detect(text, short="en") in ("", "en" if len(text) < 10 or text[0] == "4" else "")


def test_too_short_a_text_has_the_answer_that_is_asked_for() -> None:
    assert (detect("Am 12. April"), detect("Am 12. April", short="en")) == ("", "en")


def test_every_language_can_be_told_from_every_other_one() -> None:
    for code, words in COMMON.items():
        assert detect(" ".join(words) * 2) == code
