#include "engine/feel/parse_symbols.hpp"

#include <algorithm>

#include "engine/feel/characters.hpp"

namespace tb::feel {

namespace {

constexpr std::string_view kProperties[]{"time offset", "start included", "end included"};

bool begins_builtin(std::string_view prefix) {
  const auto all = builtins();
  const auto found = std::ranges::upper_bound(
      all, prefix, {}, [](const Builtin* builtin) { return std::string_view(builtin->name); });
  return found != all.end() && (*found)->name.starts_with(prefix);
}

}  // namespace

bool Symbols::is_property(std::string_view normal) {
  return std::ranges::find(kProperties, normal) != std::end(kProperties);
}

bool Symbols::begins_property(std::string_view prefix) {
  return std::ranges::any_of(kProperties, [&](std::string_view property) {
    return property.size() > prefix.size() && property.starts_with(prefix);
  });
}

bool Symbols::begins_one(const Set& names, std::string_view prefix) {
  const auto found = names.upper_bound(prefix);
  return found != names.end() && found->starts_with(prefix);
}

bool Symbols::goes_on(std::string_view prefix) const {
  return begins_one(noted_, prefix) || begins_one(names_.special(), prefix) ||
         begins_builtin(prefix) || begins_property(prefix);
}

SymbolIndex Symbols::of(std::string_view text) {
  const auto next = static_cast<SymbolIndex>(symbols_.size());
  const auto [found, is_new] = by_text_.try_emplace(text, next);
  if (!is_new) return found->second;
  symbols_.push_back(
      {.text = text,
       .variable = names_.variable(text),
       .builtin = find_builtin(text),
       .may_begin_special = begins_one(names_.special(), text) || begins_builtin(text)});
  return next;
}

SymbolIndex Symbols::of_copy(std::string text) {
  if (const SymbolIndex found = find(text); found != kNone) return found;
  return of(kept_.emplace_back(std::move(text)));
}

SymbolIndex Symbols::find(std::string_view text) const {
  const auto found = by_text_.find(text);
  return found == by_text_.end() ? kNone : found->second;
}

void Symbols::note_special(std::string_view normal) {
  constexpr std::size_t kMaxBytes = 1000;  // keeps the search for known names short
  if (!normal.empty() && normal.size() <= kMaxBytes && !is_single_word(normal))
    noted_.emplace(normal);
}

}  // namespace tb::feel
