# ./dev run: everything up to a served demo city.

kCityMark=.made-by-dev-run # --fresh removes only what bears it

run_usage() {
  cat <<'HELP'
usage: ./dev run [--port N] [--data DIR] [--fresh] [--postgres]
  --port N      listen on 127.0.0.1:N (8080)
  --data DIR    keep the city in DIR (var/demo)
  --fresh       throw DIR away first and make the city anew
  --postgres    keep the records in a private PostgreSQL 15 below DIR instead of SQLite
HELP
}

run_city() {
  local port=8080 data=var/demo fresh='' postgres='' url=''
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:?--port wants a number}; shift 2 ;;
      --data) data=${2:?--data wants a folder}; shift 2 ;;
      --fresh) fresh=1; shift ;;
      --postgres) postgres=1; shift ;;
      *) run_usage; exit 2 ;;
    esac
  done
  [[ $port =~ ^[0-9]{1,5}$ ]] || fail "--port wants a number, not '$port'"
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    fail "port $port is in use: stop what listens there, or say ./dev run --port $((port + 1))"
  fi
  install_packages build
  use_node
  build_ui || exit 1
  build_program || exit 1
  if [ "$fresh" ]; then remove_city "$data"; fi
  mkdir -p "$data"
  touch "$data/$kCityMark"
  local arguments=(serve --data "$data" --port "$port" --share . --demo --log "$data/tongban.log")
  if [ "$postgres" ]; then
    say 'Starting a private PostgreSQL 15'
    url=$(tools/postgres.sh start "$data/postgres" 2>"$data/postgres.log") || { tail "$data/postgres.log"; exit 1; }
    arguments+=(--database "$url")
    trap 'tools/postgres.sh stop "'"$data"'/postgres" 2>/dev/null' EXIT
    # The program is told to end by Ctrl-C itself; this script waits and then stops the database.
    trap : INT TERM
    build/tongban "${arguments[@]}"
    return
  fi
  exec build/tongban "${arguments[@]}"
}

# Removes a city's folder: only one that is empty or that we made.
remove_city() { # DIR
  [ -e "$1" ] || return 0
  if [ -d "$1/postgres" ]; then tools/postgres.sh stop "$1/postgres" immediate 2>/dev/null || true; fi
  [ -e "$1/$kCityMark" ] || [ -z "$(ls -A "$1")" ] ||
    fail "$1 was not made by ./dev run; remove it by hand if you mean it"
  say "Removing $1"
  rm -rf --one-file-system -- "$1"
}
