// Running cases on another version of their process.
#include <charconv>

#include "core/text.hpp"
#include "flow/store.hpp"
#include "modules/cases/service_act.hpp"

namespace tb::cases {
namespace {

constexpr std::int64_t kPage = 100;

Result<bpmn::Renamed> names_of(const std::vector<MovedElement>& mapping, const bpmn::Model& from,
                               const bpmn::Model& to) {
  const auto has = [](const bpmn::Model& model, const std::string& id) {
    return model.find(id) != bpmn::kNone ||
           std::ranges::find(model.flows(), id, &bpmn::Flow::id) != model.flows().end();
  };
  bpmn::Renamed out;
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < mapping.size(); ++i) {
    const auto& [old_id, new_id] = mapping[i];
    const auto field = fmt::format("mapping/{}", i);
    if (!has(from, old_id))
      errors.push_back({field + "/from", "unknown", "原来的版本里没有“" + old_id + "”"});
    if (!has(to, new_id))
      errors.push_back({field + "/to", "unknown", "要换到的版本里没有“" + new_id + "”"});
    out[old_id] = new_id;
  }
  if (errors.empty()) return out;
  return invalid("process.mapping", "对照表里有两版流程图没有的环节，请从列出的环节里选",
                 std::move(errors));
}

}  // namespace

Result<void> CaseWork::move_process(Tx& tx, const identity::Caller& caller, std::int64_t version,
                                    const bpmn::Renamed& renamed, const std::string& reason) {
  if (!flow) return not_found("flow.model_missing", "这件申请没有流程");
  tx_ = &tx;
  const auto before = flow->row().model_version;
  TRY_VOID(flow->move(tx, *this, services_->models, version, renamed));
  tell(tx, "case.process_moved.v1", &caller,
       {.outcome = {},
        .comment = reason,
        .document = {},
        .detail = fmt::format("{} {} {}", flow->row().model, before, version)});
  return {};
}

Result<Migration> CaseService::move_processes(const identity::Caller& caller, std::string_view key,
                                              const MoveProcesses& request) {
  TRY_VOID(identity::may(caller, identity::Action::publish_process, {}));
  if (!request.dry_run) TRY_VOID(check_note("process.note", request.reason));
  Id after;
  const auto end = request.cursor.data() + request.cursor.size();
  if (!request.cursor.empty() &&
      std::from_chars(request.cursor.data(), end, after.value).ptr != end)
    return invalid("query.invalid", "翻页位置不对，请从第一页重新看",
                   {{"cursor", "invalid", "请从第一页重新看"}});
  const auto from = TRY(services_.models.model(key, request.from));
  const auto to = TRY(services_.models.model(key, request.to));
  const auto names = TRY(names_of(request.mapping, *from, *to));
  struct Running {
    Id case_id;
    bpmn::State state;
  };
  const auto rows = TRY(services_.database.read([&](Tx& tx) -> Result<std::vector<Running>> {
    std::vector<Running> found;
    for (const auto& row : all_of<flow::InstanceRow>(
             flow::store::ask_running_of(tx, key, request.from, after, kPage)))
      found.push_back({row.case_id, TRY(flow::KeptState::read(tx, row))});
    return found;
  }));
  Migration out{.looked = static_cast<std::int64_t>(rows.size()), .stuck = {}, .next = {}};
  if (out.looked == kPage) out.next = std::to_string(rows.back().case_id.value);
  const auto move = [&](Id case_id) {
    return services_.database.write([&](Tx& tx) -> Result<void> {
      auto work = TRY(CaseWork::load(services_, tx, case_id, flow::Lock::wait));
      // It went on meanwhile, or another page took it along.
      if (!work.flow || work.flow->ended() || work.flow->row().model_version != request.from)
        return {};
      TRY_VOID(work.move_process(tx, caller, request.to, names, request.reason));
      work.save(tx);
      return {};
    });
  };
  const auto try_out = [&](const bpmn::State& state) -> Result<void> {
    TRY(bpmn::moved(*from, *to, state, names));
    return {};
  };
  std::vector<Id> stuck;
  for (const auto& row : rows) {
    const auto& state = row.state;
    const auto done = request.dry_run ? try_out(state) : move(row.case_id);
    if (done) {
      ++out.movable;
      continue;
    }
    NotMoved one{.case_number = {},
                 .elements = {},
                 .code = done.error().code,
                 .reason = done.error().detail};
    for (const auto& token : state.tokens)
      if (token.element < from->elements().size())
        one.elements.push_back(from->element(token.element).id);
    out.stuck.push_back(std::move(one));
    stuck.push_back(row.case_id);
  }
  TRY(services_.database.read([&](Tx& tx) -> Result<bool> {
    std::vector<Asked> asked;
    asked.reserve(stuck.size());
    for (const auto id : stuck) asked.push_back(store::ask_case(tx, id));
    for (std::size_t i = 0; i < asked.size(); ++i)
      if (const auto record = maybe<CaseRecord>(asked[i]))
        out.stuck[i].case_number = record->number;
    return true;
  }));
  return out;
}

}  // namespace tb::cases
