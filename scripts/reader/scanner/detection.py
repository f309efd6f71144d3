# ruff: noqa: RUF001 (letters of other alphabets are meant)
"""The language of a text, told by its commonest words."""

import re
from collections import Counter
from collections.abc import Mapping

# The commonest words of each language that say little by themselves: articles, pronouns,
# prepositions, conjunctions, forms of be and have. Neighbours are here to be told apart.
COMMON = {
    code: frozenset(words.split())
    for code, words in {
        "af": "die van en in is het nie wat vir op dat met te sy was as om aan daar word ook hy "
        "sal n deur by uit na kan maar tot hulle ons",
        "be": "і у на не з што па як да за ад для гэта яго але таксама быў было пра або былі каб "
        "які якія якая пасля ён яна мы яны паміж",
        "bg": "и на в да не се за от е с по са че като но до при който която които ще което след "
        "из също или му към този тази това между обаче бе има",
        "ca": "de la i que el en a els per les amb un una del al és ha es no van va dels més com "
        "seva seu han o aquest aquesta són entre també pel on però seus ni fins perquè",
        "cs": "a v se na je že s z do o i ve to za k pro jako by ale po od si jsou byl byla které "
        "který která podle nebo jeho mezi však bylo při také jsem již být jen či",
        "da": "og i at er en til af på for med det den som de ikke der et har fra var ved han om "
        "sig også men blev efter havde kan eller skal mod mellem vil år blevet hun over vi så "
        "bliver jeg under hvor",
        "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
        "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über "
        "einen so zum war haben nur oder aber vor zur bis mehr durch",
        "en": "the of and to in a that is was for on with as it by at from be his he are this an "
        "which or have has not but had were their they will its been who would also after more "
        "said than",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o "
        "pero sus le ha este entre fue sobre también desde hasta ya son está donde han muy sin "
        "años fueron será según ante tras cada cuando nos antes después hace esta estos estas ese "
        "otros otras tres dos sido",
        "fi": "ja on ei että se oli myös hän ovat mutta kuin joka tai sen ole kun mukaan jo vain "
        "voi hänen niin jälkeen sekä jos ollut olisi kanssa vuoden tämä",
        "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se "
        "ce il sont avec ou son aux d l cette été mais ont ses être leur comme elle fait entre sa "
        "après leurs ces selon lors chez sous depuis lui donc avait peut jusqu aujourd dont quand",
        "gl": "de a e que o do da en os un no na unha para se por as con dos das ao non é como á "
        "máis foi ten pola seu súa pero polo nos tamén sobre ou até está son aos entre esta",
        "hr": "i u je na se da su za od s o a koji kao iz koja će do to ne bi koje što nije po te "
        "biti samo sa ali ili nakon prema bio bila kako više još godine između",
        "hu": "a az és hogy nem is egy ez volt meg csak de már mint el még vagy szerint van után "
        "akkor kell azt ha ki lesz pedig lehet ezt amely több ami nagy között",
        "id": "yang dan di dengan untuk ini itu dari pada dalam tidak akan ke juga adalah oleh "
        "sebagai telah tersebut ada mereka bisa atau karena anda dapat lebih kata kami tahun saat "
        "sudah secara setelah hari",
        "it": "di e il la che in a per un è del non della una i si le da con sono al dei come "
        "alla più nel gli anche ha lo ma delle dal l nella su dell o ai stato essere questo tra "
        "hanno suo degli agli alle dai dalle nei nelle sulla sulle fra dopo prima ogni stata "
        "stati aveva quando suoi",
        "kk": "және мен бұл үшін бойынша бар деп болып осы да ол де еді туралы бір арқылы сондай "
        "ақ жылы екі басқа өз қарай дейін кейін емес болды",
        "lt": "ir į kad yra su iš tai ne apie už bet taip jo buvo ar po o kaip dėl ji jis savo "
        "tik prie metų per nuo nes arba bus jų šis pagal dar iki jau",
        "mk": "и на во да се од за не со е ги дека што по кои го ќе како ја а но до или тоа беше "
        "бил била има овој меѓу според",
        "nb": "og i er på til som for en av det med at den har ikke de et fra var om han ble "
        "etter også seg men kan hadde ved eller mot skal sier mellom vil år blitt hun fram bare "
        "nå hvor selv under både kunne uten noe å over vi så blir jeg der",
        "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als maar "
        "bij door naar uit over wordt worden nog of werd tot dan hij heeft deze was dit kan wel "
        "geen hun meer zich na",
        "nn": "og i er på til som for ein av det med at den har ikkje dei eit frå var om han vart "
        "etter også seg men kan hadde ved eller mot skal seier mellom vil år blitt ho berre no ei "
        "å over vi så blir eg der",
        "pl": "w i na z się nie do że jest o to za jak po od przez dla są ze ale co jego oraz tym "
        "jako który która które był była tego może roku być także tylko już przy między bardzo lub",
        "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao "
        "das é à foi seu sua ou ser nos são pelo pela também até já isso entre está ele muito há "
        "aos",
        "ro": "de și în a la cu că pe o din nu se este pentru care un mai sunt au fost prin sau "
        "al ale sa fi lui după iar ca cele între dar aceasta acest",
        "ru": "и в на не с что по как из за к от для это о он у но также его а был до при было мы "
        "или их во она были они года со год только который все после быть если уже под между "
        "более его её их же бы чтобы когда этот этого эти этом того лишь будет будут том себя "
        "своей своих всех том тем чем ещё даже где нет ему им неё нас нам вас там тут здесь потом "
        "перед около через без ли либо сам сама само",
        "sk": "a v sa na je že s z do o aj to za k pre ako by ale po od si sú bol bola ktoré "
        "ktorý ktorá podľa alebo jeho medzi však bolo pri tiež som už byť len či",
        "sl": "in je v se na da so za z ki pa s bi ne kot o tudi po od iz ali ni bo ter pri do "
        "kako med lahko še več bil bila kar njegov",
        "sr": "и у је на се да су за од с о а који као из која ће до то не би које што није по те "
        "бити само са али или након према био била како више још године између",
        "sv": "och i att en på är som det för av med till den har de ett inte om från var han men "
        "sig vid kan efter också så eller under mot över skulle hade när ska blev mellan år nu "
        "hon bara blir",
        "tr": "ve bir bu için da de ile olarak olan daha çok en gibi kadar sonra ne olduğu ise "
        "göre ancak oldu değil her o tarafından ya yeni büyük etti iki veya",
        "uk": "і в на що не з у до за та про як від для його це по а але також є був було після "
        "або були й щоб які який яка під року вже при зі їх між ще лише він вона",
    }.items()
}
WORD = re.compile(r"[^\W\d_]+")
FEWEST = 100  # letters of a text: in fewer, a name or a title weighs too much
SHARE = 0.1  # of the words are common ones; prose has 0.2 to 0.4
FEWEST_COMMON = 5  # letters of its different common words: one alone says little
# Letters that a language does not have: a text with more than a slip of them is in another one.
FOREIGN = {
    "ru": "іїєўђјљњћџ", "be": "иъїєщ", "bg": "ыэёіїєўјљњ", "uk": "ыэёъўј", "mk": "ыэёйъьщюя",
    "sr": "ыэёйъьщюя", "es": "çàèòìùâêôûãõäöß", "ca": "ñáìùâêôûãõäöß", "gl": "çàèòìùâêôûãõäöß",
    "pt": "ñìùèäöß", "fr": "ñáíóúìòãõäöß", "it": "ñçâêôûãõäöüßáí",
}  # fmt: skip
SLIP = 0.005  # of the letters
LEAD = 1.5  # times as many of the common words that only one of two languages has


