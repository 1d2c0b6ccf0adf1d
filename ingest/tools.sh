#!/bin/sh
# What reads scans and Word 97 files, installed where the machine allows it.
# Without it those files are refused, with the name of the package that is missing; all others are read.
wanted=""
command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -qx vie ||
    wanted="$wanted tesseract-ocr tesseract-ocr-vie"
command -v soffice >/dev/null 2>&1 || wanted="$wanted libreoffice-writer-nogui"
[ -z "$wanted" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086
    apt-get install -y -qq --no-install-recommends $wanted >/dev/null 2>&1 && exit 0
fi
echo "Để đọc bản quét và tệp Word cũ / To read scans and old Word files: sudo apt install$wanted" >&2
