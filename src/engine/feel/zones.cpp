#include <unicode/basictz.h>
#include <unicode/strenum.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "engine/feel/temporal.hpp"

namespace tb::feel {

namespace {

constexpr std::int32_t kMostOffset = 18 * 3600;
// The calendar repeats itself, weekdays too, after 400 years, and the newest rules hold for ever.
// ICU counts milliseconds as a double, which in a far year no longer tells one second from the
// next.
constexpr std::int64_t kCycle = 146'097LL * 86'400, kFarOff = 13'569'465'600;  // 2400-01-01

struct Region {
  std::string id;
  std::unique_ptr<icu::BasicTimeZone> rules;
  std::int32_t standard = 0;
};

UDate in_reach(std::int64_t seconds) {
  if (seconds >= kFarOff) seconds = kFarOff + (seconds - kFarOff) % kCycle;
  return static_cast<UDate>(seconds) * 1000;
}

// ICU still lists names that IANA never had ("PST", "SystemV/PST8"); some mean two places.
bool is_iana(std::string_view id) {
  static constexpr std::array<std::string_view, 13> kThreeLetters{
      "CET", "EET", "EST", "GMT", "HST", "MET", "MST", "PRC", "ROC", "ROK", "UCT", "UTC", "WET"};
  return id.size() == 3 ? std::ranges::binary_search(kThreeLetters, id)
                        : !id.starts_with("SystemV/") && id != "Etc/Unknown";
}

void add_region(std::vector<Region>& regions, const icu::UnicodeString& name) {
  Region region;
  name.toUTF8String(region.id);
  if (!is_iana(region.id)) return;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(name));
  auto* rules = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (rules == nullptr) return;
  static_cast<void>(zone.release());
  region.rules.reset(rules);
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules->getOffset(in_reach(kFarOff), false, raw, summer, status);
  region.standard = raw / 1000;
  regions.push_back(std::move(region));
}

std::vector<Region> all_regions() {
  std::vector<Region> regions;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
  while (U_SUCCESS(status) && names) {
    const icu::UnicodeString* name = names->snext(status);
    if (name == nullptr) break;
    add_region(regions, *name);
  }
  std::ranges::sort(regions, {}, &Region::id);
  return regions;
}

const std::vector<Region>& regions() {
  static const std::vector<Region> all = all_regions();
  return all;
}

const Region& region_of(std::int32_t code) {
  return regions()[static_cast<std::size_t>(-1 - static_cast<std::int64_t>(code))];
}

}  // namespace

std::optional<Zone> Zone::offset(std::int32_t seconds) {
  if (seconds < -kMostOffset || seconds > kMostOffset) return std::nullopt;
  return Zone(kOffset + seconds);
}

std::optional<Zone> Zone::region(std::string_view id) {
  const auto& all = regions();
  const auto at = std::ranges::lower_bound(all, id, {}, &Region::id);
  if (at == all.end() || at->id != id) return std::nullopt;
  return Zone(static_cast<std::int32_t>(-1 - (at - all.begin())));
}

std::string_view Zone::id() const { return is_region() ? region_of(code_).id : std::string_view(); }

std::int32_t Zone::offset_at(std::int64_t local_seconds) const {
  if (!is_region()) return is_none() ? 0 : seconds();
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  region_of(code_).rules->getOffsetFromLocal(in_reach(local_seconds), UCAL_TZ_LOCAL_FORMER,
                                             UCAL_TZ_LOCAL_FORMER, raw, summer, status);
  return (raw + summer) / 1000;
}

std::int32_t Zone::offset_at_utc(std::int64_t utc_seconds) const {
  if (!is_region()) return is_none() ? 0 : seconds();
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  region_of(code_).rules->getOffset(in_reach(utc_seconds), false, raw, summer, status);
  return (raw + summer) / 1000;
}

std::int32_t Zone::standard_offset() const {
  if (is_region()) return region_of(code_).standard;
  return is_none() ? 0 : seconds();
}

}  // namespace tb::feel
