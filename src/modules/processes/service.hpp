// Use cases of processes: the drawings that cases run on, in versions; checked, played and
// published here.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "core/memory.hpp"
#include "engine/bpmn/law.hpp"
#include "flow/models.hpp"
#include "modules/identity/service.hpp"
#include "modules/processes/types.hpp"

namespace tb::processes {

// What the law asks of drawings, by power ("permit").
using Laws = std::map<std::string, bpmn::Skeleton, std::less<>>;

class ProcessService {
 public:
  // `words`: what those who run the drawings understand now.
  ProcessService(Database& database, identity::IdentityService& identity, flow::Models& models,
                 Laws laws, std::function<Result<Vocabulary>()> words)
      : database_(database),
        identity_(identity),
        models_(models),
        laws_(std::move(laws)),
        words_(std::move(words)) {}

  // Publishes what came with the program, unless that version was there before or a newer one was
  // published by somebody: then his stays. Fails as publish() does for errors of the drawing;
  // not_found `law.no_skeleton`.
  Result<void> ship(std::string_view key, std::string_view power, const std::string& xml);
  Result<ProcessList> list(const identity::Caller& caller);
  // `version` 0 = the newest. Fails not_found `flow.model_missing`.
  Result<ProcessDrawing> model(const identity::Caller& caller, std::string_view key,
                               std::int64_t version);
  // What speaks against a drawing that is not published yet. Fails as bpmn::read when it cannot be
  // read at all; under a free key not_found `flow.model_missing` (no power is named), invalid
  // `process.key`, `process.power`.
  Result<CheckedProcess> check(const identity::Caller& caller, std::string_view key,
                               const CheckProcess& request);
  // Makes the steps and tells what may happen next. Fails as bpmn::read, and invalid
  // `process.not_executable`, `process.values`.
  Result<Played> play(const identity::Caller& caller, const PlayProcess& request);
  // A new version, for cases that begin from now on; running ones keep theirs. With a power it is
  // the first one of a new process. Fails as check(), and conflict `process.key_taken` (a first one
  // where there are some), `process.changed` (published meanwhile), `process.same`,
  // `process.warnings` (there are some and they were not accepted); invalid `process.note`,
  // `process.findings` with one FieldError for each error (field: the element). Journals
  // process.published.v1.
  Result<ProcessDrawing> publish(const identity::Caller& caller, std::string_view key,
                                 const PublishProcess& request);

 private:
  using Heads = std::vector<flow::ModelHead>;

  // Of one key, by version; none when the key is free.
  Result<Heads> heads(std::string_view key);
  // Whose law a text under the key has to keep to: as its versions do, or (before the first) as
  // `first` says. Fails not_found without both, invalid `process.key`, `process.power`.
  Result<std::string> power_of(const Heads& known, std::string_view key,
                               const std::optional<std::string>& first) const;
  // Null for a power without a skeleton.
  const bpmn::Skeleton* law(std::string_view power) const;
  std::string power_name(std::string_view power) const;
  // What speaks against the drawing of a text; its ways are explored once for each text and law.
  Result<std::vector<ProcessFinding>> findings(const bpmn::Model& model, std::string_view xml,
                                               std::string_view power);
  // Fails `process.findings` when there is an error among them; gives how many warnings.
  static Result<std::size_t> warnings(const std::vector<ProcessFinding>& findings);

  Database& database_;
  identity::IdentityService& identity_;
  flow::Models& models_;
  Laws laws_;
  std::function<Result<Vocabulary>()> words_;
  using Explored = std::shared_ptr<const std::vector<ProcessFinding>>;
  Memory<std::string, Explored> explored_{100};  // by power and digest
};

}  // namespace tb::processes
