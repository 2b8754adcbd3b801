"""The language of a text as ISO 639-1, by its script and its commonest words; None when too little of it is known."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SAMPLE = 4_000
_FEWEST_LETTERS = 40

# The commonest words of each language that few of the others share (frequency lists of the Leipzig corpora).
_WORDS = {
    "en": "the of and to in is that for with on was by as are from this be at has which will have its an or were",
    "fr": "le la les l d en des et du une dans que est pour pas qui sur au plus avec par ce sont aux cette ont été",
    "es": "el los las del y en que una por con para es se al como más su fue este ha lo sus sobre entre",
    "pt": "o os as do da dos das em que uma para com não por mais foi ao pelo são como na no também até",
    "de": "der die das und den von zu mit ist des auf für nicht ein eine dem im sich auch als wird bei werden",
    "it": "il di che la per un una del della con non sono gli dei delle nel alla come più anche da è ha",
    "ro": "și de la în cu pe pentru din care este un o au fost mai al prin sau lei către acest sunt se va",
    "pl": "w i na z do się że nie jest o od przez po są oraz dla za przy roku tym które został",
    "tr": "ve bir bu için ile olarak da de olan daha gibi çok en sonra kadar yılında olduğu üzere tarafından",
    "az": "və bir bu üçün ilə olan də da ki edir olub ildə edilib sonra ölkə üzrə daha etdi olaraq onun",
    "uz": "va bilan uchun bu ham bir yil qilish lozim yilda boʻyicha bo'yicha hamda edi esa deb ushbu o'z qildi",
    "tk": "we bilen üçin bu hem bir boýunça ýyl ýylyň türkmenistanyň döwlet edýär boldy şeýle hormatly ýurdumyzyň",
    "id": "dan yang di untuk dengan dari ini pada dalam adalah akan oleh tidak juga tahun sebesar kepada telah",
    "vi": "của và các là trong được cho có với không này một đến người những đã từ khi triệu dự",
}
_CYRILLIC = {
    "ru": "и в на с по для не что из о от до года как это также будет году было к его за при или они",
    "kk": "және мен бұл үшін бір осы жылы бойынша болып деп туралы де да еді екі млрд оның сондай ақ жүзеге асыру",
    "ky": "жана менен бул үчүн бир болгон жылы боюнча деп эки эле да де анын ошондой ар үчүн кылуу мамлекеттик",
    "uk": "та в на з до що не для це як від за про є року також які буде його при або між щодо",
    "mn": "нь юм байна ба энэ болон оны хийх тухай гэж монгол улсын төслийн байгаа ажил зээлийн сая төгрөг",
    "tg": "ва дар бо аз ба ки ин барои аст буд шуд соли карда мебошад нафар ҷумҳурии тоҷикистон лоиҳаи",
    "bg": "и на за да се от в с е че по не като са което ще до при бъде през",
    "sr": "и у на је да се за од са су не као који што би до",
}
# English words that none of the others has, those of the labels of a project's page too, and how much of a foreign text they may be, in names and quotes.
_ONLY_ENGLISH = "the of and with by from this which will has its an been were are amount amounts project loan grant approved signed proposed borrower agency country funding sector".split()
_MOST_ENGLISH = 0.04
# Letters that one language of its script has and its neighbours do not.
_LETTERS = {"kk": "әғқңұһі", "ky": "ңөү", "uk": "їєґ", "tg": "ҷҳӯӣқғ", "mn": "өү", "sr": "ђјљњћџ"}
_LATIN_LETTERS = {
    "fr": "éèêàçœù", "es": "ñ¿¡", "pt": "ãõ", "de": "ßäöü", "it": "òìù", "ro": "ăâșțţş", "pl": "łśźżąęć", "tr": "ğışö", "az": "əğış",
    "tk": "ňýäž", "vi": "đươạảấầậế",
}  # fmt: skip
_RUSSIAN_LETTERS = "ыэ"  # the Turkic languages have them too, beside letters of their own

_SCRIPTS = (
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\uac00-\ud7a3]"), "ko"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
    (re.compile(r"[\u10a0-\u10ff]"), "ka"),
    (re.compile(r"[\u0530-\u058f]"), "hy"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u0600-\u06ff]"), "ar"),
    (re.compile(r"[\u0900-\u097f]"), "hi"),
    (re.compile(r"[\u0980-\u09ff]"), "bn"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u1000-\u109f]"), "my"),
    (re.compile(r"[\u1780-\u17ff]"), "km"),
    (re.compile(r"[\u0e80-\u0eff]"), "lo"),
    (re.compile(r"[\u1200-\u137f]"), "am"),
)
_PERSIAN, _URDU = re.compile(r"[پچژگ]"), re.compile(r"[ٹڈڑںےہ]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+(?:['ʻ’][^\W\d_]+)?")


@lru_cache(maxsize=2)
def _languages_of(script: str) -> dict[str, tuple[str, ...]]:
    """Word to the languages that it is one of the commonest words of."""
    index: dict[str, tuple[str, ...]] = {}
    for language, words in (_CYRILLIC if script == "cyrillic" else _WORDS).items():
        for word in set(words.split()):
            index[word] = (*index.get(word, ()), language)
    return index


def language_of(text: str) -> str | None:
    """The language that most of the text's beginning is in.

    >>> language_of("The loan of the Bank will be used for the rehabilitation of the road, which is in the north.")
    'en'
    >>> language_of("Банк выделит кредит на строительство дороги, и это будет сделано в 2024 году по плану.")
    'ru'
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        return None
    if not sample.isascii():
        for script, language in _SCRIPTS:
            if len(script.findall(sample)) > 0.3 * letters or (language == "ja" and len(script.findall(sample)) > 0.1 * letters):
                return _arabic(sample) if language == "ar" else language
        if len(_CYRILLIC_LETTER.findall(sample)) > 0.5 * letters:
            return _by_words(words, sample, "cyrillic")
    return _by_words(words, sample, "latin")


