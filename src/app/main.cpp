#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "app/cli.hpp"

namespace {

using tb::app::ServeOptions;

void add_store(CLI::App& command, ServeOptions& options) {
  command.add_option("--data", options.data, "数据目录")->capture_default_str();
  command.add_option("--database", options.database,
                     "PostgreSQL 地址；不写则用数据目录里的 SQLite");
  command.add_option("--keys", options.keys,
                     "密钥目录；不写则用数据目录里的 keys，同一数据库的节点共用");
  command.add_option("--share", options.share, "程序自带数据的目录（含 data/ 和 ui/dist/）");
  command.add_option("--parameters", options.parameters,
                     "本地参数文件（补正天数、草稿保留天数等），代替自带的 data/parameters.json");
}

// `options` and `status` outlive the parsing.
void add_serve(CLI::App& cli, ServeOptions& options, int& status) {
  auto* serve = cli.add_subcommand("serve", "启动服务");
  add_store(*serve, options);
  serve->add_option("--port", options.port, "端口")->capture_default_str();
  serve->add_option("--address", options.address, "监听地址")->capture_default_str();
  serve->add_option("--roles", options.roles, "这个节点做什么：web,jobs,relay")
      ->capture_default_str();
  serve->add_option("--node", options.node, "节点号 0–1023，同一数据库的每个节点不同")
      ->capture_default_str();
  serve->add_option("--workers", options.workers, "同时处理的请求数")->capture_default_str();
  serve->add_option("--public-address", options.public_address, "二维码里的网址");
  serve->add_option("--scanner", options.scanner,
                    "病毒检查服务（clamd）：tcp:主机:端口 或 unix:路径；不写则只做内置检查");
  serve->add_option("--log", options.log, "日志文件");
  serve->add_option("--trusted-proxy", options.trusted_proxies,
                    "前面代理的地址或网段（可写多个）：只有它们转来的客户端地址和 https 才算数");
  serve->add_flag("--demo", options.demo, "数据库为空时建立演示城市");
  serve->add_flag("--production", options.production, "正式运行：拒绝演示账号和改动过的时钟");
  serve->add_option("--clock-at", options.clock_at, "演示和测试用：法定时钟从这一刻开始走");
  serve->callback([&] { status = tb::app::serve(options); });
}

// What the two languages of decisions say on the command line; `question` and `status` outlive the
// parsing.
void add_languages(CLI::App& cli, tb::app::DecisionQuestion& question, int& status) {
  auto* feel = cli.add_subcommand("feel", "FEEL 表达式");
  feel->require_subcommand(1);
  auto* eval = feel->add_subcommand("eval", "计算一个表达式，打印 JSON（语法错误：退出码 1）");
  eval->add_option("expression", question.file, "表达式")->required();
  eval->add_option("--vars", question.vars, "变量，一个 JSON 对象");
  eval->callback([&] { status = tb::app::feel_eval(question.file, question.vars); });
  auto* check = feel->add_subcommand("check", "检查一个表达式，打印问题");
  check->add_option("expression", question.file, "表达式")->required();
  check->add_option("--vars", question.vars, "变量，一个 JSON 对象");
  check->callback([&] { status = tb::app::feel_check(question.file, question.vars); });

  auto* dmn = cli.add_subcommand("dmn", "DMN 决策模型");
  dmn->require_subcommand(1);
  auto* decide =
      dmn->add_subcommand("eval", "计算一个决策或决策服务，打印 JSON（模型读不了：退出码 2）");
  decide->add_option("file", question.file, "模型文件；它导入的模型放在同一文件夹")->required();
  auto* decision = decide->add_option("--decision", question.decision, "决策的名称");
  decide->add_option("--service", question.service, "决策服务的名称")->excludes(decision);
  decide->add_option("--vars", question.vars, "输入，一个 JSON 对象");
  decide->add_flag("--explain", question.explain, "说明每张表哪些规则命中，其他的为什么没有");
  decide->callback([&] { status = tb::app::dmn_eval(question); });
  auto* findings = dmn->add_subcommand("check", "检查模型和决策表：缺口、冲突、从不命中的规则");
  findings->add_option("file", question.file, "模型文件")->required();
  findings->callback([&] { status = tb::app::dmn_check(question.file); });
}

// The drawings of processes on the command line; `run` and `status` outlive the parsing.
void add_processes(CLI::App& cli, tb::app::ProcessRun& run, int& status) {
  auto* bpmn = cli.add_subcommand("bpmn", "BPMN 流程图");
  bpmn->require_subcommand(1);
  auto* check = bpmn->add_subcommand("check",
                                     "检查流程图：哪些不能执行，哪里会停住、走不到、停不下来（退出"
                                     "码：能执行 0，不能 1，读不了 2）");
  check->add_option("file", run.file, "流程文件")->required();
  check->add_option("--power", run.power, "还要对照的法定程序：permit（许可）、penalty（处罚）");
  check->callback([&] { status = tb::app::bpmn_check(run.file, run.power); });
  auto* play = bpmn->add_subcommand(
      "run", "在内存里走一遍流程：任务立即办完，定时按先后到点，打印 JSON（出错：退出码 1）");
  play->add_option("file", run.file, "流程文件")->required();
  play->add_option("--process", run.process, "流程编号；不写则取第一个可执行的");
  play->add_option("--vars", run.vars, "流程变量，一个 JSON 对象");
  play->add_option("--message", run.messages, "送来的消息：名称 或 名称=JSON（可重复）")
      ->allow_extra_args(false);
  play->add_option("--max-steps", run.max_steps, "最多走多少步")->capture_default_str();
  play->callback([&] { status = tb::app::bpmn_run(run); });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App cli{"通办：一个城市的政务服务平台"};
  cli.require_subcommand(1);
  cli.set_version_flag("--version", TB_VERSION);
  int status = 0;
  ServeOptions options;

  add_serve(cli, options, status);
  tb::app::DecisionQuestion question;
  add_languages(cli, question, status);
  tb::app::ProcessRun run;
  add_processes(cli, run, status);

  std::string date, unit = "workday", kind, value, file, target, base = "http://127.0.0.1:8080";
  std::int64_t amount = 0;
  auto* calendar = cli.add_subcommand("calendar", "工作日历");
  calendar->require_subcommand(1);
  auto* add = calendar->add_subcommand("add", "从一天起加若干个工作日或日，当天不算");
  add->add_option("date", date, "2026-09-30")->required();
  add->add_option("amount", amount, "多少天")->required();
  add->add_option("--unit", unit, "workday 或 calendar_day")->capture_default_str();
  add->add_option("--share", options.share, "程序自带数据的目录");
  add->callback([&] { status = tb::app::calendar_add(options.share, date, amount, unit); });

  auto* code = cli.add_subcommand("code", "校验号码");
  code->require_subcommand(1);
  auto* check = code->add_subcommand("check", "打印 valid，或 invalid: 原因（退出码 1）");
  check->add_option("kind", kind, "id-number credit-code item-code licence-number project-code")
      ->required();
  check->add_option("value", value, "号码")->required();
  check->callback([&] { status = tb::app::code_check(kind, value); });

  auto* audit = cli.add_subcommand("audit", "审计");
  audit->require_subcommand(1);
  auto* verify = audit->add_subcommand("verify", "重算全部日志，与封存和检查点比对");
  add_store(*verify, options);
  verify->add_option("--checkpoint", file, "库外保存的检查点文件");
  verify->callback([&] { status = tb::app::audit_verify(options, file); });

  auto* import = cli.add_subcommand("import", "导入");
  import->require_subcommand(1);
  auto* items = import->add_subcommand("items", "导入事项清单");
  add_store(*items, options);
  items->add_option("file", file, "事项清单文件")->required();
  items->callback([&] { status = tb::app::import_items(options, file); });

  auto* openapi = cli.add_subcommand("openapi", "打印接口说明 openapi.json");
  add_store(*openapi, options);
  openapi->callback([&] { status = tb::app::write_openapi(options); });

  auto* roles = cli.add_subcommand("roles", "打印谁可以做什么（Markdown）");
  add_store(*roles, options);
  roles->callback([&] { status = tb::app::print_roles(options); });

  auto* backup = cli.add_subcommand("backup", "不停机备份数据目录（SQLite）");
  backup->add_option("--data", options.data, "数据目录")->required();
  backup->add_option("target", target, "备份到的新目录")->required();
  backup->callback([&] { status = tb::app::backup(options.data, target); });

  auto* restore = cli.add_subcommand("restore", "校验并恢复备份到空目录");
  restore->add_option("source", target, "备份目录")->required();
  restore->add_option("--data", options.data, "数据目录")->required();
  restore->callback([&] { status = tb::app::restore(target, options.data); });

  auto* demo = cli.add_subcommand("demo", "通过接口把一件申请从头办到尾，打印每一步和用时");
  demo->add_option("--base", base, "服务地址")->capture_default_str();
  demo->callback([&] { status = tb::app::demo_run(base); });

  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli.exit(error);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tongban: %s\n", error.what());
    return 70;
  }
  return status;
}
