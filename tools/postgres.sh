#!/usr/bin/env bash
# A private PostgreSQL 15 on a free loopback port.
#
# usage: tools/postgres.sh start DIR [--fast]   starts it (made on first use) and prints its libpq URL
#        tools/postgres.sh stop DIR [MODE]      stops it; MODE is fast (default) or immediate
# --fast is for throw-away test data: commits do not wait for the disk.
# DIR keeps cluster, password and port. PostgreSQL refuses root: root runs it as the user postgres.
set -euo pipefail

BIN=$(ls -d /usr/lib/postgresql/15/bin 2>/dev/null) || { echo 'the package postgresql-15 is missing' >&2; exit 1; }
COMMAND=${1:-}
DIR=${2:-}
OPTION=${3:-}
[ -n "$DIR" ] || { sed -n '4,5s/^# //p' "$0" >&2; exit 2; }

as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

# The folder of the cluster: below DIR, unless the user postgres cannot reach it there.
prepare_folder() {
  mkdir -p "$DIR"
  DIR=$(realpath "$DIR")
  CLUSTER=$DIR/cluster
  [ "$(id -u)" = 0 ] || return 0
  if ! (cd / && as_owner test -x "$DIR"); then
    CLUSTER=/var/lib/postgresql/tongban-$(printf '%s' "$DIR" | sha256sum | cut -c1-12)
  fi
  install -d -m 700 -o postgres -g postgres "$CLUSTER"
}

free_port() {
  local port try
  for try in $(seq 200); do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
  echo 'no free port found' >&2
  return 1
}

make_cluster() {
  local file
  file=$(mktemp)
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$file"
  (umask 077 && cp "$file" "$DIR/password")
  [ "$(id -u)" != 0 ] || chown postgres "$file"
  (cd / && as_owner "$BIN/initdb" --pgdata "$CLUSTER" --username tongban --auth scram-sha-256 --pwfile "$file" \
    --encoding UTF8 --locale C.UTF-8 --no-instructions) >&2
  rm -f "$file"
  cat >>"$CLUSTER/postgresql.conf" <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 400
timezone = 'UTC'
log_timezone = 'UTC'
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.max = 5000
max_wal_size = '2GB'
CONF
}

url() { printf 'postgresql://tongban:%s@127.0.0.1:%s/%s\n' "$(<"$DIR/password")" "$(<"$DIR/port")" "$1"; }

is_running() { (cd / && as_owner "$BIN/pg_ctl" --pgdata "$CLUSTER" status) >/dev/null 2>&1; }

start() {
  local options='' try
  if ! is_running; then
    [ -e "$CLUSTER/PG_VERSION" ] || make_cluster
    if [ "$OPTION" = --fast ]; then options='-c fsync=off -c full_page_writes=off -c synchronous_commit=off'; fi
    for try in 1 2 3; do
      free_port >"$DIR/port"
      if (cd / && as_owner "$BIN/pg_ctl" --pgdata "$CLUSTER" --log "$CLUSTER/server.log" --wait --timeout 60 \
        --options "-p $(<"$DIR/port") $options" start) >&2; then break; fi
      [ "$try" != 3 ] || { tail -n 20 "$CLUSTER/server.log" >&2; exit 1; }
    done
  fi
  "$BIN/psql" --no-psqlrc --quiet --tuples-only "$(url postgres)" \
    --command "SELECT 1 FROM pg_database WHERE datname = 'tongban'" | grep -q 1 ||
    "$BIN/psql" --no-psqlrc --quiet "$(url postgres)" --command 'CREATE DATABASE tongban' >&2
  url tongban
}

stop() {
  is_running || return 0
  (cd / && as_owner "$BIN/pg_ctl" --pgdata "$CLUSTER" --mode "${OPTION:-fast}" --wait stop) >&2
}

prepare_folder
case $COMMAND in
  start) start ;;
  stop) stop ;;
  *) sed -n '4,5s/^# //p' "$0" >&2; exit 2 ;;
esac
