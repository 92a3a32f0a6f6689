// Any bytes as JSON: never a crash, and what is read is written as JSON that reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/json.hpp"

namespace tb::json_fuzz {

enum class Colour : std::uint8_t { red, green };
TB_DESCRIBED(Colour)
struct Inner {
  std::string name;
  std::optional<Date> day;
  Json form;
};
TB_DESCRIBED(Inner)
struct Outer {
  std::optional<Id> id;
  std::optional<Colour> colour;
  std::optional<std::int64_t> count;
  std::optional<double> area;
  std::optional<bool> online;
  std::optional<Instant> at;
  std::optional<Bytes> photo;
  std::optional<Json> form;
  std::vector<Inner> inner;
  std::vector<std::string> tags;
};
TB_DESCRIBED(Outer)
TB_ENUM(Colour, red, green)
TB_STRUCT(Inner, name, day, form)
TB_STRUCT(Outer, id, colour, count, area, online, at, photo, form, inner, tags)

}  // namespace tb::json_fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tb::json_fuzz::Outer;
  const auto read = tb::from_json<Outer>({reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  const auto text = tb::to_json(*read);
  const auto again = tb::from_json<Outer>(text);
  if (!again || tb::to_json(*again) != text) std::abort();
  return 0;
}
