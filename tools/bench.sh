# ./dev bench: builds in release mode, starts a private PostgreSQL, and lets bench/run.mjs measure.

run_benches() { # NAME...
  install_packages build
  use_node
  build_native release tongban benches || exit 1
  mkdir -p build/bench var/bench
  say 'Starting a private PostgreSQL 15 (commits wait for the disk, as in production)'
  TB_BENCH_POSTGRES=$(tools/postgres.sh start var/bench-postgres 2>build/logs/postgres.log) ||
    { tail -n 20 build/logs/postgres.log; exit 1; }
  export TB_BENCH_POSTGRES
  trap 'tools/postgres.sh stop var/bench-postgres 2>/dev/null' EXIT
  PATH=/usr/lib/postgresql/15/bin:$PATH node bench/run.mjs "$@"
}
