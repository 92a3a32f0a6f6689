// Who may do what, as the code gives it, as a page.
#pragma once
#include <string>
#include <vector>

#include "modules/identity/rules.hpp"
#include "platform/http/route.hpp"

namespace tb::app {

// One way to stand to a case: a party, or a role in or out of its scope.
struct Stance {
  std::string name;  // "applicant", "reviewer", "reviewer elsewhere"
  identity::Caller caller;
};
// One action, for complete_task one act of the drawings, on a case of another person.
struct Deed {
  std::string name;  // "read_case", "complete_task: decide"
  identity::Action action{};
  identity::Facts facts;
};
std::vector<Stance> stances();
std::vector<Deed> deeds();
// "yes", "403" or "404".
std::string verdict(const Stance& stance, const Deed& deed);

// The document: the matrix, the rules of separation of duty, and what each route asks.
std::string roles_document(const Router& router);

}  // namespace tb::app
