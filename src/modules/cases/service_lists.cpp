// Reading: one case, lists, tasks, documents, progress without login.
#include <fmt/format.h>

#include <charconv>

#include "core/text.hpp"
#include "modules/cases/service.hpp"
#include "platform/files/kept.hpp"

namespace tb::cases {
namespace {

constexpr Instant kFarFuture{std::numeric_limits<std::int64_t>::max()};

// A cursor is one or two numbers, "due.task".
std::pair<std::int64_t, std::int64_t> parse_cursor(std::string_view cursor, std::int64_t absent) {
  std::pair<std::int64_t, std::int64_t> out{absent, 0};
  const auto [end, error] =
      std::from_chars(cursor.data(), cursor.data() + cursor.size(), out.first);
  if (error == std::errc() && end < cursor.data() + cursor.size())
    std::from_chars(end + 1, cursor.data() + cursor.size(), out.second);
  return out;
}

struct ActName {
  std::string_view act, name;
};
constexpr ActName kQueues[]{{"accept", "待受理"},
                            {"clarify", "待核实"},
                            {"review", "待审查"},
                            {"decide", "待决定"},
                            {"deliver", "待送达"}};

// A page of briefs: each case once, though two of its clocks may be due at once.
Result<CaseList> page_of(const Services& services, Tx& tx, const Asked& asked, std::int64_t limit,
                         bool by_due) {
  CaseList out;
  std::string before;
  const auto& rows = asked.rows();
  for (std::size_t i = 0; i < rows.count() && out.items.size() < static_cast<std::size_t>(limit);
       ++i) {
    auto brief = store::read_brief(rows, i);
    if (brief.record.number == before) continue;
    before = brief.record.number;
    const auto at = by_due ? brief.record.due_at.value_or(Instant{}) : brief.record.updated_at;
    out.next = std::to_string(at.us);
    const auto work =
        TRY(CaseWork::brief(services, tx, std::move(brief.record), std::move(brief.clocks)));
    out.items.push_back(work.row_view(tx.now()));
  }
  if (rows.count() <= static_cast<std::size_t>(limit)) out.next.reset();
  return out;
}

}  // namespace

Result<Case> CaseService::read(const identity::Caller& caller, std::string_view number) {
  const auto id = TRY(id_of(number));
  const auto looked =
      TRY(services_.database.read([&](Tx& tx) { return CaseWork::look(services_, tx, id); }));
  TRY_VOID(identity::may(caller, identity::Action::read_case, looked.work->facts(looked.now)));
  return looked.work->view(&caller, looked.now);
}

Result<CaseList> CaseService::mine(const identity::Caller& caller, std::string_view state,
                                   std::string_view cursor, std::int64_t limit) {
  return services_.database.read([&](Tx& tx) {
    const Instant before{parse_cursor(cursor, kFarFuture.us).first};
    return page_of(services_, tx, store::ask_of_person(tx, caller.person, state, before, limit + 1),
                   limit, false);
  });
}

Result<CaseList> CaseService::by_due(const identity::Caller& caller, std::string_view state,
                                     std::string_view cursor, std::int64_t limit) {
  TRY_VOID(identity::may(caller, identity::Action::list_cases, {}));
  return services_.database.read([&](Tx& tx) {
    const Instant after{parse_cursor(cursor, 0).first};
    return page_of(services_, tx, store::ask_by_due(tx, state, after, limit + 1), limit, true);
  });
}

// One index range per scope, merged by due time: the cost does not grow with the table.
Result<TaskList> CaseService::task_page(Tx& tx, const identity::Caller& caller,
                                        const store::TaskFilter& filter, Instant due, Id after,
                                        std::int64_t limit) {
  std::vector<Asked> pages;
  for (const auto& scope : caller.scopes())
    pages.push_back(store::ask_task_page(tx, scope, filter, due, after, limit + 1));
  struct Found {
    store::Brief brief;
    flow::Task task;
    std::string model;
    std::int64_t version;
  };
  std::map<std::pair<Instant, Id>, Found> merged;
  for (const auto& asked : pages) {
    const auto& rows = asked.rows();
    for (std::size_t i = 0; i < rows.count(); ++i) {
      Found found{store::read_brief(rows, i), {}, {}, 0};
      const auto at = found.brief.next_column;
      read_row(rows, i, at, *TypeOf<flow::Task>::get(), &found.task);
      const auto model = at + TypeOf<flow::Task>::get()->count;
      found.model = rows.text(i, model);
      found.version = rows.integer(i, model + 1);
      merged.emplace(std::pair(found.task.due_at.value_or(Instant{}), found.task.id),
                     std::move(found));
    }
  }
  TaskList out;
  for (auto& [key, found] : merged) {
    if (out.items.size() == static_cast<std::size_t>(limit)) {
      const auto& last = std::prev(merged.find(key))->first;
      out.next = fmt::format("{}.{}", last.first.us, last.second.value);
      break;
    }
    const auto model = TRY(services_.models.model(found.model, found.version));
    const auto index = model->find(found.task.element);
    const auto work = TRY(CaseWork::brief(services_, tx, std::move(found.brief.record),
                                          std::move(found.brief.clocks)));
    out.items.push_back(work.task_view(
        found.task, index == bpmn::kNone ? nullptr : &model->element(index), tx.now()));
  }
  return out;
}

Result<TaskList> CaseService::tasks(const identity::Caller& caller, std::string_view act,
                                    std::string_view item, std::string_view words,
                                    std::string_view cursor, std::int64_t limit) {
  TRY_VOID(identity::may(caller, identity::Action::list_tasks, {}));
  const auto from = parse_cursor(cursor, -1);
  const auto name = normalise(words);
  const store::TaskFilter filter{std::string(act), std::string(item), name,
                                 name.empty() ? Bytes{} : services_.keys.blind("name", name)};
  return services_.database.read([&](Tx& tx) -> Result<TaskList> {
    const auto counts = ask_counts(tx, caller);
    auto out = TRY(task_page(tx, caller, filter, Instant{from.first}, Id{from.second}, limit));
    for (const auto& queue : told(counts).items) {
      if (!act.empty() && queue.id != act) continue;
      out.total += queue.count;
      out.capped = out.capped || queue.capped;
    }
    return out;
  });
}

// One statement a scope, sent with whatever else is asked.
std::vector<Asked> CaseService::ask_counts(Tx& tx, const identity::Caller& caller) {
  const auto now = services_.database.node_clock();
  const auto next = services_.calendar->add_workdays(date_of(now), 1);
  const Instant yellow = next ? services_.calendar->due_instant(*next) : now;
  std::vector<Asked> out;
  for (const auto& scope : caller.scopes())
    out.push_back(store::ask_queue_counts(tx, scope, yellow, now));
  return out;
}

QueueList CaseService::told(const std::vector<Asked>& counts) {
  QueueList out;
  for (const auto& [act, name] : kQueues)
    out.items.push_back({std::string(act), std::string(name), 0, 0, 0, false});
  for (const auto& asked : counts) {
    std::int64_t all = 0;
    for (std::size_t i = 0; i < asked.rows().count(); ++i) all += asked.rows().integer(i, 1);
    for (std::size_t i = 0; i < asked.rows().count(); ++i)
      for (auto& queue : out.items) {
        if (queue.id != asked.rows().text(i, 0)) continue;
        queue.count += asked.rows().integer(i, 1);
        queue.yellow += asked.rows().integer(i, 2);
        queue.red += asked.rows().integer(i, 3);
        queue.capped = queue.capped || all >= store::kMostCounted;
      }
  }
  return out;
}

Result<QueueList> CaseService::queues(const identity::Caller& caller) {
  TRY_VOID(identity::may(caller, identity::Action::list_tasks, {}));
  return services_.database.read(
      [&](Tx& tx) -> Result<QueueList> { return told(ask_counts(tx, caller)); });
}

Result<File> CaseService::document(const identity::Caller& caller, std::string_view number, Id id) {
  const auto case_id = TRY(id_of(number));
  struct Found {
    DocumentRecord row;
    std::string content;
    DataKey key;
  };
  auto found = TRY(services_.database.read([&](Tx& tx) -> Result<Found> {
    const auto looked = TRY(CaseWork::look(services_, tx, case_id));
    const auto& work = *looked.work;
    TRY_VOID(identity::may(caller, identity::Action::read_document, work.facts(looked.now)));
    for (const auto& row : work.documents)
      if (row.id == id) return Found{row, work.unsealed(row.data_sealed, "document"), work.key};
    return not_found("document.not_found", "没有找到这份文书，请刷新后再试");
  }));
  auto paper = TRY(files::kept_paper(services_.database, blobs_, found.key, id, [&] {
    return printer_.print(found.row.kind, found.content);
  }));
  return File{fmt::format("{}-{}.pdf", found.row.title, number), "application/pdf",
              std::move(paper.bytes), std::move(paper.digest)};
}

Result<Progress> CaseService::progress(std::string_view number, std::string_view name,
                                       std::string_view address) {
  if (!progress_tries_.allow(address, services_.database.node_clock()))
    return fail(ErrorKind::too_many, "progress.too_many",
                "查询太频繁了，请十分钟后再试，或拨打 12345");
  constexpr std::string_view kNotFound = "没有找到：请核对编号和姓名，两样都要与申请时一致";
  const auto id = id_of(number);
  if (!id) return not_found("progress.not_found", kNotFound);
  return services_.database.read([&](Tx& tx) -> Result<Progress> {
    const auto looked = TRY(CaseWork::look(services_, tx, *id));
    const auto& work = *looked.work;
    const auto& record = work.dossier.record;
    // A draft is nobody's business but its writer's.
    if (record.state == State::draft ||
        services_.keys.blind("name", normalise(name)) != record.applicant_name_index)
      return not_found("progress.not_found", kNotFound);
    Progress out{record.number,
                 {record.item_code, record.item_name},
                 record.state,
                 std::string(rules::words_of(record.state)),
                 work.leading(tx.now(), CaseWork::Dated::yes),
                 work.timeline(tx.now(), false),
                 {}};
    out.next = record.state == State::correcting ? "请登录后补正，补齐前计时停止"
               : rules::is_open(record.state)    ? "正在办理，不用做什么"
                                                 : "已经办完";
    return out;
  });
}

}  // namespace tb::cases
