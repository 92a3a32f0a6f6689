// Drafts, submission, withdrawal, holds: the acts that need no inbox.
#include "modules/cases/service.hpp"

#include <fmt/format.h>

#include "core/codes.hpp"
#include "core/text.hpp"
#include "modules/cases/service_act.hpp"

namespace tb::cases {
namespace {

std::string series_of_day(std::string_view region, Instant now) {
  const auto [year, month, day] = civil(date_of(now));
  return fmt::format("{}{:02}{:02}{:02}", region, year % 100, month, day);
}

Result<void> check(const GivenApplicant& given, Date today) {
  std::vector<FieldError> errors;
  const auto wrong = [&](std::string_view field, const Result<void>& checked) {
    if (!checked)
      errors.push_back(
          {"applicant/" + std::string(field), checked.error().code, checked.error().detail});
  };
  if (given.name.empty())
    errors.push_back({"applicant/name", "required", "请填写申请人姓名或名称"});
  if (given.kind == identity::PersonKind::company)
    wrong("credit_code", check_credit_code(given.credit_code.value_or("")));
  else
    wrong("id_number", check_id_number(given.id_number.value_or(""), today));
  if (errors.empty()) return {};
  return invalid("case.applicant_invalid", "申请人信息有误，请按提示修改", std::move(errors));
}

}  // namespace

CaseService::CaseService(Services services, files::BlobStore& blobs, documents::Printer& printer,
                         files::Scanner* scanner)
    : services_(std::move(services)),
      blobs_(blobs),
      printer_(printer),
      scanner_(scanner),
      serials_(services_.database) {
  services_.decisions.need(
      [](std::string_view key, const dmn::Program& program) -> Result<std::vector<FieldError>> {
        if (key == rules::kYellowTable) return rules::check_yellow(program);
        if (key == rules::kRemedyTable) return rules::check_remedy(program);
        return std::vector<FieldError>{};
      });
}

Result<Id> CaseService::id_of(std::string_view number) {
  const std::string key(number);
  if (const auto known = ids_.get(key)) return *known;
  const auto id = TRY(services_.database.read([&](Tx& tx) -> Result<Id> {
    const auto asked = store::ask_id(tx, key);
    if (asked.rows().empty()) return not_found("case.not_found", "没有找到这件申请，请核对编号");
    return Id{asked.rows().integer(0, 0)};
  }));
  ids_.put(key, id);
  return id;
}

Result<identity::Applicant> CaseService::applicant_of(Tx& tx, const identity::Caller& caller,
                                                      const CreateCase& request) {
  if (caller.kind != identity::PersonKind::staff)
    return services_.identity.applicant(tx, caller.person);
  if (!request.applicant)
    return invalid("case.applicant_missing", "窗口代填时请先填写申请人",
                   {{"applicant", "required", "请填写申请人"}});
  TRY_VOID(check(*request.applicant, date_of(tx.now())));
  const auto& given = *request.applicant;
  return services_.identity.find_or_make(tx, {.person = {},
                                              .kind = given.kind,
                                              .name = normalise(given.name),
                                              .id_number = given.id_number.value_or(""),
                                              .credit_code = given.credit_code.value_or(""),
                                              .phone = given.phone.value_or(""),
                                              .address = given.address.value_or("")});
}

Result<Case> CaseService::create(const identity::Caller& caller, const CreateCase& request,
                                 const Once& once) {
  TRY_VOID(identity::may(caller, identity::Action::create_case, {}));
  auto item = services_.catalog.remembered_item(request.item_code);
  if (!item)
    item = TRY(services_.database.read(
        [&](Tx& tx) { return services_.catalog.handled_item(tx, request.item_code); }));
  const auto day = series_of_day(std::string_view(item->row.region_code).substr(0, 6),
                                 services_.database.node_clock());
  const auto serial = TRY(serials_.next(day));
  const auto number = fmt::format("{}{:06}", day, serial);
  const auto id = services_.database.ids().next();
  auto done = services_.database.write([&](Tx& tx) -> Result<CaseWork> {
    const auto claimed = claim(tx, caller, once, id, services_.database.node_clock());
    auto applicant = TRY(applicant_of(tx, caller, request));
    TRY_VOID(check_first(tx, caller, once, claimed));
    const auto channel = request.channel.value_or(
        caller.kind == identity::PersonKind::staff ? Channel::window : Channel::web);
    auto work =
        TRY(CaseWork::make(services_, tx, item, applicant, id, caller.person, number, channel));
    if (request.form) TRY_VOID(work.write_form(tx, request.form->text));
    work.add(tx);
    return work;
  });
  if (done) {
    ids_.put(number, id);
    return settle(*std::move(done), caller);
  }
  if (const auto known = replayed(done.error())) return replay(caller, *known);
  return std::unexpected(std::move(done).error());
}

Result<Case> CaseService::patch(const identity::Caller& caller, std::string_view number,
                                const PatchCase& request, std::optional<std::int64_t> version) {
  const auto id = TRY(id_of(number));
  return act(caller, id, {}, {}, [&](Tx& tx, CaseWork& work) -> Result<void> {
    TRY_VOID(identity::may(caller, identity::Action::edit_case, work.facts(tx.now())));
    if (version && *version != work.dossier.record.version)
      return conflict("case.changed",
                      "这份申请刚刚在别处被改过，请先看看最新内容，您写的字还在本机");
    return work.write_form(tx, request.form.text);
  });
}

Result<Case> CaseService::submit(const identity::Caller& caller, std::string_view number,
                                 const SubmitCase& request, const Once& once) {
  const auto id = TRY(id_of(number));
  return act(caller, id, once, {}, [&](Tx& tx, CaseWork& work) -> Result<void> {
    TRY_VOID(identity::may(caller, identity::Action::submit_case, work.facts(tx.now())));
    if (request.signature && normalise(request.signature->name) != normalise(work.applicant.name) &&
        caller.kind != identity::PersonKind::staff)
      return invalid("case.signature", "签名要与申请人姓名一致，请重新签名",
                     {{"signature/name", "mismatch", "请写申请人的姓名"}});
    return work.submit(tx, caller);
  });
}

Result<Case> CaseService::withdraw(const identity::Caller& caller, std::string_view number,
                                   const WithdrawCase& request, const Once& once) {
  const auto id = TRY(id_of(number));
  return act(caller, id, once, {}, [&](Tx& tx, CaseWork& work) -> Result<void> {
    TRY_VOID(identity::may(caller, identity::Action::withdraw_case, work.facts(tx.now())));
    return work.withdraw(tx, caller, request.reason);
  });
}

Result<HoldStarted> CaseService::start_hold(const identity::Caller& caller, std::string_view number,
                                            const StartHold& request, const Once& once) {
  const auto id = TRY(id_of(number));
  auto after = TRY(act(caller, id, once, "特别程序", [&](Tx& tx, CaseWork& work) -> Result<void> {
    TRY(work.hold(tx, caller, request));
    return {};
  }));
  if (after.holds.empty())
    return conflict("case.changed", "这件申请刚刚变化了，请刷新后再试", name_of(after.state));
  auto hold = after.holds.back();
  return HoldStarted{std::move(hold), std::move(after)};
}

Result<Case> CaseService::end_hold(const identity::Caller& caller, std::string_view number, Id hold,
                                   const EndHold& request, const Once& once) {
  const auto id = TRY(id_of(number));
  return act(caller, id, once, {}, [&](Tx& tx, CaseWork& work) -> Result<void> {
    TRY(work.end_hold(tx, caller, hold, request));
    return {};
  });
}

Result<Case> CaseService::replay(const identity::Caller& caller, Id id) {
  const auto looked =
      TRY(services_.database.read([&](Tx& tx) { return CaseWork::look(services_, tx, id); }));
  return looked.work->view(&caller, looked.now);
}

// Of two equal requests that both waited in an inbox the second is refused for what the first did,
// most easily when its node died and the client asked another node at once.
Result<Case> CaseService::or_answer_before(const identity::Caller& caller, const Once& once,
                                           Result<Case> done) {
  if (done || once.key.empty()) return done;
  const auto kind = done.error().kind;
  if (kind == ErrorKind::unavailable || kind == ErrorKind::unknown) return done;
  const auto known = services_.database.read([&](Tx& tx) -> Result<IdempotencyRecord> {
    const auto asked = store::ask_idempotency(tx, caller.account, once.route, once.key);
    return maybe<IdempotencyRecord>(asked).value_or(IdempotencyRecord{});
  });
  if (!known || !known->case_id || known->digest != short_digest(once)) return done;
  return replay(caller, known->case_id);
}

}  // namespace tb::cases
