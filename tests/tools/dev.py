"""`make dev`: builds and serves again whenever a file changes, and has the open page reload.

Two processes: this one watches and builds, the server is begun anew for each change. Pages get a
script that asks which server answers, and reloads when it is another one. The service worker
takes itself away here, since pages out of its cache would be those of an older build; to work on
it, use `make run`.
"""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from secrets import token_hex

import watchfiles
from flask import Flask, Response, request

from tests.support.paths import ROOT
from webapp import create_app, parts_of
from webapp.asgi import server

WATCHED = ("webapp", "static", "service_worker", "translations", "esbuild.config.mjs")
RELOAD = """
const asked = () => fetch("/dev/server", { cache: "no-store" }).then((answer) => answer.text());
const first = await asked();
setInterval(async () => {
  const now = await asked().catch(() => first);
  if (now !== first) location.reload();
}, 300);
"""
LEAVING_WORKER = """
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
  for (const page of await clients.matchAll()) page.navigate(page.url);
})()));
"""


def is_source(_change: watchfiles.Change, path: str) -> bool:
    """Whether a change there is one of ours, and not something that was built."""
    parts = Path(path).relative_to(ROOT).parts
    built = path.endswith((".mo", "~")) or "__pycache__" in parts or parts[:2] == ("static", "dist")
    return not built and not any(part.startswith(".") for part in parts)


def make_app() -> Flask:
    """The app with a script on each page that reloads it, and without a worker."""
    app = create_app()
    scripts = {"/dev/server": token_hex(8), "/dev/reload.js": RELOAD, "/sw.js": LEAVING_WORKER}

    @app.before_request
    def answer_for_developers() -> Response | None:
        # Plain, so that the script can be put in; and whole, since the file may be another one now.
        for header in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH"):
            request.environ.pop(header, None)
        if request.path not in scripts:
            return None
        headers = {"Cache-Control": "no-store"}
        return Response(scripts[request.path], mimetype="text/javascript", headers=headers)

    @app.after_request
    def add_reload(answer: Response) -> Response:
        if answer.mimetype == "text/html":
            script = '<script type="module" src="/dev/reload.js"></script></head>'
            answer.set_data(answer.get_data(as_text=True).replace("</head>", script, 1))
            answer.headers["Cache-Control"] = "no-store"
        return answer

    return app


def serve(port: int) -> None:
    """Serve until it is ended; a line on stdout says from when on."""
    app = make_app()
    listening = socket.create_server(("127.0.0.1", port))
    sys.stdout.write(f"Andersom is at http://127.0.0.1:{port}, anew with each change.\n")
    sys.stdout.flush()
    server.serve(app, listening, parts_of(app).budgets)


def build() -> bool:
    """Build what is stale, and say whether it worked; if not, the build says why."""
    command = [sys.executable, "hatch_build.py"]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode == 0


def watch(port: int) -> None:
    """Serve what is there, and begin anew with each change, until Ctrl-C."""
    command = [sys.executable, "-m", "tests.tools.dev", "serve", str(port)]
    places = [ROOT / place for place in WATCHED]
    # The first change is that nothing was served yet.
    changes: Iterable[object] = chain([None], watchfiles.watch(*places, watch_filter=is_source))
    running = None
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for _ in changes:
            # What can't be built leaves the last server as it is.
            if build():
                if running:
                    running.terminate()
                    running.wait()
                running = subprocess.Popen(command, cwd=ROOT)
    except KeyboardInterrupt:
        sys.stdout.write("Andersom has stopped.\n")
    finally:
        if running:
            running.terminate()
            running.wait()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(int(sys.argv[2]))
    else:
        watch(int(sys.argv[1]))
