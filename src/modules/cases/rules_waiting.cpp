// What becomes of a case that its applicant leaves lying: a correction not answered, a draft never
// sent.
#include "modules/cases/rules_steps.hpp"

namespace tb::cases::rules {

const DeemedWithdrawal* deemed_withdrawal(const Parameters& parameters, const CaseRecord& record) {
  for (const auto& row : parameters.deemed_withdrawal)
    if (record.region.starts_with(row.region) && (!row.item || *row.item == record.item_code))
      return &row;
  return nullptr;
}

Result<void> deem_withdrawn(Dossier& dossier, const Circumstances& at) {
  auto& record = dossier.record;
  if (record.state != State::correcting) return wrong_state(record, "视为撤回");
  const auto* clock = dossier.clock("correction");
  // What held when the correction was asked for holds for this case.
  if (clock == nullptr || clock->consequence != clock::Consequence::deemed_withdrawn)
    return conflict("case.no_deemed_withdrawal",
                    "本地没有规定逾期不补正视为撤回，这件申请继续等申请人补正",
                    name_of(record.state));
  if (!clock::is_overdue(*clock, at.now))
    return conflict("case.correction_not_over", "补正期限还没有到，不能视为撤回",
                    name_of(record.state));
  record.state = State::deemed_withdrawn;
  record.outcome = name_of(record.state);
  record.finished_at = at.now;
  TRY_VOID(stop_all(dossier, at));
  touch(dossier, at);
  return {};
}

Instant draft_expires_at(const CaseRecord& record, const Parameters& parameters) {
  return at_minute(date_of(record.updated_at) + static_cast<std::int32_t>(parameters.draft_days),
                   24 * 60);
}

}  // namespace tb::cases::rules
