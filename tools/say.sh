# How ./dev talks: a line for each step, the log kept, its end shown when the step fails.
say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
fail() { printf '\033[1;31m==> %s\033[0m\n' "$*" >&2; exit 1; }

# Shows one line in ten seconds of what flows by.
progress() {
  local line last=$SECONDS
  while IFS= read -r line; do
    if ((SECONDS - last >= 10)); then
      note "${line:0:110}"
      last=$SECONDS
    fi
  done
}

# step LOGNAME TITLE COMMAND...: runs it with its output in build/logs/LOGNAME.log.
# quietly STEP...: the same, but says nothing of what is over within a second.
quietly() { TB_QUIET=1 step "$@"; }
step() {
  local log=build/logs/$1.log title=$2 start=$SECONDS
  shift 2
  mkdir -p build/logs
  local herald=''
  if [ "${TB_QUIET:-}" ]; then
    (sleep 1.2 >/dev/null 2>&1 && say "$title") &
    herald=$!
  else
    say "$title"
  fi
  if TB_QUIET='' "$@" 2>&1 </dev/null | tee "$log" | progress; then
    if [ ! "$herald" ] || ! kill "$herald" 2>/dev/null; then note "done in $((SECONDS - start)) s"; fi
    return 0
  fi
  if [ "$herald" ] && kill "$herald" 2>/dev/null; then say "$title"; fi
  note "FAILED after $((SECONDS - start)) s: the end of $log"
  tail -n 60 "$log" | sed 's/^/    | /'
  return 1
}
