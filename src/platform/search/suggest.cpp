#include "platform/search/suggest.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace tb::search {
namespace {

constexpr std::size_t kMaxCharacters = 16, kMaxLetters = 48;

// One sign of the query against one of a phrase: what it costs to take the one for the other.
constexpr int kSameSound = 1, kNearSound = 2, kOther = 4;
constexpr int kMissing = 3;  // a sign too many or too few

struct Piece {
  int cost = std::numeric_limits<int>::max();
  std::size_t from = 0, to = 0;
};

// The piece of `phrase` that the whole of `query` fits best (Sellers): free to begin and to end
// anywhere in the phrase.
template <class Query, class Phrase, class Cost>
Piece best_piece(const Query& query, const Phrase& phrase, Cost cost_of) {
  struct Cell {
    int cost = 0;
    std::size_t from = 0;
  };
  std::vector<Cell> column(query.size() + 1);
  for (std::size_t i = 0; i <= query.size(); ++i) column[i] = {static_cast<int>(i) * kMissing, 0};
  Piece best;
  for (std::size_t j = 0; j < phrase.size(); ++j) {
    Cell diagonal = column[0];
    column[0] = {0, j + 1};
    for (std::size_t i = 1; i <= query.size(); ++i) {
      const Cell taken{diagonal.cost + cost_of(query[i - 1], phrase[j]), diagonal.from};
      const Cell extra{column[i - 1].cost + kMissing, column[i - 1].from};
      const Cell skipped{column[i].cost + kMissing, column[i].from};
      diagonal = column[i];
      column[i] = std::min({taken, extra, skipped},
                           [](const Cell& a, const Cell& b) { return a.cost < b.cost; });
    }
    if (column.back().cost < best.cost) best = {column.back().cost, column.back().from, j + 1};
  }
  return best;
}

// jin and jing, zi and zhi: one letter apart is heard as the same.
bool is_near(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty() || b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return a.substr(a.size() == b.size() ? std::min(i + 1, a.size()) : i) ==
         b.substr(std::min(i + 1, b.size()));
}

int cost_of_sound(const Sound& asked, const Sound& there) {
  if (asked.character == there.character) return 0;
  if (asked.pinyin == there.pinyin || asked.pinyin == there.other) return kSameSound;
  return is_near(asked.pinyin, there.pinyin) ? kNearSound : kOther;
}

std::string characters(const std::vector<Sound>& run, std::size_t from, std::size_t to) {
  std::string out;
  for (auto i = from; i < to; ++i) out += run[i].character;
  return out;
}

// The letters of a run, and to which of its characters each belongs.
struct Letters {
  std::string text;
  std::vector<std::size_t> owner;
};
Letters letters_of(const std::vector<Sound>& run, bool initials) {
  Letters out;
  for (std::size_t i = 0; i < run.size(); ++i)
    for (const char c : initials ? run[i].pinyin.substr(0, 1) : run[i].pinyin) {
      out.text += c;
      out.owner.push_back(i);
    }
  return out;
}

bool is_latin(const std::vector<Sound>& query) {
  return std::ranges::none_of(query, [](const Sound& sound) { return is_han(sound.character); });
}

// The best piece of all phrases; among equals one that begins its phrase, then that of the
// shortest.
class Choice {
 public:
  void look(const std::vector<Sound>& run, const Piece& piece, std::size_t from, std::size_t to) {
    const auto rank = std::tuple(piece.cost, from != 0, run.size());
    if (rank >= rank_) return;
    rank_ = rank;
    text_ = characters(run, from, to);
  }
  std::optional<std::string> within(int limit) const {
    if (text_.empty() || std::get<0>(rank_) > limit) return std::nullopt;
    return text_;
  }

 private:
  std::tuple<int, bool, std::size_t> rank_{std::numeric_limits<int>::max(), true, 0};
  std::string text_;
};

}  // namespace

Phrases::Phrases(const std::vector<std::string>& texts) {
  for (const auto& text : texts)
    for (auto& run : runs_of(text))
      if (run.size() > 1) runs_.push_back(std::move(run));
}

std::optional<std::string> Phrases::nearest(std::string_view words) const {
  std::vector<Sound> query;
  for (const auto& run : runs_of(words)) query.insert(query.end(), run.begin(), run.end());
  if (query.size() < 2) return std::nullopt;
  Choice choice;
  std::optional<std::string> found;
  if (is_latin(query)) {
    const auto typed = letters_of(query, false).text;
    if (typed.size() < 3 || typed.size() > kMaxLetters) return std::nullopt;
    const auto same = [](char a, char b) { return a == b ? 0 : kMissing; };
    for (const bool initials : {false, true}) {
      if (initials && typed.size() > 8) continue;
      for (const auto& run : runs_) {
        const auto letters = letters_of(run, initials);
        const auto piece = best_piece(typed, letters.text, same);
        if (piece.from < piece.to)
          choice.look(run, piece, letters.owner[piece.from], letters.owner[piece.to - 1] + 1);
      }
    }
    found = choice.within(std::max<int>(kMissing, static_cast<int>(typed.size()) / 3 * kMissing));
  } else {
    if (query.size() > kMaxCharacters) return std::nullopt;
    for (const auto& run : runs_) {
      const auto piece = best_piece(query, run, cost_of_sound);
      if (piece.from < piece.to) choice.look(run, piece, piece.from, piece.to);
    }
    found = choice.within(std::max<int>(kNearSound, static_cast<int>(query.size()) * kOther / 3));
  }
  if (found && *found == words) return std::nullopt;
  return found;
}

}  // namespace tb::search
