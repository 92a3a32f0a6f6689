// What the system does by itself when a clock of the drawing ends.
#include <fmt/format.h>

#include "modules/cases/service_words.hpp"
#include "modules/cases/service_work.hpp"

namespace tb::cases {

Result<void> CaseWork::fire(Tx& tx, const flow::TimerRow& timer) {
  tx_ = &tx;
  const bool had = untold_.has_value();
  TRY_VOID(flow->fire(tx, *this, timer));
  if (untold_.has_value() == had) tell(tx, "case.timer_fired.v1", nullptr, {}, timer.boundary);
  return {};
}

Result<void> CaseWork::act(std::string_view act, Instant) {
  if (act == "deem_accept") return deem_accepted(*tx_);
  if (act == "deem_withdrawn") return deem_withdrawn(*tx_);
  return conflict("case.unknown_act",
                  fmt::format("流程图里的自动环节“{}”不认识，请联系管理员", act));
}

// 行政許可法 32(4): not told within five working days is accepted from the day of receipt.
// Back-dated.
Result<void> CaseWork::deem_accepted(Tx& tx) {
  TRY_VOID(rules::deem_accepted(dossier, at(tx)));
  const auto& kinds = handled->guide.handling.document_kinds;
  auto content = paper(tx);
  content.reason = "收到申请后五个工作日内没有告知是否受理，自收到申请之日起即为受理";
  const auto document = kinds.acceptance.empty()
                            ? std::optional<Id>()
                            : issue(tx, kinds.acceptance, "受理通知书", "受理", std::move(content));
  tell(tx, "case.deemed_accepted.v1", nullptr, {"deemed", "", document, {}});
  return {};
}

// Local law only: the correction was not answered in time. The papers stay, he may apply again.
Result<void> CaseWork::deem_withdrawn(Tx& tx) {
  TRY_VOID(rules::deem_withdrawn(dossier, at(tx)));
  auto content = paper(tx);
  const auto* local = rules::deemed_withdrawal(services_->parameters, dossier.record);
  content.ground = local == nullptr ? std::string() : local->basis;
  content.correction_due_on = day_of(dossier.clock("correction")->due_at);
  const auto document =
      issue(tx, "deemed_withdrawal", "视为撤回通知", "视为撤回", std::move(content));
  tell(tx, "case.deemed_withdrawn.v1", nullptr, {"deemed", "", document, {}});
  return {};
}

}  // namespace tb::cases
