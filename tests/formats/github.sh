# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# github: every line parsed as the runner of GitHub Actions parses commands. (There is no tool for it but the runner.)

check() { python3 -B "$here/github.py" "$1"; }

spoil() { python3 -B "$here/spoil_text.py" "$1" "$2" github; }
