// The acts of a case. Each changes the working set by the rules, journals, makes its document and
// moves the process.
#include <fmt/format.h>

#include "core/codes.hpp"
#include "core/form.hpp"
#include "modules/cases/service_words.hpp"
#include "modules/cases/service_work.hpp"

namespace tb::cases {
namespace {

// What an entry says, and behind a byte that no text has what the process did: as text its bytes
// would be a third longer, in each entry of each case.
std::string kept(const Said& said, std::string_view steps) {
  auto out = to_kept(said);
  if (!steps.empty()) out.append(1, '\0').append(steps);
  return out;
}

}  // namespace

// Written when the next entry is told, or with the case: what the process does with an act belongs
// to its entry.
void CaseWork::tell(Tx& tx, std::string_view kind, const identity::Caller* caller, Said said,
                    std::string_view element) {
  write_told(tx);
  said.decided = std::exchange(decided_, {});
  untold_.emplace(JournalEntry{.case_id = dossier.record.id,
                               .id = {},
                               .kind = std::string(kind),
                               .actor = caller == nullptr ? Id{} : caller->person,
                               .body = caller == nullptr ? Id{} : caller->body,
                               .element = std::string(element),
                               .at = tx.now(),
                               .payload = {}},
                  std::move(said));
  if (caller != nullptr && caller->body) names[caller->person] = caller->name;
}

void CaseWork::write_told(Tx& tx) {
  if (!untold_) return;
  auto [entry, said] = *std::exchange(untold_, std::nullopt);
  auto steps = flow ? flow->take_record() : std::string();
  const bool empty = said.outcome.empty() && said.comment.empty() && !said.document &&
                     !said.detail && said.decided.empty() && steps.empty();
  if (!empty) entry.payload = sealed(kept(said, steps), "journal");
  if (!steps.empty()) opened_.steps.push_back(std::move(steps));
  append(tx, entry);
  opened_.journal.push_back(std::move(said));
  journal.push_back(std::move(entry));
}

Result<void> CaseWork::write_form(Tx& tx, std::string_view form) {
  auto& record = dossier.record;
  if (record.state != State::draft && record.state != State::correcting)
    return conflict("case.not_editable",
                    "已经提交的申请不能再改，需要修改时请先撤回，或等窗口要求补正");
  TRY_VOID(handled->schema.check(form, FormMode::draft, date_of(tx.now())));
  if (record.state == State::correcting) move_fields(tx, form);
  auto parts = TRY(handled->schema.split(form));
  record.form_public.text = std::move(parts.public_json);
  record.form_sealed =
      parts.sensitive_json == "{}" ? Bytes{} : sealed(parts.sensitive_json, "form");
  record.updated_at = tx.now();
  open_form();
  return {};
}

// What is indexed of a form follows its correction.
void CaseWork::move_fields(Tx& tx, std::string_view corrected) {
  auto gone = handled->schema.indexed(form());
  for (const auto& field : handled->schema.indexed(corrected)) {
    const auto same = std::ranges::find(gone, field);
    if (same != gone.end())
      gone.erase(same);
    else
      store::add_field(tx, field_of(field));
  }
  for (const auto& field : gone) store::remove_field(tx, field_of(field));
}

FieldRecord CaseWork::field_of(const IndexedField& field) const {
  return {dossier.record.item_code, field.field, field.value, dossier.record.id};
}

Result<void> CaseWork::check_complete(Date today) const {
  std::vector<FieldError> errors;
  if (auto checked = handled->schema.check(form(), FormMode::complete, today); !checked)
    for (auto& field : checked.error().fields) {
      field.field = "form/" + field.field;
      errors.push_back(std::move(field));
    }
  const auto papers = materials();
  for (const auto& row : papers) {
    if (row.state == MaterialState::rejected)
      errors.push_back({"materials/" + row.id, "rejected",
                        fmt::format("“{}”没有通过检查，请换一份文件", row.name)});
    if (row.state == MaterialState::received && errors.empty())
      return conflict("material.being_checked",
                      fmt::format("“{}”正在检查，一般几秒钟就好，请稍等再提交", row.name));
  }
  for (const auto& row : missing(papers))
    errors.push_back(
        {"materials/" + row.id, "missing", fmt::format("还差“{}”，请上传后再提交", row.name)});
  if (errors.empty()) return {};
  const auto words = fmt::format("还有 {} 处没有填好，请按提示补上后再提交", errors.size());
  return invalid("case.incomplete", words, std::move(errors));
}

Result<void> CaseWork::submit(Tx& tx, const identity::Caller& caller) {
  TRY_VOID(check_complete(date_of(tx.now())));
  auto& record = dossier.record;
  const bool first = record.state == State::draft;
  if (first) record.edition = services_->decisions.edition();
  TRY_VOID(rules::receive(dossier, at(tx)));
  record_situation();
  auto content = paper(tx);
  const auto document =
      issue(tx, handled->guide.handling.document_kinds.receipt, "收件凭证", "", std::move(content));
  tell(tx, first ? "case.submitted.v1" : "case.resubmitted.v1", &caller,
       {.outcome = "", .comment = "", .document = document, .detail = {}});
  tx_ = &tx;
  if (!first) {
    for (const auto& task : flow->tasks())
      if (task.state == flow::TaskState::open && task.act == "resubmit") {
        flow->park(parked);
        return flow->complete(tx, *this, task.id, caller.person, "resubmit", {});
      }
    if (flow->stands())
      return conflict("case.process_stands",
                      "这件申请的流程出了问题，管理员正在处理，内容已经保存，请稍后再提交",
                      name_of(record.state));
    return {};
  }
  store::add_party(tx, {record.id, record.deciding_body, "deciding", tx.now(),
                        handled->guide.handling.decides.basis});
  for (const auto& field : handled->schema.indexed(form())) store::add_field(tx, field_of(field));
  flow = TRY(flow::Work::make(services_->models, record.id, handled->guide.handling.process));
  flow->park(parked);
  return flow->start(tx, *this, {});
}

Result<void> CaseWork::complete(Tx& tx, const identity::Caller& caller, Id task_id,
                                const CompleteTask& request) {
  const auto* task = flow ? flow->task(task_id) : nullptr;
  if (task == nullptr) return not_found("task.not_found", "没有找到这个任务，请刷新后再试");
  TRY_VOID(identity::may(caller, identity::Action::complete_task, facts(tx.now(), task)));
  if (task->state != flow::TaskState::open)
    return conflict("task.already_done",
                    fmt::format("这一步已经有人办完了，现在是“{}”，请刷新后看最新状态",
                                rules::words_of(dossier.record.state)),
                    name_of(dossier.record.state));
  const auto* element = flow->element(*task);
  if (element == nullptr ||
      (!element->outcomes.empty() && element->outcome(request.outcome) == nullptr))
    return invalid("task.unknown_outcome", "这一步没有这个选项，请从列出的选项里选择",
                   {{"outcome", "unknown", "请从列出的选项里选择"}});
  tx_ = &tx;
  const flow::Task copy = *task;
  TRY_VOID(perform(tx, caller, copy, request));
  flow->park(parked);
  return flow->complete(tx, *this, task_id, caller.person, request.outcome, {});
}

Result<void> CaseWork::perform(Tx& tx, const identity::Caller& caller, const flow::Task& task,
                               const CompleteTask& request) {
  for (const auto& verdict : request.verdicts) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& f) {
      return f.id == verdict.material && f.current;
    });
    if (found == files.end() || found->verdict == verdict.verdict) continue;
    found->verdict = verdict.verdict;
    store::save_verdict(tx, *found);
  }
  const auto comment = text_of(request.comment);
  TRY_VOID(short_enough("comment", comment));
  for (std::size_t i = 0; i < request.faults.size(); ++i)
    for (const auto* text :
         {&request.faults[i].what, &request.faults[i].why, &request.faults[i].how})
      TRY_VOID(short_enough(fmt::format("faults/{}", i), *text));
  if (task.act == "accept") return perform_accept(tx, caller, request);
  if (task.act == "decide") return perform_decide(tx, caller, request);
  if (task.act == "review") {
    const bool passes = request.outcome == "pass";
    if (!passes && comment.empty()) return needs("comment", "退回时请写明要窗口核实什么");
    if (passes) TRY_VOID(rules::pass(dossier, at(tx), caller.person));
    tell(tx, passes ? "case.passed.v1" : "case.returned.v1", &caller,
         {request.outcome, comment, {}, {}}, task.element);
    return {};
  }
  if (task.act == "clarify") {
    if (comment.empty()) return needs("comment", "请写明核实的结果");
    tell(tx, "case.clarified.v1", &caller, {request.outcome, comment, {}, {}}, task.element);
    return {};
  }
  if (task.act == "deliver") {
    TRY_VOID(rules::deliver(dossier, at(tx)));
    auto content = paper(tx);
    content.delivery_way = comment.empty() ? "窗口领取，已核对身份" : comment;
    const auto document = issue(tx, handled->guide.handling.document_kinds.delivery, "送达回证",
                                "送达", std::move(content));
    tell(tx, "case.delivered.v1", &caller, {request.outcome, comment, document, {}}, task.element);
    return {};
  }
  return conflict("task.not_by_hand", "这一步不在这里办理：补正请由申请人在办件页面重新提交");
}

