# ./dev lint: what a machine can check about the style, quick things first.

cpp_files() {
  find src tests bench fuzz cmake -name build -prune -o -type f \( -name '*.cpp' -o -name '*.hpp' \) -print
}

format_all() {
  install_packages build lint
  cpp_files | xargs -r -P "$(nproc)" -n 40 clang-format-19 -i
}

check_format() { cpp_files | xargs -r -P "$(nproc)" -n 40 clang-format-19 --dry-run -Werror; }

# C++ sources that differ from main's last common commit or are not committed.
changed_sources() {
  local base
  base=$(git merge-base HEAD origin/main 2>/dev/null || git rev-parse HEAD~1 2>/dev/null || git rev-parse HEAD)
  { git diff --name-only --diff-filter=d "$base"; git ls-files --others --exclude-standard; } |
    grep -E '^(src|bench)/.*\.cpp$' | grep -v /tests/ | sort -u || true
}

tidy_file() { # FILE: only what the build describes; the compiler's own warnings are the build's matter
  grep -q "\"file\": \"$PWD/$1\"" build/asan/compile_commands.json || return 0
  clang-tidy-19 --quiet -p build/asan "$1" 2>/dev/null
}

tidy() { # FILE...
  [ $# -gt 0 ] || return 0
  export -f tidy_file
  printf '%s\n' "$@" | xargs -r -P "$(nproc)" -I{} bash -c 'tidy_file {}'
}

pages_lint() { (cd ui && npm run --silent lint); }
pages_types() { (cd ui && npm run --silent typecheck); }
check_scripts() {
  local file
  for file in dev .ci/run tools/*.sh; do bash -n "$file" || return 1; done
}

run_lint() { # [--all]
  local sources failed=0
  install_packages build lint
  use_node
  step lint-scripts 'Shell scripts' check_scripts || failed=1
  step lint-borders 'Rooms, borders, names, sizes' node tools/borders.mjs . || failed=1
  step lint-locales 'Texts in every language' node tools/locales.mjs ui/shared/locales || failed=1
  step lint-format 'clang-format-19' check_format || failed=1
  install_ui && build_program && api_types || exit 1
  step lint-pages 'eslint' pages_lint || failed=1
  step lint-types 'vue-tsc' pages_types || failed=1
  configure asan || exit 1
  if [ "${1:-}" = --all ]; then
    mapfile -t sources < <(find src -name '*.cpp' -not -path '*/tests/*')
  else
    mapfile -t sources < <(changed_sources)
  fi
  # clang-tidy reads the precompiled header of the build.
  build_native asan tb_pch || exit 1
  step lint-tidy "clang-tidy-19 (${#sources[@]} files)" tidy "${sources[@]}" || failed=1
  [ "$failed" = 0 ] || fail 'lint found something to mend (see above)'
  say 'lint: nothing to mend'
}