def is_foreign(text: str) -> bool:
    """Whether a text is clearly in another language than English, from its beginning to its end.

    Names of Spanish roads, or a Russian summary behind an English report, make no text foreign; nor does a list without words.

    >>> is_foreign("La Banque a approuvé un prêt pour la réhabilitation des routes et des ponts dans le nord du pays.")
    True
    >>> is_foreign("Promoter: Société Nationale du Gaz de la Baie SA. Proposed amount: EUR 35 million. Signed: 17/12/2021")
    False
    >>> is_foreign("Loan for the Autopista del Sur and the Ruta de la Costa, approved by the Board of the Bank in May.")
    False
    """
    return all(_is_foreign(part) for part in {text[:_SAMPLE], text[-_SAMPLE:]})


def _is_foreign(sample: str) -> bool:
    language = language_of(sample)
    if language in (None, "en"):
        return False
    words = Counter(_WORD.findall(sample.lower()))
    english = sum(words[word] for word in _ONLY_ENGLISH)
    own = sum(words[word] for word in f"{_WORDS.get(language, '')} {_CYRILLIC.get(language, '')}".split())
    written_apart = language not in _WORDS and language not in _CYRILLIC
    return english < _MOST_ENGLISH * words.total() and (written_apart or own > 3 * english)


def _arabic(sample: str) -> str:
    if len(_URDU.findall(sample)) > len(sample) // 200:
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > len(sample) // 200 else "ar"


def _by_words(words: list[str], sample: str, script: str) -> str | None:
    index, votes = _languages_of(script), Counter[str]()
    for word, count in Counter(words).items():
        for language in index.get(word, ()):
            votes[language] += count
    if script == "latin":
        for language, marks in _LATIN_LETTERS.items():
            # Names of people and places have them in any language.
            if language in votes:
                votes[language] += sum(sample.count(letter) for letter in marks) // 2
    if script == "cyrillic":
        for language, marks in _LETTERS.items():
            votes[language] += sum(sample.count(letter) for letter in marks) // 2
        votes["ru"] += sum(sample.count(letter) for letter in _RUSSIAN_LETTERS) // 8
    if not votes:
        return None
    language = max(votes, key=lambda name: (votes[name], name in ("en", "ru")))
    return None if votes[language] < 3 or votes[language] < 0.05 * len(words) else language
