// The law of a case: what may follow what, and which clocks start, stop or pause with it (domain.md
// (a)). Pure: facts and `now` in, the changed dossier out. Bare numbers are articles of 行政許可法.
#pragma once
#include <span>

#include "engine/clock/clock.hpp"
#include "modules/cases/types.hpp"
#include "modules/catalog/types.hpp"
#include "modules/decisions/service.hpp"

namespace tb::cases {

// A case with its clocks, as the rules see it.
struct Dossier {
  CaseRecord record;
  std::vector<clock::Clock> clocks;
  clock::Clock* clock(std::string_view name);
  const clock::Clock* clock(std::string_view name) const;
};

// Where a correction that is not answered in time is deemed withdrawn: local law only (domain.md
// (a)), so a row a region and, where it names one, an item. No row = the case waits on.
struct DeemedWithdrawal {
  std::string region;  // code, with everything below it
  std::optional<std::string> item;
  std::string basis;  // the rule that says so; stands in the document
};
// What the region decides, not the law (domain.md: parameters). data/parameters.json.
struct Parameters {
  std::int64_t correction_days = 10;  // calendar days for the applicant, ends at 24:00
  std::string correction_basis;
  std::vector<DeemedWithdrawal> deemed_withdrawal;
  std::int64_t draft_days = 90;
  // 45: whether the day on which a hold begins still counts; docs/decisions/0007.
  clock::FirstDay hold_first_day = clock::FirstDay::counted;
  // 42 extends the legal limit; whether the promise moves with it.
  bool extension_moves_promise = true;
};
TB_DESCRIBED(DeemedWithdrawal)
TB_DESCRIBED(Parameters)

struct Circumstances {
  const catalog::Guide& guide;
  const clock::Calendar& calendar;
  const Parameters& parameters;
  Instant now;
  decisions::TablePtr yellow = nullptr;  // of the edition that the case keeps
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
// 45: the decision clocks pause for a cause of the closed list until the planned end, which a clock
// of its own (`hold`) watches: when it runs over, that is seen; the decision clocks do not start
// again by themselves.
Result<void> hold(Dossier& dossier, const Circumstances& at, clock::HoldKind kind,
                  Date planned_end);
// The cause is gone: the decision clocks run on, `hold` ends.
Result<void> resume(Dossier& dossier, const Circumstances& at);
// 42: the head of the body extends, once, before the limit is over, by at most ten working days.
// Only for permits whose limit is that of 42: where another law fixes the limit, that law decides.
// Not during a hold: its days do not count, so whether the limit will do is not known yet. A
// promise already broken stays broken. Fails conflict `case.held`, `case.wrong_state`,
// `clock.not_extendable`, `clock.already_extended`, `clock.expired`; invalid
// `clock.extension_too_long`.
Result<void> extend(Dossier& dossier, const Circumstances& at, std::int64_t days,
                    const std::string& head);
bool may_extend(const Dossier& dossier, Instant now);
// The correction was not answered in time and local law deems that a withdrawal. Fails conflict
// `case.correction_not_over`, `case.no_deemed_withdrawal`.
Result<void> deem_withdrawn(Dossier& dossier, const Circumstances& at);
// The row of the parameters that holds for this case, or null.
const DeemedWithdrawal* deemed_withdrawal(const Parameters& parameters, const CaseRecord& record);
// A draft untouched for `draft_days` is removed at this instant (midnight).
Instant draft_expires_at(const CaseRecord& record, const Parameters& parameters);
// 37, 38: decided by somebody other than who accepted or reviewed; limits stop here, delivery (44)
// starts; the document is made in the same transaction, so the case is finished too.
Result<void> decide(Dossier& dossier, const Circumstances& at, bool granted, Id by);
// 44: in the person's hands; closed.
Result<void> deliver(Dossier& dossier, const Circumstances& at);
// By the applicant, before the decision.
Result<void> withdraw(Dossier& dossier, const Circumstances& at);

// The clock that matters: the running or held one that is due first; of decision clocks the
// promised one. During a hold that is the hold's own; asked for an instant before its planned end
// (`shown_at`), the clock it holds.
const clock::Clock* leading_clock(const Dossier& dossier, std::optional<Instant> shown_at = {});
// What the hold's own clock says: 特别程序进行中，预计 3月6日 结束 · 特别程序已超过预计时间 2
// 个工作日.
std::string words_of_hold(const clock::Clock& own, std::int64_t over, Instant now);
std::string_view words_of(State state);
std::string_view words_of(Ground ground);
std::string_view words_of(std::string_view clock_name);
bool is_open(State state);  // something is still to be done
bool is_before_decision(State state);

}  // namespace rules
}  // namespace tb::cases
