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
step() {
  local log=build/logs/$1.log title=$2 start=$SECONDS
  shift 2
  mkdir -p build/logs
  say "$title"
  if "$@" 2>&1 </dev/null | tee "$log" | progress; then
    note "done in $((SECONDS - start)) s"
    return 0
  fi
  note "FAILED after $((SECONDS - start)) s: the end of $log"
  tail -n 60 "$log" | sed 's/^/    | /'
  return 1
}
