"""The API, asked all that its own description allows and much that it doesn't (schemathesis)."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi import checks

from tests.support.api import api_app
from tests.support.python_phone import KEY, SESSION, bearer
from webapp.api import openapi

LIMITS = {"SESSION_RATE": 1e6, "SESSION_BURST": 1e6, "ADDRESS_RATE": 1e6, "ADDRESS_BURST": 1e6}
CHECKS = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("name", ["sync", "read", "delete"])
def test_every_answer_is_as_described(tmp_path: Path, name: str, mode: GenerationMode) -> None:
    app = api_app(tmp_path / "data", **LIMITS)
    app.register_blueprint(openapi.bp)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    operation = schema.find_operation_by_id(name)
    seen = set()

    @given(operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=60,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Case[Any]) -> None:
        answer = case.call_and_validate(headers=bearer(KEY), checks=CHECKS)
        assert answer.status_code < 500
        seen.add(answer.status_code)

    ask()
    assert seen


@given(st.binary(max_size=300) | st.text().map(str.encode))
@settings(max_examples=200, deadline=None)
def test_any_body_is_answered_with_a_problem(body: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        api = api_app(Path(folder) / "data").test_client()
        answer = api.post(
            f"{SESSION}/sync", data=body, headers=bearer(KEY), content_type="application/json"
        )
        assert answer.status_code == 400
        assert answer.mimetype == "application/problem+json"
        assert not list(Path(folder).glob("data/sessions/*/*"))
