// Routes for the tests: a small record that is read, written, uploaded and waited for.
#pragma once
#include <atomic>
#include <stdexcept>
#include <thread>

#include "platform/http/route.hpp"

namespace tb::http_test {

enum class Colour : std::uint8_t { red, green };
TB_DESCRIBED(Colour)
struct Thing {
  Id id;
  std::string name;
  std::int64_t count = 0;
  std::optional<Colour> colour;
};
TB_DESCRIBED(Thing)
struct NewThing {
  std::string name;
  std::int64_t count = 0;
  std::optional<Colour> colour;
};
TB_DESCRIBED(NewThing)
struct ThingQuery {
  std::optional<std::string> q;
  std::int64_t limit = 20;
  bool mine = false;
  std::vector<Colour> colour;
};
TB_DESCRIBED(ThingQuery)
struct Upload {
  std::string material;
  std::string file_name;
  std::int64_t bytes = 0;
};
TB_DESCRIBED(Upload)

struct Caller {
  std::string name;
};

inline std::atomic<bool> hold_gate{false};  // while set, /api/v1/slow waits
inline std::atomic<int> waiting_at_gate{0};

// The token "good" is signed in as 张三.
Result<void> authenticate(Exchange& exchange, const Route& route, bool required);
Router sample_router();

}  // namespace tb::http_test
