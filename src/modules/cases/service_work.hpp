// The working set of one case inside a transaction: everything of the case in one flush, changed in
// memory by the acts of a use case, saved once. Reads are built from the same set, so an answer
// costs no second look.
#pragma once
#include <functional>
#include <memory>

#include "core/memory.hpp"
#include "flow/work.hpp"
#include "modules/cases/rules.hpp"
#include "modules/cases/rules_tables.hpp"
#include "modules/cases/store.hpp"
#include "modules/cases/types_process.hpp"
#include "modules/catalog/service.hpp"
#include "modules/identity/service.hpp"
#include "modules/licences/service.hpp"
#include "platform/journal/journal.hpp"

namespace tb::cases {

class CaseWork;

// Working sets as their last transaction left them. One is true as long as the versions of the case
// and of its instance are: every use asks for these first.
using CaseMemory = Memory<std::int64_t, std::shared_ptr<const CaseWork>>;

// An applicant unsealed, with the key of his case: true as long as the sealed bytes are the same.
struct KnownApplicant {
  Bytes sealed;
  DataKey key;
  identity::Applicant applicant;
};
using ApplicantMemory = Memory<std::int64_t, std::shared_ptr<const KnownApplicant>>;

// What the use cases of a case stand on; made once by the program.
struct Services {
  Database& database;
  identity::IdentityService& identity;
  identity::Keys& keys;
  catalog::CatalogService& catalog;
  licences::LicenceService& licences;
  flow::Models& models;
  decisions::DecisionService& decisions;
  std::shared_ptr<const clock::Calendar> calendar;
  Parameters parameters;
  std::shared_ptr<CaseMemory> memory = std::make_shared<CaseMemory>(1'000);
  // More than cases: a list shows many, and of each only the name.
  std::shared_ptr<ApplicantMemory> applicants = std::make_shared<ApplicantMemory>(20'000);
};

// A set for reading, and the legal instant of the look.
struct Looked {
  std::shared_ptr<const CaseWork> work;
  Instant now;
};

class CaseWork final : public flow::Host {
 public:
  // Fails not_found `case.not_found`; unavailable `case.busy` when `lock` is attempt and somebody
  // else drains it.
  static Result<CaseWork> load(const Services& services, Tx& tx, Id case_id, flow::Lock lock);
  // The same for reading: shared, not locked.
  static Result<Looked> look(const Services& services, Tx& tx, Id case_id);
  // After the commit: what is known now serves the next look. Nothing of the transaction stays.
  static std::shared_ptr<const CaseWork> settled(CaseWork work);
  // For lists: the record and the clocks at hand, nothing else.
  static Result<CaseWork> brief(const Services& services, Tx& tx, CaseRecord record,
                                std::vector<clock::Clock> clocks);
  // A new draft for an applicant.
  static Result<CaseWork> make(const Services& services, Tx& tx,
                               std::shared_ptr<const catalog::HandledItem> item,
                               const identity::Applicant& applicant, Id id, Id filed_by,
                               std::string number, Channel channel);

  // The number taken ahead in the first flush for the document that the act will make. An act that
  // makes none must not commit: numbers have no gaps.
  std::optional<store::NumberAhead> reserved;

  // Why the process cannot make the step of the coming act: then the act is done all the same, and
  // the step becomes an incident.
  std::optional<Error> parked;

  // ---- acts; each changes the set, journals, and makes its document
  Result<void> write_form(Tx& tx, std::string_view form);
  Result<void> submit(Tx& tx, const identity::Caller& caller);
  Result<void> complete(Tx& tx, const identity::Caller& caller, Id task,
                        const CompleteTask& request);
  Result<HoldRecord> hold(Tx& tx, const identity::Caller& caller, const StartHold& request);
  Result<HoldRecord> end_hold(Tx& tx, const identity::Caller& caller, Id hold,
                              const EndHold& request);
  Result<void> extend(Tx& tx, const identity::Caller& caller, const ExtendCase& request);
  Result<void> withdraw(Tx& tx, const identity::Caller& caller, const std::string& reason);
  Result<void> fire(Tx& tx, const flow::TimerRow& timer);
  // Reckons every clock that has not stopped by the calendar in force. False when nothing changed.
  Result<bool> follow_calendar(Tx& tx);
  // Makes the step of an incident again; for those who mend the model.
  Result<void> retry(Tx& tx, const identity::Caller& caller,
                     const std::vector<flow::IncidentRow>& incidents, Id incident);
  // Puts the token of an incident to another element, instead of making its step.
  Result<void> skip(Tx& tx, const identity::Caller& caller,
                    const std::vector<flow::IncidentRow>& incidents, Id incident,
                    const SkipIncident& request);
  // Puts the process onto another version; clocks, tasks and timers stay.
  Result<void> move_process(Tx& tx, const identity::Caller& caller, std::int64_t version,
                            const bpmn::Renamed& renamed, const std::string& reason);
  // A message or signal came: of a caller, or from another case (null). Journals `kind`.
  Result<void> receive(Tx& tx, const identity::Caller* caller, std::string_view kind,
                       const bpmn::Event& event, const std::string& name);
  // Nobody took in time what its process sent.
  void lose_message(Tx& tx, const std::string& name);
  // A system outside did what the drawing asked, or it ended with `error`.
  Result<void> finish_errand(Tx& tx, const identity::Caller& caller, const flow::ErrandRow& errand,
                             const std::string& error, const std::string& reason,
                             bpmn::Variables variables);
  // The process makes no step until it is resumed; the clocks go on.
  Result<void> suspend(Tx& tx, const identity::Caller& caller, const std::string& reason);
  Result<void> resume(Tx& tx, const identity::Caller& caller, const std::string& reason);
  Result<void> move_token(Tx& tx, const identity::Caller& caller, const MoveToken& request);
  void add_material(Tx& tx, const identity::Caller& caller, MaterialRecord record,
                    const std::string& file_name);
  // What the scanner found of a paper: usable, or rejected with a sentence. Journals
  // material.checked.v1; the case's version stays, so that nobody's typing is disturbed. False when
  // the paper is no longer the current one or was looked at already.
  bool check_material(Tx& tx, std::string_view id, std::int64_t version,
                      const std::optional<std::string>& refusal);
  void remove_material(Tx& tx, const identity::Caller& caller, std::string_view id);
  // Writes what changed; add() a case that make() made.
  void save(Tx& tx);
  void add(Tx& tx);
  // The label under which a case's key is derived from its applicant's.
  static std::string key_label(Id case_id);

  // ---- looks
  // Needs no transaction, so it is built after the commit.
  Case view(const identity::Caller* caller, Instant now) const;
  // Whether the day of each cell is told too.
  enum class Dated : std::uint8_t { no, yes };
  ClockView view_of(const clock::Clock& clock, Instant now, Dated dated = Dated::no) const;
  std::optional<ClockView> leading(Instant now, Dated dated = Dated::no) const;
  TaskView task_view(const flow::Task& task, const bpmn::Element* element, Instant now) const;
  CaseRow row_view(Instant now) const;
  // Of the situation that the form describes.
  std::vector<CaseMaterial> materials() const;
  std::vector<Step> timeline(Instant now, bool with_names) const;
  CaseHistory history(Instant now) const;
  RunningProcess standings() const;
  // Its process made again from the journal.
  Result<Replay> replayed() const;
  std::vector<TokenPlace> standing() const;
  HoldView view_of(const HoldRecord& hold, Instant now) const;
  std::optional<ExtensionView> extension() const;
  const std::string& form() const { return opened_.form; }  // whole, unsealed
  // Of the decision tables that it stands on: those in force until it is handed in, then those of
  // that day.
  std::int64_t edition() const;
  // What tables decided about it, decided again.
  Result<CaseDecisionList> decided() const;
  // The paragraph on review for a document of a kind; see rules::remedy().
  Result<std::string> remedy(const std::string& kind, Instant now) const;
  identity::Facts facts(Instant now, const flow::Task* task = nullptr) const;
  std::string unsealed(const Bytes& sealed, std::string_view what) const;

  Instant as_of{};  // the legal instant of the transaction
  Dossier dossier;
  identity::Applicant applicant;
  std::shared_ptr<const catalog::HandledItem> handled;
  std::vector<MaterialRecord> files;
  std::vector<HoldRecord> holds;
  std::vector<DocumentRecord> documents;
  std::vector<JournalEntry> journal;
  std::optional<flow::Work> flow;
  std::map<Id, std::string> names;  // of staff on the timeline
  DataKey key;

  // flow::Host
  std::string scope(const bpmn::Element& element) override;
  std::optional<flow::Deadline> due(std::string_view clock) override;
  Result<void> act(std::string_view act, Instant event_time) override;
  Result<feel::Value> decide(const bpmn::Element& element,
                             const bpmn::Variables& variables) override;
  std::string item() const override { return dossier.record.item_code; }
  Id body() const override { return dossier.record.deciding_body; }

 private:
  CaseWork(const Services& services, const DataKey& data_key)
      : key(data_key), services_(&services) {}
  Result<void> perform(Tx& tx, const identity::Caller& caller, const flow::Task& task,
                       const CompleteTask& request);
  Result<void> perform_accept(Tx& tx, const identity::Caller& caller, const CompleteTask& request);
  Result<void> perform_decide(Tx& tx, const identity::Caller& caller, const CompleteTask& request);
  Circumstances at(Tx& tx) const;
  Bytes sealed(std::string_view text, std::string_view what) const;
  // Journals; the sealed payload carries what was said.
  void tell(Tx& tx, std::string_view kind, const identity::Caller* caller, Said said,
            std::string_view element = {});
  void write_told(Tx& tx);
  // What every document of the case says.
  Paper paper(Tx& tx) const;
  // Makes a document: its number (of `series`, a 年度號; the case's own when empty) and its content
  // are fixed here.
  Id issue(Tx& tx, const std::string& kind, std::string_view title, std::string_view series,
           Paper content);
  Result<void> check_complete(Date today) const;
  void move_fields(Tx& tx, std::string_view corrected);
  FieldRecord field_of(const IndexedField& field) const;
  Result<void> deem_accepted(Tx& tx);
  Result<void> deem_withdrawn(Tx& tx);
  void tell_hold(ClockView& out, const clock::Clock& clock, Instant now) const;
  Result<licences::Issued> issue_licence(Tx& tx);

  static Result<CaseWork> load_whole(const Services& services, Tx& tx, Id case_id, flow::Lock lock);
  Result<void> open_sealed();
  void open_form();
  // What the tables decided at its submission, for the journal.
  void record_situation();
  // Who did it, for whoever may read the case.
  std::string who_is(Id person, bool is_staff) const;
  // Puts the paragraph on review into a document, and into the journal which table gave it.
  Result<void> add_remedy(Paper& content, const std::string& kind, Instant now);
  rules::RemedyFacts remedy_facts(const std::string& kind) const;
  // Whether the rows of ask_versions() say that this set is still what the database has.
  bool is_as(const Rows& versions) const;

  // What is sealed, opened once; in the order of the rows.
  struct Opened {
    std::string form;
    // What the form's situation asks for and of which kind the case is, by the tables of `edition`
    // on `day`.
    std::shared_ptr<const catalog::Situation> situation;
    std::int64_t edition = 0;
    Date day;
    std::vector<std::string> file_names, hold_reasons;
    std::vector<Said> journal;
    std::vector<std::string> steps;  // what the process did (flow::Record), in the journal's order
  };
  // As the database has it, to write only what changed.
  struct Stored {
    std::vector<clock::Clock> clocks;
    Json form_public;
    Bytes form_sealed, correction_sealed;
  };
  void store_as_is();

  const Services* services_;
  Tx* tx_ = nullptr;  // while an act runs, for acts of the drawing
  Opened opened_;
  Stored stored_;
  // Told, but not written yet.
  std::optional<std::pair<JournalEntry, Said>> untold_;
  // Decided by tables in the act that runs: goes into its journal entry.
  std::vector<decisions::Decided> decided_;
};

// The Chinese title of a kind of journal entry; empty for those that are not told there.
enum class Told : std::uint8_t { on_timeline, in_history };
std::string_view title_of(std::string_view kind, Told told);
Took took_of(std::int64_t us);
// What must still be handed in.
std::vector<Missing> missing(const std::vector<CaseMaterial>& materials);

}  // namespace tb::cases
