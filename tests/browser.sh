#!/bin/sh
# The page tests drive Debian's Chromium. Installed here where the machine allows it; without it they skip and say why.
command -v chromium >/dev/null 2>&1 && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 0
apt-get update -qq >/dev/null 2>&1
apt-get install -y -qq chromium >/dev/null 2>&1 || echo "Chromium could not be installed: the page tests will skip."
