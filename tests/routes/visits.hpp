// One visit to each route of the API: what must stand before it, who may make it, and the request.
// The tests that count what a route costs and that try it as everybody go along this list.
#pragma once
#include <functional>
#include <map>

#include "modules/identity/rules.hpp"
#include "support/town.hpp"

namespace tb::trial {

// Signed in once each: a password is slow on purpose.
class People {
 public:
  explicit People(Town& town) : town(town) {}
  Person& as(std::string_view account) {
    return known_.try_emplace(std::string(account), town.port(), account).first->second;
  }
  void forget(std::string_view account) { known_.erase(std::string(account)); }
  Town& town;

 private:
  std::map<std::string, Person> known_;
};

// What a visit leaves ready for its request.
struct Scene {
  People* people;
  std::string number, task, id, path;
  Town& town() const { return people->town; }
};

struct Visit {
  std::string_view route;  // the operation
  std::string_view owner;  // the account that may; "" = nobody is signed in
  std::function<void(Scene&)> prepare;
  std::function<Said(const Scene&, Person&)> request;
  // What identity::may() is told of the record, beside applicant, region, body and item.
  identity::Facts facts{};
};

// In no order; each route once.
std::vector<Visit> visits();

// What a route has cost so far.
Cost spent(People& people, std::string_view route);

}  // namespace tb::trial
