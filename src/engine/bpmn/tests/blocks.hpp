// Random well-formed processes as trees of blocks, drawn as BPMN; and a slow interpreter that walks
// the tree instead of moving tokens along flows, so it shares no idea with step().
#pragma once
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/bpmn/tests/drawing.hpp"

namespace tb::bpmn {

enum class BlockKind {
  task,
  sequence,
  choice,
  question,
  parallel,
  loop,
  inclusive,
  sub,      // a sub-process; a timer at it replaces it
  several,  // a sub-process done `rounds` times, one after the other or side by side
};

// A timer at a task: interrupting ones replace the task by their branch, others add it.
struct BlockTimer;

struct Block {
  BlockKind kind = BlockKind::sequence;
  std::string id;  // task, gateway
  // The last one of a choice or an inclusive block is the default.
  std::vector<std::unique_ptr<Block>> children;
  std::vector<int> bounds;  // child i when v >= bounds[i]: the first that holds, inclusive: all
  std::vector<std::unique_ptr<BlockTimer>> timers;
  int rounds = 0;
  bool side_by_side = false;
};
struct BlockTimer {
  std::string id;
  bool interrupting = true;
  std::unique_ptr<Block> branch;
};

class BlockMaker {
 public:
  explicit BlockMaker(std::uint32_t seed) : random_(seed) {}

  std::unique_ptr<Block> sequence(int depth) {
    auto made = make(BlockKind::sequence);
    const int length = pick(depth == 0 ? 2 : 0, 3);
    for (int i = 0; i < length; ++i) made->children.push_back(any(depth + 1));
    return made;
  }
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

 private:
  std::unique_ptr<Block> make(BlockKind kind) {
    auto block = std::make_unique<Block>();
    block->kind = kind;
    block->id = "n" + std::to_string(++count_);
    return block;
  }
  std::unique_ptr<Block> any(int depth) {
    const int kind = depth > 4 || count_ > 60 ? 0 : pick(0, 10);
    if (kind <= 2) return task(depth, true);
    if (kind == 3) return sequence(depth);
    if (kind == 9) return sub(depth);
    if (kind == 10) return several(depth);
    const BlockKind kinds[]{BlockKind::choice, BlockKind::question, BlockKind::parallel,
                            BlockKind::loop, BlockKind::inclusive};
    auto made = make(kinds[kind - 4]);
    const int branches = made->kind == BlockKind::loop ? 1 : pick(2, 4);
    for (int i = 0; i < branches; ++i) {
      made->children.push_back(sequence(depth));
      made->bounds.push_back(pick(0, 9));
    }
    return made;
  }
  std::unique_ptr<Block> task(int depth, bool with_timers) {
    auto made = make(BlockKind::task);
    for (int i = with_timers && depth < 5 ? pick(-3, 2) : 0; i > 0; --i) {
      auto timer = std::make_unique<BlockTimer>();
      timer->id = "t" + std::to_string(++count_);
      timer->interrupting = pick(0, 1) == 1;
      // A branch beside the main way may run twice at once, so it holds no join.
      timer->branch = timer->interrupting ? sequence(depth) : make(BlockKind::sequence);
      if (!timer->interrupting)
        for (int n = pick(0, 2); n > 0; --n) timer->branch->children.push_back(task(depth, false));
      made->timers.push_back(std::move(timer));
    }
    return made;
  }

  std::unique_ptr<Block> sub(int depth) {
    auto made = make(BlockKind::sub);
    made->children.push_back(sequence(depth));
    if (pick(0, 1) == 0) return made;
    auto timer = std::make_unique<BlockTimer>();
    timer->id = "t" + std::to_string(++count_);
    timer->branch = sequence(depth);
    made->timers.push_back(std::move(timer));
    return made;
  }
  // Inside a round there is one token only, so that it does not matter which round goes on.
  std::unique_ptr<Block> several(int depth) {
    auto made = make(BlockKind::several);
    made->rounds = pick(0, 3);
    made->side_by_side = pick(0, 1) == 1;
    auto inner = make(BlockKind::sequence);
    for (int i = pick(0, 2); i > 0; --i) {
      inner->children.push_back(pick(0, 2) > 0 ? task(5, false) : make(BlockKind::question));
      Block& last = *inner->children.back();
      if (last.kind != BlockKind::question) continue;
      for (int branch = 0; branch < 2; ++branch) {
        last.children.push_back(make(BlockKind::sequence));
        if (pick(0, 1) == 1) last.children.back()->children.push_back(task(depth, false));
        last.bounds.push_back(0);
      }
    }
    made->children.push_back(std::move(inner));
    return made;
  }