Result<void> CaseWork::perform_accept(Tx& tx, const identity::Caller& caller,
                                      const CompleteTask& request) {
  const auto& kinds = handled->guide.handling.document_kinds;
  const auto comment = text_of(request.comment);
  if (request.outcome == "accept") {
    TRY_VOID(rules::accept(dossier, at(tx), caller.person));
    auto content = paper(tx);
    const auto document = kinds.acceptance.empty() ? std::optional<Id>()
                                                   : issue(tx, kinds.acceptance, "受理通知书",
                                                           "受理", std::move(content));
    tell(tx, "case.accepted.v1", &caller, {"accept", comment, document, {}}, "accept");
    return {};
  }
  if (request.outcome == "correct") {
    if (request.faults.empty() && comment.empty())
      return needs("faults", "请写明全部需要补正的内容：只能一次性告知（行政许可法第三十二条）");
    TRY_VOID(rules::correct(dossier, at(tx), caller.has_role("window_head")));
    Correction correction{tx.now(), dossier.clock("correction")->due_at, comment, request.faults};
    if (correction.faults.empty()) correction.faults.push_back({{}, {}, comment, "", ""});
    dossier.record.correction_sealed = sealed(to_kept(correction), "correction");
    auto content = paper(tx);
    content.faults = correction.faults;
    content.correction_due_on = day_of(correction.due_at);
    const auto document = issue(tx, kinds.correction, "补正告知书", "补正", std::move(content));
    tell(tx, "case.corrected.v1", &caller, {"correct", comment, document, {}}, "accept");
    return {};
  }
  if (!request.ground)
    return needs(
        "ground",
        "请选择不受理或不予受理的法定理由（行政许可法第三十二条、第七十八条、第七十九条）");
  if (comment.empty()) return needs("comment", "请写明理由，并告诉申请人可以去哪里办");
  TRY_VOID(rules::refuse_acceptance(dossier, at(tx), *request.ground));
  auto content = paper(tx);
  content.ground = rules::words_of(*request.ground);
  content.reason = comment;
  const bool not_required = *request.ground == Ground::not_required;
  TRY_VOID(add_remedy(content, not_required ? "not_required" : kinds.not_accepted, tx.now()));
  const auto document =
      not_required
          ? issue(tx, "not_required", "不受理告知书", "不受理", std::move(content))
          : issue(tx, kinds.not_accepted, "不予受理决定书", "不予受理", std::move(content));
  tell(tx, not_required ? "case.not_required.v1" : "case.not_accepted.v1", &caller,
       {"refuse", comment, document, {}}, "accept");
  return {};
}

