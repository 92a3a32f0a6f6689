// From two recorded lives: which parameters are ids, unique texts or instants. With it the same
// statements can be replayed for any number of new cases.
#pragma once
#include <algorithm>
#include <map>
#include <stdexcept>

#include "recorder.hpp"

namespace tb::bench {

using Recording = std::vector<Act>;  // all transactions of one submission or life, in order

struct Slot {
  enum class Kind : std::uint8_t { constant, id, text, bytes, instant } kind = Kind::constant;
  std::int64_t offset = 0;  // id: from the first id of the life
  std::size_t text = 0;     // text, bytes: which of the texts of a life
};

// Ids of one life lie this far from those of the next: about a second of new ids.
inline constexpr std::int64_t kIdSpan = std::int64_t{1} << 32;

struct Plan {
  Recording acts;
  std::vector<std::vector<Slot>> slots;  // one row a statement, in order
  std::vector<std::string> texts;        // each differs from life to life
  std::int64_t first_free_id = 0;        // of the first replayed life
  std::int64_t statements = 0, rows = 0, transactions = 0;
};

template <class Visit>
void for_each_statement(const Recording& recording, Visit visit) {
  std::size_t index = 0;
  for (const auto& act : recording)
    for (const auto& flush : act.flushes)
      for (const auto& said : flush) visit(said, index++);
}

inline bool same_shape(const Recording& a, const Recording& b) {
  std::string left, right;
  for_each_statement(a, [&](const Said& said, std::size_t) { left += said.name + "\n"; });
  for_each_statement(b, [&](const Said& said, std::size_t) { right += said.name + "\n"; });
  return left == right;
}

// `ids`: the ids of life a lie in [first, second), those of b in [second, third).
inline Plan plan_of(const Recording& a, const Recording& b, const std::array<Id, 3>& ids) {
  Plan plan{.acts = a, .first_free_id = ids[2].value};
  if (ids[1].value - ids[0].value > kIdSpan) throw std::runtime_error("a life took too long");
  std::vector<const Said*> other;
  for_each_statement(b, [&](const Said& said, std::size_t) { other.push_back(&said); });
  const auto is_id = [&](std::int64_t x, std::size_t life) {
    return x >= ids.at(life).value && x < ids.at(life + 1).value;
  };
  const auto slot_of = [&](const Param& one, const Param& two) -> Slot {
    const auto *n = std::get_if<std::int64_t>(&one.value()),
               *m = std::get_if<std::int64_t>(&two.value());
    if (n != nullptr && m != nullptr && *n != *m)
      return is_id(*n, 0) && is_id(*m, 1) ? Slot{Slot::Kind::id, *n - ids[0].value}
                                          : Slot{Slot::Kind::instant};
    const auto text_of = [&plan](const std::string& text) {
      auto at = std::find(plan.texts.begin(), plan.texts.end(), text);
      if (at == plan.texts.end()) at = plan.texts.insert(at, text);
      return static_cast<std::size_t>(at - plan.texts.begin());
    };
    // The name of a repeated request: half a digest.
    const auto *p = std::get_if<Bytes>(&one.value()), *q = std::get_if<Bytes>(&two.value());
    if (p != nullptr && q != nullptr && p->data.size() == 16 && p->data != q->data)
      return {Slot::Kind::bytes, 0, text_of(p->data)};
    const auto *t = std::get_if<std::string>(&one.value()),
               *u = std::get_if<std::string>(&two.value());
    if (t == nullptr || u == nullptr || *t == *u) return {};
    // Numbers, keys and names of blobs, which must not come twice; not a record kept as JSON.
    const auto plain = [](unsigned char c) { return c > 32 && c < 127 && c != '"'; };
    if (t->size() < 14 || t->size() > 100 || !std::all_of(t->begin(), t->end(), plain)) return {};
    return {Slot::Kind::text, 0, text_of(*t)};
  };
  for_each_statement(a, [&](const Said& said, std::size_t index) {
    auto& row = plan.slots.emplace_back();
    for (std::size_t i = 0; i < said.params.size(); ++i)
      row.push_back(slot_of(said.params[i], other[index]->params[i]));
    ++plan.statements;
  });
  for (const auto& act : a) {
    plan.rows += act.rows;
    ++plan.transactions;
  }
  return plan;
}

// The value of a parameter in the life numbered `life`.
inline Param param_in(const Plan& plan, const Slot& slot, const Param& param, std::int64_t life) {
  switch (slot.kind) {
    case Slot::Kind::id:
      return plan.first_free_id + life * kIdSpan + slot.offset;
    case Slot::Kind::instant:
      return std::get<std::int64_t>(param.value()) + life;
    case Slot::Kind::text:
    case Slot::Kind::bytes: {
      auto text = plan.texts[slot.text];
      auto digits = std::to_string(life * 64 + static_cast<std::int64_t>(slot.text));
      digits.insert(0, 11 - std::min<std::size_t>(11, digits.size()), '0');
      text.replace(text.size() - 11, 11, digits);
      if (slot.kind == Slot::Kind::bytes) return Bytes{std::move(text)};
      return text;
    }
    case Slot::Kind::constant:
      break;
  }
  return param;
}

}  // namespace tb::bench
