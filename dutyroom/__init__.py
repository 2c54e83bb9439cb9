"""The night desk of an emergency duty room."""

import os

__version__ = "0.1.0"

# Textual reads these when it is imported; what the user has set stands.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # its parser garbles long Chinese commits
os.environ.setdefault("ESCDELAY", "25")
os.environ.setdefault("TEXTUAL_FPS", "120")

# Names need no dictionary of phrases; without it pypinyin loads in a quarter of the time.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
