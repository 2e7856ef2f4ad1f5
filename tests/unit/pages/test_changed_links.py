"""A link whose `#` was changed on its way gets the app's page, and its key is nowhere named."""

import pytest
from flask.testing import FlaskClient

KEY = "234567abcdefghijklmnopqrst"
LINK = f"join=abcdefghijklmnopqrstuvwxy2.{KEY}"


@pytest.mark.parametrize(
    ("path", "language"),
    [
        (f"/nl/%23{LINK}", "nl"),
        (f"/nl%23{LINK}", "nl"),
        (f"/nl/%2523{LINK}", "nl"),
        (f"/NL/%23{LINK.upper()}", "nl"),
        (f"/nl-BE/%23{LINK}", "nl"),
        (f"/nl/%23{LINK}/", "nl"),
        (f"/nl/%23{LINK}?fbclid=IwAR0", "nl"),
        (f"/nl/%23{LINK.replace('=', '%3D')}", "nl"),
        (f"/%23{LINK}", "de"),
        (f"/nl//%23{LINK}", "nl"),
        ("/de/%23code=summer-school_26", "de"),
    ],
)
def test_it_is_answered_with_the_page_of_its_language(
    client: FlaskClient, path: str, language: str
) -> None:
    response = client.get(path, headers={"Accept-Language": "de"})
    assert response.status_code == 200
    assert response.data == client.get(f"/{language}/").data
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "Location" not in response.headers
    assert not any(KEY in value.lower() for value in response.headers.values())


def test_the_api_and_other_methods_stay_as_they_are(client: FlaskClient) -> None:
    assert client.get(f"/api/v1/%23{LINK}").status_code == 404
    assert client.post(f"/nl/%23{LINK}").status_code in {404, 405}
    assert client.head(f"/nl/%23{LINK}").status_code == 200
