# ./dev fuzz: libFuzzer targets of fuzz/<room>/, seeded from fuzz/<room>/corpus/<target>/ where there is one.

run_fuzzers() { # [TARGET] [SECONDS]
  local only='' seconds=30 argument file name room seeds ran=0
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
    mkdir -p "build/fuzz/corpus/$name" build/fuzz/findings
    seeds=("build/fuzz/corpus/$name")
    [ ! -d "fuzz/$room/corpus/$name" ] || seeds+=("fuzz/$room/corpus/$name")
    step "fuzz-$name" "Fuzzing $room/$name for $seconds s" "build/fuzz/fuzz_$name" -max_total_time="$seconds" \
      -timeout=10 -rss_limit_mb=2048 -artifact_prefix="build/fuzz/findings/$name-" "${seeds[@]}" || exit 1
    grep -aE 'Done [0-9]+ runs' "build/logs/fuzz-$name.log" | sed 's/^/    /' || true
    ran=$((ran + 1))
  done
  [ "$ran" -gt 0 ] || fail "no fuzz target${only:+ named $only}"
  say "$ran fuzz targets ran without a finding"
}
