#include "engine/feel/operators.hpp"

#include <cmath>

namespace tb::feel {

namespace {

using Maybe = std::optional<Value>;

template <class T>
Maybe made(const std::optional<T>& value) {
  return value ? Maybe(*value) : std::nullopt;
}

// A date among date-times is its midnight in UTC (DMN 1.5, 10.3.2.3.5).
std::optional<DateTime> moment(const Value& value) {
  if (const DateTime* at_time = value.date_time()) return *at_time;
  if (const Day* day = value.date()) return at(*day, Time{.nanoseconds = 0, .zone = Zone::utc()});
  return std::nullopt;
}

template <class Duration>
Maybe shifted(const Value& value, const Duration& duration) {
  if (const Day* day = value.date()) return made(add(*day, duration));
  if (const DateTime* at_time = value.date_time()) return made(add(*at_time, duration));
  return std::nullopt;
}

Maybe shifted(const Value& value, const Value& duration, bool backwards) {
  if (const MonthsDuration* months = duration.months())
    return shifted(value, backwards ? negated(*months) : *months);
  const SecondsDuration* seconds = duration.seconds();
  if (seconds == nullptr) return std::nullopt;
  const SecondsDuration by = backwards ? negated(*seconds) : *seconds;
  if (const Time* time = value.time()) return Value(add(*time, by));
  return shifted(value, by);
}

constexpr std::int64_t kNano = 1'000'000'000;

std::optional<Decimal> decimal_of(const SecondsDuration& duration) {
  const auto fraction = Decimal::of(duration.nanoseconds, -9);
  return fraction ? add(Decimal(duration.seconds), *fraction) : std::nullopt;
}

std::optional<SecondsDuration> seconds_of(const std::optional<Decimal>& seconds) {
  if (!seconds) return std::nullopt;
  const auto floor = rounded(*seconds, 0, Rounding::floor);
  const auto whole = floor ? floor->whole() : std::nullopt;
  if (!whole) return std::nullopt;
  const auto rest = subtract(*seconds, *floor);
  const auto nano = rest ? multiply(*rest, Decimal(kNano)) : std::nullopt;
  const auto cut = nano ? rounded(*nano, 0, Rounding::down) : std::nullopt;
  if (!cut || !cut->whole()) return std::nullopt;
  return SecondsDuration{*whole, static_cast<std::int32_t>(*cut->whole())};
}

std::optional<MonthsDuration> months_of(const std::optional<Decimal>& months) {
  const auto cut = months ? rounded(*months, 0, Rounding::down) : std::nullopt;
  const auto whole = cut ? cut->whole() : std::nullopt;
  if (!whole) return std::nullopt;
  return MonthsDuration{*whole};
}

Maybe scaled(const Value& duration, const Decimal& factor) {
  if (const MonthsDuration* months = duration.months())
    return made(months_of(multiply(Decimal(months->months), factor)));
  if (const SecondsDuration* seconds = duration.seconds()) {
    const auto all = decimal_of(*seconds);
    return all ? made(seconds_of(multiply(*all, factor))) : std::nullopt;
  }
  return std::nullopt;
}

Maybe shared(const Value& duration, const Decimal& divisor) {
  if (const MonthsDuration* months = duration.months())
    return made(months_of(divide(Decimal(months->months), divisor)));
  if (const SecondsDuration* seconds = duration.seconds()) {
    const auto all = decimal_of(*seconds);
    return all ? made(seconds_of(divide(*all, divisor))) : std::nullopt;
  }
  return std::nullopt;
}

Maybe ratio(const Value& a, const Value& b) {
  if (a.months() != nullptr && b.months() != nullptr)
    return made(divide(Decimal(a.months()->months), Decimal(b.months()->months)));
  if (a.seconds() == nullptr || b.seconds() == nullptr) return std::nullopt;
  const auto above = decimal_of(*a.seconds()), below = decimal_of(*b.seconds());
  return above && below ? made(divide(*above, *below)) : std::nullopt;
}

Maybe zone_property(const Zone& zone, std::int64_t local_seconds, std::string_view name) {
  if (name == "time offset")
    return zone.is_none() ? Value() : Value(SecondsDuration{zone.offset_at(local_seconds), 0});
  if (name == "timezone") return zone.is_region() ? Value(zone.id()) : Value();
  return std::nullopt;
}

Maybe day_property(Day day, std::string_view name) {
  const CivilDay parts = civil(day);
  if (name == "year") return Value(parts.year);
  if (name == "month") return Value(parts.month);
  if (name == "day") return Value(parts.day);
  if (name == "weekday") return Value(weekday(day));
  return std::nullopt;
}

Maybe time_property(const Time& time, std::int64_t local_seconds, std::string_view name) {
  if (name == "hour") return Value(hour(time));
  if (name == "minute") return Value(minute(time));
  if (name == "second") return Value(second(time));
  return zone_property(time.zone, local_seconds, name);
}

Maybe date_time_property(const DateTime& at_time, std::string_view name) {
  if (auto found = day_property(day_of(at_time), name)) return found;
  return time_property(time_of(at_time), at_time.seconds, name);
}

// Parts of a negative duration are negative: they are cut from its length without sign.
Maybe duration_property(const SecondsDuration& duration, std::string_view name) {
  const bool below = duration.seconds < 0;
  const SecondsDuration length = below ? negated(duration) : duration;
  const auto signed_value = [&](std::int64_t part) { return Value(below ? -part : part); };
  if (name == "days") return signed_value(length.seconds / 86'400);
  if (name == "hours") return signed_value(length.seconds / 3'600 % 24);
  if (name == "minutes") return signed_value(length.seconds / 60 % 60);
  if (name == "seconds") return signed_value(length.seconds % 60);
  return std::nullopt;
}

Maybe range_property(const Range& range, std::string_view name) {
  if (name == "start") return range.low;
  if (name == "end") return range.high;
  if (name == "start included") return Value(range.low_closed);
  if (name == "end included") return Value(range.high_closed);
  return std::nullopt;
}

}  // namespace

std::optional<Value> added(const Value& a, const Value& b) {
  if (a.number() != nullptr && b.number() != nullptr) return made(add(*a.number(), *b.number()));
  if (a.string() != nullptr && b.string() != nullptr) return Value(*a.string() + *b.string());
  if (a.months() != nullptr && b.months() != nullptr) return made(add(*a.months(), *b.months()));
  if (a.seconds() != nullptr && b.seconds() != nullptr)
    return made(add(*a.seconds(), *b.seconds()));
  if (a.months() != nullptr || a.seconds() != nullptr) return shifted(b, a, false);
  return shifted(a, b, false);
}

std::optional<Value> subtracted(const Value& a, const Value& b) {
  if (a.number() != nullptr && b.number() != nullptr)
    return made(subtract(*a.number(), *b.number()));
  if (a.months() != nullptr && b.months() != nullptr)
    return made(add(*a.months(), negated(*b.months())));
  if (a.seconds() != nullptr && b.seconds() != nullptr)
    return made(add(*a.seconds(), negated(*b.seconds())));
  if (a.date() != nullptr && b.date() != nullptr) return made(subtract(*a.date(), *b.date()));
  if (a.time() != nullptr && b.time() != nullptr) return made(subtract(*a.time(), *b.time()));
  if (const auto from = moment(a), to = moment(b); from && to) return made(subtract(*from, *to));
  return shifted(a, b, true);
}

std::optional<Value> multiplied(const Value& a, const Value& b) {
  if (a.number() != nullptr && b.number() != nullptr)
    return made(multiply(*a.number(), *b.number()));
  if (b.number() != nullptr) return scaled(a, *b.number());
  if (a.number() != nullptr) return scaled(b, *a.number());
  return std::nullopt;
}

std::optional<Value> divided(const Value& a, const Value& b) {
  if (a.number() != nullptr && b.number() != nullptr) return made(divide(*a.number(), *b.number()));
  if (b.number() != nullptr) return shared(a, *b.number());
  return ratio(a, b);
}

std::optional<Value> raised(const Value& a, const Value& b) {
  if (a.number() == nullptr || b.number() == nullptr) return std::nullopt;
  return made(power(*a.number(), *b.number()));
}

std::optional<Value> negated(const Value& a) {
  if (const Decimal* number = a.number()) return Value(number->negated());
  if (const MonthsDuration* months = a.months()) return Value(negated(*months));
  if (const SecondsDuration* seconds = a.seconds()) return Value(negated(*seconds));
  return std::nullopt;
}

std::optional<Value> property(const Value& value, std::string_view name) {
  if (const Day* day = value.date()) {
    if (auto found = day_property(*day, name)) return found;
    // A date is a midnight in UTC where its time is asked for (TCK 0074).
    return date_time_property(*moment(value), name);
  }
  if (const Time* time = value.time()) return time_property(*time, time->nanoseconds / kNano, name);
  if (const DateTime* at_time = value.date_time()) return date_time_property(*at_time, name);
  if (const SecondsDuration* duration = value.seconds()) return duration_property(*duration, name);
  if (const Range* range = value.range()) return range_property(*range, name);
  const MonthsDuration* months = value.months();
  if (months == nullptr) return std::nullopt;
  if (name == "years") return Value(months->months / 12);
  if (name == "months") return Value(months->months % 12);
  return std::nullopt;
}

const Value* item_of(const List& list, const Decimal& place) {
  const auto size = static_cast<std::int64_t>(list.size());
  const std::int64_t whole = place.whole().value_or(0);
  if (whole > 0 && whole <= size) return &list[static_cast<std::size_t>(whole - 1)];
  if (whole < 0 && -whole <= size) return &list[static_cast<std::size_t>(size + whole)];
  return nullptr;
}

std::optional<bool> passes(const Value& value, const Value& test) {
  if (const Range* range = test.range(); range != nullptr && value.range() == nullptr)
    return contains(*range, value);
  const List* list = test.list();
  if (list == nullptr) return equal(value, test);
  if (value.list() != nullptr && equal(value, test) == true) return true;
  bool unknown = false;
  for (const Value& item : *list) {
    std::optional<bool> found;
    if (const Range* range = item.range(); range != nullptr && value.range() == nullptr)
      found = contains(*range, value);
    else
      found = equal(value, item);
    if (found == true) return true;
    unknown |= !found;
  }
  return unknown && list->size() == 1 ? std::optional<bool>() : false;
}

}  // namespace tb::feel
