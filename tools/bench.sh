# ./dev bench: every program of bench/ in release mode, its output kept in build/bench/.

run_benches() { # NAME...
  local file name failed=0
  install_packages build
  use_node
  build_native release benches || exit 1
  mkdir -p build/bench
  say 'Starting a private PostgreSQL 15 (commits wait for the disk, as in production)'
  TB_BENCH_POSTGRES=$(tools/postgres.sh start var/bench-postgres 2>build/logs/postgres.log) ||
    { tail -n 20 build/logs/postgres.log; exit 1; }
  export TB_BENCH_POSTGRES
  trap 'tools/postgres.sh stop var/bench-postgres 2>/dev/null' EXIT
  for file in bench/*.cpp; do
    name=$(basename "$file" .cpp)
    [ -e "build/release/bench_$name" ] || continue
    if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
    say "$name"
    "build/release/bench_$name" 2>&1 | tee "build/bench/$name.txt" || { note "bench_$name failed"; failed=1; }
  done
  return $failed
}
