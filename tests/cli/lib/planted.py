# SPDX-License-Identifier: Apache-2.0
"""Which planted words (plant.py) are in files: python3 planted.py TOKENS {none CLASS... | some CLASS... | all CLASS...} -- FILE...

none: each file has no word but those of the classes; else they are told. some: each file has at least one word of each class. all: the files together have every word of the classes."""
import re
import sys
import zipfile


def text_of(name):
    """What a file holds; of a workbook, all its parts."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(name) as book:
            return "\n".join(part + "\n" + book.read(part).decode("utf-8", "replace") for part in book.namelist())
    with open(name, encoding="utf-8", errors="replace") as f:
        return f.read()


def main(tokens, how, *rest):
    classes, files = rest[:rest.index("--")], rest[rest.index("--") + 1:]
    kinds = {}
    with open(tokens, encoding="utf-8") as lines:
        for line in lines:
            kind, word = line.split()
            kinds[word] = kind
    if not files or not kinds or (how != "none" and not all(c in kinds.values() for c in classes)):
        sys.exit("nothing to look for: %s" % " ".join(c for c in classes if c not in kinds.values()))
    pattern = re.compile("zq[0-9]{5}x|77[0-9]{4}-[0-9]{4}")
    seen, bad = set(), 0
    for name in files:
        found = {w for w in pattern.findall(text_of(name).lower()) if w in kinds}
        seen |= found
        if how == "none":
            leaks = sorted(w for w in found if kinds[w] not in classes)
            for word in leaks[:5]:
                print("%s: %s (%s)" % (name, word, kinds[word]))
            bad += len(leaks)
        elif how == "some":
            for kind in classes:
                if not any(kinds[w] == kind for w in found):
                    print("%s: no word of %s" % (name, kind))
                    bad += 1
    if how == "all":
        lost = sorted(w for w, kind in kinds.items() if kind in classes and w not in seen)
        print("\n".join("%s (%s)" % (w, kinds[w]) for w in lost[:5]))
        bad = len(lost)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
