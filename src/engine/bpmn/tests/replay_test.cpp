// States and events that earlier releases kept: they are read, and the same events still make the
// same states, byte for byte. A release that changes what a drawing means breaks this; then
// kEngineSemantics rises and the old meaning stays for the models that pinned it.
//
// TB_RECORD=1 bpmn_tests --gtest_filter='Replay.*' writes what is missing; a file once written is
// never changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/bpmn/play.hpp"
#include "engine/bpmn/step.hpp"
#include "engine/bpmn/tests/blocks.hpp"
#include "engine/bpmn/tests/instance.hpp"

namespace tb::bpmn {
namespace {

namespace fs = std::filesystem;

const fs::path kReplays = fs::path(TB_SOURCE_DIR) / "src/engine/bpmn/tests/replays";

std::string to_hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4];
    text += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::string from_hex(std::string_view text) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2)
    bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  return bytes;
}

// "create_task 1 a; start_timer 1 t"
std::string words(const Model& model, const Effects& effects) {
  std::string text;
  for (const Effect& effect : effects.list)
    text += (text.empty() ? "" : "; ") + std::to_string(static_cast<int>(effect.kind)) + " " +
            std::to_string(effect.token) + " " +
            (effect.element == kNone ? "-" : model.element(effect.element).id);
  return text;
}

// One instance: the drawing, then for each event its bytes, those of the state, and the effects.
struct Recording {
  ModelPtr model;
  State state;
  std::ofstream out;

  Recording(const fs::path& path, const std::string& xml) : model(*read(xml)), out(path) {
    out << xml << "\n--\n";
  }
  void add(const Event& event) {
    Effects effects;
    if (!apply(*model, state, event, effects)) return;
    out << to_hex(serialise(event)) << "\n"
        << to_hex(serialise(state)) << "\n"
        << words(*model, effects) << "\n";
  }
};

// Whatever a token may wait for happens to it, by chance.
void live(Recording& recording, std::uint32_t seed, const Variables& variables) {
  std::mt19937 random(seed);
  recording.add(Started{variables});
  for (int i = 0; i < 60 && !recording.state.ended(); ++i) {
    const Token token = recording.state.tokens[random() % recording.state.tokens.size()];
    const Element& element = recording.model->element(token.element);
    const bool late = token.timers != 0 && random() % 4 == 0 && !element.boundaries.empty();
    if (late) {
      recording.add(TimerFired{token.id, element.boundaries[random() % element.boundaries.size()]});
    } else if (element.kind == ElementKind::user_task) {
      const auto& outcomes = element.outcomes;
      recording.add(TaskCompleted{token.id,
                                  outcomes.empty() ? "" : outcomes[random() % outcomes.size()].id,
                                  {{"n", static_cast<std::int64_t>(random() % 10)}}});
    } else if (random() % 2 == 0) {
      recording.add(ActDone{token.id, {{"done", i}}});
    } else if (element.kind == ElementKind::service_task) {
      recording.add(Failed{token.id, "broken", {}});
    } else {
      recording.add(TimerFired{token.id, token.element});
      recording.add(Message{"paid", 0, {{"sum", 5}}});
      recording.add(Signalled{"storm", {}});
    }
  }
}

// Events, loops and compensation that the random blocks do not have.
std::string everything() {
  return Drawing()
      .define(
          "<message id=\"m\" name=\"paid\"/><signal id=\"g\" name=\"storm\"/>"
          "<error id=\"x\" errorCode=\"broken\"/>")
      .start()
      .inside(
          "subProcess", "sub",
          Drawing()
              .flows_named("in")
              .start("s")
              .undoable("a")
              .node("serviceTask", "act", "tb:act=\"deem\"")
              .node("eventBasedGateway", "eg")
              .node("intermediateCatchEvent", "pay", "",
                    Drawing::definition("message", "messageRef=\"m\""))
              .node("intermediateCatchEvent", "late", "tb:clock=\"n\"", "<timerEventDefinition/>")
              .end("e")
              .flow("s", "a")
              .flow("a", "act")
              .flow("act", "eg")
              .flow("eg", "pay")
              .flow("eg", "late")
              .flow("pay", "e")
              .flow("late", "e"),
          "",
          "<multiInstanceLoopCharacteristics tb:collection=\"[1, 2]\" tb:item=\"i\" "
          "tb:output=\"all\" tb:output_item=\"i\"/>")
      .boundary("broke", "sub", "error", "errorRef=\"x\"")
      .boundary("storm", "sub", "signal", "signalRef=\"g\"", false)
      .user("shelter")
      .node("intermediateThrowEvent", "undo", "", Drawing::definition("compensate"))
      .user("after")
      .end()
      .flow("start", "sub")
      .flow("sub", "undo")
      .flow("undo", "after")
      .flow("after", "end")
      .flow("broke", "after")
      .flow("storm", "shelter")
      .xml();
}

void record() {
  const fs::path folder = kReplays / "1";  // kEngineSemantics
  fs::create_directories(folder);
  const auto write = [&](const std::string& name, const std::string& xml, std::uint32_t seed) {
    if (fs::exists(folder / (name + ".txt"))) return;
    Recording recording(folder / (name + ".txt"), xml);
    live(recording, seed, {{"v", static_cast<std::int64_t>(seed % 10)}});
  };
  for (std::uint32_t seed = 1; seed <= 12; ++seed)
    write("blocks" + std::to_string(seed), BlockDrawer().draw(*BlockMaker(seed).sequence(1)), seed);
  for (std::uint32_t seed = 1; seed <= 6; ++seed)
    write("everything" + std::to_string(seed), everything(), seed);
  write("permit", file("data/processes/permit.bpmn"), 3);
}

void replay(const fs::path& path) {
  SCOPED_TRACE(path.filename().string());
  std::ifstream in(path);
  std::string xml, event_line, state_line, effect_line;
  for (std::string line; std::getline(in, line) && line != "--";) xml += line + "\n";
  const auto model = read(xml);
  ASSERT_TRUE(model && (*model)->executable());
  State state;
  std::size_t events = 0;
  while (std::getline(in, event_line) && std::getline(in, state_line) &&
         std::getline(in, effect_line)) {
    const auto event = deserialise_event(from_hex(event_line));
    ASSERT_TRUE(event);
    EXPECT_EQ(to_hex(serialise(*event)), event_line);
    Effects effects;
    ASSERT_TRUE(apply(**model, state, *event, effects));
    ASSERT_EQ(to_hex(serialise(state)), state_line) << "after " << events << " events";
    EXPECT_EQ(words(**model, effects), effect_line);
    const auto kept = deserialise(from_hex(state_line));
    ASSERT_TRUE(kept);
    state = *kept;
    ++events;
  }
  EXPECT_GT(events, 0u);
}

TEST(Replay, WhatWasKeptStillMeansTheSame) {
  if (std::getenv("TB_RECORD") != nullptr) record();
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kReplays))
    if (entry.path().extension() == ".txt") {
      replay(entry.path());
      ++files;
    }
  EXPECT_GE(files, 19u);
}

}  // namespace
}  // namespace tb::bpmn
