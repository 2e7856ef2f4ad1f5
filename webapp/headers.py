"""The security headers of every answer, and the policy that names what a page may run."""

import base64
import hashlib

from flask import Flask, Response


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(app: Flask) -> str:
    """The Content-Security-Policy: our own files, and the one inline style and script by hash."""
    assets = app.extensions["assets"]
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {_hash(assets.text('boot.js'))}",
            f"style-src 'self' {_hash(assets.text('critical.css'))}",
            "img-src 'self' data: blob:",
            "media-src blob:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types andersom",
        )
    )


def init_app(app: Flask) -> None:
    """Add the headers to every answer of the app."""
    fixed = {
        "Content-Security-Policy": f"{policy(app)}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in fixed.items():
            response.headers.setdefault(name, value)
        return response