  std::mt19937 random_;
  int count_ = 0;
};

// Draws a block between two flow nodes.
class BlockDrawer {
 public:
  // `wrong`: the id of a block whose branches meet in a gateway of the other kind; a task follows
  // the whole then, at which one can see it.
  explicit BlockDrawer(std::string wrong = {}) : wrong_(std::move(wrong)) {}
  std::string draw(const Block& root) {
    drawing_.start();
    std::string last = draw(root, "start");
    if (!wrong_.empty()) {
      drawing_.user("last").flow(last, "last");
      last = "last";
    }
    drawing_.end().flow(last, "end");
    return drawing_.xml();
  }

 private:
  // Draws the block behind `from`; returns the node that the next one follows.
  std::string draw(const Block& block, const std::string& from, std::string_view condition = {},
                   std::string_view flow_id = {}) {
    switch (block.kind) {
      case BlockKind::task:
        return task(block, from, condition, flow_id);
      case BlockKind::sequence:
        return sequence(block, from, condition, flow_id);
      case BlockKind::loop:
        return loop(block, from, condition, flow_id);
      case BlockKind::sub:
      case BlockKind::several:
        return sub(block, from, condition, flow_id);
      default:
        return branches(block, from, condition, flow_id);
    }
  }
  std::string sequence(const Block& block, const std::string& from, std::string_view condition,
                       std::string_view flow_id) {
    if (block.children.empty() && (!condition.empty() || !flow_id.empty()))
      return gateway(block.id + "_skip", from, condition, flow_id);
    std::string last = from;
    for (const auto& child : block.children) {
      last = draw(*child, last, condition, flow_id);
      condition = flow_id = {};
    }
    return last;
  }
  std::string gateway(const std::string& id, const std::string& from, std::string_view condition,
                      std::string_view flow_id) {
    drawing_.node("exclusiveGateway", id).flow(from, id, condition, flow_id);
    return id;
  }
  std::string task(const Block& block, const std::string& from, std::string_view condition,
                   std::string_view flow_id) {
    drawing_.user(block.id).flow(from, block.id, condition, flow_id);
    return timers(block);
  }
  std::string sub(const Block& block, const std::string& from, std::string_view condition,
                  std::string_view flow_id) {
    Drawing outer = std::move(drawing_);
    drawing_ = Drawing().flows_named(block.id + "_f");
    drawing_.start(block.id + "_s");
    const std::string last = draw(*block.children[0], block.id + "_s");
    drawing_.end(block.id + "_e").flow(last, block.id + "_e");
    const Drawing inner = std::exchange(drawing_, std::move(outer));
    const std::string loop = block.kind == BlockKind::sub
                                 ? ""
                                 : "<multiInstanceLoopCharacteristics isSequential=\"" +
                                       std::string(block.side_by_side ? "false" : "true") +
                                       "\"><loopCardinality>" + std::to_string(block.rounds) +
                                       "</loopCardinality></multiInstanceLoopCharacteristics>";
    drawing_.inside("subProcess", block.id, inner, "", loop);
    drawing_.flow(from, block.id, condition, flow_id);
    return timers(block);
  }
  // The branches of its timers, behind which the ways meet again.
  std::string timers(const Block& block) {
    std::vector<std::string> merged{block.id};
    for (const auto& timer : block.timers) {
      drawing_.timer(timer->id, block.id, timer->interrupting);
      const std::string last = draw(*timer->branch, timer->id);
      if (timer->interrupting)
        merged.push_back(last);
      else
        drawing_.end(timer->id + "_end").flow(last, timer->id + "_end");
    }
    if (merged.size() == 1) return block.id;
    drawing_.node("exclusiveGateway", block.id + "_merge");
    for (const std::string& last : merged) drawing_.flow(last, block.id + "_merge");
    return block.id + "_merge";
  }
  std::string loop(const Block& block, const std::string& from, std::string_view condition,
                   std::string_view flow_id) {
    gateway(block.id + "_again", from, condition, flow_id);
    const std::string body = draw(*block.children[0], block.id + "_again");
    drawing_.user(block.id, "again done").flow(body, block.id);
    drawing_.node("exclusiveGateway", block.id + "_exit").flow(block.id, block.id + "_exit");
    drawing_.flow(block.id + "_exit", block.id + "_again", "outcome = \"again\"");
    drawing_.node("exclusiveGateway", block.id + "_out");
    drawing_.flow(block.id + "_exit", block.id + "_out", "outcome = \"done\"");
    return block.id + "_out";
  }
  std::string branches(const Block& block, const std::string& from, std::string_view condition,
                       std::string_view flow_id) {
    std::string before = from;
    const bool by_value = block.kind == BlockKind::choice || block.kind == BlockKind::inclusive;
    const std::string tag = block.kind == BlockKind::parallel    ? "parallelGateway"
                            : block.kind == BlockKind::inclusive ? "inclusiveGateway"
                                                                 : "exclusiveGateway";
    if (block.kind == BlockKind::question) {
      std::string outcomes;
      for (std::size_t i = 0; i < block.children.size(); ++i)
        outcomes += "o" + std::to_string(i) + " ";
      drawing_.user(block.id, outcomes).flow(from, block.id, condition, flow_id);
      before = block.id;
      condition = flow_id = {};
    }
    const std::string fork = block.id + "_fork", join = block.id + "_join",
                      other = block.id + "_else";
    drawing_.node(tag, fork, by_value ? "default=\"" + other + "\"" : "");
    drawing_.flow(before, fork, condition, flow_id);
    const bool swap = block.id == wrong_;
    drawing_.node(!swap                               ? tag
                  : block.kind == BlockKind::parallel ? "exclusiveGateway"
                                                      : "parallelGateway",
                  join);
    for (std::size_t i = 0; i < block.children.size(); ++i) {
      const bool last = i + 1 == block.children.size();
      std::string when;
      if (by_value && !last) when = "v >= " + std::to_string(block.bounds[i]);
      if (block.kind == BlockKind::question) when = "outcome = \"o" + std::to_string(i) + "\"";
      const bool otherwise = by_value && last;
      drawing_.flow(draw(*block.children[i], fork, when, otherwise ? other : ""), join);
    }
    return join;
  }

