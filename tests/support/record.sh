#!/bin/sh
# Runs the program in $RECORDED_PROGRAM. If the call can print JSON, records its arguments, output and exit status in a
# folder below $RECORDED_CALLS. Other calls become the program, so that their streams and process are its own.
case "$*" in
    *json* | *export* | *--batch*) ;;
    *) exec "$RECORDED_PROGRAM" "$@" ;;
esac
call=$(mktemp -d "$RECORDED_CALLS/call.XXXXXX") || exit 99
for argument; do printf '%s\0' "$argument"; done >"$call/args"
"$RECORDED_PROGRAM" "$@" >"$call/stdout" 2>"$call/stderr"
status=$?
echo "$status" >"$call/status"
cat "$call/stderr" >&2
cat "$call/stdout"
exit "$status"
