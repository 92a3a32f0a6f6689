// Names: how long they are, and what they mean.
#include <fmt/format.h>

#include <algorithm>

#include "engine/feel/parse_grammar.hpp"

namespace tb::feel {

namespace {

constexpr std::size_t kMaxParts = 64;  // of a name; keeps the search for known names short

// Signs that a name may hold by the grammar (rule 30); those that Names declares may hold others.
bool is_name_sign(std::string_view sign) {
  return sign.size() == 1 && std::string_view("./-'+*").find(sign[0]) != std::string_view::npos;
}

const TypeSpec* fields_of(StaticType owner) {
  const TypeSpec* spec = owner.spec;
  if (spec != nullptr && spec->kind == TypeSpec::Kind::list) spec = spec->element.get();
  return spec != nullptr && !spec->fields.empty() ? spec : nullptr;
}

const TypeField* field(const TypeSpec& spec, std::string_view name) {
  const auto found = std::ranges::find_if(spec.fields, [&](const TypeField& each) {
    return each.name == name || (!is_single_word(each.name) && normal_name(each.name) == name);
  });
  return found == spec.fields.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Grammar::Declared> Grammar::declared_name(std::string_view stops, bool stops_at_in) {
  if (!at(TokenKind::word)) return std::nullopt;
  NameReader reader(tree_.text, token_.offset);
  while (reader.next() && reader.count() < kMaxParts) {
    const std::string_view part = reader.part();
    const bool stops_here = reader.is_word()
                                ? stops_at_in && reader.count() > 0 && part == "in"
                                : part.size() == 1 && stops.find(part[0]) != std::string_view::npos;
    if (stops_here) {
      const SymbolIndex symbol =
          reader.count() == 1 ? symbols_.of(token_.text) : symbols_.of_copy(reader.normal());
      return Declared{symbol, reader.begin()};
    }
    if (!reader.is_word() && !is_name_sign(part)) break;
    reader.keep();
  }
  return std::nullopt;
}

SymbolIndex Grammar::take_declared_name(std::string_view stops, std::string_view chinese,
                                        std::string_view english, bool stops_at_in) {
  const auto name = declared_name(stops, stops_at_in);
  if (!name) {
    if (at(TokenKind::word)) advance();
    return unexpected(chinese, english);
  }
  symbols_.note_special(symbols_[name->symbol].text);
  go_to(name->end);
  return name->symbol;
}

// The longest known name of several parts at the token; kNone when there is none.
template <class Accepts>
SymbolIndex Grammar::special_name(const Accepts& accepts) {
  NameReader reader(tree_.text, token_.offset);
  std::string longest;
  std::size_t end = 0;
  while (reader.count() < kMaxParts && reader.next()) {
    reader.keep();
    if (reader.count() > 1 && accepts(reader.normal())) {
      longest = reader.normal();
      end = reader.end();
    }
    if (!symbols_.goes_on(reader.normal())) break;
  }
  if (longest.empty()) return kNone;
  go_to(end);
  return symbols_.of_copy(std::move(longest));
}

SymbolIndex Grammar::variable_name() {
  const SymbolIndex first = symbols_.of(token_.text);
  if (symbols_.may_begin_special(first)) {
    const SymbolIndex found = special_name([&](const std::string& name) {
      const SymbolIndex seen = symbols_.find(name);
      return (seen != kNone && symbols_[seen].binding != kNone) || names_.variable(name) ||
             find_builtin(name) != nullptr ||
             (scopes_.in_filter() && symbols_.is_known_special(name));
    });
    if (found != kNone) return found;
  }
  if (token_.keyword != Keyword::none && token_.keyword != Keyword::of &&
      token_.keyword != Keyword::external)
    return kNone;
  advance();
  return first;
}

SymbolIndex Grammar::member_name(StaticType owner) {
  const SymbolIndex first = symbols_.of(token_.text);
  const bool may_be_special = symbols_.may_begin_member(first);
  const TypeSpec* spec = fields_of(owner);
  SymbolIndex found = kNone;
  if (spec != nullptr) {
    if (may_be_special)
      found = special_name([&](const std::string& name) { return field(*spec, name) != nullptr; });
    if (found == kNone && field(*spec, token_.text) != nullptr) {
      advance();
      return first;
    }
  }
  if (found == kNone && may_be_special)
    found = special_name([&](const std::string& name) {
      return symbols_.is_known_special(name) || Symbols::is_property(name);
    });
  if (found != kNone) return found;
  advance();
  return first;
}

StaticType Grammar::field_type(StaticType owner, SymbolIndex name) const {
  const TypeSpec* spec = owner.spec;
  if (spec == nullptr || spec->kind != TypeSpec::Kind::context) return {};
  const TypeField* found = field(*spec, symbols_[name].text);
  return found != nullptr ? StaticType::of(found->type.get()) : StaticType{};
}

void Grammar::warn_if_no_member(StaticType owner, SymbolIndex name, std::uint32_t offset) {
  const TypeSpec* spec = owner.spec;
  if (spec == nullptr || spec->kind != TypeSpec::Kind::context || spec->fields.empty() ||
      !report_.warns() || field(*spec, symbols_[name].text) != nullptr)
    return;
  const std::string member = shown(symbols_[name].text);
  report_.warn("feel.unknown_member", offset, fmt::format("定义里没有名为“{}”的属性", member),
               fmt::format("the definition has no member '{}'", member));
}

bool Grammar::is_builtin(SymbolIndex symbol) const {
  const Symbol& named = symbols_[symbol];
  return named.builtin != nullptr && named.binding == kNone && named.variable == nullptr;
}

NodeIndex Grammar::bound(std::uint32_t binding, std::uint32_t offset) {
  Node node = scopes_.read(binding);
  if (scopes_.captures() > limits_.nodes)
    return report_.error("feel.too_long", offset, "表达式太长，请拆成几条",
                         "the expression is too long");
  node.offset = offset;
  const NodeIndex made = builder_.add(node);
  if (made != kNone) builder_.set_type(made, scopes_.type(binding));
  return made;
}

// What a name means outside of all filters; kNone also when it is nothing and may be a member.
NodeIndex Grammar::outside_filters(SymbolIndex symbol, std::uint32_t offset, bool may_be_member) {
  const Symbol& named = symbols_[symbol];
  if (named.binding != kNone) return bound(named.binding, offset);
  if (is_builtin(symbol) && !names_.empty())
    return builder_.constant(function_value(*named.builtin), offset);
  if (may_be_member && named.variable == nullptr && !names_.empty()) return kNone;
  warn_if_unknown(symbol, offset);
  const TypeSpec* spec = named.variable != nullptr ? named.variable->get() : nullptr;
  const NodeIndex made = builder_.root(symbol, offset);
  if (made != kNone) builder_.set_type(made, StaticType::of(spec));
  return made;
}

// "item" is the member of that name where the item has one (TCK 0069), else the item itself.
NodeIndex Grammar::item(SymbolIndex symbol, std::uint32_t offset) {
  const std::uint32_t binding = symbols_[symbol].binding;
  const StaticType type = scopes_.type(binding);
  const NodeIndex whole = bound(binding, offset);
  const bool is_known = type.spec != nullptr && type.kind != TypeSpec::Kind::any;
  const bool may_have_it = !is_known || type.spec->fields.empty() || field(*type.spec, "item");
  if (whole == kNone || !may_have_it || (is_known && type.kind != TypeSpec::Kind::context))
    return whole;
  return builder_.add(
      {.op = Op::member, .a = whole, .b = builder_.name(symbol), .c = whole, .offset = offset},
      {whole});
}

// In filters a name is a member of the innermost item that has it.
NodeIndex Grammar::reference(SymbolIndex symbol, std::uint32_t offset) {
  const auto filters = scopes_.filters_since(symbols_[symbol].binding);
  if (filters.empty() && scopes_.is_item(symbols_[symbol].binding)) return item(symbol, offset);
  if (filters.empty() || symbols_[symbol].text == "?")
    return outside_filters(symbol, offset, false);
  const auto has_it = [&](std::uint32_t filter) {
    return field_type(scopes_.type(filter), symbol).kind != TypeSpec::Kind::any;
  };
  std::size_t first = filters.size();
  while (first > 0 && !has_it(filters[first - 1])) --first;
  NodeIndex made = first > 0 ? kNone : outside_filters(symbol, offset, true);
  if (first == 0 && made == kNone && report_.has_error()) return kNone;
  for (std::size_t i = first > 0 ? first - 1 : 0; i < filters.size(); ++i) {
    const NodeIndex item = bound(filters[i], offset);
    if (item == kNone) return kNone;
    const StaticType type = field_type(scopes_.type(filters[i]), symbol);
    const Node node{
        .op = Op::member, .a = item, .b = builder_.name(symbol), .c = made, .offset = offset};
    made = made == kNone ? builder_.add(node, {item}) : builder_.add(node, {item, made});
    if (made == kNone) return kNone;
    builder_.set_type(made, type);
  }
  return made;
}

void Grammar::warn_if_unknown(SymbolIndex symbol, std::uint32_t offset) {
  Symbol& named = symbols_[symbol];
  if (named.variable != nullptr || named.is_told || !report_.warns()) return;
  const bool is_called = at(TokenKind::open_parenthesis);
  if (names_.empty() && !is_called) return;
  named.is_told = true;
  if (is_called)
    report_.warn("feel.unknown_function", offset,
                 fmt::format("没有名为“{}”的函数", shown(named.text)),
                 fmt::format("there is no function '{}'", shown(named.text)));
  else
    report_.warn("feel.unknown_name", offset, fmt::format("没有名为“{}”的变量", shown(named.text)),
                 fmt::format("there is no variable '{}'", shown(named.text)));
}

}  // namespace tb::feel
