# ./dev new module NAME: the canonical module, small but whole; it compiles and its tests pass.

new_module() { # NAME: a business word in the plural, from the glossary
  local plural=${1:-} record words name file target
  [[ $plural =~ ^[a-z]+(_[a-z]+)*$ ]] || fail 'say a plural word in snake_case: ./dev new module reviews'
  [ ! -e "src/modules/$plural" ] || fail "src/modules/$plural exists already"
  case $plural in
    *ies) record=${plural%ies}y ;;
    *sses | *shes | *ches | *xes) record=${plural%es} ;;
    *s) record=${plural%s} ;;
    *) fail "'$plural' is not a plural: a module is named after its records (reviews, policies)" ;;
  esac
  name='' words=${record//_/ }
  for word in $words; do name+=${word^}; done
  while IFS= read -r file; do
    target=src/modules/$plural/${file#tools/skeleton/}
    target=${target%.in}
    mkdir -p "$(dirname "$target")"
    sed -e "s/@plural@/$plural/g" -e "s/@Record@/$name/g" -e "s/@record@/$record/g" "$file" >"$target"
  done < <(find tools/skeleton -name '*.in' | sort)
  if command -v clang-format-19 >/dev/null; then
    find "src/modules/$plural" -name '*.[ch]pp' -print0 | xargs -0 clang-format-19 -i
  fi
  say "src/modules/$plural is there. Next: wire it in src/app/ (migrations, service, routes), then ./dev test cpp"
}
