# The program (CMake presets) and the pages (Vite): built when what they are made of has changed.

configure() { # PRESET
  [ -e "build/$1/build.ninja" ] || step "configure-$1" "Describing the $1 build" cmake --preset "$1"
}

# build_native PRESET TARGET...: ninja decides what is old; a build with nothing to do takes a moment and says nothing.
build_native() {
  local preset=$1 start=$SECONDS
  shift
  configure "$preset" || return 1
  quietly "build-$preset" "Compiling ($preset; the first time takes minutes)" \
    nice ninja -C "build/$preset" "$@" || return 1
  if [ "${TB_TIMES:-}" ]; then note "compile time $preset: $((SECONDS - start)) s"; fi
}

build_program() {
  build_native release tongban || return 1
  ln -sfn release/tongban build/tongban
}

# A digest of names, sizes and times of the files below the given paths.
inputs_digest() {
  find "$@" \( -name node_modules -o -name dist \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum | cut -c1-64
}

# run_if_changed STAMP INPUTS -- COMMAND...: skips COMMAND while INPUTS are as they were when it last passed.
run_if_changed() {
  local stamp=build/stamps/$1 inputs=() digest
  shift
  while [ "$1" != -- ]; do inputs+=("$1"); shift; done
  shift
  mkdir -p build/stamps
  digest=$(inputs_digest "${inputs[@]}")
  if [ -e "$stamp" ] && [ "$(<"$stamp")" = "$digest" ]; then return 0; fi
  "$@" || return 1
  printf '%s\n' "$digest" >"$stamp"
}

npm_ci() { (cd ui && npm ci --no-fund --no-audit); }
install_ui() {
  [ -d ui/node_modules ] || rm -f build/stamps/npm
  run_if_changed npm ui/package.json ui/package-lock.json -- step npm-ci 'Fetching what the pages are built with' npm_ci
}

# The types of the API, as the program that was just built describes it.
api_types() { (cd ui && npm run --silent api); }
vite_build() { (cd ui && npm run --silent build); }
build_ui() {
  install_ui || return 1
  build_program || return 1
  [ -e ui/shared/api/schema.d.ts ] || rm -f build/stamps/api
  run_if_changed api build/release/tongban ui/package-lock.json -- \
    step api-types 'Types of the API for the pages' api_types || return 1
  [ -d ui/dist ] || rm -f build/stamps/ui
  run_if_changed ui ui -- step build-ui 'Building the pages' vite_build
}
