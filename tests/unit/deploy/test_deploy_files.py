"""The files with which the app is hosted say the same as the app, and as each other."""

import re
import tomllib
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from tests.support.paths import ROOT
from webapp.asgi.descriptors import BACKLOG, OTHERS, PROMISED
from webapp.cli.serve import serve
from webapp.config import from_environment, settings

DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file() and path.name != ".env")
PAGES = [ROOT / "docs" / "hosting.md", *sorted((ROOT / "docs" / "hosting").glob("*.md"))]
PORT = next(each.default for each in serve.params if each.name == "port")


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def services() -> dict[str, dict[str, Any]]:
    return cast("dict[str, dict[str, Any]]", yaml.safe_load(text_of("compose.yaml"))["services"])


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def in_use(path: Path) -> set[str]:
    """Names of settings in a file."""
    return set(re.findall(r"\bANDERSOM_[A-Z_]+\b", path.read_text("utf-8")))


@pytest.mark.parametrize("path", [*FILES, *PAGES], ids=lambda path: path.name)
def test_each_setting_that_is_named_is_one(path: Path) -> None:
    assert in_use(path) <= settings()


def test_each_setting_is_explained() -> None:
    page = ROOT / "docs" / "hosting" / "settings.md"
    rows = [row for row in page.read_text("utf-8").split("\n") if row.startswith("| `ANDERSOM_")]
    named = {name for row in rows for name in re.findall(r"ANDERSOM_[A-Z_]+", row.split("|")[1])}
    named |= {name.replace("_RATE", "_BURST") for name in named if name.endswith("_RATE")}
    named |= {f"{name}_BURST" for name in named if name.endswith("_CPU")}
    assert named == settings()


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("Containerfile", r"EXPOSE (\d+)"),
        ("Containerfile", r"127\.0\.0\.1:(\d+)/healthz"),
        ("compose.yaml", r"127\.0\.0\.1:(\d+)/healthz"),
        ("compose.yaml", r"APP: app:(\d+)"),
        ("Caddyfile", r"127\.0\.0\.1:(\d+)"),
        ("nginx.conf", r"127\.0\.0\.1:(\d+)"),
        ("andersom.service", r"--port (\d+)"),
    ],
)
def test_all_know_the_port_of_the_app(name: str, pattern: str) -> None:
    assert re.findall(pattern, text_of(name)) == [str(PORT)]


def test_the_image_has_a_python_that_the_app_runs_on_and_the_apps_version() -> None:
    containerfile, about = text_of("Containerfile"), project()["project"]
    versions = set(re.findall(r"python(3\.\d+)", containerfile))
    assert len(versions) == 1
    assert SpecifierSet(about["requires-python"]).contains(versions.pop())
    label = re.search(r'image\.version="(.+)"', containerfile)
    assert label
    assert label[1] == about["version"]
    assert "[postgres]" in containerfile


# Of Python's own modules, those that need a library of the system's, by its package's name.
LINKED = {
    "bz2": "libbz2-1.0",
    "ctypes": "libffi8",
    "curses": "libncursesw6",
    "dbm": "libdb5.3t64",
    "lzma": "liblzma5",
    "readline": "libreadline8t64",
    "sqlite3": "libsqlite3-0",
    "ssl": "libssl3t64",
    "uuid": "libuuid1",
    "zlib": "zlib1g",
}


def test_the_image_has_the_libraries_that_the_apps_imports_need() -> None:
    pattern = re.compile(rf"^\s*(?:import|from) ({'|'.join(LINKED)})\b", re.MULTILINE)
    modules = (ROOT / "webapp").rglob("*.py")
    needed = {name for path in modules for name in pattern.findall(path.read_text("utf-8"))}
    packages = re.search(r'ARG PACKAGES="(.+?)"', text_of("Containerfile"), re.DOTALL)
    assert packages
    assert {LINKED[name] for name in needed} <= set(packages[1].split())


def test_what_builds_an_image_gets_what_builds_a_package() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    taken = {line[1:] for line in lines if line.startswith("!")}
    assert set(project()["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]) <= taken
    assert {"constraints.txt", "LICENSE", "pyproject.toml", "README.md"} <= taken
    assert lines[1] == "*"
    assert all((ROOT / name).exists() for name in taken)


def test_no_container_can_do_more_than_it_needs() -> None:
    for name, service in services().items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
    assert [name for name, service in services().items() if "ports" in service] == ["caddy"]
    assert [name for name, service in services().items() if "cap_add" in service] == ["caddy"]
    assert re.findall(r"^USER (.+)$", text_of("Containerfile"), re.MULTILINE) == ["10001:10001"]


def test_the_app_trusts_caddy_and_nobody_else() -> None:
    caddy = services()["caddy"]["networks"]["front"]["ipv4_address"]
    assert services()["app"]["environment"]["ANDERSOM_TRUSTED_PROXIES"] == caddy
    # Whoever starts first without an address of its own is given the first one, which is Caddy's.
    in_front = [
        each["networks"]["front"] for each in services().values() if "front" in each["networks"]
    ]
    assert len({network["ipv4_address"] for network in in_front}) == 2


def test_each_variable_of_compose_is_offered_and_has_a_value_that_the_app_takes() -> None:
    used = set(re.findall(r"\$\{([A-Z_]+)", text_of("compose.yaml")))
    offered = dict(re.findall(r"^([A-Z_]+)=(.*)$", text_of(".env.example"), re.MULTILINE))
    assert set(offered) == used

    def filled(value: str) -> str:
        return re.sub(r"\$\{([A-Z_]+)[^}]*\}", lambda found: offered[found[1]], value)

    environment = services()["app"]["environment"]
    from_environment({name: filled(value) for name, value in environment.items()})


def test_the_password_is_in_no_file_of_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {"deploy/.env", "deploy/secrets/"} <= set(ignored)
    secret = yaml.safe_load(text_of("compose.yaml"))["secrets"]["database"]["file"]
    assert secret == "./secrets/database"


def test_files_that_compose_names_are_there() -> None:
    build = services()["app"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()
    mounted = [volume.split(":")[0] for volume in services()["caddy"]["volumes"]]
    assert all((DEPLOY / name).is_file() for name in mounted if name.startswith("./"))


def test_the_system_lets_the_app_hold_the_connections_that_it_promises() -> None:
    needed = PROMISED + BACKLOG + OTHERS
    (limit,) = re.findall(r"LimitNOFILE=(\d+)", text_of("andersom.service"))
    assert int(limit) > needed
    assert services()["app"]["ulimits"]["nofile"] > needed
