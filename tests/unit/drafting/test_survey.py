from __future__ import annotations

from pathlib import Path

import pytest

from ito_gate.config import Config
from ito_gate.drafting.survey import survey
from ito_gate.errors import UsageError
from support import ROOT


def over(folder: Path, kind: str = "declaration", year: str = "2026") -> tuple[str, dict[str, dict[str, str]]]:
    found = survey(Config(folder, register=(folder,)), kind, year)
    return found.next_id, {one: dict(names) for one, names in found.names.items()}


def test_a_register_offers_its_providers_and_institutions() -> None:
    next_id, names = over(ROOT / "examples" / "good")
    assert next_id == "ITO-2026-011"
    assert names["institution"] == {"demo-bank": "示例银行股份有限公司"}
    assert names["provider"]["huadu-it"] == "华都信息技术有限公司"
    assert len(names["provider"]) == 8


def test_an_id_is_taken_where_it_is_mentioned_even_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: ITO-2026-041\n", "utf-8")
    (tmp_path / "b.yaml").write_bytes(b"\xff{ ITO-2026-107: [")
    (tmp_path / "c.yaml").write_text("id: XITO-2026-900\nx: ITO-2026-950-b\ny: ITO-2025-999\n", "utf-8")
    assert over(tmp_path)[0] == "ITO-2026-108"
    assert over(tmp_path, year="2024")[0] == "ITO-2024-001"
    assert over(tmp_path, "incident")[0] == "INC-2026-001"
    assert over(tmp_path, "provider")[0] == ""


def test_past_999_the_numbers_grow(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "ITO-2026-999"}', "utf-8")
    assert over(tmp_path)[0] == "ITO-2026-1000"


def test_what_is_damaged_or_hostile_is_passed_over_or_made_harmless(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('ito_gate: provider/v1\nid: p-1\nname: "a\\nb"\n', "utf-8")
    (tmp_path / "b.yaml").write_text("provider/v1: [\n", "utf-8")
    (tmp_path / "c.yaml").write_text("ito_gate: provider/v1\nid: [x]\n---\nprovider/v1\n", "utf-8")
    (tmp_path / "d.yaml").symlink_to(tmp_path / "nowhere")
    assert over(tmp_path)[1] == {"provider": {"p-1": "a b"}, "institution": {}}


def test_a_register_that_is_not_there_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        survey(Config(tmp_path, register=(tmp_path / "declaratoins",)), "declaration", "2026")
