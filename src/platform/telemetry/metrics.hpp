// Counters, gauges and histograms as Prometheus text. A metric is looked up once (by name and
// labels) and kept by reference; adding is one atomic operation.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tb {

// Label names and values; few values each, never ids.
using MetricLabels = std::vector<std::pair<std::string, std::string>>;

class Counter {
 public:
  void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

class Gauge {
 public:
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  void add(std::int64_t n) { value_.fetch_add(n, std::memory_order_relaxed); }
  std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

// Durations in fixed buckets from 100 µs to 10 s.
class Histogram {
 public:
  static constexpr std::array<std::int64_t, 12> kBoundsUs{
      100, 250, 500, 1'000, 2'500, 5'000, 10'000, 50'000, 100'000, 500'000, 1'000'000, 10'000'000};
  void observe_us(std::int64_t us);
  std::uint64_t count() const;

 private:
  friend struct MetricWriter;
  std::array<std::atomic<std::uint64_t>, kBoundsUs.size() + 1> buckets_{};
  std::atomic<std::int64_t> sum_us_{0};
};

// The metric of that name and those labels, made at the first call; it lives as long as the
// program. `help` is English, one line. One name with two kinds is a bug: std::logic_error.
Counter& counter(std::string_view name, std::string_view help, const MetricLabels& labels = {});
Gauge& gauge(std::string_view name, std::string_view help, const MetricLabels& labels = {});
Histogram& histogram(std::string_view name, std::string_view help, const MetricLabels& labels = {});
// A gauge that is asked when the text is made (from any thread); a second one of the name replaces
// the first.
void gauge_from(std::string_view name, std::string_view help, std::function<double()> value);

// All metrics in Prometheus text format 0.0.4, sorted by name, with process memory and start time.
std::string metrics_text();

}  // namespace tb
