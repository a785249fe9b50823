# SPDX-License-Identifier: Apache-2.0
"""Spoils a JSON document in ways that its readers must notice: spoil.py FILE DIRECTORY CHANGE…

A change is PATH=VALUE, or PATH alone to take something away; a path is members and indexes with slashes, a value is JSON. Each makes one file, and one more
is cut off in the middle."""
import copy
import json
import os
import sys

source, directory, *changes = sys.argv[1:]
text = open(source, encoding="utf-8").read()
document = json.loads(text)
os.makedirs(directory, exist_ok=True)
for n, change in enumerate(changes):
    path, equals, value = change.partition("=")
    spoilt = copy.deepcopy(document)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    at = spoilt
    for step in steps:
        at = at[step]
    if equals:
        at[last] = json.loads(value)
    else:
        del at[last]
    with open(os.path.join(directory, "%02d.json" % n), "w", encoding="utf-8") as out:
        json.dump(spoilt, out, ensure_ascii=False)
        out.write("\n")
with open(os.path.join(directory, "cut.json"), "w", encoding="utf-8") as out:
    out.write(text[:len(text) // 2] + "\n")
