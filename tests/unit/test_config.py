"""Settings from the environment."""

from pathlib import Path

import pytest

from webapp.config import BadSettingError, from_environment


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


@pytest.mark.parametrize(
    "name",
    ["MAX_UPDATE", "MAX_SESSION", "ADDRESS_RATE", "ADDRESS_BURST", "SESSION_RATE", "SESSION_BURST"],
)
def test_every_limit_can_be_set(name: str) -> None:
    assert from_environment({f"ANDERSOM_{name}": "7"})[name] == 7


@pytest.mark.parametrize("name", ["KEEP_DAYS", "MAX_DATA", "NEW_PER_ADDRESS", "NEW_PER_DAY"])
def test_what_can_be_switched_off_is_by_nought(name: str) -> None:
    assert int(str(from_environment({})[name])) > 0
    assert from_environment({f"ANDERSOM_{name}": "0"})[name] == 0
    with pytest.raises(BadSettingError, match=f"ANDERSOM_{name} must be a number from 0 up"):
        from_environment({f"ANDERSOM_{name}": "-1"})


def test_an_empty_variable_counts_as_not_set() -> None:
    assert from_environment({"ANDERSOM_MAX_UPDATE": "", "ANDERSOM_DATA": ""}) == from_environment(
        {}
    )


@pytest.mark.parametrize("value", ["many", "0", "-1", "nan", "inf", "1e99"])
def test_a_bad_number_is_named_with_its_variable(value: str) -> None:
    with pytest.raises(BadSettingError, match=f"ANDERSOM_SESSION_RATE must be .* not '{value}'"):
        from_environment({"ANDERSOM_SESSION_RATE": value})
