#include <gtest/gtest.h>

#include <random>

#include "engine/bpmn/duration.hpp"
#include "engine/bpmn/tests/drawing.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

State rich_state() {
  State state{.model = 0xfedcba98,
              .status = Status::running,
              .next_token = 1'000'001,
              .tokens = {{1, 0, 0}, {7, 3, kNone}, {1'000'000, 65'000, 1}},
              .arrivals = {{2, 5, 1}, {2, 6, 3}, {9, 0, 1}},
              .variables = {}};
  state.variables = Variables{{"面积", *feel::Decimal::parse("-120.55")},
                              {"open", true},
                              {"day", feel::day_of(date(2026, 3, 2))},
                              {"large", *feel::Decimal::parse("1e40")},
                              {"noon", *feel::parse_time("12:00:00+08:00")},
                              {"age", *feel::parse_months("P80Y")},
                              {"none", feel::Value()},
                              {"list", feel::List{1, "x", feel::List{}}},
                              {"form", Variables{{"a", "b"}}}};
  return state;
}

TEST(Serialise, KeepsEveryPartOfAState) {
  const State state = rich_state();
  const auto again = deserialise(serialise(state));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->model, state.model);
  EXPECT_EQ(again->status, state.status);
  EXPECT_EQ(again->next_token, state.next_token);
  EXPECT_EQ(again->tokens, state.tokens);
  EXPECT_EQ(again->arrivals, state.arrivals);
  EXPECT_EQ(feel::Value(again->variables), feel::Value(state.variables));
  EXPECT_EQ(again->token(7)->element, 3u);
  EXPECT_EQ(again->token(8), nullptr);
}

std::string joined(const std::vector<Piece>& all) {
  std::string out;
  for (const Piece& piece : all) out += piece.bytes;
  return out;
}

TEST(Serialise, PiecesAreTheSameBytesAndChangeOnlyWhereTheStateDoes) {
  EXPECT_EQ(joined(pieces(rich_state())), serialise(rich_state()));
  State many{.model = 1, .status = Status::running, .next_token = 5'001, .tokens = {}};
  many.frames.push_back({.token = 1, .total = 4'999});
  many.tokens.push_back({1, 2, 0, kRoot});
  for (TokenId id = 2; id <= 5'000; ++id) many.tokens.push_back({id, 2, id - 2, 1});
  auto before = pieces(many);
  EXPECT_EQ(joined(before), serialise(many));
  EXPECT_EQ(before.front().key, 0u);
  EXPECT_TRUE(std::ranges::is_sorted(before, std::less_equal{}, &Piece::key));
  std::mt19937 random(11);
  while (many.tokens.size() > 2) {
    many.tokens.erase(many.tokens.begin() + 1 +
                      static_cast<std::ptrdiff_t>(random() % (many.tokens.size() - 1)));
    auto after = pieces(many);
    ASSERT_EQ(joined(after), serialise(many));
    std::size_t changed = 0;
    for (const Piece& piece : after)
      changed += std::ranges::find(before, piece) == before.end() ? 1 : 0;
    ASSERT_LE(changed, 3u) << "the counts, its range, and the first of the next";
    before = std::move(after);
    if (many.tokens.size() % 10 != 0) continue;
    ASSERT_TRUE(deserialise(joined(before)));
  }
}

TEST(Serialise, KeepsAWaitingInstanceSmall) {
  const auto model = *read(file("data/processes/permit.bpmn"));
  const Instance instance(model,
                          {{"item", "511A0015500009-511602000000-000-115113016823646795-1-00"}});
  EXPECT_LE(serialise(instance.state()).size(), 512u);
  EXPECT_LE(serialise(Instance(model).state()).size(), 20u);
}

TEST(Serialise, NeverCrashesOnGarbage) {
  const std::string good = serialise(rich_state());
  for (std::size_t length = 0; length < good.size(); ++length)
    EXPECT_EQ(deserialise(good.substr(0, length)).error().code, "bpmn.state_corrupt") << length;
  EXPECT_EQ(deserialise(good + "x").error().code, "bpmn.state_corrupt");
  std::mt19937 random(7);
  for (int round = 0; round < 50'000; ++round) {
    std::string bytes = good;
    for (int changes = 0; changes < 3; ++changes)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    if (const auto state = deserialise(bytes))
      EXPECT_EQ(serialise(*deserialise(serialise(*state))), serialise(*state));
  }
  std::string newer = good;
  newer[0] = 3;
  EXPECT_EQ(deserialise(newer).error().code, "bpmn.state_version");
}

// With everything that only scopes have.
State deep_state() {
  State state{.model = 7,
              .status = Status::running,
              .next_token = 9,
              .tokens = {{1, 2, 1, kRoot}, {2, 2, 0, 1}, {4, 5, 0, 2}},
              .arrivals = {{9, 1, 1, kRoot}, {6, 3, 1, 2}, {6, kNone, 5, 2}},
              .frames = {{.token = 1, .begun = 1, .total = 3, .items = feel::List{1, 2, 3}},
                         {.token = 2, .queue = {4, 5}, .variables = {{"x", 1}}}},
              .done = {{3, 2, 5}, {5, kRoot, 2}},
              .repeats = {{1, 8, 2}},
              .variables = {{"n", 1}}};
  return state;
}

TEST(Serialise, KeepsScopesToo) {
  const State state = deep_state();
  const std::string bytes = serialise(state);
  const auto again = deserialise(bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->tokens, state.tokens);
  EXPECT_EQ(again->arrivals, state.arrivals);
  EXPECT_EQ(again->frames, state.frames);
  EXPECT_EQ(again->done, state.done);
  EXPECT_EQ(again->repeats, state.repeats);
  State failed{.model = 7, .status = Status::failed, .error = "no_money"};
  EXPECT_EQ(deserialise(serialise(failed))->error, "no_money");
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string garbage = bytes;
    for (int changes = 0; changes < 3; ++changes)
      garbage[random() % garbage.size()] = static_cast<char>(random());
    if (const auto read = deserialise(garbage))
      ASSERT_EQ(serialise(*deserialise(serialise(*read))), serialise(*read));
  }
}

TEST(Serialise, RefusesScopesThatNoStepMakes) {
  const auto broken = [](auto change) {
    State state = deep_state();
    change(state);
    return deserialise(serialise(state)).has_value();
  };
  EXPECT_TRUE(broken([](State&) {}));
  EXPECT_FALSE(broken([](State& state) { state.tokens[1].scope = 2; })) << "inside itself";
  EXPECT_FALSE(broken([](State& state) { state.frames.pop_back(); })) << "a scope of nothing";
  EXPECT_FALSE(broken([](State& state) { state.frames[1].token = 3; })) << "of no token";
  EXPECT_FALSE(broken([](State& state) { state.done[1].id = 9; })) << "not drawn yet";
  EXPECT_FALSE(broken([](State& state) { state.repeats[0].token = 3; }));
  EXPECT_FALSE(broken([](State& state) { std::swap(state.arrivals[1], state.arrivals[2]); }));
}

TEST(Serialise, RefusesStatesThatNoStepMakes) {
  const auto broken = [](auto change) {
    State state = rich_state();
    change(state);
    const auto read = deserialise(serialise(state));
    return read ? "" : read.error().code;
  };
  EXPECT_EQ(broken([](State&) {}), "");
  EXPECT_EQ(broken([](State& s) { s.tokens[1].id = s.tokens[0].id; }), "bpmn.state_corrupt");
  EXPECT_EQ(broken([](State& s) { s.next_token = 1'000'000; }), "bpmn.state_corrupt");
  EXPECT_EQ(broken([](State& s) { s.arrivals[0].count = 0; }), "bpmn.state_corrupt");
  EXPECT_EQ(broken([](State& s) { std::swap(s.arrivals[0], s.arrivals[1]); }),
            "bpmn.state_corrupt");
  EXPECT_EQ(broken([](State& s) { s.status = Status::completed; }), "bpmn.state_corrupt");
  EXPECT_EQ(broken([](State& s) { s.variables.set("x", std::string(kMaxVariableBytes, 'x')); }),
            "bpmn.state_corrupt");
}

TEST(Serialise, KeepsEvents) {
  const std::vector<Event> events{Started{{{"a", 1}}}, TaskCompleted{7, "grant", {{"b", "x"}}},
                                  TimerFired{8, 3}, ActDone{9, {{"c", true}}}, Cancelled{"撤回"}};
  for (const Event& event : events) {
    const auto again = deserialise_event(serialise(event));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->index(), event.index());
    EXPECT_EQ(serialise(*again), serialise(event));
    const std::string bytes = serialise(event);
    for (std::size_t length = 0; length < bytes.size(); ++length)
      EXPECT_EQ(deserialise_event(bytes.substr(0, length)).error().code, "bpmn.event_corrupt");
    EXPECT_FALSE(deserialise_event(bytes + "x"));
  }
  EXPECT_FALSE(deserialise_event(std::string("\x01\x05\x00", 3)));
}

TEST(Serialise, RefusesVariablesThatNoProgramWrites) {
  using namespace std::string_literals;
  const std::string started = "\x01\x00"s;
  EXPECT_TRUE(deserialise_event(started + "\x01\x01"
                                          "a\x00"s));
  EXPECT_FALSE(deserialise_event(started + "\x02\x01"
                                           "a\x00\x01"
                                           "a\x00"s))
      << "a name twice";
  EXPECT_TRUE(deserialise_event(started + "\x01\x01"
                                          "a\x02\x01\x16"s))
      << "1.1";
  EXPECT_FALSE(deserialise_event(started + "\x01\x01"
                                           "a\x02\x01\x14"s))
      << "1.0 is written as 1";
  EXPECT_FALSE(deserialise_event(started + "\x01\x01"
                                           "a\x01\x02"s))
      << "neither true nor false";
  EXPECT_FALSE(deserialise_event(started + "\x01\x01"
                                           "a\x07"s))
      << "an unknown type";
}

TEST(Duration, ReadsIsoDurations) {
  const auto text = [](std::string_view iso) {
    const auto read = parse_duration(iso);
    return read ? std::to_string(read->months) + "/" + std::to_string(read->us / 1000) : "none";
  };
  EXPECT_EQ(text("P5D"), "0/432000000");
  EXPECT_EQ(text("PT36H"), "0/129600000");
  EXPECT_EQ(text("P1Y2M"), "14/0");
  EXPECT_EQ(text("P2W"), "0/1209600000");
  EXPECT_EQ(text("P1DT1M1.5S"), "0/86461500");
  for (const auto* bad :
       {"", "P", "PT", "5D", "P5", "P-5D", "-P5D", "P5H", "PT5D", "P1D2Y", "P1.5D", "P5DT",
        "P999999999999999999999D", "P101Y", "P99999D", "PT9999999999999S", "P5D ", "P5d", "P1M1M"})
    EXPECT_EQ(text(bad), "none") << bad;
}

}  // namespace
}  // namespace tb::bpmn
