#include "engine/feel/names.hpp"

#include <gtest/gtest.h>

namespace tb::feel {
namespace {

TEST(Names, CompareWithoutRegardToBlanks) {
  EXPECT_EQ(normal_name("Full Name"), "Full Name");
  EXPECT_EQ(normal_name(" Full \t\n Name "), "Full Name");
  EXPECT_EQ(normal_name("a - b"), "a-b");
  EXPECT_EQ(normal_name("a -b"), normal_name("a- b"));
  EXPECT_EQ(normal_name("a\u3000b\u00a0c"), "a b c") << "blanks of all kinds";
  EXPECT_EQ(normal_name("profit (2025)"), "profit(2025)");
  EXPECT_EQ(normal_name("营业 面积（㎡）"), "营业 面积（㎡）");
  EXPECT_EQ(normal_name("decision A 2.1"), "decision A 2.1");
  EXPECT_EQ(normal_name(""), "");
  EXPECT_EQ(normal_name("\xff x"), "\xffx") << "what is no text does no harm";
}

TEST(Names, KnowVariablesAndTypes) {
  Names names;
  EXPECT_TRUE(names.empty());
  names.declare("Full  Name", TypeSpec::of(TypeSpec::Kind::string));
  names.declare("b");
  names.declare_type("t - x", TypeSpec::of(TypeSpec::Kind::number));
  EXPECT_FALSE(names.empty());
  ASSERT_NE(names.variable("Full Name"), nullptr);
  EXPECT_EQ((*names.variable("Full Name"))->kind, TypeSpec::Kind::string);
  ASSERT_NE(names.variable("b"), nullptr);
  EXPECT_EQ(*names.variable("b"), nullptr) << "of any type";
  EXPECT_EQ(names.variable("c"), nullptr);
  EXPECT_EQ(names.type("t-x"), TypeSpec::of(TypeSpec::Kind::number));
  EXPECT_EQ(names.type("t"), nullptr);
}

TEST(Names, CollectWhatIsNoSingleWord) {
  TypeSpec inner;
  inner.kind = TypeSpec::Kind::context;
  inner.fields = {{"post code", nullptr}, {"street", nullptr}};
  TypeSpec outer;
  outer.kind = TypeSpec::Kind::context;
  outer.fields = {
      {"home-address", TypeSpec::list_of(std::make_shared<const TypeSpec>(std::move(inner)))}};
  Names names;
  names.declare("a", std::make_shared<const TypeSpec>(std::move(outer)));
  names.declare("Full Name");
  names.declare_member("shipping cost");
  names.declare_member("plain");
  EXPECT_EQ(names.special(), (std::set<std::string, std::less<>>{"Full Name", "home-address",
                                                                 "post code", "shipping cost"}));
}

TEST(Names, TakeSharedTypesOnce) {
  TypeRef type = TypeSpec::of(TypeSpec::Kind::number);
  for (int i = 0; i < 60; ++i) {  // as a tree it would have 2^60 fields
    TypeSpec next;
    next.kind = TypeSpec::Kind::context;
    next.fields = {{"left side", type}, {"right side", type}};
    type = std::make_shared<const TypeSpec>(std::move(next));
  }
  Names names;
  names.declare("a", type);
  EXPECT_EQ(names.special().size(), 2U);
}

}  // namespace
}  // namespace tb::feel
