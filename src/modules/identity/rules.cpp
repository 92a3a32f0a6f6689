#include "modules/identity/rules.hpp"

#include <fmt/format.h>

#include <charconv>

namespace tb::identity {
namespace {

bool is_staff(const Caller& caller) { return caller.kind == PersonKind::staff; }

bool is_applicant(const Caller& caller, const Facts& facts) {
  return facts.applicant == caller.person;
}

bool is_agent(const Caller& caller, const Facts& facts) {
  return std::find(facts.agents.begin(), facts.agents.end(), caller.person) != facts.agents.end();
}

bool has_grant(const Caller& caller, std::string_view role, std::string_view scope) {
  return std::any_of(caller.roles.begin(), caller.roles.end(),
                     [&](const auto& grant) { return grant.role == role && grant.scope == scope; });
}

using enum RoleScope;
// 窗口 and 部門 roles handle cases; 監督 reads, never acts; the three administrators (domain.md
// (b)) have no case work.
constexpr RoleRule kRoles[]{
    {"receiver", region, true, true},     {"accepter", region, true, true},
    {"issuer", region, true, true},       {"window_head", region, true, true},
    {"chief", body, true, true},          {"reviewer", body, true, true},
    {"approver", body, true, true},       {"body_head", body, true, true},
    {"legal_reviewer", body, true, true}, {"seal_keeper", body, true, true},
    {"inspector", region, true, false},   {"sysadmin", region, false, false},
    {"secadmin", region, false, false},   {"auditor", region, false, false},
    {"integrator", body, false, false}};

// Whether the caller has a role of this sort in the scope that the case belongs to.
template <class Wanted>
bool any_role(const Caller& caller, const Facts& facts, Wanted wanted) {
  const auto body_scope = std::to_string(facts.deciding_body.value);
  return std::any_of(std::begin(kRoles), std::end(kRoles), [&](const RoleRule& rule) {
    return wanted(rule) &&
           has_grant(caller, rule.role, rule.scope == region ? facts.region : body_scope);
  });
}

bool sees(const Caller& caller, const Facts& facts) {
  return is_applicant(caller, facts) || is_agent(caller, facts) ||
         (is_staff(caller) &&
          any_role(caller, facts, [](const RoleRule& rule) { return rule.sees_cases; }));
}

bool names(std::string_view list, std::string_view word) {
  if (list == "*") return true;
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool has_mandate(const Caller& caller, const Facts& facts, std::string_view act) {
  return std::any_of(caller.mandates.begin(), caller.mandates.end(), [&](const auto& mandate) {
    return mandate.body == facts.deciding_body && names(mandate.items, facts.item) &&
           names(mandate.acts, act) && mandate.valid_from <= facts.today &&
           facts.today <= mandate.valid_to;
  });
}

// The act that a mandate must name before a task of this kind may be signed; empty when none is
// needed.
std::string_view signed_act(std::string_view act) {
  if (act == "accept") return "accept";
  if (act == "review") return "pass";
  if (act == "decide") return "grant";
  if (act == "deliver") return "deliver";
  return {};
}

std::unexpected<Error> hidden() {
  return not_found("case.not_found", "没有找到这件申请，请核对编号");
}
std::unexpected<Error> not_yours(std::string_view detail) {
  return forbidden("identity.forbidden", detail);
}

Result<void> may_complete(const Caller& caller, const Facts& facts) {
  const auto at = facts.task_scope.find('@');
  const auto role = facts.task_scope.substr(0, at);
  const auto scope = at == std::string::npos ? std::string() : facts.task_scope.substr(at + 1);
  if (role == "person") {
    if (scope == std::to_string(caller.person.value) || is_agent(caller, facts)) return {};
    return not_yours("这一步要由申请人自己办理");
  }
  if (!has_grant(caller, role, scope)) return not_yours("这一步不由您的岗位办理");
  // 安陽 20 (parameter of the region): outsourced staff never decide.
  if (caller.staff_kind == StaffKind::outsourced && facts.act != "receive")
    return forbidden("identity.outsourced", "外包人员只能收件，请转给有权限的工作人员");
  if (is_applicant(caller, facts))
    return forbidden("identity.recused", "您是这件申请的申请人，应当回避，请由别人办理");
  if (std::find(facts.excluded.begin(), facts.excluded.end(), caller.person) !=
      facts.excluded.end())
    return forbidden("identity.same_person",
                     "受理或审查过这件申请的人不能作决定，请由另一位有权限的人办理");
  if (const auto act = signed_act(facts.act); !act.empty() && !has_mandate(caller, facts, act))
    return forbidden("identity.no_mandate", "您没有这个事项在今天有效的授权，请联系单位管理员");
  return {};
}

// Actions that need no record.
Result<void> may_globally(const Caller& caller, Action action) {
  switch (action) {
    case Action::create_case:
      if (!is_staff(caller) || caller.has_role("receiver") || caller.has_role("accepter"))
        return {};
      return not_yours("您的岗位不收件，请到综合窗口办理");
    case Action::list_cases:
      if (caller.has_role("inspector") || caller.has_role("body_head")) return {};
      return not_yours("在办清单只给监督人员和机关负责人看");
    case Action::list_tasks:
      if (is_staff(caller)) return {};
      return not_yours("任务列表只给工作人员使用");
    case Action::read_checkpoints:
      if (caller.has_role("auditor")) return {};
      return not_yours("只有审计员可以查看封存检查点");
    case Action::manage_jobs:
      if (caller.has_role("sysadmin")) return {};
      return not_yours("只有系统管理员可以查看和重试后台工作");
    // A supervisor reads and never acts (domain.md (b)).
    case Action::list_incidents:
      if (caller.has_role("sysadmin") || caller.has_role("inspector")) return {};
      return not_yours("流程问题只给系统管理员和监督人员看");
    case Action::retry_incident:
      if (caller.has_role("sysadmin")) return {};
      return not_yours("只有系统管理员可以让流程再走一次");
    case Action::read_decisions:
      if (caller.has_role("sysadmin") || caller.has_role("inspector") || caller.has_role("auditor"))
        return {};
      return not_yours("决策表只给系统管理员、监督人员和审计员看");
    case Action::publish_decision:
      if (caller.has_role("sysadmin")) return {};
      return not_yours("只有系统管理员可以修改和发布决策表");
    case Action::read_processes:
      if (caller.has_role("sysadmin") || caller.has_role("inspector") || caller.has_role("auditor"))
        return {};
      return not_yours("流程图只给系统管理员、监督人员和审计员看");
    case Action::publish_process:
      if (caller.has_role("sysadmin")) return {};
      return not_yours("只有系统管理员可以修改和发布流程");
    case Action::lease_errands:
      if (caller.has_role("integrator")) return {};
      return not_yours("外部工作只交给部门的业务系统办理");
    case Action::send_signal:
      if (caller.has_role("sysadmin")) return {};
      return not_yours("只有系统管理员可以向所有流程发信号");
    default:
      return not_yours("您没有权限这样做");
  }
}

}  // namespace

std::span<const RoleRule> roles() { return kRoles; }

std::vector<Id> integrated_bodies(const Caller& caller) {
  std::vector<Id> out;
  for (const auto& grant : caller.roles) {
    Id one;
    const auto end = grant.scope.data() + grant.scope.size();
    if (grant.role == "integrator" &&
        std::from_chars(grant.scope.data(), end, one.value).ptr == end)
      out.push_back(one);
  }
  return out;
}

ListedCases listed_cases(const Caller& caller) {
  ListedCases out;
  for (const auto& grant : caller.roles) {
    if (grant.role == "inspector") out.regions.push_back(grant.scope);
    Id body;
    const auto end = grant.scope.data() + grant.scope.size();
    if (grant.role == "body_head" &&
        std::from_chars(grant.scope.data(), end, body.value).ptr == end)
      out.bodies.push_back(body);
  }
  return out;
}

Result<void> may(const Caller& caller, Action action, const Facts& facts) {
  if (action == Action::create_case || action == Action::list_cases ||
      action == Action::list_tasks || action == Action::read_checkpoints ||
      action == Action::manage_jobs || action == Action::list_incidents ||
      action == Action::retry_incident || action == Action::read_decisions ||
      action == Action::publish_decision || action == Action::read_processes ||
      action == Action::publish_process || action == Action::lease_errands ||
      action == Action::send_signal)
    return may_globally(caller, action);
  // A program of the deciding body: it sees nothing but what it is handed.
  if (action == Action::finish_errand || action == Action::send_message) {
    if (has_grant(caller, "integrator", std::to_string(facts.deciding_body.value))) return {};
    return caller.has_role("integrator") ? hidden() : not_yours("这里只供部门的业务系统使用");
  }
  if (!sees(caller, facts)) return hidden();
  switch (action) {
    case Action::read_case:
    case Action::read_document:
    case Action::read_licence:
      return {};
    case Action::edit_case:
    case Action::submit_case:
    case Action::withdraw_case:
      if (is_applicant(caller, facts) || is_agent(caller, facts)) return {};
      return not_yours("只有申请人或代办人可以这样做");
    case Action::complete_task:
      return may_complete(caller, facts);
    // 45: the reviewer proposes, the chief representative approves; a reviewer with a mandate for
    // holds is both.
    case Action::hold_case:
    case Action::end_hold:
      if (any_role(caller, facts,
                   [](const RoleRule& rule) { return rule.handles_cases && rule.scope == body; }) &&
          has_mandate(caller, facts, "hold"))
        return {};
      return not_yours("特别程序由有授权的承办人或首席代表启动和结束");
    // 42: by the head of the body himself; nobody stands in for him silently (domain.md (c)).
    case Action::extend_case:
      if (!has_grant(caller, "body_head", std::to_string(facts.deciding_body.value)))
        return not_yours("延期要经本机关负责人批准（行政许可法第四十二条）");
      if (is_applicant(caller, facts) || is_agent(caller, facts))
        return forbidden("identity.recused", "您是这件申请的当事人，应当回避，请由别人办理");
      return {};
    default:
      return not_yours("您没有权限这样做");
  }
}

}  // namespace tb::identity
