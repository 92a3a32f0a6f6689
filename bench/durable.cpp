// Instances in a database, without the city around them: what `flow` costs over the bare
// statements.
//
//   bench_durable sqlite FOLDER SECONDS      instances a second, the same statements bare, many
//                                            children, due timers; prints JSON
//   bench_durable postgres URL FOLDER SECONDS    the same, and FOLDER/instance.sql for pgbench in
//                                            pipeline mode with FOLDER/variables; prints JSON
#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "bare.hpp"
#include "engine/bpmn/reader.hpp"
#include "flow/store.hpp"
#include "flow/work.hpp"
#include "pgbench.hpp"
#include "platform/journal/journal.hpp"

namespace tb::bench {
namespace {

// Everybody is the clerk, and nothing is due.
class Clerk final : public flow::Host {
 public:
  std::string scope(const bpmn::Element&) override { return "accepter@511602"; }
  std::optional<flow::Deadline> due(std::string_view) override { return std::nullopt; }
  Result<void> act(std::string_view, Instant) override { return {}; }
  Result<feel::Value> decide(const bpmn::Element&, const bpmn::Variables&) override {
    return feel::Value();
  }
  std::string item() const override { return "511A0015500009-511602000000-000"; }
  Id body() const override { return Id{511602032}; }
};

std::string drawing(std::string_view inside) {
  return fmt::format(
      R"(<definitions xmlns="{}" xmlns:tb="{}"><process id="p" isExecutable="true"><startEvent id="s"/>{}<endEvent id="e"/></process></definitions>)",
      bpmn::kBpmnNamespace, bpmn::kTongbanNamespace, inside);
}
std::string three_tasks() {
  return drawing(
      R"(<userTask id="a" name="收件与受理" tb:act="accept" tb:role="accepter"/><userTask id="b" name="审查" tb:act="review" tb:role="reviewer"/><userTask id="c" name="决定" tb:act="decide" tb:role="approver"/>)"
      R"(<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/><sequenceFlow id="f3" sourceRef="b" targetRef="c"/><sequenceFlow id="f4" sourceRef="c" targetRef="e"/>)");
}
std::string children(int count) {
  return drawing(fmt::format(
      R"(<userTask id="a" name="部门意见"><multiInstanceLoopCharacteristics><loopCardinality>{}</loopCardinality></multiInstanceLoopCharacteristics></userTask>)"
      R"(<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/>)",
      count));
}
std::string one_timer() {
  return drawing(
      R"(<intermediateCatchEvent id="w"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id="a" name="收件与受理"/>)"
      R"(<sequenceFlow id="f1" sourceRef="s" targetRef="w"/><sequenceFlow id="f2" sourceRef="w" targetRef="a"/><sequenceFlow id="f3" sourceRef="a" targetRef="e"/>)");
}

template <class T>
T must(Result<T> done) {
  if (!done) throw std::runtime_error(done.error().code + ": " + done.error().detail);
  return *std::move(done);
}

class Place {
 public:
  explicit Place(DatabaseOptions options)
      : database_(Database::open(options)), models_(*database_) {
    const Migrations* all[]{&k_journal_migrations, &k_flow_migrations};
    if (auto done = migrate(*database_, all); !done) throw std::runtime_error(done.error().detail);
    for (const auto& [key, xml] : {std::pair("three", three_tasks()),
                                   {"timer", one_timer()},
                                   {"children1000", children(1'000)},
                                   {"children10000", children(10'000)}})
      must(models_.publish({.key = key, .xml = xml}));
  }
  Database& database() { return *database_; }

  void start(Id id, std::string_view model) {
    must(database_->write([&](Tx& tx) -> Result<bool> { return start_in(tx, id, model); }));
  }
  // Begins, and does its three tasks; each in a transaction of its own.
  void live() {
    const auto id = database_->ids().next();
    start(id, "three");
    for (int i = 0; i < 3; ++i) complete(id, 1);
  }
  // `count` open tasks in one transaction.
  void complete(Id id, int count) {
    must(database_->write([&](Tx& tx) -> Result<bool> {
      Clerk clerk;
      const auto asked = flow::ask_work(tx, id, flow::Lock::wait);
      auto work = TRY(flow::Work::take(tx, models_, asked));
      std::vector<Id> open;
      for (const auto& task : work->tasks())
        if (task.state == flow::TaskState::open && static_cast<int>(open.size()) < count)
          open.push_back(task.id);
      for (const auto task : open) TRY_VOID(work->complete(tx, clerk, task, Id{9}, "", {}));
      work->save(tx);
      return true;
    }));
  }
  // Seconds to begin with so many children, and to do all, a hundred to a commit.
  std::pair<double, double> many(std::string_view model, int count) {
    const auto id = database_->ids().next();
    const auto begun = Clock::now();
    start(id, model);
    const auto between = Clock::now();
    for (int left = count; left > 0; left -= 100) complete(id, 100);
    return {std::chrono::duration<double>(between - begun).count(),
            std::chrono::duration<double>(Clock::now() - between).count()};
  }
  // Instances a second of so many threads.
  double rate(int threads, double seconds) {
    std::atomic<std::int64_t> done = 0;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    const auto begun = Clock::now();
    {
      std::vector<std::jthread> all;
      for (int i = 0; i < threads; ++i)
        all.emplace_back([&] {
          for (; Clock::now() < end; ++done) live();
        });
    }
    return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - begun).count();
  }
  // Seconds to fire so many timers that are due: found a page at a time by their index, fired 25 to
  // a commit, as the jobs role does.
  double timers(int count) {
    for (int made = 0; made < count; made += 500)
      must(database_->write([&](Tx& tx) -> Result<bool> {
        for (int i = 0; i < 500; ++i) TRY(start_in(tx, database_->ids().next(), "timer"));
        return true;
      }));
    database_->move_clock(2 * kHour);
    const auto begun = Clock::now();
    int fired = 0;
    while (true) {
      const auto due = must(database_->read([&](Tx& tx) -> Result<std::vector<flow::TimerRow>> {
        return all_of<flow::TimerRow>(
            flow::store::ask_due_timers(tx, database_->node_clock(), 1'000));
      }));
      if (due.empty()) break;
      for (std::size_t at = 0; at < due.size(); at += 25) {
        const auto batch = std::span(due).subspan(at, std::min<std::size_t>(25, due.size() - at));
        fired += must(database_->write([&](Tx& tx) -> Result<int> { return fire_in(tx, batch); }));
      }
    }
    if (fired != count) throw std::runtime_error(fmt::format("{} of {} fired", fired, count));
    return std::chrono::duration<double>(Clock::now() - begun).count();
  }

 private:
  Result<bool> start_in(Tx& tx, Id id, std::string_view model) {
    Clerk clerk;
    auto work = TRY(flow::Work::make(models_, id, model));
    TRY_VOID(work.start(tx, clerk, {}));
    work.save(tx);
    return true;
  }
  Result<int> fire_in(Tx& tx, std::span<const flow::TimerRow> batch) {
    Clerk clerk;
    std::vector<flow::Loading> asked;
    for (const auto& timer : batch)
      asked.push_back(flow::ask_work(tx, timer.case_id, flow::Lock::wait));
    for (std::size_t i = 0; i < batch.size(); ++i) {
      auto work = TRY(flow::Work::take(tx, models_, asked[i]));
      TRY_VOID(work->fire(tx, clerk, batch[i]));
      work->save(tx);
    }
    return static_cast<int>(batch.size());
  }

  std::unique_ptr<Database> database_;
  flow::Models models_;
};

std::string sizes(Place& place, int threads, double seconds) {
  place.rate(threads, 1);
  const auto rate = place.rate(threads, seconds);
  const auto [begin_1, done_1] = place.many("children1000", 1'000);
  const auto [begin_10, done_10] = place.many("children10000", 10'000);
  const auto timers = place.timers(100'000);
  return fmt::format(
      R"("instances":{:.1f},"children":{{"begin_1000":{:.3f},"done_1000":{:.3f},"begin_10000":{:.3f},"done_10000":{:.3f}}},"timers_100000":{:.2f})",
      rate, begin_1, done_1, begin_10, done_10, timers);
}

// Two lives of one shape, and from them a plan for any number.
Plan recorded(const DatabaseOptions& options) {
  Recorder recorder(options, Database::open(options));
  flow::Models models(recorder);
  if (auto done = models.refresh(); !done) throw std::runtime_error(done.error().detail);
  const auto live = [&] {
    const auto id = recorder.ids().next();
    Clerk clerk;
    must(recorder.write([&](Tx& tx) -> Result<bool> {
      auto work = TRY(flow::Work::make(models, id, "three"));
      TRY_VOID(work.start(tx, clerk, {}));
      work.save(tx);
      return true;
    }));
    for (int i = 0; i < 3; ++i)
      must(recorder.write([&](Tx& tx) -> Result<bool> {
        const auto asked = flow::ask_work(tx, id, flow::Lock::wait);
        auto work = TRY(flow::Work::take(tx, models, asked));
        for (const auto& task : work->tasks())
          if (task.state == flow::TaskState::open) {
            TRY_VOID(work->complete(tx, clerk, task.id, Id{9}, "", {}));
            break;
          }
        work->save(tx);
        return true;
      }));
  };
  live();
  recorder.take();
  const auto first = recorder.ids().next();
  live();
  const auto a = recorder.take();
  const auto second = recorder.ids().next();
  live();
  const auto b = recorder.take();
  const auto third = recorder.ids().next();
  if (!same_shape(a, b)) throw std::runtime_error("no two lives are alike");
  return plan_of(a, b, {first, second, third});
}

std::string on_sqlite(const std::string& folder, double seconds) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  DatabaseOptions options;
  const auto file = folder + "/durable.db";
  options.url = "sqlite:" + file;
  auto place = std::make_unique<Place>(options);
  const auto ours = sizes(*place, 32, seconds);
  place.reset();
  const auto plan = recorded(options);
  Bare bare(file);
  std::int64_t life = 0;
  const auto single = rate(bare, plan, 1, seconds, life);
  const auto many = rate(bare, plan, 64, seconds, life);
  return fmt::format(R"({{{},{},"single":{:.1f},"grouped":{:.1f}}})", ours, size_of(plan),
                     single.per_second, many.per_second);
}

std::string on_postgres(const std::string& url, const std::string& folder, double seconds) {
  std::filesystem::create_directories(folder);
  DatabaseOptions options;
  options.url = url;
  options.connections = 16;
  auto place = std::make_unique<Place>(options);
  const auto ours = sizes(*place, 16, seconds);
  place.reset();
  const auto plan = recorded(options);
  std::ofstream variables(folder + "/variables");
  std::ofstream(folder + "/instance.sql") << pgbench_script(plan, "instance", variables);
  return fmt::format("{{{},{}}}", ours, size_of(plan));
}

}  // namespace
}  // namespace tb::bench

int main(int argc, char** argv) {
  try {
    const std::string store = argc > 1 ? argv[1] : "";
    if (argc != (store == "sqlite" ? 4 : 5))
      throw std::runtime_error("see the head of bench/durable.cpp");
    const auto text = store == "sqlite"
                          ? tb::bench::on_sqlite(argv[2], std::atof(argv[3]))
                          : tb::bench::on_postgres(argv[2], argv[3], std::atof(argv[4]));
    std::printf("%s\n", text.c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_durable: %s\n", error.what());
    return 2;
  }
}
