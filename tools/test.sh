# ./dev test: every part leaves its result file in build/results/<part>/; tools/summary.mjs adds them up.

test_usage() {
  cat <<'HELP'
usage: ./dev test [PART...]
  cpp       C++ tests under ASan+UBSan, store, service and API tests on SQLite and PostgreSQL
  fuzz      the fuzzers of FEEL, DMN and BPMN, a quarter of a minute each (libFuzzer)
  ui        unit tests of the pages (Vitest)
  borders   rooms, borders and names of the sources (node:test)
  gates     power loss, killed nodes, full disk, lost database: some rounds (node:test, docs/gates.md)
  browser   journeys in Chromium against the release build (node:test, playwright-core)
Without PART: all of them. The last line is "N passed, N failed".
HELP
}

# The parts that failed other than by a failed test, one a line: part, what, log.
broken() { printf '%s\t%s\t%s\n' "$1" "$2" "${3:-}" >>build/results/broken; }

node_tests() { # PART FILES-AT-ONCE FILE...
  local part=$1 at_once=$2
  shift 2
  node --test --test-concurrency="$at_once" --test-timeout=600000 --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=junit --test-reporter-destination="build/results/$part/junit.xml" "$@"
}

vitest() { (cd ui && npx --no-install vitest run --reporter=default --reporter=json --outputFile.json=../build/results/ui/vitest.json); }

ui_part() {
  install_ui || { broken ui 'npm ci failed' build/logs/npm-ci.log; return 0; }
  if wants ui; then
    step test-ui 'Unit tests of the pages' vitest || broken ui 'Vitest ended with an error' build/logs/test-ui.log
  fi
}

# The types of the pages come from the program, so it is built before them.
pages_part() {
  build_program || { broken ui 'the release build failed' build/logs/build-release.log; return 0; }
  build_ui || broken ui 'the pages do not build' build/logs/build-ui.log
}

ctest_all() {
  GTEST_OUTPUT="json:$PWD/build/results/cpp/" \
  ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1:abort_on_error=0 \
  LSAN_OPTIONS=suppressions=$PWD/tools/leaks.txt:print_suppressions=0 \
  UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
  ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-19 \
  ctest --test-dir build/asan --parallel "$(nproc)" --timeout 900 --output-on-failure \
    --output-junit "$PWD/build/results/ctest.xml"
}

cpp_part() {
  build_native asan || { broken cpp 'the C++ build failed' build/logs/build-asan.log; return 0; }
  say 'Starting a private PostgreSQL 15 for the tests'
  TB_TEST_POSTGRES=$(tools/postgres.sh start var/test-postgres --fast 2>build/logs/postgres.log) || {
    broken cpp 'PostgreSQL did not start' build/logs/postgres.log
    tail -n 20 build/logs/postgres.log
    return 0
  }
  export TB_TEST_POSTGRES
  step test-cpp 'C++ tests on SQLite and PostgreSQL' ctest_all || true # summary reads what failed
  tools/postgres.sh stop var/test-postgres immediate 2>>build/logs/postgres.log || true
}

gates_part() {
  build_gates || { broken gates 'the release build failed' build/logs/build-release.log; return 0; }
  TB_GATES_ROUNDS=4 step test-gates 'Gates: power, nodes, disk, database and WAL' node_tests gates 1 tests/gates/{power,nodes,away,wal}.test.mjs || true
}

# A journey waits half of its time: two at once, each with a city and a browser of its own.
browser_part() {
  [ -e build/stamps/ui ] || { broken browser 'the pages do not build' build/logs/build-ui.log; return 0; }
  rm -rf build/screenshots
  step test-browser 'Journeys in Chromium' node_tests browser 2 tests/journeys/*.test.mjs || true
}

wants() { [[ " $PARTS " == *" $1 "* ]]; }

run_tests() {
  local part ui_job=''
  PARTS=${*:-cpp fuzz ui borders gates browser}
  for part in $PARTS; do
    [[ " cpp fuzz ui borders gates browser " == *" $part "* ]] || { test_usage; exit 2; }
  done
  install_packages build test
  use_node
  rm -rf build/results
  rm -f build/stamps/ui # pages that do not build must not pass for yesterday's
  for part in $PARTS; do mkdir -p "build/results/$part"; done
  if wants ui || wants browser; then
    ui_part &
    ui_job=$!
    # shellcheck disable=SC2064
    trap "kill $ui_job 2>/dev/null; tools/postgres.sh stop var/test-postgres immediate 2>/dev/null" EXIT
  fi
  if wants borders; then
    step test-borders 'Rooms and borders' node_tests borders 1 tests/architecture/*.test.mjs || true
  fi
  if wants cpp; then cpp_part; fi
  if wants fuzz; then fuzz_part; fi
  if wants gates; then gates_part; fi
  if [ "$ui_job" ]; then
    wait "$ui_job" || broken ui 'the part was cut off'
    pages_part
  fi
  if wants browser; then browser_part; fi
  trap - EXIT
  node tools/summary.mjs build/results "${PARTS// /,}"
}

# ./dev pictures: puts the pictures that README.md and docs/ show, as the last browser tests made them, into docs/.
keep_pictures() {
  local name
  mkdir -p docs/screenshots
  for name in $(grep -ohE 'screenshots/[A-Za-z0-9_-]+\.png' README.md docs/*.md 2>/dev/null | sort -u); do
    name=${name#screenshots/}
    [ -e "build/screenshots/$name" ] || fail "build/screenshots/$name is missing: ./dev test browser makes it"
    cp "build/screenshots/$name" "docs/screenshots/$name"
    note "docs/screenshots/$name"
  done
}
