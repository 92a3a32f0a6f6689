#include "modules/cases/service_work.hpp"

#include <fmt/format.h>

#include "core/codes.hpp"
#include "core/pack.hpp"
#include "flow/store.hpp"
#include "modules/cases/rules_tables.hpp"

namespace tb::cases {
namespace {

std::string place(Id id, std::string_view what) {
  return fmt::format("case:{}:{}", id.value, what);
}

// Never changed: what was packed with these words needs them to be opened.
constexpr PackWords kWords{
    '\x02',
    R"({"kind":"person","id_number":"511602","credit_code":"91511602MA6","phone":"1","address":"四川省广安市广安区","name":")"
    R"("correction_due_on":"","decided_on":"2026年1","received_on":"2026年12","accepted_on":"2026年11","due_on":"2026年1","limit_words":"5工作日")"
    R"(,"licence_number":"","licence_title":"","comment":"","reason":"","legal_basis":"《中华人民共和国行政许可法》第、《条例》第二十条")"
    R"(,"materials":[{"title":"营业执照","value":"市里已有，未要求提交"},{"title":"","value":"未收"},{"title":"","value":"已收"}])"
    R"({"number":"决定〔2026〕1号","number":"受理〔2026〕1号","case_number":"51160226","item_name":"（县级）","item_code":"1151160","body_name":"广安市广安区局")"
    R"(,"applicant_name":"","applicant_number":"91511602MA6","issued_on":"2026年1月2日","progress_url":"/progress?number=51160226)"
    R"({"outcome":"accept","comment":"","document":"1","detail":")"};

// The roles that work at the general windows of a region; all others work in a body.
bool is_window_role(std::string_view role) {
  return role == "receiver" || role == "accepter" || role == "issuer" || role == "window_head";
}

// Yellow a day before where the calendar does not reach.
flow::Deadline deadline_of(const clock::Clock& clock, const clock::Calendar& calendar) {
  const auto yellow = clock::warned_from(clock, calendar);
  return {clock.due_at, yellow ? *yellow : Instant{clock.due_at.us - kDay}};
}

std::string opened(const DataKey& key, const Bytes& sealed, const CaseRecord& record,
                   std::string_view what) {
  if (sealed.data.empty()) return "null";
  auto plain = unseal(key, sealed.data, place(record.id, what));
  if (plain) plain = unpacked(*std::move(plain), kWords);
  if (!plain) throw StoreLost("a sealed text of case " + record.number + " is broken");
  return *std::move(plain);
}

// The key of a case and who applies: what every look at it begins with. Unsealing costs more than
// all else of a row in a list, so it is done once.
Result<std::shared_ptr<const KnownApplicant>> applicant_of(const Services& services, Tx& tx,
                                                           const CaseRecord& record) {
  const auto& sealed = record.applicant_sealed;
  if (auto known = services.applicants->get(record.id.value); known && (*known)->sealed == sealed)
    return *std::move(known);
  const auto subject = TRY(services.keys.of(tx, record.applicant));
  const auto key = identity::Keys::derived(subject, CaseWork::key_label(record.id));
  auto applicant = TRY(from_kept<identity::Applicant>(opened(key, sealed, record, "applicant")));
  auto out =
      std::make_shared<const KnownApplicant>(KnownApplicant{sealed, key, std::move(applicant)});
  services.applicants->put(record.id.value, out);
  return out;
}

}  // namespace

