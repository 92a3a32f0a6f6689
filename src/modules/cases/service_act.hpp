// How an act runs: idempotency, the lease of the instance, one commit.
#pragma once
#include <charconv>

#include "modules/cases/service.hpp"

namespace tb::cases {

// Half of a SM3 digest tells bodies apart as surely as anybody needs: the key is the caller's own.
inline std::string_view short_digest(const Once& once) {
  return std::string_view(once.digest).substr(0, 32);
}
// A repeated request is answered from the record, not acted on again: the body ends with this
// error, which rolls back what the first flush reserved.
inline std::unexpected<Error> repeated(const IdempotencyRecord& known, const Once& once) {
  if (known.digest != short_digest(once))
    return fail(ErrorKind::unprocessable, "idempotency.other_body",
                "这个操作编号已经用于另一份内容，请换一个编号再提交");
  return conflict("idempotency.replay", std::to_string(known.case_id.value));
}
inline std::optional<Id> replayed(const Error& error) {
  if (error.code != "idempotency.replay") return std::nullopt;
  Id id;
  std::from_chars(error.detail.data(), error.detail.data() + error.detail.size(), id.value);
  return id;
}
// Takes the key in the first flush; `at` only says when it may be forgotten.
inline std::optional<Asked> claim(Tx& tx, const identity::Caller& caller, const Once& once,
                                  Id case_id, Instant at) {
  if (once.key.empty()) return std::nullopt;
  return store::claim_idempotency(tx, caller.account, once.route, once.key, short_digest(once),
                                  case_id, at);
}
// Ends the body when the key was used before.
inline Result<void> check_first(Tx& tx, const identity::Caller& caller, const Once& once,
                                const std::optional<Asked>& claimed) {
  if (!claimed || !claimed->rows().empty()) return {};
  const auto known =
      maybe<IdempotencyRecord>(store::ask_idempotency(tx, caller.account, once.route, once.key));
  if (!known) throw StaleVersion("idempotency");  // forgotten this moment
  return repeated(*known, once);
}

// What the caller sees after his commit.
inline Case settle(CaseWork work, const identity::Caller& caller) {
  const auto at = work.as_of;
  return CaseWork::settled(std::move(work))->view(&caller, at);
}

// A conflict tells the present state, so that a program need not read the sentence.
inline std::unexpected<Error> stated(Error error, const CaseWork& work) {
  if (error.kind == ErrorKind::conflict && error.state.empty())
    error.state = name_of(work.dossier.record.state);
  return std::unexpected(std::move(error));
}

template <class Act>
Result<Case> CaseService::act(const identity::Caller& caller, Id id, const Once& once,
                              std::string_view series, Act act) {
  Parked parked;
  const auto once_more = [&](Tx& tx) -> Result<CaseWork> {
    const auto claimed = claim(tx, caller, once, id, services_.database.node_clock());
    std::optional<store::NumberAhead> ahead;
    if (!series.empty()) {
      const auto year = civil(date_of(services_.database.node_clock())).year;
      ahead = store::ask_number_ahead(tx, id, series, year);
    }
    auto work = TRY(CaseWork::load(services_, tx, id, flow::Lock::wait));
    TRY_VOID(identity::may(caller, identity::Action::read_case, work.facts(tx.now())));
    TRY_VOID(check_first(tx, caller, once, claimed));
    work.reserved = std::move(ahead);
    work.parked = parked.own;
    if (auto acted = act(tx, work); !acted) return stated(std::move(acted).error(), work);
    work.save(tx);
    return work;
  };
  auto done = services_.database.write(once_more);
  if (!done && parked.add({}, done.error())) done = services_.database.write(once_more);
  if (done) return settle(*std::move(done), caller);
  if (const auto known = replayed(done.error())) return replay(caller, *known);
  return std::unexpected(std::move(done).error());
}

}  // namespace tb::cases
