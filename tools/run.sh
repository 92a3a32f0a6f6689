# ./dev run: everything up to a served demo city.

kCityMark=.made-by-dev-run # --fresh removes only what bears it

run_usage() {
  cat <<'HELP'
usage: ./dev run [--port N] [--data DIR] [--fresh] [--postgres]
  --port N      listen on 127.0.0.1:N (8080)
  --data DIR    keep the city in DIR (var/demo)
  --fresh       throw DIR away first and make the city anew
  --postgres    keep the records in a private PostgreSQL 15 below DIR instead of SQLite
HELP
}

run_city() {
  local port=8080 data=var/demo fresh='' postgres='' url=''
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:?--port wants a number}; shift 2 ;;
      --data) data=${2:?--data wants a folder}; shift 2 ;;
      --fresh) fresh=1; shift ;;
      --postgres) postgres=1; shift ;;
      *) run_usage; exit 2 ;;
    esac
  done
  [[ $port =~ ^[0-9]{1,5}$ ]] || fail "--port wants a number, not '$port'"
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    fail "port $port is in use: stop what listens there, or say ./dev run --port $((port + 1))"
  fi
  install_packages build
  use_node
  build_ui || exit 1
  if [ "$fresh" ]; then remove_city "$data"; fi
  mkdir -p "$data"
  touch "$data/$kCityMark"
  local arguments=(serve --data "$data" --port "$port" --share . --demo --log "$data/tongban.log")
  if [ "$postgres" ]; then
    say 'Starting a private PostgreSQL 15'
    url=$(tools/postgres.sh start "$data/postgres" 2>"$data/postgres.log") || { tail "$data/postgres.log"; exit 1; }
    arguments+=(--database "$url")
  fi
  welcome "$port" "$data" &
  [ "$postgres" ] || exec build/tongban "${arguments[@]}"
  # The program ends first, then its database.
  local status=0 child
  build/tongban "${arguments[@]}" &
  child=$!
  # shellcheck disable=SC2064
  trap "kill -TERM $child 2>/dev/null" INT TERM
  while kill -0 "$child" 2>/dev/null; do
    wait "$child" && status=0 || status=$?
  done
  tools/postgres.sh stop "$data/postgres" 2>/dev/null || true
  return $status
}

# Waits until the city is ready, then says where it is and what to try. Ends when the program ends.
welcome() { # PORT DATA
  local answer
  while kill -0 $$ 2>/dev/null; do
    answer=$(ask_ready "$1" 2>/dev/null) || answer=''
    if [[ $answer == *' 200 '* ]]; then
      cat <<HELLO

  通办演示城市（广安市，人员和办件均为虚构）已就绪：

    办事大厅   http://127.0.0.1:$1/          市民、企业：搜事项、申请、查进度
    工作台     http://127.0.0.1:$1/desk/     窗口、审查、审批、监督
    接口说明   http://127.0.0.1:$1/api/v1/openapi.json

  演示账号（密码都是 Tongban#2026）：
    citizen1 citizen2 company1            申请人
    clerk1                                综合窗口，收任何事项
    reviewer1 approver1                   行政审批局    reviewer2 approver2  市场监管局    reviewer3 approver3  民政局
    head1 head2 head3                     以上三个单位的负责人（批准延期）
    supervisor1 sysadmin secadmin auditor 监督、系统、安全、审计

  先试试：用 citizen1 搜“卫生”，申请“公共场所卫生许可新办审批”，提交后用 clerk1 受理、reviewer1 审查、approver1 决定。
  或在另一个终端运行：build/tongban demo --base http://127.0.0.1:$1
  日志：$2/tongban.log    停止：Ctrl-C

HELLO
      return 0
    fi
    sleep 0.2
  done
}

ask_ready() { # PORT
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf 'GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
  head -n 1 <&3
}

# Removes a city's folder: only one that is empty or that we made.
remove_city() { # DIR
  [ -e "$1" ] || return 0
  if [ -d "$1/postgres" ]; then tools/postgres.sh stop "$1/postgres" immediate 2>/dev/null || true; fi
  [ -e "$1/$kCityMark" ] || [ -z "$(ls -A "$1")" ] ||
    fail "$1 was not made by ./dev run; remove it by hand if you mean it"
  say "Removing $1"
  rm -rf --one-file-system -- "$1"
}
