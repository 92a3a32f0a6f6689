#include "platform/store/database.hpp"

#include <chrono>
#include <cstring>

#include "platform/store/drivers.hpp"
#include "platform/telemetry/cost.hpp"

namespace tb {
namespace {

std::size_t next_statement_id() {
  static std::atomic<std::size_t> next{0};
  return next++;
}

thread_local StoreCost last_cost_of_thread;

}  // namespace

Statement::Statement(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), id_(next_statement_id()) {}

std::string_view Rows::copy(std::string_view text) {
  constexpr std::size_t kLargest = 64 * 1024;
  if (text.empty()) return {};
  if (left_ < text.size()) {
    left_ = std::max(chunk_, text.size());
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    chunk_ = std::min(chunk_ * 2, kLargest);
    room_ = chunks_.back().get();
  }
  char* const at = room_;
  std::memcpy(at, text.data(), text.size());
  room_ += text.size();
  left_ -= text.size();
  return {at, text.size()};
}

const Rows& Asked::rows() const {
  if (!*done_) tx_->flush();
  return *rows_;
}

Asked Tx::make_asked() {
  Asked asked;
  asked.tx_ = this;
  asked.rows_ = std::make_shared<Rows>();
  asked.done_ = std::make_shared<bool>(false);
  return asked;
}

Instant Database::node_clock() const {
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(
                      std::chrono::system_clock::now().time_since_epoch())
                      .count();
  return {us + offset_us_.load(std::memory_order_relaxed)};
}

StoreCost Database::last_cost() { return last_cost_of_thread; }
void set_last_cost(const StoreCost& cost) {
  last_cost_of_thread = cost;
  add_store_work({cost.statements, cost.flushes, cost.rows_written});
}

std::unique_ptr<Database> Database::open(const DatabaseOptions& options) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (options.url.starts_with(kSqlite))
    return open_sqlite(options, options.url.substr(kSqlite.size()));
  return open_postgres(options);
}

std::unexpected<Error> unavailable() {
  return fail(ErrorKind::unavailable, "store.unavailable",
              "系统暂时连不上数据库，内容没有丢，请稍后再试");
}
std::unexpected<Error> outcome_unknown() {
  return fail(ErrorKind::unknown, "store.outcome_unknown",
              "提交结果还没有确认，请用同一次操作重试，不会重复办理");
}
std::unexpected<Error> stale() {
  return conflict("store.conflict", "内容刚刚被别人改过，请刷新后再试");
}

}  // namespace tb
