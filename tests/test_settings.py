"""Settings read from the environment, and refused with the mend when they are wrong."""

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.settings import Settings, cache_folder, read_settings


def test_an_empty_environment_gives_what_ships() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"SAYSO_PIPELINE": "", "SAYSO_MAX_LENGTH": ""}) == Settings()


def test_the_environment_overrides() -> None:
    settings = read_settings(
        {
            "SAYSO_PIPELINE": "en_core_web_lg",
            "SAYSO_MAX_LENGTH": "50",
            "SAYSO_GAZETTEER": "own.sqlite",
            "SAYSO_ROSTER": "ours",
        }
    )
    assert (settings.pipeline, settings.max_length) == ("en_core_web_lg", 50)
    assert settings.gazetteer == Path("own.sqlite")
    assert settings.roster == Path("ours")
    assert hash(settings) != hash(Settings())


@pytest.mark.parametrize("value", ["0", "-1", "many", "1e6", "²"])
def test_a_wrong_length_is_named(value: str) -> None:
    with pytest.raises(InputError, match="SAYSO_MAX_LENGTH"):
        read_settings({"SAYSO_MAX_LENGTH": value})


def test_the_cache_folder_is_named_after_the_package() -> None:
    assert cache_folder().name == "sayso"
