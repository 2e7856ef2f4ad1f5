"""Templates are compiled once for all starts, and anew where they have changed."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from webapp.pages.template_cache import TemplateCache


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were compiled."""
    sources: list[str] = []
    compile_source = Environment.compile

    def compile_and_tell(self: Environment, source: str, *rest: object) -> object:
        sources.append(source)
        return compile_source(self, source, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_and_tell)
    return sources


def render(folder: Path, cache: Path, **options: bool) -> str:
    """What a server that starts anew makes of the template."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=TemplateCache(options, cache),
        autoescape=True,
        **options,  # type: ignore[arg-type]
    )
    return environment.get_template("page.html").render()


def test_a_second_start_compiles_nothing_that_has_not_changed(
    tmp_path: Path, compiled: list[str]
) -> None:
    page, cache = tmp_path / "page.html", tmp_path / "cache"
    page.write_text("{% if true %}\none{% endif %}")
    assert [render(tmp_path, cache) for _ in range(2)] == ["\none", "\none"]
    assert len(compiled) == 1
    assert render(tmp_path, cache, trim_blocks=True) == "one"
    page.write_text("two")
    assert render(tmp_path, cache) == "two"
    assert len(compiled) == 3


def test_a_folder_that_can_not_be_written_only_costs_time(
    tmp_path: Path, compiled: list[str]
) -> None:
    (tmp_path / "page.html").write_text("one")
    (tmp_path / "file").touch()
    for _ in range(2):
        assert render(tmp_path, tmp_path / "file" / "cache") == "one"
    assert len(compiled) == 2
