# SPDX-License-Identifier: Apache-2.0
"""Spoils a page in ways that its readers must notice: spoil.py PAGE DIRECTORY

Prints a line for each copy: its name, what was spoilt, who must find it (browser or nu) and what must stand in the finding, with tabs between. A change that
does not take is an error: then the page has become another, and this file must follow."""
import base64
import hashlib
import os
import re
import sys

page, directory = sys.argv[1:]
text = open(page, encoding="utf-8").read()
language = page.split("/")[0]
os.makedirs(os.path.join(directory, language), exist_ok=True)


def sub(pattern, new, count=1):
    def change(s):
        out, n = re.subn(pattern, new, s, count=count, flags=re.S)
        assert n, pattern
        return out
    return change


def styled(css):
    """More style in the style element, with the policy that allows it: so that only the look is spoilt."""
    def change(s):
        start = s.index("<style>") + 7
        end = s.index("</style>")
        style = s[start:end] + css
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        s = s[:start] + style + s[end:]
        return sub(r"style-src 'sha256-[^']*'", "style-src 'sha256-%s'" % digest)(s)
    return change


def before_main_ends(markup):
    return sub(r"</main>", lambda m: markup + m.group())


def scripted(code):
    """A script that the policy of the copy allows."""
    def change(s):
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        if "script-src" in s:
            s = sub(r"script-src ", "script-src 'sha256-%s' " % digest)(s)
        else:
            s = sub(r"default-src 'none';", "default-src 'none'; script-src 'sha256-%s';" % digest)(s)
        return s.replace("</body>", "<script>%s</script></body>" % code)
    return change


PARAGRAPH = r"(<section id=\"verdict\".*?</h2>)"
spoils = [
    ("a picture without words", before_main_ends('<img src="data:,">'), "browser", "axe.*image-alt|image-alt"),
    ("a field without label", before_main_ends('<input type="text">'), "browser", "label: <input"),
    ("a button without words", before_main_ends('<button type="button"></button>'), "browser", "button-name"),
    ("low contrast", styled(".verdict p { color: #999; background: #fff }"), "browser", "contrast"),
    ("low contrast in the dark only", styled("@media (prefers-color-scheme: dark) { .facts dd { color: #555 } }"), "browser", "1280 dark: contrast"),
    ("low contrast in the dark only, for axe", styled("@media (prefers-color-scheme: dark) { .facts dd { color: #555 } }"), "modes", "1280 dark.*: axe"),
    ("low contrast of an icon", styled(".sev span { color: #eee; background: #fff }"), "browser", "1280 light: contrast"),
    ("low contrast in one narrow place", styled("@media (max-width: 400px) { .facts dt { color: #bbb; background: #fff } }"), "browser", "320 light: contrast"),
    ("a heading skipped", sub(r"<h3", "<h5", 1), "browser", "h2 then h5"),
    ("an id twice", before_main_ends('<p id="verdict">x</p>'), "nu", "Duplicate ID"),
    ("an id twice, in the browser", before_main_ends('<p id="verdict">x</p>'), "browser", "id twice"),
    ("two h1", before_main_ends("<h1>x</h1>"), "browser", "one h1"),
    ("no title", sub(r"<title>.*?</title>", ""), "browser", "one title"),
    ("another language", sub(r'<html lang="[a-z]*"', '<html lang="de"'), "browser", "lang is"),
    ("a link to nowhere", before_main_ends('<a href="#no-such">x</a>'), "browser", "leads nowhere"),
    ("a link out of the page", before_main_ends('<a href="https://example.com/">x</a>'), "browser", "leads out of the page"),
    ("a table without caption", sub(r"<caption.*?</caption>", ""), "browser", "a table with a caption"),
    ("a head of no cell", sub(r"(<table class=\"(?:bars|outcomes)[^>]*>.*?<thead><tr>)(.*?)(</tr>)", r'\1\2<th scope="col">x</th>\3'), "browser", "th of no cell"),
    ("an inline script", before_main_ends("<script>var x = 1;</script>"), "browser", "quiet"),
    ("an inline style", before_main_ends('<p style="color:red">x</p>'), "browser", "no inline style"),
    ("an inline handler", before_main_ends('<p onclick="x()">x</p>'), "browser", "no inline handler"),
    ("an open policy", sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""), "policy", "policy: what is put into it is stopped"),
    ("a policy that lets pictures in", sub(r"default-src 'none'", "default-src 'none'; img-src *"), "policy", "policy: what is put into it is stopped"),
    ("a policy that lets scripts in", sub(r"default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';") if "script-src" not in text
     else sub(r"script-src [^;]*;", "script-src 'unsafe-inline';"), "policy", "policy: what is put into it is stopped"),
    ("something is loaded", sub(r"default-src 'none'", "default-src 'none'; img-src *"), "browser", "quiet", before_main_ends('<img alt="x" src="https://example.com/x.png">')),
    ("the script says something", scripted("console.log('x')"), "browser", "console: x"),
    ("the script fails", scripted("no.such"), "browser", "error: "),
    ("the script loads", scripted("fetch('https://example.com/')"), "browser", "quiet"),
    ("too wide at 320", styled("#verdict { min-width: 500px }"), "browser", "320 light: nothing is scrolled sideways"),
    ("too wide, and hidden", styled("html, body { overflow-x: clip } #verdict .verdict { min-width: 500px }"), "browser", "320 light: nothing is scrolled sideways"),
    ("cut off when spaced", styled(".facts dd { height: 1.5em; overflow: hidden }"), "browser", "with wide spacing"),
    ("focus that is not seen", styled("a:focus-visible { outline: none !important }"), "browser", "focus is seen at every stop"),
    ("focus that is hardly seen", styled("a:focus-visible { outline: 2px solid #f4f4f4 !important }"), "browser", "focus is seen at every stop"),
    ("no skip link", sub(r'<a class="skip".*?</a>', ""), "browser", "the skip link"),
    ("a skip link to elsewhere", sub(r'<a class="skip" href="#main"', '<a class="skip" href="#top"'), "browser", "the skip link"),
    ("an element that is not closed", before_main_ends("<section><h2>x</h2>"), "nu", "error"),
    ("an element where it may not be", before_main_ends("<ul><p>x</p></ul>"), "nu", "error"),
    ("an attribute that is none", before_main_ends('<p align="left">x</p>'), "nu", "error"),
]
for n, (how, change, by, wanted, *more) in enumerate(spoils):
    name = "%s/%02d.html" % (language, n)
    spoilt = change(text)
    for other in more:
        spoilt = other(spoilt)
    assert spoilt != text, how
    with open(os.path.join(directory, name), "w", encoding="utf-8") as out:
        out.write(spoilt)
    print(name, how, by, wanted, sep="\t")
