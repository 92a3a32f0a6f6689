// What people see of a case, built from its working set.
#include <fmt/format.h>

#include <algorithm>

#include "core/codes.hpp"
#include "core/form.hpp"
#include "modules/cases/service_work.hpp"

namespace tb::cases {
namespace {

struct Title {
  std::string_view kind, title;
  bool is_quiet = false;  // it happened to the process alone: no timeline shows it
};
// The journal kinds that people read of.
constexpr Title kTitles[]{{"case.submitted.v1", "提交申请，已收件"},
                          {"case.corrected.v1", "一次性告知补正"},
                          {"case.resubmitted.v1", "补正后重新提交"},
                          {"case.accepted.v1", "受理"},
                          {"case.deemed_accepted.v1", "视为受理"},
                          {"case.not_required.v1", "不受理"},
                          {"case.not_accepted.v1", "不予受理"},
                          {"case.passed.v1", "审查通过"},
                          {"case.returned.v1", "退回窗口核实"},
                          {"case.clarified.v1", "窗口已核实"},
                          {"case.held.v1", "启动特别程序，停止计时"},
                          {"case.resumed.v1", "特别程序结束，继续计时"},
                          {"case.extended.v1", "延长办理期限"},
                          {"case.granted.v1", "作出准予决定，办结"},
                          {"case.refused.v1", "作出不予决定，办结"},
                          {"case.delivered.v1", "送达"},
                          {"case.withdrawn.v1", "申请人撤回"},
                          {"case.deemed_withdrawn.v1", "逾期没有补正，视为撤回"},
                          {"clock.moved.v1", "节假日安排有变，重新计算时限"},
                          {"case.table_decided.v1", "按决策表决定", true},
                          {"case.process_moved.v1", "换到另一版流程", true},
                          {"case.process_skipped.v1", "流程改从另一步接着办", true},
                          {"case.process_retried.v1", "流程出错后再走一次", true},
                          {"case.process_suspended.v1", "管理员暂停流程", true},
                          {"case.process_resumed.v1", "管理员恢复流程", true},
                          {"case.token_moved.v1", "管理员把流程改到另一步", true},
                          {"case.errand_done.v1", "外部系统办完", true},
                          {"case.errand_failed.v1", "外部系统告知办不成", true},
                          {"case.message_received.v1", "收到消息", true},
                          {"case.signal_received.v1", "收到信号", true},
                          {"case.message_lost.v1", "发出的消息没有送到", true},
                          {"case.timer_fired.v1", "图上的期限到了", true},
                          {"case.process_stepped.v1", "流程往前走了一步", true}};

ClockLevel level_of(const clock::Status& status) {
  if (status.state == clock::ClockState::stopped) return ClockLevel::done;
  if (status.state == clock::ClockState::held) return ClockLevel::held;
  if (status.overdue) return ClockLevel::red;
  return status.warned ? ClockLevel::yellow : ClockLevel::normal;
}

}  // namespace

std::string_view title_of(std::string_view kind, Told told) {
  const auto found = std::ranges::find(kTitles, kind, &Title::kind);
  if (found == std::end(kTitles) || (found->is_quiet && told == Told::on_timeline)) return {};
  return found->title;
}

Took took_of(std::int64_t us) {
  const auto minutes = us / kMinute;
  if (minutes < 1) return {"当场", minutes};
  if (minutes < 60) return {fmt::format("{} 分钟", minutes), minutes};
  if (minutes < 24 * 60) return {fmt::format("{} 小时", minutes / 60), minutes};
  return {fmt::format("{} 天", minutes / (24 * 60)), minutes};
}

ClockView CaseWork::view_of(const clock::Clock& clock, Instant now, Dated dated) const {
  ClockView out;
  out.name = clock.name;
  out.title = rules::words_of(clock.name);
  out.kind = clock.kind;
  out.state = clock.state;
  out.limit = out.amount = clock.limit;
  out.unit = clock.unit;
  out.started_at = clock.started_at;
  out.due_at = clock.due_at;
  out.stopped_at = clock.stopped_at;
  out.provisional = clock.provisional;
  out.basis = {clock.law, clock.article};
  const auto* law = clock.kind == clock::ClockKind::promised ? dossier.clock("decision") : nullptr;
  if (const auto status = clock::status(clock, *services_->calendar, now)) {
    out.used = status->used;
    out.left = status->left;
    out.overdue = status->over;
    out.held = status->held;
    out.words = clock::words(*status);
    out.level = level_of(*status);
    if (clock.kind == clock::ClockKind::hold) tell_hold(out, clock, now);
  }
  if (auto cells = clock::days(clock, *services_->calendar, now, law)) out.days = *std::move(cells);
  if (dated == Dated::yes)
    if (auto found = clock::dates(clock, *services_->calendar, now)) out.dates = *std::move(found);
  return out;
}

std::optional<ClockView> CaseWork::leading(Instant now, Dated dated) const {
  const auto* clock = rules::leading_clock(dossier, now);
  if (clock == nullptr && !dossier.clocks.empty()) {
    clock = dossier.clock("promised");
    if (clock == nullptr) clock = dossier.clock("decision");
  }
  return clock == nullptr ? std::nullopt : std::optional(view_of(*clock, now, dated));
}

std::vector<CaseMaterial> CaseWork::materials() const {
  std::vector<CaseMaterial> out;
  for (std::size_t place = 0; place < handled->guide.materials.size(); ++place) {
    const auto& need = opened_.situation->materials[place];
    if (!need.needed) continue;
    const auto& material = handled->guide.materials[place];
    CaseMaterial row{
        .id = material.id,
        .name = material.name,
        .required = material.required && material.provided_by == catalog::ProvidedBy::upload,
        .source = std::string(name_of(material.source)),
        .held = material.held,
        .state = material.provided_by == catalog::ProvidedBy::upload ? MaterialState::absent
                                                                     : MaterialState::shared,
        .file = {},
        .verdict = {},
        .url = {},
        .check = {},
        .why = {}};
    if (!need.why.empty()) row.why = need.why;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const auto& file = files[i];
      if (file.id != material.id || !file.current) continue;
      row.state = file.state;
      row.file = {opened_.file_names[i], file.size, file.type, file.uploaded_at, file.digest};
      if (file.verdict != Verdict::none) row.verdict = file.verdict;
      if (file.state == MaterialState::received) row.check = "正在检查，检查完才能提交";
      if (file.state == MaterialState::rejected) row.check = file.refusal;
      if (file.state == MaterialState::usable)
        row.url = fmt::format("/api/v1/cases/{}/materials/{}/file", dossier.record.number, file.id);
    }
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Missing> missing(const std::vector<CaseMaterial>& materials) {
  std::vector<Missing> out;
  for (const auto& row : materials)
    if (row.required && row.state == MaterialState::absent)
      out.push_back({row.id, row.name, "办理这个事项必须提交"});
  return out;
}

std::vector<Step> CaseWork::timeline(Instant now, bool with_names) const {
  std::vector<Step> out;
  std::optional<Instant> before;
  for (std::size_t i = 0; i < journal.size(); ++i) {
    const auto& entry = journal[i];
    const auto title = title_of(entry.kind, Told::on_timeline);
    if (title.empty()) continue;
    Step step{.at = entry.at,
              .kind = entry.kind,
              .title = std::string(title),
              .who = {},
              .body = {},
              .element = {},
              .comment = {},
              .took = {},
              .state = StepState::done,
              .document_id = {}};
    if (with_names || !entry.actor)
      step.who = who_is(entry.actor, static_cast<bool>(entry.body));
    else
      step.who = entry.body ? "工作人员" : mask_name(applicant.name);
    if (entry.body) step.body = dossier.record.body_name;
    if (!entry.element.empty()) step.element = entry.element;
    const auto& said = opened_.journal[i];
    if (with_names && !said.comment.empty()) step.comment = said.comment;
    if (with_names) step.document_id = said.document;
    if (before) step.took = took_of(entry.at.us - before->us);
    before = entry.at;
    out.push_back(std::move(step));
  }
  if (flow && (flow->stands() || flow->suspended()))
    out.push_back({.at = std::nullopt,
                   .kind = "incident",
                   .title = "流程出了问题，管理员正在处理，您不用做什么",
                   .who = "系统",
                   .body = {},
                   .element = {},
                   .comment = {},
                   .took = {},
                   .state = StepState::now,
                   .document_id = {}});
  if (flow)
    for (const auto& task : flow->tasks())
      if (task.state == flow::TaskState::open)
        out.push_back({.at = std::nullopt,
                       .kind = "task",
                       .title = task.name,
                       .who = task.act == "resubmit" ? "申请人" : "工作人员",
                       .body = dossier.record.body_name,
                       .element = task.element,
                       .comment = {},
                       .took = before ? std::optional(took_of(now.us - before->us)) : std::nullopt,
                       .state = StepState::now,
                       .document_id = {}});
  return out;
}

TaskView CaseWork::task_view(const flow::Task& task, const bpmn::Element* element,
                             Instant now) const {
  const auto& record = dossier.record;
  TaskView out{.id = fmt::format("{}.{}", record.id.value, task.id.value),
               .case_number = record.number,
               .name = task.name,
               .act = task.act,
               .element = task.element,
               .applicant_name = applicant.name,
               .item = {record.item_code, record.item_name},
               .channel = std::string(name_of(record.channel)),
               .due_at = task.due_at,
               .clock = leading(now),
               .outcomes = {},
               .created_at = task.created_at,
               .version = record.version};
  if (element != nullptr)
    for (const auto& outcome : element->outcomes) {
      const bool explains = outcome.id == "refuse" || outcome.id == "return" ||
                            outcome.id == "correct" || outcome.id == "answer";
      out.outcomes.push_back({outcome.id, outcome.name, outcome.consequence, explains});
    }
  return out;
}

CaseRow CaseWork::row_view(Instant now) const {
  const auto& record = dossier.record;
  CaseRow out{.number = record.number,
              .item = {record.item_code, record.item_name},
              .state = record.state,
              .state_name = std::string(rules::words_of(record.state)),
              .applicant_name = applicant.name,
              .next_action = {},
              .clock = leading(now),
              .updated_at = record.updated_at,
              .licence = {}};
  if (record.state == State::draft)
    out.next_action = NextAction{"continue_draft", "接着填写",
                                 rules::draft_expires_at(record, services_->parameters)};
  if (record.state == State::correcting)
    out.next_action = NextAction{"correct", "去补正", record.due_at};
  if (record.licence_number)
    out.licence =
        LicenceRef{*record.licence_number, handled->guide.handling.licence.title, "valid"};
  return out;
}

namespace {

std::vector<std::string> allowed(const CaseWork& work, const identity::Caller& caller,
                                 Instant now) {
  std::vector<std::string> out;
  const auto facts = work.facts(now);
  const auto can = [&](identity::Action action) {
    return identity::may(caller, action, facts).has_value();
  };
  const auto state = work.dossier.record.state;
  const bool editable = state == State::draft || state == State::correcting;
  if (editable && can(identity::Action::edit_case)) out.emplace_back("edit");
  if (editable && can(identity::Action::submit_case)) out.emplace_back("submit");
  if (rules::is_before_decision(state) && can(identity::Action::withdraw_case))
    out.emplace_back("withdraw");
  if ((state == State::accepted || state == State::in_review) && can(identity::Action::hold_case))
    out.emplace_back("hold");
  if (rules::may_extend(work.dossier, now) && can(identity::Action::extend_case))
    out.emplace_back("extend");
  for (const auto& hold : work.holds)
    if (!hold.ended_at && can(identity::Action::end_hold))
      out.push_back(fmt::format("end_hold:{}", hold.id.value));
  if (!work.flow) return out;
  for (const auto& task : work.flow->tasks())
    if (task.state == flow::TaskState::open && task.act != "resubmit" &&
        identity::may(caller, identity::Action::complete_task, work.facts(now, &task)))
      out.push_back(fmt::format("complete:{}.{}", task.case_id.value, task.id.value));
  return out;
}

CaseApplicant masked(const identity::Applicant& applicant) {
  CaseApplicant out{.kind = applicant.kind,
                    .name = applicant.name,
                    .id_number = {},
                    .credit_code = {},
                    .phone = {}};
  if (!applicant.id_number.empty()) out.id_number = mask_id_number(applicant.id_number);
  if (!applicant.credit_code.empty()) out.credit_code = applicant.credit_code;
  if (!applicant.phone.empty()) out.phone = mask_phone(applicant.phone);
  return out;
}

}  // namespace

Case CaseWork::view(const identity::Caller* caller, Instant now) const {
  const auto& record = dossier.record;
  const auto& guide = handled->guide;
  Case out;
  out.number = record.number;
  out.version = record.version;
  out.state = record.state;
  out.state_name = rules::words_of(record.state);
  out.item = {record.item_code,    record.item_name,
              record.item_version, std::string(name_of(guide.handling.power)),
              record.body_name,    std::string(name_of(*opened_.situation->case_kind))};
  out.applicant = masked(applicant);
  out.channel = name_of(record.channel);
  out.form.text = form();
  out.materials = materials();
  out.missing = missing(out.materials);
  if (rules::is_before_decision(record.state)) {
    out.advice = opened_.situation->advice;
    for (const auto& need : opened_.situation->materials)
      if (!need.needed) out.unneeded.push_back({need.id, need.name, need.why});
  }
  if (record.state == State::correcting && !record.correction_sealed.data.empty())
    if (auto correction = from_kept<Correction>(unsealed(record.correction_sealed, "correction")))
      out.correction = *std::move(correction);
  for (const auto& clock : dossier.clocks) out.clocks.push_back(view_of(clock, now));
  out.clock = leading(now, Dated::yes);
  out.created_at = record.created_at;
  out.updated_at = record.updated_at;
  out.received_at = record.received_at;
  out.accepted_at = record.accepted_at;
  out.decided_at = record.decided_at;
  out.finished_at = record.finished_at;
  out.delivered_at = record.delivered_at;
  if (record.acceptance != Acceptance::none) out.acceptance = name_of(record.acceptance);
  if (!record.outcome.empty()) out.outcome = record.outcome;
  out.timeline = timeline(now, true);
  for (const auto& document : documents)
    out.documents.push_back(
        {document.id, document.kind, document.title, document.number, document.issued_at,
         fmt::format("/api/v1/cases/{}/documents/{}", record.number, document.id.value)});
  if (record.licence_number)
    out.licence = LicenceRef{*record.licence_number, guide.handling.licence.title, "valid"};
  for (const auto& hold : holds) out.holds.push_back(view_of(hold, now));
  out.extension = extension();
  if (record.state == State::draft)
    out.expires_at = rules::draft_expires_at(record, services_->parameters);
  if (caller != nullptr) out.may = allowed(*this, *caller, now);
  if (!flow) return out;
  for (const auto& task : flow->tasks())
    if (task.state == flow::TaskState::open)
      out.tasks.push_back({fmt::format("{}.{}", record.id.value, task.id.value), task.name,
                           task.element, task.act == "resubmit" ? "申请人" : record.body_name,
                           task.due_at});
  out.process = ProcessView{flow->row().model,
                            flow->row().model_version,
                            flow->active(),
                            {},
                            flow->stands() || flow->suspended()};
  auto& done = out.process->done;
  for (const auto& task : flow->tasks())
    if (task.state == flow::TaskState::done && std::ranges::find(done, task.element) == done.end())
      done.push_back(task.element);
  return out;
}

}  // namespace tb::cases
