#include "app/roles.hpp"

#include <fmt/format.h>

#include "app/city.hpp"
#include "app/cli.hpp"
#include "app/refuse.hpp"

namespace tb::app {
namespace {

using identity::Action;
using identity::Caller;
using identity::Facts;

constexpr Id kApplicant{1}, kAgent{2}, kStranger{3}, kStaff{4}, kBody{10}, kOtherBody{11};
constexpr std::string_view kRegion = "511602", kOtherRegion = "511603";

Caller person(Id id) {
  return {.session = {1}, .account = id, .person = id, .kind = identity::PersonKind::citizen};
}

// With a mandate for every act of the case's body, so that the role alone decides.
Caller staff(std::string_view role, std::string_view scope) {
  auto out = person(kStaff);
  out.kind = identity::PersonKind::staff;
  out.staff_kind = identity::StaffKind::civil_servant;
  out.roles = {{std::string(role), std::string(scope)}};
  out.mandates = {{kBody, "*", "*", date(2026, 1, 1), date(2026, 12, 31), "授权"}};
  return out;
}

Facts facts(std::string act = {}, std::string scope = {}) {
  return {.applicant = kApplicant,
          .agents = {kAgent},
          .region = std::string(kRegion),
          .deciding_body = kBody,
          .item = "item",
          .act = std::move(act),
          .task_scope = std::move(scope),
          .excluded = {},
          .today = date(2026, 3, 2)};
}

std::string code_of(const Result<void>& done) { return done ? "allowed" : done.error().code; }

// Each rule that takes away what the role gives, shown by a caller who has everything else.
std::string separation() {
  std::string out = "| rule | example | answer |\n|---|---|---|\n";
  const auto row = [&out](std::string_view rule, std::string_view example, const Caller& caller,
                          const Facts& at, Action action) {
    out += fmt::format("| {} | {} | `{}` |\n", rule, example,
                       code_of(identity::may(caller, action, at)));
  };
  const auto body = std::to_string(kBody.value);
  const auto decide = [&] { return facts("decide", "approver@" + body); };
  const auto approver = staff("approver", body);
  row("nothing against him", "approver decides", approver, decide(), Action::complete_task);
  auto excluded = decide();
  excluded.excluded = {kStaff};
  row("who accepted or reviewed does not decide (`tb:not_same_as`)", "approver who reviewed it",
      approver, excluded, Action::complete_task);
  auto own = decide();
  own.applicant = kStaff;
  row("nobody handles his own case", "approver who applied", approver, own, Action::complete_task);
  auto outsourced = approver;
  outsourced.staff_kind = identity::StaffKind::outsourced;
  row("outsourced staff only receive", "outsourced approver", outsourced, decide(),
      Action::complete_task);
  auto without = approver;
  without.mandates.clear();
  row("who signs needs a mandate", "approver without mandate", without, decide(),
      Action::complete_task);
  auto late = decide();
  late.today = date(2027, 1, 1);
  row("… of today", "approver whose mandate ended", approver, late, Action::complete_task);
  auto other_item = approver;
  other_item.mandates.front().items = "another";
  row("… for the item", "approver with a mandate for another item", other_item, decide(),
      Action::complete_task);
  auto other_act = approver;
  other_act.mandates.front().acts = "refuse";
  row("… for the act", "approver with a mandate to refuse alone", other_act, decide(),
      Action::complete_task);
  auto reviewer = staff("reviewer", body);
  reviewer.mandates.front().acts = "pass return";
  row("a hold needs its own mandate (行政许可法 45)", "reviewer without it", reviewer, facts(),
      Action::hold_case);
  auto head_applies = facts();
  head_applies.applicant = kStaff;
  row("the head stands back from his own case (42)", "head who applied", staff("body_head", body),
      head_applies, Action::extend_case);
  return out;
}

std::string routes_table(const Router& router) {
  std::string out = "| route | session | action asked |\n|---|---|---|\n";
  for (const auto* route : router.routes())
    out += fmt::format("| `{} {}` | {} | {} |\n", method_name(route->method), route->path,
                       route->needs_session ? "yes" : "no",
                       route->action.empty() ? "" : fmt::format("`{}`", route->action));
  return out;
}

std::string matrix() {
  const auto all = stances();
  std::string out = "| stance |";
  for (const auto& deed : deeds()) out += fmt::format(" {} |", deed.name);
  out += "\n|---|";
  for (std::size_t i = 0; i < deeds().size(); ++i) out += "---|";
  out += '\n';
  for (const auto& stance : all) {
    out += fmt::format("| {} |", stance.name);
    for (const auto& deed : deeds()) out += fmt::format(" {} |", verdict(stance, deed));
    out += '\n';
  }
  return out;
}

}  // namespace

std::vector<Stance> stances() {
  std::vector<Stance> out{{"applicant", person(kApplicant)},
                          {"agent", person(kAgent)},
                          {"another person", person(kStranger)}};
  for (const auto& rule : identity::roles()) {
    const bool of_region = rule.scope == identity::RoleScope::region;
    out.push_back({std::string(rule.role),
                   staff(rule.role, of_region ? kRegion : std::to_string(kBody.value))});
    out.push_back({fmt::format("{} elsewhere", rule.role),
                   staff(rule.role, of_region ? kOtherRegion : std::to_string(kOtherBody.value))});
  }
  return out;
}

std::vector<Deed> deeds() {
  std::vector<Deed> out;
  const auto* actions = tb_type(static_cast<const Action*>(nullptr));
  for (std::uint32_t i = 0; i < actions->count; ++i) {
    const auto action = static_cast<Action>(i);
    if (action != Action::complete_task)
      out.push_back({std::string(name_of(action)), action, facts()});
  }
  const auto body = std::to_string(kBody.value);
  for (const auto& [act, scope] : {std::pair<std::string, std::string>{"accept", "accepter@511602"},
                                   {"clarify", "accepter@511602"},
                                   {"review", "reviewer@" + body},
                                   {"decide", "approver@" + body},
                                   {"deliver", "issuer@511602"},
                                   {"resubmit", "person@1"}})
    out.push_back({"complete_task: " + act, Action::complete_task, facts(act, scope)});
  return out;
}

std::string verdict(const Stance& stance, const Deed& deed) {
  const auto done = identity::may(stance.caller, deed.action, deed.facts);
  if (done) return "yes";
  return std::to_string(status_of(done.error()));
}

std::string roles_document(const Router& router) {
  return fmt::format(
      R"(# Who may do what
Made by `tongban roles` from the one function that decides, `identity::may()`, and the route table. 403 = sees the record and may not, 404 = may not even know that it is there.

## Stance and action
The case is of another person, decided by body 10 in region 511602. Staff hold a mandate for every act, so the role alone decides; "elsewhere" is the same role in another region or body.

{}
## What takes it away again
Whoever has the role, scope and mandate still may not, when one of these holds.

{}
## What each route asks
A route without session is open to everybody. `cases.list` asks `list_cases` for all cases only (`mine=false`); one's own are anybody's.

{})",
      matrix(), separation(), routes_table(router));
}

int print_roles(const ServeOptions& options) {
  const auto city = City::open(options);
  if (!city) return refuse(city.error());
  Router router;
  (*city)->add_routes(router);
  fmt::print("{}", roles_document(router));
  return 0;
}

}  // namespace tb::app
