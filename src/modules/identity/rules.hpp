// The one place that says who may do what: role in scope, or capacity as a party, or ownership or
// mandate, minus separation of duty (design.md "Who may do what"; domain.md (b), (c)). Pure.
#pragma once
#include <span>

#include "core/result.hpp"
#include "modules/identity/types.hpp"

namespace tb::identity {

// What the scope of a role is a code of.
enum class RoleScope : std::uint8_t { region, body };
// What a role gives in its scope; may() reads this table.
struct RoleRule {
  std::string_view role;
  RoleScope scope{};
  bool sees_cases = false, handles_cases = false;
};
std::span<const RoleRule> roles();

// Whose open cases the caller lists by due time: an inspector those of his regions, the head of a
// body those that it decides. What is listed here, may() lets him read.
struct ListedCases {
  std::vector<std::string> regions;
  std::vector<Id> bodies;
};
ListedCases listed_cases(const Caller& caller);
// The bodies whose business system the caller is.
std::vector<Id> integrated_bodies(const Caller& caller);

// Fails not_found when the caller may not even see the record, forbidden when he sees it but may
// not act
// (`identity.forbidden`, `identity.same_person` 行政許可法 48 and domain (c),
// `identity.no_mandate`, `identity.outsourced`).
Result<void> may(const Caller& caller, Action action, const Facts& facts);

}  // namespace tb::identity
