#!/bin/sh
# Judges what is about to be deployed, for any build server: gate.sh FILE_OR_FOLDER…
# EXECREADY is the launcher, REPORTS the folder for the reports.

set -u
EXECREADY=${EXECREADY:-execready}
REPORTS=${REPORTS:-reports}

mkdir -p "$REPORTS"
status=0
"$EXECREADY" gate "$@" \
    -o text \
    -o "json=$REPORTS/execready.json" \
    -o "junit=$REPORTS/execready.junit.xml" \
    -o "sarif=$REPORTS/execready.sarif" || status=$?

case $status in
    0) echo "exec will work" >&2 ;;
    3) echo "exec will not work: see the report above" >&2 ;;
    4) echo "it cannot be told whether exec will work: the report says what decides it" >&2 ;;
    *) echo "execready could not judge (exit code $status)" >&2 ;;
esac
exit "$status"
