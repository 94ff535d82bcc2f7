#!/bin/bash
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
#
# Some of the faults of campaign.py, the same each time: all of them take
# eight minutes, and are run by hand (README.md).
# usage: campaign.sh   (ESSAIM and srcdir from the environment)

srcdir=${srcdir:-.}
here=$srcdir/tests/push
# shellcheck source=tests/push/modules.sh
. "$here/modules.sh"
python3 "$here/campaign.py" --times once --share 3/7 &&
  python3 "$here/campaign.py" --times ever --share 5/13
