"""Write the codes of countries and currencies into the JSON Schemas, with their names in both languages.

Which codes there are comes from ``pycountry`` (ISO 3166-1 alpha-2, ISO 4217), their names from ``babel``
(Unicode CLDR). HK, MO and TW are regions outside the mainland (第四十四条：境外其他国家或地区) and are named
as parts of China. Codes that stand for no currency (XXX, XTS) are left out.

Run ``python -m ito_gate.schema.codes`` after upgrading either library, with ``--check`` to only compare.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

from ito_gate.resources import schemas_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OWN_NAMES = {
    "HK": ("中国香港", "Hong Kong, China"),
    "MO": ("中国澳门", "Macao, China"),
    "TW": ("中国台湾", "Taiwan, China"),
    "XAD": ("阿拉伯记账第纳尔", "Arab Accounting Dinar"),
}
_NO_CURRENCIES = frozenset({"XXX", "XTS"})


def definitions() -> dict[str, dict[str, Any]]:
    """Return the definitions ``country`` and ``currency`` of the schemas.

    Raises:
        ImportError: the extra ``codes`` is not installed.
    """
    import pycountry  # noqa: PLC0415 - only to make the schemas
    from babel import Locale  # noqa: PLC0415

    zh, en = Locale("zh"), Locale("en")
    countries = (country.alpha_2 for country in pycountry.countries)
    currencies = (currency.alpha_3 for currency in pycountry.currencies if currency.alpha_3 not in _NO_CURRENCIES)
    return {
        "country": _definition("^[A-Z]{2}$", countries, zh.territories, en.territories),
        "currency": _definition("^[A-Z]{3}$", currencies, zh.currencies, en.currencies),
    }


def _definition(pattern: str, codes: Iterable[str], zh: Mapping[str, str], en: Mapping[str, str]) -> dict[str, Any]:
    known = sorted(codes)
    names = [_OWN_NAMES.get(code) or (zh[code], en[code]) for code in known]
    return {
        "type": "string",
        "pattern": pattern,
        "enum": known,
        "enumDescriptions": [f"{chinese} / {_ascii(english)}" for chinese, english in names],
    }


def _ascii(name: str) -> str:
    """Write a name without accents: not every terminal and font has them."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return plain.encode("ascii", "ignore").decode()


def main(arguments: list[str]) -> int:
    """Write the definitions into every schema that has them, or with ``--check`` say which are not up to date."""
    made = definitions()
    stale = []
    for path in sorted(schemas_dir().glob("*.schema.json")):
        text = path.read_text(encoding="utf-8")
        schema = json.loads(text)
        defined = schema.get("$defs", {})
        schema["$defs"] = {name: made.get(name, own) for name, own in defined.items()}
        current = json.dumps(schema, ensure_ascii=False, indent=2) + "\n" if defined else text
        if current == text:
            continue
        stale.append(path.name)
        if "--check" not in arguments:
            path.write_text(current, encoding="utf-8")
    if "--check" not in arguments:
        return 0
    sys.stderr.writelines(f"{name} is not up to date: run python -m ito_gate.schema.codes\n" for name in stale)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
