// Reading: one case, lists, tasks, documents, progress without login.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/text.hpp"
#include "modules/cases/service.hpp"
#include "platform/files/kept.hpp"

namespace tb::cases {
namespace {

constexpr Id kAfterAll{std::numeric_limits<std::int64_t>::max()};

// A cursor is two numbers, "instant.id".
store::Place place_of(std::string_view cursor, store::Place absent) {
  store::Place out = absent;
  const auto [end, error] =
      std::from_chars(cursor.data(), cursor.data() + cursor.size(), out.at.us);
  if (error == std::errc() && end < cursor.data() + cursor.size())
    std::from_chars(end + 1, cursor.data() + cursor.size(), out.id.value);
  return out;
}
std::string cursor_of(Instant at, Id id) { return fmt::format("{}.{}", at.us, id.value); }

// A number as people write it, in groups, is still the number.
std::string number_or_words(const std::string& words) {
  std::string plain;
  for (const char c : words)
    if (c != ' ') plain += c;
  const bool is_number = std::ranges::all_of(plain, [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? plain : words;
}

struct ActName {
  std::string_view act, name;
};
constexpr ActName kQueues[]{{"accept", "待受理"},
                            {"clarify", "待核实"},
                            {"review", "待审查"},
                            {"decide", "待决定"},
                            {"deliver", "待送达"}};

// Adds a row of ask_queue_counts to its queue.
void count_in(Queue& queue, const Rows& rows, std::size_t i) {
  const auto tasks = rows.integer(i, 3);
  queue.count += tasks;
  queue.yellow += rows.integer(i, 4);
  queue.red += rows.integer(i, 5);
  auto item = std::ranges::find(queue.items, rows.text(i, 1), &ItemCount::code);
  if (item == queue.items.end())
    item =
        queue.items.insert(item, {std::string(rows.text(i, 1)), std::string(rows.text(i, 2)), 0});
  item->count += tasks;
}

QueueList told(const std::vector<Asked>& counts) {
  QueueList out;
  for (const auto& [act, name] : kQueues)
    out.items.push_back({std::string(act), std::string(name), 0, 0, 0, false, {}});
  for (const auto& asked : counts) {
    std::int64_t all = 0;
    for (std::size_t i = 0; i < asked.rows().count(); ++i) all += asked.rows().integer(i, 3);
    for (std::size_t i = 0; i < asked.rows().count(); ++i)
      for (auto& queue : out.items) {
        if (queue.id != asked.rows().text(i, 0)) continue;
        count_in(queue, asked.rows(), i);
        queue.capped = queue.capped || all >= store::kMostCounted;
      }
  }
  return out;
}

Instant due_of(const store::Brief& brief) { return brief.record.due_at.value_or(Instant{}); }

std::vector<store::Brief> briefs_of(const Rows& rows) {
  std::vector<store::Brief> out;
  out.reserve(rows.count());
  for (std::size_t i = 0; i < rows.count(); ++i) out.push_back(store::read_brief(rows, i));
  return out;
}

// The pages of several scopes as one, the most urgent first.
std::vector<store::Brief> by_due_time(const std::vector<Asked>& pages) {
  std::vector<store::Brief> out;
  for (const auto& asked : pages)
    std::ranges::move(briefs_of(asked.rows()), std::back_inserter(out));
  std::ranges::sort(out, {},
                    [](const auto& brief) { return std::pair(due_of(brief), brief.record.id); });
  return out;
}

// A page of briefs: each case once, though two of its clocks may be due at once.
Result<CaseList> page_of(const Services& services, Tx& tx, std::vector<store::Brief> found,
                         std::int64_t limit) {
  CaseList out;
  std::string before;
  const bool is_last = found.size() <= static_cast<std::size_t>(limit);
  for (auto& brief : found) {
    if (out.items.size() == static_cast<std::size_t>(limit)) break;
    if (brief.record.number == before) continue;
    before = brief.record.number;
    out.next = cursor_of(due_of(brief), brief.record.id);
    const auto work =
        TRY(CaseWork::brief(services, tx, std::move(brief.record), std::move(brief.clocks)));
    out.items.push_back(work.row_view(tx.now()));
  }
  if (is_last) out.next.reset();
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

store::Filter CaseService::filter_of(const Wanted& wanted, Instant now) const {
  store::Filter out;
  out.state_or_act = wanted.step;
  out.item = wanted.item;
  const auto words = normalise(wanted.words);
  out.words = number_or_words(words);
  if (!words.empty()) out.name_index = services_.keys.blind("name", words);
  if (wanted.due == Due::overdue) out.after = Instant{0}, out.until = now;
  if (wanted.due == Due::today) out.after = now, out.until = at_minute(date_of(now) + 1, 0);
  return out;
}

Result<CaseList> CaseService::mine(const identity::Caller& caller, const Wanted& wanted) {
  return services_.database.read([&](Tx& tx) {
    const auto before = place_of(wanted.cursor, {{}, kAfterAll}).id;
    const auto asked = store::ask_of_person(tx, caller.person, filter_of(wanted, tx.now()), before,
                                            wanted.limit + 1);
    return page_of(services_, tx, briefs_of(asked.rows()), wanted.limit);
  });
}

Result<CaseList> CaseService::by_due(const identity::Caller& caller, const Wanted& wanted) {
  TRY_VOID(identity::may(caller, identity::Action::list_cases, {}));
  return services_.database.read([&](Tx& tx) {
    const auto after = place_of(wanted.cursor, {});
    const auto filter = filter_of(wanted, tx.now());
    const auto scopes = identity::listed_cases(caller);
    std::vector<Asked> pages;
    pages.reserve(scopes.regions.size() + scopes.bodies.size());
    for (const auto& region : scopes.regions)
      pages.push_back(store::ask_by_due_of_region(tx, region, filter, after, wanted.limit + 1));
    for (const auto body : scopes.bodies)
      pages.push_back(store::ask_by_due_of_body(tx, body, filter, after, wanted.limit + 1));
    return page_of(services_, tx, by_due_time(pages), wanted.limit);
  });
}

// One index range per scope, merged by due time: the cost does not grow with the table.
Result<TaskList> CaseService::task_page(Tx& tx, const identity::Caller& caller,
                                        const store::Filter& filter, store::Place after,
                                        std::int64_t limit) {
  std::vector<Asked> pages;
  for (const auto& scope : caller.scopes())
    pages.push_back(store::ask_task_page(tx, scope, filter, after, limit + 1));
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
      out.next = cursor_of(last.first, last.second);
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

Result<TaskList> CaseService::tasks(const identity::Caller& caller, const Wanted& wanted) {
  TRY_VOID(identity::may(caller, identity::Action::list_tasks, {}));
  return services_.database.read([&](Tx& tx) -> Result<TaskList> {
    const auto after = place_of(wanted.cursor, {Instant{-1}, Id{}});
    const auto filter = filter_of(wanted, services_.database.node_clock());
    return task_page(tx, caller, filter, after, wanted.limit);
  });
}

// One statement a scope.
Result<QueueList> CaseService::queues(const identity::Caller& caller) {
  TRY_VOID(identity::may(caller, identity::Action::list_tasks, {}));
  const auto now = services_.database.node_clock();
  return services_.database.read([&](Tx& tx) -> Result<QueueList> {
    std::vector<Asked> counts;
    for (const auto& scope : caller.scopes())
      counts.push_back(store::ask_queue_counts(tx, scope, now));
    return told(counts);
  });
}

Result<ProcessModel> CaseService::process_model(std::string_view key, std::int64_t version) {
  return ProcessModel{std::string(key), version, TRY(services_.models.row(key, version)).xml};
}

// A look at a case that the caller may read.
Result<Looked> CaseService::looked(const identity::Caller& caller, std::string_view number) {
  const auto case_id = TRY(id_of(number));
  return services_.database.read([&](Tx& tx) -> Result<Looked> {
    auto found = TRY(CaseWork::look(services_, tx, case_id));
    TRY_VOID(identity::may(caller, identity::Action::read_case, found.work->facts(found.now)));
    return found;
  });
}

Result<CaseDecisionList> CaseService::decided(const identity::Caller& caller,
                                              std::string_view number) {
  return TRY(looked(caller, number)).work->decided();
}

Result<CaseHistory> CaseService::history(const identity::Caller& caller, std::string_view number) {
  const auto found = TRY(looked(caller, number));
  return found.work->history(found.now);
}

Result<File> CaseService::document(const identity::Caller& caller, std::string_view number, Id id) {
  const auto case_id = TRY(id_of(number));
  struct Found {
    DocumentRecord row;
    std::string content;
    std::shared_ptr<const CaseWork> work;
  };
  auto found = TRY(services_.database.read([&](Tx& tx) -> Result<Found> {
    const auto looked = TRY(CaseWork::look(services_, tx, case_id));
    const auto& work = *looked.work;
    TRY_VOID(identity::may(caller, identity::Action::read_document, work.facts(looked.now)));
    for (const auto& row : work.documents)
      if (row.id == id) return Found{row, work.unsealed(row.data_sealed, "document"), looked.work};
    return not_found("document.not_found", "没有找到这份文书，请刷新后再试");
  }));
  auto paper = TRY(files::kept_paper(services_.database, blobs_, found.work->key, id, [&] {
    auto content = from_kept<Paper>(found.content);
    if (!content) throw StoreLost("a document of case " + std::string(number) + " is broken");
    // Issued when the paragraph stood in the template.
    if (content->remedy.empty())
      content->remedy = found.work->remedy(found.row.kind, found.row.issued_at).value_or("");
    return printer_.print(found.row.kind, to_json(*content));
  }));
  return File{fmt::format("{}-{}.pdf", found.row.title, number), "application/pdf",
              std::move(paper.bytes), std::move(paper.digest)};
}

namespace {

// What an applicant who is not signed in has to do, or may expect.
std::string_view next_of(State state) {
  if (state == State::correcting) return "请登录后补正，补齐前计时停止";
  if (state == State::granted) return "已经同意，正在送达";
  if (state == State::refused) return "没有同意，正在送达决定书，请登录看理由";
  return rules::is_open(state) ? "正在办理，不用做什么" : "已经办完";
}

}  // namespace

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
    out.next = next_of(record.state);
    return out;
  });
}

}  // namespace tb::cases
