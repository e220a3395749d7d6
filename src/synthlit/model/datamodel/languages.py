"""The languages that biblatex can switch to, by babel's names, and their ISO codes.

Source: biblatex manual, sections 2.2.3 and 3.1.1; biber's table of locales.
"""

from collections.abc import Mapping
from typing import Final

# Code of ISO 639-1 -> the language's usual name in babel.
BY_CODE: Final[Mapping[str, str]] = {
    "af": "afrikaans", "ar": "arabic", "bg": "bulgarian", "bn": "bengali", "br": "breton",
    "ca": "catalan", "cs": "czech", "cy": "welsh", "da": "danish", "de": "ngerman", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "farsi", "fi": "finnish", "fr": "french", "ga": "irish", "gd": "scottish",
    "gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "magyar",
    "hy": "armenian", "ia": "interlingua", "is": "icelandic", "it": "italian", "ja": "japanese",
    "kn": "kannada", "la": "latin", "lo": "lao", "lt": "lithuanian", "lv": "latvian",
    "ml": "malayalam", "mn": "mongolian", "mr": "marathi", "nb": "norsk", "nl": "dutch",
    "nn": "nynorsk", "no": "norsk", "oc": "occitan", "pl": "polish", "pt": "portuguese",
    "rm": "romansh", "ro": "romanian", "ru": "russian", "sa": "sanskrit", "sk": "slovak",
    "sl": "slovene", "sq": "albanian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "te": "telugu", "th": "thai", "tr": "turkish", "uk": "ukrainian", "ur": "urdu",
    "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip

# Code of ISO 639-2 that catalogues give -> code of ISO 639-1.
LONG_CODES: Final[Mapping[str, str]] = {
    "ara": "ar", "chi": "zh", "deu": "de", "dut": "nl", "eng": "en", "fra": "fr", "fre": "fr",
    "ger": "de", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "pol": "pl", "por": "pt",
    "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "zho": "zh",
}  # fmt: skip

# Names of variants, dialects and older spellings.
NAMES: Final = frozenset(BY_CODE.values()) | frozenset([
    "UKenglish", "USenglish", "acadian", "american", "amharic", "asturian", "australian",
    "austrian", "bahasa", "bahasai", "bahasam", "bgreek", "brazil", "brazilian", "british",
    "canadian", "canadien", "coptic", "divehi", "ethiopia", "francais", "frenchle", "friulan",
    "german", "germanb", "hungarian", "ibygreek", "indon", "indonesia", "indonesian", "korean",
    "lowersorbian", "lsorbian", "malay", "meyalu", "naustrian", "newzealand", "nko", "norwegian",
    "nswissgerman", "persian", "piedmontese", "pinyin", "polutonikogreek", "portuges", "samin",
    "serbianc", "slovenian", "swiss", "swissgerman", "syriac", "thaicjk", "tibetan", "turkmen",
    "uppersorbian", "usorbian",
])  # fmt: skip

# Tags of BCP 47 that biber reads in `langid`.
TAGS: Final = frozenset([
    "af-ZA", "am-ET", "ar-001", "ast-ES", "bg-BG", "bn-BD", "bo-CN", "br-FR", "ca-AD", "cop",
    "cs-CZ", "cy-GB", "da-DK", "de-AT", "de-CH", "de-DE", "dsb-DE", "dv-MV", "el-CY", "el-GR",
    "en-AU", "en-CA", "en-GB", "en-NZ", "en-UK", "en-US", "eo-001", "es-ES", "et-EE", "eu-ES",
    "fa-IR", "fi-FI", "fr-CA", "fr-FR", "fur-IT", "ga-IE", "gd-GB", "gl-ES", "ha-NG", "he-IL",
    "hi-IN", "hr-HR", "hsb-DE", "hu-HU", "hy-AM", "ia-FR", "id-ID", "is-IS", "it-IT", "ja-JP",
    "kn-IN", "la-Latn", "lo-LA", "lt-LT", "lv-LV", "ml-IN", "mn-Cyrl", "mr-IN", "nb-NO", "nl-NL",
    "nn-NO", "oc-FR", "pl-PL", "pms-IT", "pny", "pt-BR", "pt-PT", "rm-CH", "ro-RO", "ru-RU",
    "sa-IN", "se-NO", "sk-SK", "sl-SI", "sq-AL", "sr-Cyrl", "sr-Latn", "sv-SE", "syc", "ta-IN",
    "te-IN", "th-TH", "tk-TM", "tr-TR", "uk-UA", "ur-IN", "vi-VN",
])  # fmt: skip


def meant_by(code: str) -> str:
    """Return the language of a code, without its region; empty if the code is unknown."""
    base = code.replace("_", "-").partition("-")[0].lower()
    return BY_CODE.get(LONG_CODES.get(base, base), "")
