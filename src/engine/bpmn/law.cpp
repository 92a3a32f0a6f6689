#include "engine/bpmn/law.hpp"

#include <algorithm>

#include "core/json.hpp"
#include "core/time.hpp"
#include "engine/bpmn/explore.hpp"

namespace tb::bpmn {

TB_ENUM(LawKind, needs, forbids, apart, owes, within)
TB_STRUCT(LawRule, id, kind, on, after, until, days, article, message)
TB_STRUCT(Skeleton, power, name, law, rules)

namespace {

bool is_one_of(const std::string& act, const std::vector<std::string>& acts) {
  if (std::ranges::find(acts, act) != acts.end()) return true;
  const std::size_t colon = act.find(':');
  return colon != std::string::npos && std::ranges::find(acts, act.substr(0, colon)) != acts.end();
}

// Which rules' conditions a path has met, and how long it waited: the memory of one path.
struct Path {
  std::uint64_t met = 0;  // bit i: `after` (needs, forbids) or a debt (owes) of rule i
  std::vector<std::int64_t> waited_us;  // of each `within`; -1: not counting
  bool operator<(const Path& other) const {
    return std::tie(met, waited_us) < std::tie(other.met, other.waited_us);
  }
};

class Lawyer {
 public:
  Lawyer(const Model& model, const Skeleton& skeleton, const ExploreLimits& limits)
      : model_(model),
        power_(skeleton.power),
        rules_(skeleton.rules),
        explored_(explore(model, limits)) {}

  std::vector<Finding> run() {
    for (const LawRule& rule : rules_)
      if (rule.kind == LawKind::apart) keep_apart(rule);
    walk();
    return std::move(findings_);
  }

 private:
  // A place on a path: a state and what the path remembers.
  struct Place {
    std::size_t state;
    Path path;
    std::size_t from = kNowhere;
    PlayStep step;
  };

  void keep_apart(const LawRule& rule) {
    for (const Element& element : model_.elements()) {
      if (!element.reachable || element.kind != ElementKind::user_task ||
          !is_one_of(element.act, rule.on))
        continue;
      const bool apart = std::ranges::all_of(rule.after, [&](const std::string& act) {
        return std::ranges::find(element.not_same_as, act) != element.not_same_as.end();
      });
      if (!apart) add(rule, {element.id}, {});
    }
  }

  // Every state with every memory that a path to it may have; enough to see each rule broken once.
  void walk() {
    std::set<std::pair<std::size_t, Path>> known;
    Path empty;
    empty.waited_us.assign(rules_.size(), -1);
    const auto visit = [&](std::size_t state, const Path& path, std::size_t from,
                           const PlayStep& step) {
      if (places_.size() >= kMostPlaces || !known.emplace(state, path).second) return;
      places_.push_back({state, path, from, step});
    };
    for (std::size_t i = 0; i < explored_.states.size(); ++i)
      if (explored_.states[i].from == kNowhere) visit(i, empty, kNowhere, explored_.states[i].step);
    for (std::size_t at = 0; at < places_.size(); ++at) {
      const std::size_t state = places_[at].state;
      for (const Passage& passage : explored_.states[state].next) {
        Path path = places_[at].path;
        remember(path, passage.step, at);
        visit(passage.to, path, at, passage.step);
      }
      if (explored_.states[state].state.ended()) settle(at);
    }
  }

  void remember(Path& path, const PlayStep& step, std::size_t at) {
    const ElementIndex index = model_.find(step.element);
    if (index == kNone) return;
    const Element& element = model_.element(index);
    if (step.event == "timer") return wait(path, element, step, at);
    if (element.act.empty() || (step.event != "complete" && step.event != "act")) return;
    const std::string act = step.value.empty() ? element.act : element.act + ":" + step.value;
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const LawRule& rule = rules_[i];
      const std::uint64_t bit = std::uint64_t{1} << i;
      const bool on = is_one_of(act, rule.on);
      switch (rule.kind) {
        case LawKind::needs:
        case LawKind::forbids:
          if (on && ((path.met & bit) != 0) == (rule.kind == LawKind::forbids))
            add(rule, {element.id}, way(at, step));
          if (is_one_of(act, rule.after)) path.met |= bit;
          break;
        case LawKind::owes:
          if (on) path.met |= bit;
          if (is_one_of(act, rule.until)) path.met &= ~bit;
          break;
        case LawKind::within:
          if (on) path.waited_us[i] = 0;
          if (is_one_of(act, rule.until)) path.waited_us[i] = -1;
          break;
        case LawKind::apart:
          break;
      }
    }
  }

  // Of timers with a time of their own; what a clock of the case says is checked by its rules.
  void wait(Path& path, const Element& event, const PlayStep& step, std::size_t at) {
    const std::int64_t us = event.timer.us + event.timer.months * std::int64_t{31} * kDay;
    if (us <= 0 || !event.timer.clock.empty()) return;
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (path.waited_us[i] < 0) continue;
      const std::int64_t most = rules_[i].days.value_or(0) * kDay;
      path.waited_us[i] = std::min(path.waited_us[i] + us, most + 1);
      if (path.waited_us[i] > most) add(rules_[i], {event.id}, way(at, step));
    }
  }

  void settle(std::size_t at) {
    for (std::size_t i = 0; i < rules_.size(); ++i)
      if (rules_[i].kind == LawKind::owes && (places_[at].path.met >> i & 1) != 0)
        add(rules_[i], {places_[at].step.element}, way(places_[at].from, places_[at].step));
  }

  std::vector<PlayStep> way(std::size_t at, const PlayStep& last) const {
    std::vector<PlayStep> steps{last};
    for (; at != kNowhere; at = places_[at].from) steps.push_back(places_[at].step);
    std::ranges::reverse(steps);
    return steps;
  }

  void add(const LawRule& rule, std::vector<std::string> elements, std::vector<PlayStep> example) {
    const bool known = std::ranges::any_of(
        findings_, [&](const Finding& one) { return one.message == rule.message; });
    if (known) return;
    findings_.push_back({.kind = "law",
                         .elements = std::move(elements),
                         .article = rule.article,
                         .message = rule.message,
                         .blocking = true,
                         .example = std::move(example),
                         .code = "law." + power_ + "." + rule.id});
  }

  static constexpr std::size_t kMostPlaces = 200'000;
  const Model& model_;
  const std::string& power_;
  const std::vector<LawRule>& rules_;
  const Explored explored_;
  std::vector<Place> places_;
  std::vector<Finding> findings_;
};

bool says_something(const LawRule& rule) {
  const bool needs_after =
      rule.kind == LawKind::needs || rule.kind == LawKind::forbids || rule.kind == LawKind::apart;
  if (rule.on.empty() || rule.article.empty() || rule.message.empty()) return false;
  if (rule.kind == LawKind::within && rule.days.value_or(0) <= 0) return false;
  return needs_after ? !rule.after.empty() : !rule.until.empty();
}

}  // namespace

Result<Skeleton> read_skeleton(std::string_view json) {
  Skeleton skeleton = TRY(from_json<Skeleton>(json));
  if (skeleton.rules.size() > 64)
    return invalid("law.skeleton", "一种权力的法定骨架最多有 64 条规则。");
  for (const LawRule& rule : skeleton.rules)
    if (!says_something(rule))
      return invalid("law.skeleton",
                     "法定骨架的规则“" + rule.id + "”不完整：要有动作、依据和说明。");
  return skeleton;
}

std::vector<Finding> unlawful(const Model& model, const Skeleton& skeleton,
                              const ExploreLimits& limits) {
  return Lawyer(model, skeleton, limits).run();
}

}  // namespace tb::bpmn
