// CPU time as the kernel counts it.
#pragma once
#include <sys/resource.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace tb::bench {

// Of this process, user and system, in microseconds.
inline std::int64_t own_cpu_us() {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  const auto us = [](const timeval& t) { return std::int64_t{t.tv_sec} * 1'000'000 + t.tv_usec; };
  return us(use.ru_utime) + us(use.ru_stime);
}

// Of a process and all its living descendants (a database server has one process a connection).
inline std::int64_t tree_cpu_us(int root) {
  struct Process {
    int parent;
    std::int64_t ticks;
  };
  std::map<int, Process> all;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file(entry.path() / "stat");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto end = text.rfind(')');
    if (end == std::string::npos) continue;
    // After the name: state, parent, … utime and stime are the 12th and 13th.
    std::istringstream fields(text.substr(end + 1));
    std::string field;
    Process process{0, 0};
    for (int i = 1; i <= 13 && fields >> field; ++i) {
      if (i == 2) process.parent = std::stoi(field);
      if (i >= 12) process.ticks += std::stoll(field);
    }
    all[std::stoi(name)] = process;
  }
  std::int64_t ticks = 0;
  for (const auto& [pid, process] : all) {
    int at = pid;
    for (int depth = 0; depth < 20 && at > 1 && at != root; ++depth)
      at = all.contains(at) ? all[at].parent : 0;
    if (at == root) ticks += process.ticks;
  }
  return ticks * 1'000'000 / ::sysconf(_SC_CLK_TCK);
}

}  // namespace tb::bench
