// SQLite: bodies run side by side over snapshots, their writes are done by one thread with group
// commit (docs/decisions/0017-bodies-side-by-side-on-sqlite.md). A body that must see more than its
// snapshot runs in that thread.
#include <fmt/format.h>
#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "platform/store/drivers.hpp"
#include "platform/store/sqlite_tx.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace tb {
namespace {

using Frame = SqliteConnection::Frame;
constexpr std::size_t kGroup = 256;  // most bodies in one commit
constexpr std::int64_t kLongBodyUs =
    50'000;  // a body that holds the writer longer is named in the log

// How the bodies that write were run.
Counter& bodies(const char* way) {
  return counter("tb_store_bodies_total", "Bodies of use cases on SQLite", {{"way", way}});
}

class Sqlite final : public Database {
 public:
  Sqlite(const DatabaseOptions& options, std::string path)
      : Database(options), path_(std::move(path)), writer_([this] { write_loop(); }) {}
  ~Sqlite() override {
    {
      const std::scoped_lock lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    writer_.join();
  }

  Dialect dialect() const override { return Dialect::sqlite; }
  std::int64_t commits() const override { return commits_.load(); }
  void move_clock(std::int64_t us) override { offset_us_ += us; }

  bool ping() override {
    try {
      const auto reader = take_reader();
      reader->exec("SELECT 1");
      give_reader(reader);
      return true;
    } catch (const StoreLost&) {
      return false;
    }
  }

  Result<void> script(std::string_view sql) override {
    const auto text = in_dialect(sql, Dialect::sqlite);
    struct Script final : Body {
      explicit Script(const std::string& t) : text(t) {}
      bool operator()(Tx&) override { return true; }
      const std::string& text;
    } body(text);
    Member member{.body = &body, .script = &text};
    return submit(member);
  }

  Result<void> run_body(Body& body, bool writes) override {
    return writes ? write_body(body) : read_body(body);
  }

 private:
  // One use case waiting for the writer: a body to run, or what it kept over a snapshot; when that
  // was too old, it runs after all.
  struct Member {
    Body* body = nullptr;
    const std::string* script = nullptr;
    SnapshotTx* over_snapshot = nullptr;
    std::string_view request{};  // whose body it is; the caller waits, so it lives
    Result<void> outcome = {};
    StoreCost cost = {};
    bool committing = false, done = false;
    std::exception_ptr bug{};  // of the body: its caller's to handle, not the writer's
    std::condition_variable finished{};
  };

  Result<void> write_body(Body& body) {
    Member member{.body = &body};
    try {
      SnapshotTx tx(ids_, node_clock());
      const auto commits = run_over_snapshot(body, tx);
      if (!commits) {
        bodies_in_writer_.add();
        return submit(member);
      }
      bodies_side_by_side_.add();
      if (!*commits || tx.kept().empty()) {
        if (*commits) tx.committed();
        set_last_cost(tx.cost());
        return {};
      }
      member.over_snapshot = &tx;
      return submit(member);
    } catch (const StoreLost& lost) {
      log_error("store.lost", {{"why", lost.what()}});
      return unavailable();
    }
  }

  // What the body returned; nothing when the writer must run it.
  std::optional<bool> run_over_snapshot(Body& body, SnapshotTx& tx) {
    auto reader = take_reader();
    reader->frame(Frame::begin);
    tx.read_from(*reader);
    std::optional<bool> commits;
    try {
      commits = body(tx);
    } catch (const NeedsWriter&) {  // as nothing
    } catch (const StaleVersion&) {
    } catch (...) {
      reader->frame(Frame::rollback);
      throw;
    }
    reader->frame(commits ? Frame::commit : Frame::rollback);
    give_reader(std::move(reader));
    return commits;
  }

  Result<void> read_body(Body& body) {
    try {
      auto reader = take_reader();
      reader->frame(Frame::begin);
      DirectTx tx(*reader, ids_, node_clock());
      try {
        body(tx);
      } catch (...) {
        reader->frame(Frame::rollback);
        throw;
      }
      reader->frame(Frame::commit);
      tx.flush();
      give_reader(std::move(reader));
      set_last_cost(tx.cost());
      return {};
    } catch (const StoreLost& lost) {
      log_error("store.lost", {{"why", lost.what()}});
      return unavailable();
    }
  }

  std::shared_ptr<SqliteConnection> take_reader() {
    {
      const std::scoped_lock lock(readers_mutex_);
      if (!readers_.empty()) {
        auto reader = std::move(readers_.back());
        readers_.pop_back();
        return reader;
      }
    }
    return std::make_shared<SqliteConnection>(path_, true);
  }
  void give_reader(std::shared_ptr<SqliteConnection> reader) {
    const std::scoped_lock lock(readers_mutex_);
    readers_.push_back(std::move(reader));
  }

  Result<void> submit(Member& member) {
    member.request = current_request_id();
    std::unique_lock lock(mutex_);
    queue_.push_back(&member);
    wake_.notify_one();
    member.finished.wait(lock, [&] { return member.done; });
    set_last_cost(member.cost);
    if (member.bug) std::rethrow_exception(member.bug);
    return std::move(member.outcome);
  }

  void write_loop() {
    while (true) {
      std::vector<Member*> group;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return;
        while (!queue_.empty() && group.size() < kGroup) {
          group.push_back(queue_.front());
          queue_.pop_front();
        }
      }
      commit_group(group);
      const std::scoped_lock lock(mutex_);
      for (auto* member : group) {
        member->done = true;
        member->finished.notify_one();
      }
    }
  }

