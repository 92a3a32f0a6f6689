// The operators of FEEL on values (DMN 1.5, tables 44 to 55). What the tables do not have is
// nothing.
#pragma once
#include <optional>
#include <string_view>

#include "engine/feel/value.hpp"

namespace tb::feel {

std::optional<Value> added(const Value& a, const Value& b);
std::optional<Value> subtracted(const Value& a, const Value& b);
std::optional<Value> multiplied(const Value& a, const Value& b);
std::optional<Value> divided(const Value& a, const Value& b);
std::optional<Value> raised(const Value& a, const Value& b);
std::optional<Value> negated(const Value& a);

// The property of a date, time, duration or range ("year", "time offset", "start included");
// nothing when values of the type have none of that name.
std::optional<Value> property(const Value& value, std::string_view name);

// The item at a place, from 1, or from the end when it is below 0; null when there is none.
const Value* item_of(const List& list, const Decimal& place);

// Whether a value passes one plain test: equal to it, in it when it is a range or a list (of values
// and ranges).
std::optional<bool> passes(const Value& value, const Value& test);

}  // namespace tb::feel