Result<void> CaseWork::perform_decide(Tx& tx, const identity::Caller& caller,
                                      const CompleteTask& request) {
  const bool granted = request.outcome == "grant";
  const auto comment = text_of(request.comment);
  if (!granted && comment.empty())
    return needs("comment", "不予时请写明事实和理由，申请人会读到（行政许可法第三十八条）");
  TRY_VOID(rules::decide(dossier, at(tx), granted, caller.person));
  auto content = paper(tx);
  content.reason = comment;
  if (granted) {
    const auto licence = TRY(issue_licence(tx));
    dossier.record.licence_number = content.licence_number = licence.number;
    content.licence_title = handled->guide.handling.licence.title;
  }
  const auto& kinds = handled->guide.handling.document_kinds;
  if (!granted) TRY_VOID(add_remedy(content, kinds.refuse, tx.now()));
  const auto document = issue(tx, granted ? kinds.grant : kinds.refuse,
                              granted ? "准予决定" : "不予决定", "决定", std::move(content));
  tell(tx, granted ? "case.granted.v1" : "case.refused.v1", &caller,
       {request.outcome, comment, document, {}}, "decide");
  return {};
}

Result<licences::Issued> CaseWork::issue_licence(Tx& tx) {
  const auto& record = dossier.record;
  const auto& spec = handled->guide.handling.licence;
  const auto today = date_of(tx.now());
  licences::Grant grant{.case_id = record.id,
                        .case_number = record.number,
                        .item = record.item_code,
                        .type = spec.type,
                        .title = spec.title,
                        .holder = record.applicant,
                        .holder_name = applicant.name,
                        .fields = {},
                        .body = record.deciding_body,
                        .body_name = record.body_name,
                        .body_code = handled->row.agency_uscc.value_or(""),
                        .region = record.region,
                        .issued_on = today,
                        .valid_from = today,
                        .valid_to = {}};
  const auto& whole = form();
  for (const auto& field : spec.fields)
    grant.fields.push_back({field.title, handled->schema.text_at(whole, field.field)});
  if (spec.validity) {
    const auto months = spec.validity->amount * (spec.validity->unit == "year" ? 12 : 1);
    grant.valid_to = last_day_of_months(today, static_cast<int>(months));
  }
  const auto subject = TRY(services_->keys.of(tx, record.applicant));
  return services_->licences.issue(tx, subject, grant);
}

