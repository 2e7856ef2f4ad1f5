"""Answers that refuse."""

import json

from werkzeug.test import TestResponse


def check(answer: TestResponse, status: int) -> str:
    """Check that an answer is a whole problem, and give its sentence."""
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    content = json.loads(answer.data)
    assert set(content) == {"type", "title", "status", "detail"}
    assert content["status"] == status
    detail = str(content["detail"])
    assert detail.endswith(".")
    return detail
