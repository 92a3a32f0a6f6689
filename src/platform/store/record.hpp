// Records and rows: the one SQL binder. Column names, order and types come from the field table;
// enumerations are stored as labels, lists and nested objects as JSON text.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/json.hpp"
#include "platform/store/database.hpp"

namespace tb {

// "a"."id","a"."number",… of a record, in order; `alias` may be empty.
std::string columns(const Type& type, std::string_view alias = {});
template <class T>
std::string columns(std::string_view alias = {}) {
  return columns(*TypeOf<T>::get(), alias);
}

// INSERT of all fields. `tail` is appended (ON CONFLICT …).
std::string insert_sql(const Type& type, std::string_view table, std::string_view tail = {});
// UPDATE of all fields but the first `keys`, which are the key. When the record has a field
// `version`, the statement adds one to it and asks that the stored version is the record's.
std::string update_sql(const Type& type, std::string_view table, std::size_t keys);

template <class T>
std::string insert_sql(std::string_view table, std::string_view tail = {}) {
  return insert_sql(*TypeOf<T>::get(), table, tail);
}
template <class T>
std::string update_sql(std::string_view table, std::size_t keys) {
  return update_sql(*TypeOf<T>::get(), table, keys);
}

// Some of a record's fields, by place: for statements that touch no more than they must.
using Columns = std::vector<std::uint32_t>;
// All fields but those named. Throws std::logic_error for a name that is none.
Columns columns_but(const Type& type, std::initializer_list<std::string_view> left_out);
template <class T>
Columns columns_but(std::initializer_list<std::string_view> left_out) {
  return columns_but(*TypeOf<T>::get(), left_out);
}
// These columns of a record, as `columns` writes all.
std::string columns(const Type& type, std::string_view alias, const Columns& columns);
// UPDATE of these columns, of which the first `keys` are the key.
std::string update_sql(const Type& type, std::string_view table, std::size_t keys,
                       const Columns& columns);

// The parameters of a record, one a field.
Params params_of(const Type& type, const void* record);
Params params_of(const Type& type, const void* record, const Columns& columns);
template <class T>
Params params_of(const T& record, const Columns& columns) {
  return params_of(*TypeOf<T>::get(), &record, columns);
}
template <class T>
Params params_of(const T& record) {
  return params_of(*TypeOf<T>::get(), &record);
}

// Reads row `row` from column `first` on into a record. Throws StoreLost when the row does not fit
// the table.
void read_row(const Rows& rows, std::size_t row, std::size_t first, const Type& type, void* out);
// The same where the row has only these columns of the record; the others stay as they are.
void read_row(const Rows& rows, std::size_t row, std::size_t first, const Type& type,
              const Columns& columns, void* out);

template <class T>
std::vector<T> all_of(const Asked& asked) {
  const auto& rows = asked.rows();
  std::vector<T> out(rows.count());
  for (std::size_t i = 0; i < out.size(); ++i) read_row(rows, i, 0, *TypeOf<T>::get(), &out[i]);
  return out;
}
// The first row, or nothing.
template <class T>
std::optional<T> maybe(const Asked& asked) {
  if (asked.rows().empty()) return std::nullopt;
  T out{};
  read_row(asked.rows(), 0, 0, *TypeOf<T>::get(), &out);
  return out;
}

}  // namespace tb
