#!/bin/sh
# The tests of workbooks open them in LibreOffice Calc. Installed here where the machine allows it; without it one skips.
ls /usr/lib/libreoffice/program/libsclo.so /opt/libreoffice*/program/libsclo.so >/dev/null 2>&1 && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 0
apt-get update -qq >/dev/null 2>&1
apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null 2>&1 ||
    echo "LibreOffice Calc could not be installed: the test that opens workbooks in it will skip."