  Drawing drawing_;
  std::string wrong_;
};

// What is left of a block. Gone when nothing is.
struct Rest {
  const Block* block = nullptr;
  std::size_t position = 0;  // sequence: the child that runs; question, loop: 1 behind the task
  std::vector<std::unique_ptr<Rest>> children;  // what runs inside
  std::set<std::string> timers;                 // task: those that have not fired
  bool replaced = false;                        // task: an interrupting timer's branch runs instead
};
using RestPtr = std::unique_ptr<Rest>;

class BlockInterpreter {
 public:
  BlockInterpreter(const Block& root, int v) : v_(v) { add(enter(root)); }

  void set_v(int v) { v_ = v; }
  // Completes one task with the id; timers with the id fire.
  void complete(const std::string& task, const std::string& outcome) {
    touch([&](RestPtr& rest) { return complete(rest, task, outcome); });
  }
  void fire(const std::string& timer) {
    touch([&](RestPtr& rest) { return fire(rest, timer); });
  }
  std::multiset<std::string> waiting() const {
    std::multiset<std::string> found;
    for (const RestPtr& rest : running_) collect(*rest, found);
    return found;
  }
  bool ended() const { return running_.empty(); }

 private:
  void add(RestPtr rest) {
    if (rest) running_.push_back(std::move(rest));
  }
  template <class Act>
  void touch(Act act) {
    for (RestPtr& rest : running_)
      if (act(rest)) break;
    std::erase_if(running_, [](const RestPtr& rest) { return !rest; });
    for (RestPtr& rest : aside_) add(std::move(rest));
    aside_.clear();
  }

