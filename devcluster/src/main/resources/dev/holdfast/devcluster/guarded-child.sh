# Runs a command that must not outlive the process which started it.
# usage: sh guarded-child.sh <log file> <command> [argument…]
# Standard input is a pipe whose other end only the starter holds. It is never written to; its end means that the
# starter wants the command stopped, or is gone, however it went. The first line of standard output is the command's pid.
trap '' INT
log=$1
shift
exec 3<&0
"$@" </dev/null >>"$log" 2>&1 3<&- &
child=$!
echo "$child"
(
  read -r _ <&3
  kill -TERM "$child"
  waited=0
  while [ "$waited" -lt 50 ] && kill -0 "$child"; do
    sleep 0.1
    waited=$((waited + 1))
  done
  kill -KILL "$child"
) >/dev/null 2>&1 &
guard=$!
wait "$child"
code=$?
kill "$guard" 2>/dev/null
exit "$code"
