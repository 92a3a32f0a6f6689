// The one JSON codec: walks field tables. Ids, instants and dates are strings; enumerations are
// their labels.
#pragma once
#include <string>
#include <string_view>

#include "core/describe.hpp"
#include "core/result.hpp"

namespace tb {

// Appends the value behind `value`, described by `type`. Texts must be valid UTF-8 (checked at the
// edge).
void write_json(std::string& out, const Type& type, const void* value);
// Appends a quoted JSON string.
void write_json_text(std::string& out, std::string_view text);

// Reads a scalar from plain text: query parameters, and the string forms inside JSON. Fails invalid
// `type`, `choice`, `date.invalid` or `instant.invalid` with a detail fit for a FieldError; lists,
// objects and raw JSON always fail.
Result<void> read_text(std::string_view text, const Type& type, void* out);

// Reads `text` into the default-made object at `out`. Fails invalid: `json.malformed` (not JSON,
// not UTF-8, deeper than 32), or `json.invalid` with one FieldError for each unknown, missing or
// wrongly typed member. Lists and optionals may be absent; everything else is required.
Result<void> read_json(std::string_view text, const Type& type, void* out);

// The form in which we keep records ourselves: empty texts, empty lists and absent optionals are
// left out; what is left out keeps its default when it is read, so a field may be added later.
// Never for what comes from outside.
void write_kept(std::string& out, const Type& type, const void* value);
Result<void> read_kept(std::string_view text, const Type& type, void* out);

template <class T>
std::string to_json(const T& value) {
  std::string out;
  write_json(out, *TypeOf<T>::get(), &value);
  return out;
}
template <class T>
Result<T> from_json(std::string_view text) {
  T value{};
  TRY_VOID(read_json(text, *TypeOf<T>::get(), &value));
  return value;
}
template <class T>
std::string to_kept(const T& value) {
  std::string out;
  write_kept(out, *TypeOf<T>::get(), &value);
  return out;
}
template <class T>
Result<T> from_kept(std::string_view text) {
  T value{};
  TRY_VOID(read_kept(text, *TypeOf<T>::get(), &value));
  return value;
}

}  // namespace tb