Result<void> CaseWork::withdraw(Tx& tx, const identity::Caller& caller, const std::string& reason) {
  const bool draft = dossier.record.state == State::draft;
  TRY_VOID(short_enough("reason", reason));
  TRY_VOID(rules::withdraw(dossier, at(tx)));
  std::optional<Id> document;
  if (!draft) {
    auto content = paper(tx);
    content.reason = reason;
    document = issue(tx, "termination", "终止办理通知", "终止", std::move(content));
  }
  tell(tx, "case.withdrawn.v1", &caller, {"withdraw", reason, document, {}});
  for (auto& hold : holds)
    if (!hold.ended_at) {
      hold.ended_at = tx.now();
      store::end_hold(tx, hold);
    }
  tx_ = &tx;
  return flow ? flow->cancel(tx, *this, "withdrawn") : Result<void>{};
}

void CaseWork::add_material(Tx& tx, const identity::Caller& caller, MaterialRecord record,
                            const std::string& file_name) {
  for (auto& old : files) {
    if (old.id != record.id) continue;
    record.version = std::max(record.version, old.version + 1);
    if (old.current) store::retire_material(tx, record.case_id, record.id);
    old.current = false;
  }
  record.name_sealed = sealed(file_name, "file");
  store::add_material(tx, record);
  tell(tx, "material.added.v1", &caller,
       {.outcome = record.id, .comment = {}, .document = {}, .detail = record.digest});
  files.push_back(std::move(record));
  opened_.file_names.push_back(file_name);
  dossier.record.updated_at = tx.now();
}

bool CaseWork::check_material(Tx& tx, std::string_view id, std::int64_t version,
                              const std::optional<std::string>& refusal) {
  for (auto& file : files) {
    if (file.id != id || file.version != version) continue;
    if (!file.current || file.state != MaterialState::received) return false;
    file.state = refusal ? MaterialState::rejected : MaterialState::usable;
    file.refusal = refusal.value_or("");
    store::save_check(tx, file);
    tell(tx, "material.checked.v1", nullptr,
         {.outcome = file.id,
          .comment = {},
          .document = {},
          .detail = std::string(name_of(file.state))});
    write_told(tx);
    return true;
  }
  return false;
}

void CaseWork::remove_material(Tx& tx, const identity::Caller& caller, std::string_view id) {
  store::retire_material(tx, dossier.record.id, id);
  tell(tx, "material.removed.v1", &caller,
       {.outcome = std::string(id), .comment = {}, .document = {}, .detail = {}});
  for (auto& file : files)
    if (file.id == id) file.current = false;
  dossier.record.updated_at = tx.now();
}

Paper CaseWork::paper(Tx& tx) const {
  const auto& record = dossier.record;
  Paper out;
  out.case_number = record.number;
  out.item_name = record.item_name;
  out.item_code = record.item_code;
  out.body_name = record.body_name;
  out.applicant_name = applicant.name;
  out.applicant_number =
      applicant.id_number.empty() ? applicant.credit_code : mask_id_number(applicant.id_number);
  out.issued_on = chinese_date(date_of(tx.now()));
  out.received_on = day_of(record.received_at);
  out.accepted_on = day_of(record.accepted_at);
  out.decided_on = day_of(record.decided_at);
  const auto* leading = rules::leading_clock(dossier, tx.now());
  if (leading != nullptr) {
    out.due_on = day_of(leading->due_at);
    out.limit_words = fmt::format("{}{}", leading->limit, clock::chinese(leading->unit));
  }
  for (const auto& basis : handled->guide.legal_basis)
    out.legal_basis +=
        fmt::format("{}《{}》{}", out.legal_basis.empty() ? "" : "、", basis.law, basis.article);
  out.progress_url = "/progress?number=" + record.number;
  for (const auto& material : materials()) {
    const bool given = material.state != MaterialState::absent;
    out.materials.push_back({material.name, material.held ? "市里已有，未要求提交"
                                            : given       ? "已收"
                                                          : "未收"});
  }
  return out;
}

Id CaseWork::issue(Tx& tx, const std::string& kind, std::string_view title, std::string_view series,
                   Paper content) {
  const auto& record = dossier.record;
  const auto year = civil(date_of(tx.now())).year;
  content.number = record.number;
  if (!series.empty()) {
    const bool ahead = reserved && reserved->series == series && reserved->year == year;
    const auto asked = ahead ? reserved->asked
                             : store::ask_document_number(tx, record.deciding_body, series, year);
    reserved.reset();
    content.number = fmt::format("{}〔{}〕{}号", series, year, asked.rows().integer(0, 0));
  }
  DocumentRecord row{record.id,      tx.new_id(), kind, std::string(title),
                     content.number, tx.now(),    {}};
  row.data_sealed = sealed(to_kept(content), "document");
  store::add_document(tx, row);
  documents.push_back(row);
  return row.id;
}

}  // namespace tb::cases
