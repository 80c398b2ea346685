#!/bin/sh
# Sees to it that the browser tests find a Chromium: Debian's own, since test tools that fetch a
# browser of theirs need the open internet.
set -eu
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
else
  echo "The browser tests need Chromium: sudo apt-get install chromium fonts-noto-core" >&2
  exit 1
fi
