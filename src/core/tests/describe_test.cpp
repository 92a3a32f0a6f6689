#include "core/describe.hpp"

#include <gtest/gtest.h>

namespace tb::describe_test {

enum class State : std::uint8_t { draft, received };
TB_DESCRIBED(State)
struct Inner {
  std::string who;
  std::int64_t at = 0;
};
TB_DESCRIBED(Inner)
struct Outer {
  std::string text;
  State state{};
  std::optional<std::int64_t> number;
  std::vector<Inner> list;
  std::optional<std::string> maybe_text;
  std::optional<Inner> maybe_inner;
  Inner inner;
  Json json;
  Id id;
  bool flag = true;
  Instant at;
  Bytes bytes;
  std::vector<std::string> texts;
  Date day;
  std::optional<Json> maybe_json;
  double real = 0;
};
TB_DESCRIBED(Outer)
TB_ENUM(State, draft, received)
TB_STRUCT(Inner, who, at)
TB_STRUCT(Outer, text, state, number, list, maybe_text, maybe_inner, inner, json, id, flag, at,
          bytes, texts, day, maybe_json, real)

// A description that forgets a member does not compile: the check itself, for every kind of last
// member.
static_assert(TB_FORGETS(Inner, who));
static_assert(!TB_FORGETS(Inner, who, at));
static_assert(TB_FORGETS(Outer, text, state, number, list, maybe_text, maybe_inner, inner, json, id,
                         flag, at, bytes, texts, day, maybe_json));
static_assert(TB_FORGETS(Outer, text, state, number, list, maybe_text, maybe_inner, inner, json, id,
                         flag, at, bytes, texts, day));
static_assert(TB_FORGETS(Outer, text, state, number, list, maybe_text));

TEST(Describe, a_table_names_members_in_order_with_their_place) {
  const auto& type = *TypeOf<Outer>::get();
  EXPECT_EQ(type.name, "Outer");
  ASSERT_EQ(type.count, 16U);
  EXPECT_EQ(type.fields[3].name, "list");
  EXPECT_EQ(type.fields[3].offset, offsetof(Outer, list));
  EXPECT_EQ(type.fields[3].type->inner, TypeOf<Inner>::get());
  EXPECT_EQ(type.fields[1].type->size, 1U);
}

TEST(Describe, labels_and_values_belong_together) {
  EXPECT_EQ(name_of(State::received), "received");
  EXPECT_EQ(enum_of<State>("received"), State::received);
  EXPECT_EQ(enum_of<State>("Received"), std::nullopt);
  EXPECT_EQ(enum_of<State>(""), std::nullopt);
  EXPECT_EQ(label(*TypeOf<State>::get(), 9), "");
}

TEST(Describe, sequences_see_and_change_what_they_describe) {
  std::optional<std::string> maybe;
  const auto& optional = *TypeOf<std::optional<std::string>>::get();
  const void* first = nullptr;
  EXPECT_EQ(optional.sequence->view(&maybe, &first), 0U);
  *static_cast<std::string*>(optional.sequence->append(&maybe)) = "x";
  EXPECT_EQ(optional.sequence->view(&maybe, &first), 1U);
  EXPECT_EQ(maybe, "x");
  optional.sequence->clear(&maybe);
  EXPECT_FALSE(maybe);

  std::vector<Inner> many;
  const auto& list = *TypeOf<std::vector<Inner>>::get();
  static_cast<Inner*>(list.sequence->append(&many))->who = "甲";
  static_cast<Inner*>(list.sequence->append(&many))->who = "乙";
  EXPECT_EQ(list.sequence->view(&many, &first), 2U);
  EXPECT_EQ(static_cast<const Inner*>(first)[1].who, "乙");
}

}  // namespace tb::describe_test