  RestPtr enter(const Block& block) {
    auto rest = std::make_unique<Rest>();
    rest->block = &block;
    switch (block.kind) {
      case BlockKind::task:
        for (const auto& timer : block.timers) rest->timers.insert(timer->id);
        return rest;
      case BlockKind::question:
        return rest;
      case BlockKind::sequence:
        return proceed(std::move(rest));
      case BlockKind::sub:
        for (const auto& timer : block.timers) rest->timers.insert(timer->id);
        if (RestPtr inner = enter(*block.children[0])) rest->children.push_back(std::move(inner));
        return rest->children.empty() ? nullptr : std::move(rest);
      case BlockKind::several:
        if (!block.side_by_side) return proceed(std::move(rest));
        for (int i = 0; i < block.rounds; ++i)
          if (RestPtr inner = enter(*block.children[0])) rest->children.push_back(std::move(inner));
        return rest->children.empty() ? nullptr : std::move(rest);
      case BlockKind::choice: {
        std::size_t chosen = 0;
        while (chosen + 1 < block.children.size() && v_ < block.bounds[chosen]) ++chosen;
        return enter(*block.children[chosen]);
      }
      case BlockKind::parallel:
        for (const auto& child : block.children)
          if (RestPtr inner = enter(*child)) rest->children.push_back(std::move(inner));
        return rest->children.empty() ? nullptr : std::move(rest);
      case BlockKind::inclusive: {
        std::vector<const Block*> chosen;
        for (std::size_t i = 0; i + 1 < block.children.size(); ++i)
          if (v_ >= block.bounds[i]) chosen.push_back(block.children[i].get());
        if (chosen.empty()) chosen.push_back(block.children.back().get());
        for (const Block* child : chosen)
          if (RestPtr inner = enter(*child)) rest->children.push_back(std::move(inner));
        return rest->children.empty() ? nullptr : std::move(rest);
      }
      case BlockKind::loop:
        if (RestPtr body = enter(*block.children[0])) rest->children.push_back(std::move(body));
        rest->position = rest->children.empty() ? 1 : 0;
        return rest;
    }
    return nullptr;
  }
  RestPtr proceed(RestPtr rest) {
    const Block& block = *rest->block;
    const bool repeats = block.kind == BlockKind::several;
    const auto parts = repeats ? static_cast<std::size_t>(block.rounds) : block.children.size();
    while (rest->position < parts) {
      if (RestPtr inner = enter(*block.children[repeats ? 0 : rest->position])) {
        rest->children.push_back(std::move(inner));
        return rest;
      }
      ++rest->position;
    }
    return nullptr;
  }
  // Something inside has ended, maybe.
  RestPtr tidy(RestPtr rest) {
    const std::size_t before = rest->children.size();
    std::erase_if(rest->children, [](const RestPtr& child) { return !child; });
    if (rest->children.size() == before || !rest->children.empty()) return rest;
    if (rest->block->kind == BlockKind::loop) {
      rest->position = 1;
      return rest;
    }
    const bool goes_on = rest->block->kind == BlockKind::sequence ||
                         (rest->block->kind == BlockKind::several && !rest->block->side_by_side);
    if (!goes_on) return nullptr;
    ++rest->position;
    return proceed(std::move(rest));
  }
  template <class Act>
  bool inside(RestPtr& rest, Act act) {
    for (RestPtr& child : rest->children)
      if (act(child)) {
        keep_aside(*rest);
        rest = tidy(std::move(rest));
        return true;
      }
    return false;
  }
  // What a timer began beside a task belongs to the sub-process around them.
  void keep_aside(Rest& rest) {
    if (rest.block->kind != BlockKind::sub || rest.replaced) return;
    for (RestPtr& beside : aside_)
      if (beside) rest.children.push_back(std::move(beside));
    aside_.clear();
  }

  bool complete(RestPtr& rest, const std::string& task, const std::string& outcome) {
    const Block& block = *rest->block;
    if (block.id == task && block.kind == BlockKind::task && !rest->replaced) {
      rest = nullptr;
      return true;
    }
    if (block.id == task && block.kind == BlockKind::question && rest->children.empty()) {
      rest = enter(*block.children[static_cast<std::size_t>(outcome[1] - '0')]);
      return true;
    }
    if (block.id == task && block.kind == BlockKind::loop && rest->position == 1) {
      rest = outcome == "again" ? enter(block) : nullptr;
      return true;
    }
    return inside(rest, [&](RestPtr& child) { return complete(child, task, outcome); });
  }
  bool fire(RestPtr& rest, const std::string& timer) {
    const bool is_host =
        rest->block->kind == BlockKind::task || rest->block->kind == BlockKind::sub;
    if (is_host && !rest->replaced && rest->timers.erase(timer) > 0) {
      rest->children.clear();
      for (const auto& known : rest->block->timers) {
        if (known->id != timer) continue;
        if (!known->interrupting) {
          aside_.push_back(enter(*known->branch));
          return true;
        }
        rest->replaced = true;
        rest->children.push_back(enter(*known->branch));
        rest = tidy(std::move(rest));
        return true;
      }
    }
    return inside(rest, [&](RestPtr& child) { return fire(child, timer); });
  }
  static void collect(const Rest& rest, std::multiset<std::string>& found) {
    const bool is_task = rest.block->kind == BlockKind::task && !rest.replaced;
    const bool asks = rest.block->kind == BlockKind::question ||
                      (rest.block->kind == BlockKind::loop && rest.position == 1);
    if (is_task || asks) found.insert(rest.block->id);
    for (const RestPtr& child : rest.children) collect(*child, found);
  }

  int v_;
  std::vector<RestPtr> running_, aside_;
};

}  // namespace tb::bpmn
