// The law of a case: what may follow what, and which clocks start, stop or pause with it (domain.md
// (a)). Pure: facts and `now` in, the changed dossier out. Bare numbers are articles of 行政許可法.
#pragma once
#include <span>

#include "engine/clock/clock.hpp"
#include "modules/cases/types.hpp"
#include "modules/catalog/types.hpp"

namespace tb::cases {

// A case with its clocks, as the rules see it.
struct Dossier {
  CaseRecord record;
  std::vector<clock::Clock> clocks;
  clock::Clock* clock(std::string_view name);
  const clock::Clock* clock(std::string_view name) const;
};

// What the region decides, not the law (domain.md: parameters). data/parameters.json.
struct Parameters {
  std::int64_t correction_days = 10;  // calendar days for the applicant, ends at 24:00
  std::string correction_basis;
  std::int64_t draft_days = 90;
};
TB_DESCRIBED(Parameters)

struct Circumstances {
  const catalog::Guide& guide;
  const clock::Calendar& calendar;
  const Parameters& parameters;
  Instant now;
};

namespace rules {

// Draft or corrected → received. The two clocks before acceptance start at receipt: pre_review and
// the five working days of 32(4); decision clocks too where the limit names receipt (建築法 8,
// 護士條例 8).
Result<void> receive(Dossier& dossier, const Circumstances& at);
// 32(4): all faults, once, before acceptance. A second time only by the head of the window
// (`second` = he asks).
Result<void> correct(Dossier& dossier, const Circumstances& at, bool by_window_head);
// 32(5): accepted; the decision clocks start (42: from acceptance).
Result<void> accept(Dossier& dossier, const Circumstances& at, Id by);
// 32(4): not told within five working days = accepted from the day of receipt: clocks start there.
Result<void> deem_accepted(Dossier& dossier, const Circumstances& at);
// 32(1) no permit needed, 32(2) another body's matter, 78–79 banned.
Result<void> refuse_acceptance(Dossier& dossier, const Circumstances& at, Ground ground);
// 34: examined.
Result<void> pass(Dossier& dossier, const Circumstances& at, Id by);
// 45: the decision clocks pause for a cause of the closed list until the planned end.
Result<void> hold(Dossier& dossier, const Circumstances& at, clock::HoldKind kind, Date planned_end,
                  const std::string& reason);
Result<void> resume(Dossier& dossier, const Circumstances& at);
// 37, 38: decided by somebody other than who accepted or reviewed; limits stop here, delivery (44)
// starts; the document is made in the same transaction, so the case is finished too.
Result<void> decide(Dossier& dossier, const Circumstances& at, bool granted, Id by);
// 44: in the person's hands; closed.
Result<void> deliver(Dossier& dossier, const Circumstances& at);
// By the applicant, before the decision.
Result<void> withdraw(Dossier& dossier, const Circumstances& at);

// The clock that matters now: the running or held one that is due first; of decision clocks the
// promised one.
const clock::Clock* leading_clock(const Dossier& dossier);
std::string_view words_of(State state);
std::string_view words_of(Ground ground);
std::string_view words_of(std::string_view clock_name);
bool is_open(State state);  // something is still to be done
bool is_before_decision(State state);

}  // namespace rules
}  // namespace tb::cases