Result<CaseWork> CaseWork::load_whole(const Services& services, Tx& tx, Id id, flow::Lock lock) {
  // A lock comes first: what is read after it is what the last holder left. Without one the record
  // comes first: then nothing read later can be older than its version says.
  std::optional<flow::Loading> process;
  if (lock != flow::Lock::none) process = flow::ask_work(tx, id, lock);
  const auto record = store::ask_case(tx, id);
  const auto materials = store::ask_materials(tx, id);
  const auto clocks = store::ask_clocks(tx, id);
  const auto holds = store::ask_holds(tx, id);
  const auto documents = store::ask_documents(tx, id);
  const auto journal = ask_journal(tx, id);
  if (!process) process = flow::ask_work(tx, id, lock);
  auto found = maybe<CaseRecord>(record);
  if (!found) return not_found("case.not_found", "没有找到这件申请，请核对编号");
  const auto known = TRY(applicant_of(services, tx, *found));
  CaseWork work(services, known->key);
  work.as_of = tx.now();
  work.dossier.record = *std::move(found);
  work.applicant = known->applicant;
  work.files = all_of<MaterialRecord>(materials);
  for (const auto& row : all_of<ClockRecord>(clocks))
    work.dossier.clocks.push_back(TRY(clock_of(row)));
  work.holds = all_of<HoldRecord>(holds);
  work.documents = all_of<DocumentRecord>(documents);
  work.journal = all_of<JournalEntry>(journal);
  work.handled = TRY(services.catalog.handled_item(tx, work.dossier.record.item_code,
                                                   work.dossier.record.item_version));
  work.flow = TRY(flow::Work::take(tx, services.models, *process));
  for (const auto& entry : work.journal)
    if (entry.actor && entry.body)
      work.names[entry.actor] = TRY(services.identity.staff_name(tx, entry.actor));
  TRY_VOID(work.open_sealed());
  work.store_as_is();
  return work;
}

Result<CaseWork> CaseWork::load(const Services& services, Tx& tx, Id id, flow::Lock lock) {
  const auto busy = [] {
    return fail(ErrorKind::unavailable, "case.busy", "这件申请正在由别人办理，请稍后再试");
  };
  if (const auto known = services.memory->get(id.value)) {
    const auto lease = flow::store::ask_lease(tx, id, lock != flow::Lock::attempt);
    const auto versions = store::ask_versions(tx, id);
    const auto& base = **known;
    if (base.is_as(versions.rows())) {
      if (base.flow && lease.rows().empty()) return busy();
      CaseWork work = base;
      work.as_of = tx.now();
      if (base.flow && lease.rows().integer(0, 1) != 0)
        work.flow->set_inbox(all_of<flow::InboxRow>(flow::store::ask_inbox(tx, id)));
      return work;
    }
    services.memory->forget(id.value);
  }
  auto work = TRY(load_whole(services, tx, id, lock));
  const auto state = work.dossier.record.state;
  if (state == State::draft || !rules::is_open(state) || work.flow) return work;
  if (lock == flow::Lock::attempt) return busy();
  // Submitted between the lock, which found no instance yet, and the record: look again.
  throw StaleVersion("case");
}

bool CaseWork::is_as(const Rows& versions) const {
  if (versions.empty() || versions.integer(0, 0) != dossier.record.version) return false;
  // A draft follows the tables, and some of them the day.
  if (dossier.record.state == State::draft &&
      (opened_.edition != services_->decisions.edition() ||
       opened_.day != date_of(services_->database.node_clock())))
    return false;
  const auto stored = versions.null(0, 1) ? std::nullopt : std::optional(versions.integer(0, 1));
  return stored == (flow ? std::optional(flow->version()) : std::nullopt);
}

Result<Looked> CaseWork::look(const Services& services, Tx& tx, Id id) {
  if (auto known = services.memory->get(id.value)) {
    const auto versions = store::ask_versions(tx, id);
    if ((*known)->is_as(versions.rows())) return Looked{*std::move(known), tx.now()};
  }
  auto found = settled(TRY(load_whole(services, tx, id, flow::Lock::none)));
  return Looked{std::move(found), tx.now()};
}

std::shared_ptr<const CaseWork> CaseWork::settled(CaseWork work) {
  work.reserved.reset();
  work.parked.reset();
  work.tx_ = nullptr;
  if (work.flow) work.flow->set_inbox({});
  // The scanner's answer moves no version, so a set that waits for one is not remembered.
  const bool waits = std::any_of(work.files.begin(), work.files.end(), [](const auto& file) {
    return file.state == MaterialState::received;
  });
  const auto& memory = work.services_->memory;
  auto out = std::make_shared<const CaseWork>(std::move(work));
  if (!waits) memory->put(out->dossier.record.id.value, out);
  return out;
}

