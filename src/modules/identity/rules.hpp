// The one place that says who may do what: role in scope, or capacity as a party, or ownership or
// mandate, minus separation of duty (design.md "Who may do what"; domain.md (b), (c)). Pure.
#pragma once
#include "core/result.hpp"
#include "modules/identity/types.hpp"

namespace tb::identity {

// Fails not_found when the caller may not even see the record, forbidden when he sees it but may
// not act
// (`identity.forbidden`, `identity.same_person` 行政許可法 48 and domain (c),
// `identity.no_mandate`, `identity.outsourced`).
Result<void> may(const Caller& caller, Action action, const Facts& facts);

}  // namespace tb::identity
