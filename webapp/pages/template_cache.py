"""Compiled templates, kept where Python keeps compiled modules: compiling takes 0.3 s."""

import hashlib
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from webapp.paths import PACKAGE


class TemplateCache(FileSystemBytecodeCache):
    """Keeps what it may write; Jinja compares the source, its own version and Python's.

    `options` are those of the environment, which change what a template is compiled to.
    """

    def __init__(self, options: object, folder: Path = PACKAGE / "__pycache__") -> None:
        mark = hashlib.sha256(repr(options).encode()).hexdigest()[:8]
        super().__init__(str(folder), f"%s.{mark}.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template, if there is one."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where the folder can be written."""
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
