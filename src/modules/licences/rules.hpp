// Numbers and states of licences. Pure.
#pragma once
#include "core/result.hpp"
#include "modules/licences/types.hpp"

namespace tb::licences::rules {

// GB/T 36904: 1.2.156.3005.2.TYPE.ISSUER.SERIAL.VERSION.CHECK; TYPE and ISSUER start with the
// issuer's credit code, the serial is made of `id`, so it is never used twice. Fails invalid
// `licence.issuer_code` without a credit code.
Result<std::string> number(std::string_view body_code, std::string_view item, Id id);
// What the licence says of itself on a day: a valid one past its last day is expired.
Status status_on(Status stored, const std::optional<Date>& valid_to, Date today);
std::string_view words_of(Status status);

}  // namespace tb::licences::rules