void CaseWork::open_form() {
  const auto& record = dossier.record;
  opened_.form =
      record.form_sealed.data.empty()
          ? record.form_public.text
          : handled->schema.merge(record.form_public.text, unsealed(record.form_sealed, "form"));
  opened_.edition = services_->decisions.edition();
  opened_.day = date_of(as_of);
  const auto answers = feel::context_from_json(opened_.form).value_or(feel::Context());
  const auto at = record.received_at.value_or(as_of);
  auto situation = services_->catalog.situation(*handled, answers, at, edition());
  situation.case_kind = services_->catalog.case_kind(*handled, at, edition());
  opened_.situation = std::make_shared<const catalog::Situation>(std::move(situation));
}

std::int64_t CaseWork::edition() const {
  if (dossier.record.state == State::draft) return decisions::DecisionService::kNewest;
  return std::max<std::int64_t>(dossier.record.edition, 1);
}

Result<void> CaseWork::open_sealed() {
  open_form();
  for (const auto& file : files) opened_.file_names.push_back(unsealed(file.name_sealed, "file"));
  for (const auto& hold : holds)
    opened_.hold_reasons.push_back(unsealed(hold.reason_sealed, "hold"));
  for (const auto& entry : journal) {
    if (entry.payload.data.empty()) {
      opened_.journal.emplace_back();
      continue;
    }
    // The steps of the process stand behind the text: see kept().
    const auto text = unsealed(entry.payload, "journal");
    const auto end = text.find('\0');
    opened_.journal.push_back(TRY(from_kept<Said>(std::string_view(text).substr(0, end))));
    if (end != text.npos) opened_.steps.push_back(text.substr(end + 1));
  }
  return {};
}

void CaseWork::store_as_is() {
  const auto& record = dossier.record;
  stored_ = {dossier.clocks, record.form_public, record.form_sealed, record.correction_sealed};
}

Result<CaseWork> CaseWork::brief(const Services& services, Tx& tx, CaseRecord record,
                                 std::vector<clock::Clock> clocks) {
  const auto known = TRY(applicant_of(services, tx, record));
  CaseWork work(services, known->key);
  work.as_of = tx.now();
  work.dossier = {std::move(record), std::move(clocks)};
  work.applicant = known->applicant;
  work.handled = TRY(services.catalog.handled_item(tx, work.dossier.record.item_code,
                                                   work.dossier.record.item_version));
  return work;
}

Result<CaseWork> CaseWork::make(const Services& services, Tx& tx,
                                std::shared_ptr<const catalog::HandledItem> item,
                                const identity::Applicant& applicant, Id id, Id filed_by,
                                std::string number, Channel channel) {
  auto subject = TRY(services.keys.of(tx, applicant.person));
  CaseWork work(services, identity::Keys::derived(subject, key_label(id)));
  work.as_of = tx.now();
  auto& record = work.dossier.record;
  record = {.id = id,
            .number = std::move(number),
            .item_code = item->row.code,
            .item_version = item->row.version,
            .item_name = item->row.name,
            .region = item->row.region_code.substr(0, 6),
            .deciding_body = item->row.body,
            .body_name = item->row.department,
            .channel = channel,
            .applicant = applicant.person,
            .filed_by = filed_by,
            .created_at = tx.now(),
            .updated_at = tx.now()};
  record.applicant_sealed = work.sealed(to_kept(applicant), "applicant");
  record.applicant_name_index = services.keys.blind("name", applicant.name);
  record.form_public.text = "{}";
  work.applicant = applicant;
  work.handled = std::move(item);
  work.open_form();
  return work;
}

std::string CaseWork::key_label(Id case_id) { return place(case_id, "key"); }

