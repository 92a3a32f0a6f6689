// The words that drawings of cases may use: what CaseWork performs, whom it finds, which limits it
// knows. A drawing with other words is not published.
#include "modules/cases/rules.hpp"
#include "modules/cases/service.hpp"

namespace tb::cases {
namespace {

struct RoleName {
  std::string_view role, name;
};
constexpr RoleName kRoleNames[]{{"applicant", "申请人"},     {"receiver", "收件"},
                                {"accepter", "受理"},        {"issuer", "送达"},
                                {"chief", "首席代表"},       {"window_head", "窗口负责人"},
                                {"reviewer", "审查"},        {"approver", "决定"},
                                {"body_head", "机关负责人"}, {"legal_reviewer", "法制审核"},
                                {"seal_keeper", "印章管理"}};

}  // namespace

Result<processes::Vocabulary> vocabulary(decisions::DecisionService& decisions) {
  processes::Vocabulary out{
      .acts = {{"accept",
                "收件与受理",
                {{"accept", "受理"}, {"correct", "一次性告知补正"}, {"refuse", "不予受理"}}},
               {"resubmit", "申请人补正", {{"resubmit", "提交补正"}}},
               {"clarify", "窗口核实", {{"answer", "核实完毕"}}},
               {"review", "审查", {{"pass", "通过"}, {"return", "退回窗口核实"}}},
               {"decide", "决定", {{"grant", "准予"}, {"refuse", "不予"}}},
               {"deliver", "送达", {{"deliver", "送达"}}}},
      .automatic_acts = {{"deem_accept", "视为受理"}, {"deem_withdrawn", "视为撤回"}},
      .roles = {},
      .capacities = {{"applicant", "申请人"}, {"receiving", "收件单位"}, {"deciding", "决定机关"}},
      .clocks = {},
      .decisions = {}};
  for (const auto& [role, name] : kRoleNames)
    out.roles.push_back({std::string(role), std::string(name)});
  for (const std::string_view clock :
       {"pre_review", "notice", "correction", "decision", "promised", "delivery"})
    out.clocks.push_back({std::string(clock), std::string(rules::words_of(clock))});
  out.clocks.push_back({"deemed_withdrawal", "补正期限（逾期视为撤回）"});
  for (const auto& table : TRY(decisions.tables()))
    for (const auto& decision : table->decisions())
      out.decisions.push_back({table->key + "/" + decision.name,
                               table->program->package().main().name + "：" + decision.name});
  return out;
}

}  // namespace tb::cases
