# ./dev gates: what must hold when things break, against the release build (docs/gates.md). ./dev test runs a short form.

gates_usage() {
  cat <<'HELP'
usage: ./dev gates [NAME...] [ROUNDS]
  power     power loss: what was not synced is dropped at the kill, on SQLite and PostgreSQL (200 rounds each)
  nodes     two nodes on one PostgreSQL, one killed at random under load (200 rounds, 10 while timers fire)
  away      disk full, disk failing, database away at the start and in the middle (20 rounds), another schema
  wal       what the nine commands of a life write ahead: at most 24 KB on PostgreSQL, counted on SQLite
Without NAME: all of them. A round prints its seed; TB_GATES_SEED=N begins with it again.
HELP
}

build_gates() { build_native release tongban power_shim; }

run_gates() { # [NAME...] [ROUNDS]
  local rounds=200 names=() name
  while [ $# -gt 0 ]; do
    case $1 in
      power | nodes | away | wal) names+=("$1") ;;
      [1-9]*) rounds=$1 ;;
      *) gates_usage; exit 2 ;;
    esac
    shift
  done
  [[ $rounds =~ ^[0-9]+$ ]] || { gates_usage; exit 2; }
  [ ${#names[@]} -gt 0 ] || names=(power nodes away wal)
  install_packages build test
  use_node
  build_gates || exit 1
  export TB_GATES_ROUNDS=$rounds TB_GATES_SAY=1
  local failed=0
  for name in "${names[@]}"; do
    say "Gate $name"
    node --test --test-reporter=spec "tests/gates/$name.test.mjs" || failed=1
  done
  return $failed
}
