"""Property tests try some ways; `pytest tests/property --hypothesis-profile=long` tries many."""

from hypothesis import settings

settings.register_profile("long", max_examples=3000)