  // Many bodies, each in a savepoint, one COMMIT; if that fails, all of them fail as unavailable.
  void commit_group(const std::vector<Member*>& group) {
    try {
      if (!connection_) connection_ = std::make_unique<SqliteConnection>(path_, false);
      connection_->frame(Frame::begin_immediate);
      for (auto* member : group)
        if (member->over_snapshot == nullptr || !do_kept_of(*member)) run_member(*member);
      connection_->frame(Frame::commit);
      ++commits_;
    } catch (const StoreLost& lost) {
      log_error("store.lost", {{"why", lost.what()}});
      for (auto* member : group) {
        member->outcome = unavailable();
        member->committing = false;
      }
      // A fresh connection rolls back what was open and finds out whether the disk is there again.
      connection_.reset();
    }
  }

  // False, and nothing is done: the body must run again.
  bool do_kept_of(Member& member) {
    const RequestScope scope(member.request);
    auto& tx = *member.over_snapshot;
    connection_->frame(Frame::savepoint);
    bool is_stale = false;
    try {
      tx.committed(do_kept(*connection_, tx.kept()));
      member.committing = true;
    } catch (const StaleVersion&) {
      is_stale = true;
    } catch (const ConstraintFailed&) {  // by what somebody else wrote meanwhile, or by its own
      is_stale = true;
    } catch (const StoreLost& lost) {
      log_error("store.lost", {{"why", lost.what()}});
      roll_back(member, unavailable());
    }
    member.cost = tx.cost();
    if (!member.committing) connection_->frame(Frame::rollback_to);
    connection_->frame(Frame::release);
    if (is_stale) bodies_again_.add();
    return !is_stale;
  }

  void run_member(Member& member) {
    const RequestScope scope(member.request);
    const auto start = node_clock();
    for (int attempt = 1;; ++attempt) {
      DirectTx tx(*connection_, ids_, node_clock());
      connection_->frame(Frame::savepoint);
      try {
        if (member.script != nullptr) connection_->exec(member.script->c_str());
        member.committing = (*member.body)(tx);
      } catch (const ConstraintFailed& failed) {
        log_info("store.constraint", {{"why", failed.what()}});
        roll_back(member, stale());
      } catch (const StaleVersion& moved) {
        connection_->frame(Frame::rollback_to);
        connection_->frame(Frame::release);
        if (attempt < kTries) continue;
        member.outcome = stale();
        member.committing = false;
        break;
      } catch (const StoreLost& lost) {
        log_error("store.lost", {{"why", lost.what()}});
        roll_back(member, unavailable());
      } catch (...) {
        member.bug = std::current_exception();
        roll_back(member, unavailable());
      }
      if (member.committing) tx.committed();
      member.cost = tx.cost();
      if (!member.committing) connection_->frame(Frame::rollback_to);
      connection_->frame(Frame::release);
      break;
    }
    if (const auto held = node_clock().us - start.us; held > kLongBodyUs)
      log_warn("store.writer_held", {{"us", std::to_string(held)}});
  }

  static void roll_back(Member& member, std::unexpected<Error> why) {
    member.outcome = std::move(why);
    member.committing = false;
  }

  std::string path_;
  Counter &bodies_side_by_side_ = bodies("side_by_side"), &bodies_in_writer_ = bodies("in_writer"),
          &bodies_again_ = bodies("again");
  std::unique_ptr<SqliteConnection> connection_;  // the writer thread's
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Member*> queue_;
  bool stopping_ = false;
  std::atomic<std::int64_t> commits_{0};
  std::mutex readers_mutex_;
  std::vector<std::shared_ptr<SqliteConnection>> readers_;
  std::thread writer_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const DatabaseOptions& options, const std::string& path) {
  // Its statistics of memory are one lock for all threads; before the first use, else it has no
  // effect.
  static const int quiet = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)quiet;
  return std::make_unique<Sqlite>(options, path);
}

}  // namespace tb
