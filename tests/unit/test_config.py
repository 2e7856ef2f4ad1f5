"""Settings from the environment."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.disk_failures import forbid
from webapp.api.sync_request import FRAME, MAX_VECTOR
from webapp.asgi.bodies import LARGEST
from webapp.config import NUMBERS, BadSettingError, from_environment, unknown


def test_the_data_folder_is_the_users_own_unless_named() -> None:
    data = from_environment({})["DATA"]
    assert isinstance(data, Path)
    assert data.name == "andersom"
    assert data.is_absolute()


def test_the_data_folder_can_be_named(tmp_path: Path) -> None:
    assert from_environment({"ANDERSOM_DATA": str(tmp_path)})["DATA"] == tmp_path


def test_a_data_folder_may_start_at_home_and_need_not_exist() -> None:
    data = from_environment({"ANDERSOM_DATA": "~/no such folder"})["DATA"]
    assert data == Path.home() / "no such folder"


def test_a_file_is_no_data_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(BadSettingError, match="ANDERSOM_DATA must name a folder"):
        from_environment({"ANDERSOM_DATA": str(file)})


def test_limits_have_defaults_that_let_a_school_in() -> None:
    settings = from_environment({})
    assert settings["MAX_UPDATE"] == 256 * 1024
    assert settings["MAX_SESSION"] == 1024 * 1024
    # A thousand phones behind one address, three requests each, in the same moment.
    assert float(str(settings["ADDRESS_BURST"])) >= 3000
    # The same phones later, two to a session: each asks every 2.5 seconds what the other one wrote.
    assert float(str(settings["ADDRESS_RATE"])) >= 1000 / 2.5
    # Each of these took 1.5 ms of the processor.
    assert float(str(settings["ADDRESS_CPU"])) >= 1000 / 2.5 * 0.0015


@pytest.mark.parametrize(
    "name",
    ["MAX_UPDATE", "MAX_SESSION", "ADDRESS_RATE", "ADDRESS_BURST", "SESSION_RATE", "SESSION_BURST"],
)
def test_every_limit_can_be_set(name: str) -> None:
    assert from_environment({f"ANDERSOM_{name}": "7"})[name] == 7


@pytest.mark.parametrize(
    "name", ["KEEP_DAYS", "MAX_DATA", "NEW_PER_ADDRESS", "NEW_PER_DAY", "GROWTH_PER_ADDRESS"]
)
def test_what_can_be_switched_off_is_by_nought(name: str) -> None:
    assert int(str(from_environment({})[name])) > 0
    assert from_environment({f"ANDERSOM_{name}": "0"})[name] == 0
    with pytest.raises(BadSettingError, match=f"ANDERSOM_{name} must be .*, or 0 for "):
        from_environment({f"ANDERSOM_{name}": "-1"})


@pytest.mark.parametrize("value", [".", "..", "0.0.0", "0.0."])
@pytest.mark.parametrize("name", NUMBERS)
def test_noughts_and_dots_that_make_no_number_are_refused(name: str, value: str) -> None:
    with pytest.raises(BadSettingError, match=f"ANDERSOM_{name} must be "):
        from_environment({f"ANDERSOM_{name}": value})


def test_a_whole_number_has_no_point() -> None:
    with pytest.raises(BadSettingError, match="ANDERSOM_KEEP_DAYS must be a whole number"):
        from_environment({"ANDERSOM_KEEP_DAYS": "0.0"})


@pytest.mark.parametrize("name", NUMBERS)
def test_each_number_has_bounds_and_a_unit_and_is_whole_where_it_counts(name: str) -> None:
    setting = NUMBERS[name]
    for good in (setting.least, setting.default, setting.most):
        assert from_environment({f"ANDERSOM_{name}": f" {good} "})[name] == good
    halves = ["0.5", "1.5", "1e3"] if setting.whole else []
    for bad in (
        str(setting.most + 1),
        "-1",
        "nan",
        "inf",
        "1e999",
        "ten",
        "10 GiB",
        "0x10",
        *halves,
    ):
        with pytest.raises(BadSettingError) as raised:
            from_environment({f"ANDERSOM_{name}": bad})
        sentence = str(raised.value)
        assert sentence.startswith(f"ANDERSOM_{name} must be a ")
        assert f"({setting.unit})" in sentence
        assert repr(bad) in sentence


@pytest.mark.parametrize("value", ["1e-400", "0e5", "-0", "0.0000001"])
@pytest.mark.parametrize("name", ["ADDRESS_CPU", "SESSION_CPU"])
def test_what_is_only_nearly_nought_switches_nothing_off(name: str, value: str) -> None:
    with pytest.raises(BadSettingError, match=f"ANDERSOM_{name} must be .*, or 0 for no limit"):
        from_environment({f"ANDERSOM_{name}": value})
    assert from_environment({f"ANDERSOM_{name}": "0.0"})[name] == 0


@pytest.mark.parametrize("name", ["ANDERSOM_KEPT_DAYS", "ANDERSOM_keep_days", "ANDERSOM_PORT"])
def test_a_variable_that_is_no_setting_is_known_as_such(name: str) -> None:
    settings = {f"ANDERSOM_{setting}": "" for setting in from_environment({})}
    assert unknown({**settings, name: "30", "PORT": "5000"}) == [name]


def test_the_longest_time_that_can_be_set_can_be_reckoned_with() -> None:
    before = datetime.now(UTC) - timedelta(days=NUMBERS["KEEP_DAYS"].most)
    assert before.year > 1


def test_the_largest_update_that_can_be_set_fits_into_what_the_server_reads() -> None:
    assert (NUMBERS["MAX_UPDATE"].most + MAX_VECTOR) * 4 / 3 + FRAME < LARGEST


def test_the_folder_of_somebody_who_is_not_there_is_named() -> None:
    with pytest.raises(BadSettingError, match="ANDERSOM_DATA names '~nobody-of-this-name/data'"):
        from_environment({"ANDERSOM_DATA": "~nobody-of-this-name/data"})


def test_a_folder_that_nobody_may_look_at_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, "secret")
    with pytest.raises(BadSettingError, match="'/srv/secret/data', and: Permission denied"):
        from_environment({"ANDERSOM_DATA": "/srv/secret/data"})


def test_empty_items_among_the_proxies_are_none() -> None:
    settings = from_environment({"ANDERSOM_TRUSTED_PROXIES": " , 127.0.0.1, "})
    assert [str(network) for network in settings["TRUSTED_PROXIES"]] == ["127.0.0.1/32"]  # type: ignore[attr-defined]


def test_an_empty_variable_counts_as_not_set() -> None:
    assert from_environment({"ANDERSOM_MAX_UPDATE": "", "ANDERSOM_DATA": ""}) == from_environment(
        {}
    )


@pytest.mark.parametrize("value", ["many", "0", "-1", "nan", "inf", "1e99"])
def test_a_bad_number_is_named_with_its_variable(value: str) -> None:
    with pytest.raises(BadSettingError, match=f"ANDERSOM_SESSION_RATE must be .* not '{value}'"):
        from_environment({"ANDERSOM_SESSION_RATE": value})


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("", None),
        ("127.0.0.1:9100", ("127.0.0.1", 9100)),
        ("[::1]:9100", ("::1", 9100)),
        ("metrics.internal:0", ("metrics.internal", 0)),
    ],
)
def test_metrics_have_an_address_only_where_one_is_given(
    value: str, address: tuple[str, int] | None
) -> None:
    assert from_environment({"ANDERSOM_METRICS": value})["METRICS"] == address


@pytest.mark.parametrize(
    "value", ["9100", ":9100", "127.0.0.1", "127.0.0.1:", "::1:9100", "[a]:1", "a:-1", "a:65536"]
)
def test_an_address_for_metrics_names_host_and_port(value: str) -> None:
    with pytest.raises(BadSettingError, match="ANDERSOM_METRICS "):
        from_environment({"ANDERSOM_METRICS": value})


def test_the_log_has_two_forms() -> None:
    given = [from_environment({"ANDERSOM_LOG": value})["LOG"] for value in ("", "lines", "json")]
    assert given == ["lines", "lines", "json"]
    with pytest.raises(BadSettingError, match="must be lines or json, not 'xml'"):
        from_environment({"ANDERSOM_LOG": "xml"})