# Each common word with the languages that have it.
CODES: dict[str, list[str]] = {}
for _code, _common in COMMON.items():
    for _word in _common:
        CODES.setdefault(_word, []).append(_code)


def detect(text: str, short: str = "") -> str:
    """Return the code (BCP 47) of the language of a text, or an empty string: cannot tell.

    Cannot tell: it is a language without a row, a list of names, or half in one language and half
    in another. `short` is returned for a text of fewer than `FEWEST` letters.
    """
    words = Counter(WORD.findall(text.lower()))
    if sum(len(word) * times for word, times in words.items()) < FEWEST:
        return short
    common = {word: times for word, times in words.items() if word in CODES}
    times = _times(common)
    for code in _without_its_letters(text):
        times[code] = 0
    best = max(times, key=lambda code: times[code])
    known = [word for word in common if word in COMMON[best]]
    if times[best] < SHARE * words.total() or len("".join(known)) < FEWEST_COMMON:
        return ""
    both = _times({word: common[word] for word in known})
    is_clear = all(
        times[best] - both[code] >= LEAD * (times[code] - both[code])
        for code in COMMON
        if code != best and times[code]
    )
    return best if is_clear else ""


def _times(common: Mapping[str, int]) -> Counter[str]:
    """How often common words stand there, by the languages that have them."""
    times = Counter(dict.fromkeys(COMMON, 0))
    for word, count in common.items():
        for code in CODES[word]:
            times[code] += count
    return times


def _without_its_letters(text: str) -> list[str]:
    """The languages that a text is not in, by letters that they do not have."""
    if text.isascii():
        return []
    letters = Counter(text.lower())
    most = SLIP * letters.total()
    return [
        code
        for code, foreign in FOREIGN.items()
        if sum(letters[letter] for letter in foreign) > most
    ]
