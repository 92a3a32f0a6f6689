// A schema and a form from any bytes, split at the first NUL: no crash; what is split comes back
// whole.
#include "core/form.hpp"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto cut = std::min(text.find('\0'), text.size());
  const auto form = text.substr(std::min(cut + 1, text.size()));
  const auto schema = tb::FormSchema::parse(text.substr(0, cut));
  if (!schema) return 0;
  (void)schema->check(form, tb::FormMode::draft, tb::Date{20514});
  (void)schema->check(form, tb::FormMode::complete, tb::Date{20514});
  (void)schema->indexed(form);
  if (const auto parts = schema->split(form))
    (void)schema->merge(parts->public_json, parts->sensitive_json);
  return 0;
}
