// 延期 (42): the one extension by the head of the body.
#include <fmt/format.h>

#include "modules/cases/rules_steps.hpp"

namespace tb::cases::rules {
namespace {

// The reason is sealed in the journal and in the notice; the clock only says where it stands.
constexpr std::string_view kWhere = "理由见延期告知书";

bool can_run_on(const clock::Clock* clock, Instant now) {
  return clock != nullptr && clock->state == clock::ClockState::running && !clock->extension &&
         clock->extension_max > 0 && !clock::is_overdue(*clock, now);
}

}  // namespace

bool may_extend(const Dossier& dossier, Instant now) {
  const auto state = dossier.record.state;
  return (state == State::accepted || state == State::in_review) &&
         can_run_on(dossier.clock("decision"), now);
}

Result<void> extend(Dossier& dossier, const Circumstances& at, std::int64_t days,
                    const std::string& head) {
  auto& record = dossier.record;
  if (record.state == State::held)
    return conflict("case.held",
                    "特别程序期间不计算办理期限，请在特别程序结束后再看要不要延期（行政许可法第四十"
                    "二条、第四十五条）",
                    name_of(record.state));
  if (record.state != State::accepted && record.state != State::in_review)
    return wrong_state(record, "延长办理期限");
  auto* decision = dossier.clock("decision");
  if (decision == nullptr)
    return conflict("clock.not_extendable", "这件申请没有正在计算的法定期限，不需要延期",
                    name_of(record.state));
  *decision = TRY(clock::extend(*decision, days, at.now, head, std::string(kWhere), at.calendar));
  auto* promised = dossier.clock("promised");
  if (at.parameters.extension_moves_promise && can_run_on(promised, at.now))
    *promised = TRY(clock::extend(*promised, days, at.now, head, std::string(kWhere), at.calendar));
  touch(dossier, at);
  return {};
}

}  // namespace tb::cases::rules
