// Inside the rules: the small steps that the acts share.
#pragma once
#include <initializer_list>

#include "modules/cases/rules.hpp"

namespace tb::cases::rules {

inline constexpr std::int64_t kExtensionDays = 10;  // 42(1), working days (82)

std::unexpected<Error> wrong_state(const CaseRecord& record, std::string_view act);
// Adds a clock, or replaces the one of its name.
void put(Dossier& dossier, clock::Clock clock);
// Stops those of the named clocks that still run or are held.
Result<void> stop(Dossier& dossier, const Circumstances& at,
                  std::initializer_list<std::string_view> names);
Result<void> stop_all(Dossier& dossier, const Circumstances& at);
// The record has changed now; it is due with its leading clock.
void touch(Dossier& dossier, const Circumstances& at);

}  // namespace tb::cases::rules
