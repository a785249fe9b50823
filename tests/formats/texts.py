# SPDX-License-Identifier: Apache-2.0
"""What the readers of the formats of text share."""


def hidden(c):
    """What the formats of text show as U+FFFD: all that a reader cannot see or is misled by, but joiners."""
    return ord(c) < 0x20 and c not in "\t\n\r" or 0x7F <= ord(c) <= 0x9F or c in "\u061c\u200b\ufeff" or "\u200e" <= c <= "\u200f" or "\u2028" <= c <= "\u202e" \
        or "\u2060" <= c <= "\u206f" or "\ufff9" <= c <= "\ufffb" or "\ufdd0" <= c <= "\ufdef" or ord(c) & 0xFFFE == 0xFFFE


def visible(text):
    """The text as these formats show it: line breaks as line feeds, U+FFFD for what is hidden."""
    return "".join("\ufffd" if hidden(c) else c for c in (text or "").replace("\r\n", "\n").replace("\r", "\n"))
