#include "platform/store/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace tb {
namespace {

Param param_of(const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::boolean:
      return *static_cast<const bool*>(value);
    case Kind::integer:
      return *static_cast<const std::int64_t*>(value);
    case Kind::real:
      return *static_cast<const double*>(value);
    case Kind::text:
      return *static_cast<const std::string*>(value);
    case Kind::id:
      return *static_cast<const Id*>(value);
    case Kind::instant:
      return *static_cast<const Instant*>(value);
    case Kind::date:
      return *static_cast<const Date*>(value);
    case Kind::bytes:
      return *static_cast<const Bytes*>(value);
    case Kind::json:
      return static_cast<const Json*>(value)->text;
    case Kind::enumeration: {
      std::uint32_t index = 0;
      std::memcpy(&index, value, std::min<std::size_t>(type.size, sizeof index));
      return label(type, index);
    }
    case Kind::optional: {
      const void* first = nullptr;
      return type.sequence->view(value, &first) == 0 ? Param{} : param_of(*type.inner, first);
    }
    case Kind::list:
    case Kind::object: {
      std::string text;
      write_json(text, type, value);
      return text;
    }
  }
  return {};
}

[[noreturn]] void misfit(std::string_view what) {
  throw StoreLost(fmt::format("a row does not fit its record at {}", what));
}

void read_cell(const Cell& cell, const Type& type, void* out, std::string_view name) {
  switch (type.kind) {
    case Kind::boolean:
      *static_cast<bool*>(out) = cell.integer != 0;
      return;
    case Kind::integer:
      *static_cast<std::int64_t*>(out) = cell.integer;
      return;
    case Kind::real:
      *static_cast<double*>(out) =
          cell.kind == Cell::Kind::integer ? static_cast<double>(cell.integer) : cell.real;
      return;
    case Kind::text:
      static_cast<std::string*>(out)->assign(cell.data);
      return;
    case Kind::id:
      static_cast<Id*>(out)->value = cell.integer;
      return;
    case Kind::instant:
      static_cast<Instant*>(out)->us = cell.integer;
      return;
    case Kind::bytes:
      static_cast<Bytes*>(out)->data.assign(cell.data);
      return;
    case Kind::json:
      static_cast<Json*>(out)->text.assign(cell.data);
      return;
    case Kind::date: {
      const auto day = parse_date(cell.data);
      if (!day) misfit(name);
      *static_cast<Date*>(out) = *day;
      return;
    }
    case Kind::enumeration: {
      const auto value = value_of(type, cell.data);
      if (!value) misfit(name);
      std::memcpy(out, &*value, std::min<std::size_t>(type.size, sizeof *value));
      return;
    }
    case Kind::optional:
      type.sequence->clear(out);
      if (cell.kind != Cell::Kind::null)
        read_cell(cell, *type.inner, type.sequence->append(out), name);
      return;
    case Kind::list:
    case Kind::object:
      if (cell.kind != Cell::Kind::null && !read_json(cell.data, type, out)) misfit(name);
      return;
  }
}

}  // namespace

std::string columns(const Type& type, std::string_view alias) {
  return columns(type, alias, columns_but(type, {}));
}

std::string columns(const Type& type, std::string_view alias, const Columns& columns) {
  std::string out;
  for (const auto i : columns) {
    if (!out.empty()) out += ", ";
    if (!alias.empty()) out += fmt::format("{}.", alias);
    out += fmt::format("\"{}\"", type.fields[i].name);
  }
  return out;
}

std::string insert_sql(const Type& type, std::string_view table, std::string_view tail) {
  std::string values;
  for (std::uint32_t i = 1; i <= type.count; ++i)
    values += fmt::format("{}${}", i == 1 ? "" : ", ", i);
  return fmt::format("INSERT INTO {} ({}) VALUES ({}) {}", table, columns(type), values, tail);
}

Columns columns_but(const Type& type, std::initializer_list<std::string_view> left_out) {
  Columns out;
  for (std::uint32_t i = 0; i < type.count; ++i)
    if (std::find(left_out.begin(), left_out.end(), type.fields[i].name) == left_out.end())
      out.push_back(i);
  if (out.size() + left_out.size() != type.count)
    throw std::logic_error("columns_but: a name that is no field");
  return out;
}

std::string update_sql(const Type& type, std::string_view table, std::size_t keys) {
  return update_sql(type, table, keys, columns_but(type, {}));
}

std::string update_sql(const Type& type, std::string_view table, std::size_t keys,
                       const Columns& columns) {
  std::string sets, where;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto name = type.fields[columns[i]].name;
    const bool version = name == "version";
    if (i < keys || version)
      where += fmt::format("{}\"{}\" = ${}", where.empty() ? "" : " AND ", name, i + 1);
    if (i >= keys)
      sets += fmt::format("{}\"{}\" = ${}{}", sets.empty() ? "" : ", ", name, i + 1,
                          version ? " + 1" : "");
  }
  return fmt::format("UPDATE {} SET {} WHERE {}", table, sets, where);
}

namespace {
Param param_at(const Type& type, const void* record, std::uint32_t i) {
  return param_of(*type.fields[i].type, static_cast<const char*>(record) + type.fields[i].offset);
}
}  // namespace

Params params_of(const Type& type, const void* record) {
  Params out;
  out.reserve(type.count);
  for (std::uint32_t i = 0; i < type.count; ++i) out.push_back(param_at(type, record, i));
  return out;
}

Params params_of(const Type& type, const void* record, const Columns& columns) {
  Params out;
  out.reserve(columns.size());
  for (const auto i : columns) out.push_back(param_at(type, record, i));
  return out;
}

namespace {
void read_field(const Cell& cell, const Field& field, void* out) {
  read_cell(cell, *field.type, static_cast<char*>(out) + field.offset, field.name);
}
}  // namespace

void read_row(const Rows& rows, std::size_t row, std::size_t first, const Type& type, void* out) {
  if (rows.columns() < first + type.count) misfit(type.name);
  for (std::uint32_t i = 0; i < type.count; ++i)
    read_field(rows.at(row, first + i), type.fields[i], out);
}

void read_row(const Rows& rows, std::size_t row, std::size_t first, const Type& type,
              const Columns& columns, void* out) {
  if (rows.columns() < first + columns.size()) misfit(type.name);
  for (std::size_t i = 0; i < columns.size(); ++i)
    read_field(rows.at(row, first + i), type.fields[columns[i]], out);
}

}  // namespace tb
