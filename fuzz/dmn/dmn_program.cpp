// Models of any kind: read, linked, made ready, every decision evaluated with and without explanation, every table
// checked. Nothing may crash, hang or disagree.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/dmn/findings.hpp"
#include "engine/dmn/program.hpp"
#include "engine/dmn/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tb;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto model = dmn::read(text, {.bytes = 64 * 1024});
  if (!model) return 0;
  auto package = dmn::link(*model);
  if (!package) return 0;
  const auto program = dmn::compile(*std::move(package));
  const feel::Bounds bounds{.steps = 20'000, .depth = 200, .bytes = 1 << 20};
  for (const dmn::Decision& decision : program->package().main().decisions) {
    const auto plain = program->decide(decision.name, {}, {.bounds = bounds});
    const auto explained = program->decide(decision.name, {}, {.explain = true, .bounds = bounds});
    const bool ended = !plain->diagnostics.empty() || !explained->diagnostics.empty();
    if (!ended && feel::to_json(plain->value) != feel::to_json(explained->value)) std::abort();
  }
  dmn::findings(*program);
  return 0;
}
