#include "platform/telemetry/metrics.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <variant>

namespace tb {
namespace {

using Metric = std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>,
                            std::unique_ptr<Histogram>, std::function<double()>>;
struct Family {
  std::string help;
  std::map<std::string, Metric> members;  // by label text
};
struct Registry {
  std::mutex mutex;
  std::map<std::string, Family, std::less<>> families;
};
Registry& registry() {
  static Registry all;
  return all;
}

std::string label_text(const MetricLabels& labels) {
  std::string out;
  for (const auto& [name, value] : labels) {
    if (!out.empty()) out += ',';
    out += name + "=\"";
    for (const char c : value) {
      if (c == '\n')
        out += "\\n";
      else if (c == '"' || c == '\\')
        out += '\\', out += c;
      else
        out += c;
    }
    out += '"';
  }
  return out;
}

template <class M>
M& metric(std::string_view name, std::string_view help, const MetricLabels& labels) {
  auto& all = registry();
  const std::lock_guard lock(all.mutex);
  auto& family = all.families[std::string(name)];
  if (family.help.empty()) family.help = help;
  if (!family.members.empty() &&
      !std::holds_alternative<std::unique_ptr<M>>(family.members.begin()->second))
    throw std::logic_error("metric of two kinds: " + std::string(name));
  auto [at, is_new] = family.members.try_emplace(label_text(labels), std::unique_ptr<M>());
  auto& made = std::get<std::unique_ptr<M>>(at->second);
  if (is_new) made = std::make_unique<M>();
  return *made;
}

std::string braced(const std::string& labels) { return labels.empty() ? "" : "{" + labels + "}"; }

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double size = 0, resident = 0;
  file >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

// Writes one member of a family; a friend of Histogram.
struct MetricWriter {
  std::string& out;
  const std::string& name;
  const std::string& labels;

  void operator()(const std::unique_ptr<Counter>& counter) const {
    fmt::format_to(std::back_inserter(out), "{}{} {}\n", name, braced(labels), counter->value());
  }
  void operator()(const std::unique_ptr<Gauge>& gauge) const {
    fmt::format_to(std::back_inserter(out), "{}{} {}\n", name, braced(labels), gauge->value());
  }
  void operator()(const std::function<double()>& value) const {
    fmt::format_to(std::back_inserter(out), "{}{} {}\n", name, braced(labels), value());
  }
  void operator()(const std::unique_ptr<Histogram>& histogram) const {
    const auto comma = labels.empty() ? "" : ",";
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < histogram->buckets_.size(); ++i) {
      total += histogram->buckets_[i].load(std::memory_order_relaxed);
      const auto bound = i < Histogram::kBoundsUs.size()
                             ? fmt::format("{}", static_cast<double>(Histogram::kBoundsUs[i]) / 1e6)
                             : std::string("+Inf");
      fmt::format_to(std::back_inserter(out), "{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels,
                     comma, bound, total);
    }
    fmt::format_to(std::back_inserter(out), "{}_sum{} {}\n{}_count{} {}\n", name, braced(labels),
                   static_cast<double>(histogram->sum_us_.load(std::memory_order_relaxed)) / 1e6,
                   name, braced(labels), total);
  }
};

void Histogram::observe_us(std::int64_t us) {
  std::size_t i = 0;
  while (i < kBoundsUs.size() && us > kBoundsUs[i]) ++i;
  buckets_[i].fetch_add(1, std::memory_order_relaxed);
  sum_us_.fetch_add(us, std::memory_order_relaxed);
}
std::uint64_t Histogram::count() const {
  std::uint64_t total = 0;
  for (const auto& bucket : buckets_) total += bucket.load(std::memory_order_relaxed);
  return total;
}

Counter& counter(std::string_view name, std::string_view help, const MetricLabels& labels) {
  return metric<Counter>(name, help, labels);
}
Gauge& gauge(std::string_view name, std::string_view help, const MetricLabels& labels) {
  return metric<Gauge>(name, help, labels);
}
Histogram& histogram(std::string_view name, std::string_view help, const MetricLabels& labels) {
  return metric<Histogram>(name, help, labels);
}
void gauge_from(std::string_view name, std::string_view help, std::function<double()> value) {
  auto& all = registry();
  const std::lock_guard lock(all.mutex);
  auto& family = all.families[std::string(name)];
  family.help = help;
  family.members.insert_or_assign("", std::move(value));
}

std::string metrics_text() {
  constexpr std::string_view kKinds[]{"counter", "gauge", "histogram", "gauge"};
  std::string out;
  auto& all = registry();
  const std::lock_guard lock(all.mutex);
  for (const auto& [name, family] : all.families) {
    fmt::format_to(std::back_inserter(out), "# HELP {} {}\n# TYPE {} {}\n", name, family.help, name,
                   kKinds[family.members.begin()->second.index()]);
    for (const auto& [labels, member] : family.members)
      std::visit(MetricWriter{out, name, labels}, member);
  }
  fmt::format_to(
      std::back_inserter(out),
      "# HELP process_resident_memory_bytes Resident memory.\n"
      "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes {:.0f}\n",
      resident_bytes());
  return out;
}

}  // namespace tb
