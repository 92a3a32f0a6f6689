# ./dev fuzz: libFuzzer targets of fuzz/<room>/, seeded from fuzz/<room>/corpus/<target>/ where there is one.

# Models are larger than libFuzzer's usual limit, and the shipped ones are seeds too.
fuzz_more() { # TARGET
  case $1 in
    dmn_*) printf '%s\n' -max_len=20000 data/decisions ;;
    bpmn_reader) printf '%s\n' -max_len=20000 data/processes ;;
  esac
}

fuzz_one() { # BUILD ROOM TARGET SECONDS
  local seeds=("$1/corpus/$3") more=()
  mapfile -t more < <(fuzz_more "$3")
  mkdir -p "$1/corpus/$3" "$1/findings"
  [ ! -d "fuzz/$2/corpus/$3" ] || seeds+=("fuzz/$2/corpus/$3")
  "$1/fuzz_$3" -max_total_time="$4" -timeout=20 -rss_limit_mb=2048 \
    -artifact_prefix="$1/findings/$3-" "${seeds[@]}" "${more[@]}" # found inputs go into the first folder
}

run_fuzzers() { # [TARGET] [SECONDS]
  local only='' seconds=30 argument file name room ran=0
  for argument in "$@"; do
    if [[ $argument =~ ^[0-9]+$ ]]; then seconds=$argument; else only=$argument; fi
  done
  install_packages build
  build_native fuzz fuzzers || exit 1
  for file in fuzz/*/*.cpp; do
    [ -e "$file" ] || continue
    name=$(basename "$file" .cpp)
    room=$(basename "$(dirname "$file")")
    if [ "$only" ] && [ "$only" != "$name" ]; then continue; fi
    step "fuzz-$name" "Fuzzing $room/$name for $seconds s" fuzz_one build/fuzz "$room" "$name" "$seconds" || exit 1
    grep -aE 'Done [0-9]+ runs' "build/logs/fuzz-$name.log" | sed 's/^/    /' || true
    ran=$((ran + 1))
  done
  [ "$ran" -gt 0 ] || fail "no fuzz target${only:+ named $only}"
  say "$ran fuzz targets ran without a finding"
}

fuzz_shortly() { # TARGET SECONDS REPORT
  local name=$1 room=${1%%_*}
  if step "fuzz-$name" "Fuzzing $room/$name for $2 s" fuzz_one build/asan "$room" "$name" "$2"; then
    echo "<testcase name=\"$name\"/>" >>"$3"
  else
    echo "<testcase name=\"$name: a finding (build/logs/fuzz-$name.log)\"><failure/></testcase>" >>"$3"
  fi
}

# A short look of ./dev test at the languages that people write themselves, FEEL, DMN and BPMN, with what its asan build
# has compiled.
fuzz_part() {
  local seconds=15 file name targets=() jobs=() report=build/results/fuzz/junit.xml
  for file in fuzz/{feel,dmn,bpmn}/*.cpp; do targets+=("$(basename "$file" .cpp)"); done
  build_native asan fuzzers || { broken fuzz 'the fuzzers do not build' build/logs/build-asan.log; return 0; }
  echo '<testsuite>' >"$report"
  for name in "${targets[@]}"; do
    fuzz_shortly "$name" "$seconds" "$report" &
    jobs+=($!)
    if [ ${#jobs[@]} -eq 2 ]; then # one uses one core
      wait "${jobs[@]}"
      jobs=()
    fi
  done
  [ ${#jobs[@]} -eq 0 ] || wait "${jobs[@]}"
  echo '</testsuite>' >>"$report"
}