void CaseWork::add(Tx& tx) {
  const auto& record = dossier.record;
  store::add_case(tx, record);
  store::add_party(tx,
                   {record.id, record.applicant, "applicant", tx.now(), "行政许可法第二十九条"});
  tell(tx, "case.created.v1", nullptr, {});
  write_told(tx);
  store_as_is();
}

void CaseWork::save(Tx& tx) {
  if (flow && flow->has_record() && !untold_) tell(tx, "case.process_stepped.v1", nullptr, {});
  write_told(tx);
  auto& record = dossier.record;
  for (const auto& clock : dossier.clocks) {
    const auto before = std::find_if(stored_.clocks.begin(), stored_.clocks.end(),
                                     [&](const auto& c) { return c.name == clock.name; });
    if (before == stored_.clocks.end()) {
      store::add_clock(tx, record_of(record.id, clock));
      continue;
    }
    if (*before == clock) continue;
    store::save_clock(tx, record_of(record.id, clock));
    if (!flow || before->due_at == clock.due_at) continue;
    const auto deadline = deadline_of(clock, *services_->calendar);
    flow->move_clock(tx, clock.name, deadline);
    if (clock.name == "correction") flow->move_clock(tx, "deemed_withdrawal", deadline);
  }
  const bool same_content = record.form_public.text == stored_.form_public.text &&
                            record.form_sealed.data == stored_.form_sealed.data &&
                            record.correction_sealed.data == stored_.correction_sealed.data;
  store::save_case(tx, record, !same_content);
  ++record.version;
  if (flow) flow->save(tx);
  store_as_is();
}

std::string CaseWork::scope(const bpmn::Element& element) {
  const auto& record = dossier.record;
  if (element.role == "applicant") return fmt::format("person@{}", record.applicant.value);
  if (is_window_role(element.role)) return fmt::format("{}@{}", element.role, record.region);
  return fmt::format("{}@{}", element.role, record.deciding_body.value);
}

std::optional<flow::Deadline> CaseWork::due(std::string_view clock) {
  const auto* found = dossier.clock(clock == "deemed_withdrawal" ? "correction" : clock);
  // Only where local law says what the end of a correction means.
  if (clock == "deemed_withdrawal" &&
      (found == nullptr || found->consequence != clock::Consequence::deemed_withdrawn))
    return std::nullopt;
  // A promise stands before the statutory limit; an item without promise has only the latter.
  if (found == nullptr && clock == "promised") found = dossier.clock("decision");
  if (found == nullptr) return std::nullopt;
  return deadline_of(*found, *services_->calendar);
}

Circumstances CaseWork::at(Tx& tx) const {
  return {handled->guide, *services_->calendar, services_->parameters, tx.now(),
          services_->decisions.table(rules::kYellowTable, edition()).value_or(nullptr)};
}

Bytes CaseWork::sealed(std::string_view text, std::string_view what) const {
  return {seal(key, packed(text, kWords), place(dossier.record.id, what))};
}

std::string CaseWork::unsealed(const Bytes& text, std::string_view what) const {
  return opened(key, text, dossier.record, what);
}

identity::Facts CaseWork::facts(Instant now, const flow::Task* task) const {
  const auto& record = dossier.record;
  identity::Facts facts{.applicant = record.applicant,
                        .agents = {},
                        .region = record.region,
                        .deciding_body = record.deciding_body,
                        .item = record.item_code,
                        .act = {},
                        .task_scope = {},
                        .excluded = {},
                        .today = date_of(now)};
  if (record.filed_by != record.applicant) facts.agents.push_back(record.filed_by);
  if (task == nullptr) return facts;
  facts.act = task->act;
  facts.task_scope = task->scope;
  const auto* element = flow ? flow->element(*task) : nullptr;
  if (element == nullptr) return facts;
  for (const auto& done : flow->tasks()) {
    const auto& others = element->not_same_as;
    if (done.done_by && std::find(others.begin(), others.end(), done.act) != others.end())
      facts.excluded.push_back(*done.done_by);
  }
  return facts;
}

}  // namespace tb::cases
